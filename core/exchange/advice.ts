/** What whoever judged a file should do next. */
import type { ReasonCode } from './reasons.ts';
import type { VerificationReport } from './verification.ts';

const ISSUER =
  'Nạp chứng thư gốc (và trung gian) của nơi cấp vào danh sách tin cậy, lấy từ nguồn chính thức của nơi cấp; kết quả sẽ được xét lại ngay.';
const SIGN = 'Đề nghị nơi gửi ký đủ người lập và thủ trưởng rồi gửi lại tệp đã ký.';
const EDITION = 'Mở tệp bằng bản phần mềm đã in ra nó, hoặc đề nghị nơi gửi lập lại bằng bản hiện hành.';
const AGAIN = 'Đề nghị nơi gửi xuất và gửi lại gói.';

/** By reason; what is missing here says in its own text what to do. */
const ADVICE: Partial<Record<ReasonCode, string>> = {
  unknown_issuer: ISSUER,
  certificate_unverified: ISSUER,
  unsigned: SIGN,
  head_signature_missing: SIGN,
  draft: 'Đề nghị nơi gửi in bản chính, ký rồi gửi lại.',
  printer_edition: EDITION,
  record_newer: EDITION,
  texts_missing: 'Tự đối chiếu các nội dung được nêu với trang in trước khi sử dụng.',
  no_record: 'Đọc nội dung như một tệp PDF thông thường: chữ ký chỉ bảo đảm tệp không bị sửa sau khi ký.',
  evidence_missing: AGAIN,
  package_invalid: AGAIN,
  too_demanding: 'Kiểm tra lại trên máy mạnh hơn; tệp do An Tâm lập không cần nhiều như vậy.',
};
const REFUSED = 'Không sử dụng tệp; đề nghị nơi gửi gửi lại bản gốc và đối chiếu dấu vân tay.';

/** In the order of the reasons, each once; nothing for a file in order. */
export function adviceOn({ verdict, reasons }: Pick<VerificationReport, 'verdict' | 'reasons'>): string[] {
  const byCode: Record<string, string | undefined> = ADVICE;
  const told = reasons.flatMap(({ code }) => (Object.hasOwn(byCode, code) ? (byCode[code] ?? []) : []));
  return [...new Set([...(verdict === 'invalid' ? [REFUSED] : []), ...told])];
}
