/** What went wrong with a token, in words for the person who holds it. */
import type { PinState } from '../../../core/contract/token.ts';
import { FailureError } from '../../../core/failure.ts';
import type { TokenTrouble } from './messages.ts';

const NOTHING_SIGNED = 'Chưa có chữ ký nào được ghi; tệp hồ sơ không thay đổi.';

const TRIES: Record<PinState, string> = {
  ok: 'Token không báo còn bao nhiêu lần thử; nhập sai nhiều lần liên tiếp sẽ khóa token.',
  few_tries_left: 'Token báo chỉ còn rất ít lần thử trước khi bị khóa.',
  last_try: 'Token báo chỉ còn đúng một lần thử; sai thêm lần nữa token sẽ bị khóa.',
  locked: 'Token đã bị khóa.',
  not_set: 'Token báo chưa đặt mã PIN.',
};

export const failures = {
  unavailable: () =>
    new FailureError(
      'TOKEN_UNAVAILABLE',
      `Bản cài đặt này không kèm phần đọc USB token (pkcs11js) nên không ký bằng token được. ${NOTHING_SIGNED} Cài bản phát hành chính thức, hoặc ký bằng tệp .p12, hoặc xuất hồ sơ ra rồi ký bằng phần mềm của nơi cấp chứng thư.`,
    ),
  moduleMissing: (module: string) =>
    new FailureError(
      'TOKEN_MODULE_INVALID',
      `Không thấy tệp thư viện của token: «${module}». Trình điều khiển (driver) của token có thể đã bị gỡ hoặc cài ở chỗ khác. Cài lại driver do nơi cấp chứng thư giao, rồi chọn lại tệp thư viện PKCS#11 của driver.`,
    ),
  moduleOfOtherKind: (module: string, found: string, wanted: string) =>
    new FailureError(
      'TOKEN_MODULE_INVALID',
      `Thư viện «${module}» là bản ${found}, còn phần mềm này chạy bản ${wanted} nên không dùng được. Chọn tệp bản ${wanted} của cùng driver (trên Windows 64 bit, bản 64 bit nằm trong System32, bản 32 bit trong SysWOW64), hoặc cài driver bản ${wanted}.`,
    ),
  moduleInvalid: (module: string, word: string) =>
    new FailureError(
      'TOKEN_MODULE_INVALID',
      `Tệp «${module}» không phải thư viện PKCS#11 dùng được nên không đọc được token. Chọn đúng tệp thư viện PKCS#11 (.dll, .so, .dylib) của driver, cài lại driver do nơi cấp chứng thư giao, hoặc kiểm tra dịch vụ thẻ thông minh (Smart Card) của máy đang chạy.`,
      word === '' ? undefined : [{ where: module, text: word }],
    ),
  crashed: (module: string) =>
    new FailureError(
      'TOKEN_DRIVER_CRASHED',
      `Driver của token («${module}») dừng đột ngột giữa chừng. ${NOTHING_SIGNED} Rút token, cắm lại rồi thử lại; nếu vẫn lỗi, cập nhật driver từ nơi cấp chứng thư, hoặc xuất hồ sơ ra ký bằng phần mềm của nơi cấp.`,
    ),
  timeout: (seconds: number) =>
    new FailureError(
      'TOKEN_TIMEOUT',
      `Token không trả lời sau ${seconds} giây nên phần mềm đã dừng chờ. ${NOTHING_SIGNED} Nếu token có nút bấm hoặc cửa sổ xác nhận riêng, hãy xác nhận kịp thời; nếu không, rút token, cắm lại rồi thử lại.`,
    ),
  cancelled: () => new FailureError('CANCELLED', `Việc ký bằng token đã được hủy. ${NOTHING_SIGNED}`),
  unsupportedKey: (kind: string) =>
    new FailureError(
      'TOKEN_FAILED',
      `Chứng thư đã chọn dùng loại khóa «${kind}» mà phần mềm không ký được; cần RSA hoặc ECDSA (P-256, P-384). ${NOTHING_SIGNED} Chọn chứng thư khác, hoặc xuất hồ sơ ra ký bằng phần mềm của nơi cấp.`,
    ),
  wrongSignature: () =>
    new FailureError(
      'TOKEN_FAILED',
      `Token trả về một chữ ký không khớp với chứng thư đã chọn nên phần mềm không dùng chữ ký đó. ${NOTHING_SIGNED} Kiểm tra lại token bằng phần mềm quản lý token của nơi cấp chứng thư.`,
    ),
} as const;

/** The failure for what the driver told. */
export function tokenFailure(module: string, trouble: TokenTrouble, word: string, pinState: PinState | null): FailureError {
  const details = word === '' ? undefined : [{ where: 'PKCS#11', text: word }];
  switch (trouble) {
    case 'unavailable':
      return failures.unavailable();
    case 'module_invalid':
      return failures.moduleInvalid(module, word);
    case 'no_token':
      return new FailureError(
        'TOKEN_REMOVED',
        `Không thấy token đã chọn. ${NOTHING_SIGNED} Cắm lại token, đợi vài giây rồi bấm đọc lại danh sách token.`,
      );
    case 'removed':
      return new FailureError(
        'TOKEN_REMOVED',
        `Token đã bị rút ra hoặc mất kết nối giữa chừng. ${NOTHING_SIGNED} Cắm chặt lại token rồi ký lại từ đầu.`,
        details,
      );
    case 'no_certificate':
      return new FailureError(
        'NOT_FOUND',
        `Chứng thư đã chọn không còn trong token. ${NOTHING_SIGNED} Đọc lại danh sách token rồi chọn lại chứng thư.`,
      );
    case 'no_key':
      return new FailureError(
        'KEY_WITHOUT_CERTIFICATE',
        `Token có chứng thư này nhưng không có khóa bí mật đi kèm nên không ký được. ${NOTHING_SIGNED} Chọn chứng thư khác trong token, hoặc đề nghị nơi cấp kiểm tra token.`,
      );
    case 'pin_missing':
      return new FailureError(
        'INVALID_INPUT',
        `Chưa nhập mã PIN của token. ${NOTHING_SIGNED} Token chưa bị thử lần nào; nhập mã PIN rồi thực hiện lại.`,
      );
    case 'pin_wrong':
      return new FailureError(
        'PIN_WRONG',
        `Mã PIN của token không đúng. ${NOTHING_SIGNED} Phần mềm chỉ thử đúng một lần. ${TRIES[pinState ?? 'ok']} Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại; không chắc chắn thì hỏi nơi cấp trước khi thử tiếp.`,
      );
    case 'pin_locked':
      return new FailureError(
        'PIN_LOCKED',
        `Token đã bị khóa vì mã PIN bị nhập sai quá số lần cho phép. ${NOTHING_SIGNED} Liên hệ nơi cấp chứng thư để mở khóa token; trong lúc chờ, có thể dùng chứng thư số khác.`,
      );
    case 'pin_not_set':
      return new FailureError(
        'PIN_NOT_SET',
        `Token chưa đặt mã PIN, hoặc mã PIN phải được đổi trước khi dùng. ${NOTHING_SIGNED} Mở phần mềm quản lý token của nơi cấp chứng thư, đặt mã PIN rồi ký lại.`,
      );
    case 'busy':
      return new FailureError(
        'TOKEN_BUSY',
        `Token đang được một chương trình khác dùng. ${NOTHING_SIGNED} Đóng phần mềm ký số hoặc trình duyệt đang dùng token rồi thử lại.`,
        details,
      );
    case 'cancelled':
      return failures.cancelled();
    case 'unsupported':
      return new FailureError(
        'TOKEN_FAILED',
        `Token không có cách ký SHA-256 với khóa này (RSA hoặc ECDSA). ${NOTHING_SIGNED} Hỏi nơi cấp chứng thư về driver hoặc token mới hơn, hoặc xuất hồ sơ ra ký bằng phần mềm của nơi cấp.`,
      );
    case 'failed':
      return new FailureError(
        'TOKEN_FAILED',
        `Token từ chối thực hiện yêu cầu${word === '' ? '' : ` (${word})`}. ${NOTHING_SIGNED} Rút token, cắm lại rồi thử lại; nếu vẫn lỗi, gửi mã này cho nơi cấp chứng thư hoặc xuất hồ sơ ra ký bằng phần mềm của nơi cấp.`,
        details,
      );
  }
}
