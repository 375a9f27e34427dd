/** Why a file was judged as it was: stable codes for programs, Vietnamese sentences for people, and what each one does to the verdict. */
import type { VerificationReport, VerificationVerdict } from './verification.ts';

interface Reason {
  /** What the reason makes of the file; “valid” = told, without effect. */
  verdict: VerificationVerdict;
  text: string;
}

export const REASONS = {
  // the file
  unreadable: { verdict: 'invalid', text: 'Tệp bị hỏng hoặc không phải PDF, gói hồ sơ đọc được.' },
  file_unreadable: { verdict: 'indeterminate', text: 'Tệp chưa được kiểm tra vì không đọc được.' },
  no_record: {
    verdict: 'indeterminate',
    text: 'Tệp PDF không chứa bản ghi hồ sơ của An Tâm; chỉ kiểm tra được chữ ký, không kiểm tra được nội dung.',
  },
  record_invalid: { verdict: 'invalid', text: 'Bản ghi nhúng trong tệp không đúng cấu trúc: tệp đã bị sửa hoặc không do phần mềm lập.' },
  record_newer: { verdict: 'indeterminate', text: 'Bản ghi thuộc định dạng mới hơn bản phần mềm này. Cập nhật phần mềm rồi kiểm tra lại.' },
  record_contradicts: { verdict: 'invalid', text: 'Số liệu trong bản ghi mâu thuẫn với nhau.' },
  draft: { verdict: 'indeterminate', text: 'Đây là bản nháp, không phải bản chính.' },
  pages_differ: { verdict: 'invalid', text: 'Trang in không khớp bản ghi nhúng: in lại từ bản ghi cho kết quả khác với tệp này.' },
  pages_unchecked: {
    verdict: 'indeterminate',
    text: 'Bản ghi nhúng lớn bất thường nên không in lại kịp để so với trang in. Kiểm tra lại trên máy mạnh hơn hoặc đề nghị nơi gửi lập lại hồ sơ.',
  },
  printer_edition: {
    verdict: 'indeterminate',
    text: 'Hồ sơ do một bản phần mềm khác in nên chưa so được từng byte của trang in với bản ghi. Dùng bản phần mềm cùng đời để so.',
  },
  texts_missing: {
    verdict: 'indeterminate',
    text: 'Có nội dung của bản ghi nhúng không thấy trên các trang in; cần tự đối chiếu.',
  },
  too_demanding: {
    verdict: 'indeterminate',
    text: 'Tệp cần quá nhiều thời gian hoặc bộ nhớ nên việc kiểm tra đã được dừng để bảo vệ máy; chưa kết luận được gì về tệp.',
  },

  // the signatures
  unsigned: { verdict: 'indeterminate', text: 'Tệp chưa có chữ ký số nào.' },
  head_signature_missing: { verdict: 'indeterminate', text: 'Chưa có chữ ký của thủ trưởng.' },
  signature_broken: { verdict: 'invalid', text: 'Có chữ ký không còn khớp với nội dung: nội dung đã bị sửa sau khi ký.' },
  signature_malformed: { verdict: 'invalid', text: 'Có chữ ký sai cấu trúc: vùng được ký hoặc phần chứa chữ ký bị can thiệp.' },
  signature_kind_unknown: {
    verdict: 'indeterminate',
    text: 'Có chữ ký thuộc loại mà bản phần mềm này chưa kiểm tra được. Kiểm tra chữ ký đó bằng công cụ của nơi ký.',
  },
  too_many_signatures: { verdict: 'invalid', text: 'Tệp chứa số chữ ký nhiều bất thường nên không được kiểm tra.' },
  signer_name_differs: {
    verdict: 'valid',
    text: 'Tên trên chứng thư khác tên in ở chỗ ký: cần tự xác nhận người ký có thẩm quyền.',
  },
  same_signer: { verdict: 'valid', text: 'Người lập báo cáo và thủ trưởng ký bằng chứng thư của cùng một người.' },
  other_signature: { verdict: 'valid', text: 'Tệp còn có chữ ký ngoài các vai trò người lập, thủ trưởng và cơ quan.' },
  signing_order: { verdict: 'valid', text: 'Thủ trưởng đã ký trước người lập báo cáo.' },
  seal_before_head: {
    verdict: 'valid',
    text: 'Cơ quan đã ký, đóng dấu khi hồ sơ chưa có chữ ký của thủ trưởng (NĐ 30 Đ32.2.c, Đ32.2.d).',
  },
  not_whole_file: { verdict: 'invalid', text: 'Chữ ký cuối không phủ hết tệp: có nội dung được thêm vào sau khi ký.' },
  changed_after_signing: { verdict: 'invalid', text: 'Nội dung đã bị thay đổi sau khi in hoặc giữa các lần ký, không chỉ thêm chữ ký.' },
  update_unreadable: {
    verdict: 'indeterminate',
    text: 'Phần thêm vào khi ký được ghi theo cách có thể đọc khác nhau, nên chưa khẳng định được là chỉ thêm chữ ký.',
  },
  signature_misplaced: { verdict: 'invalid', text: 'Hình chữ ký nằm ngoài ô ký nên có thể che nội dung.' },
  weak_algorithm: {
    verdict: 'invalid',
    text: 'Chữ ký dùng thuật toán đã lạc hậu (SHA-1 hoặc khóa RSA dưới 2048 bit, ở chữ ký hay ở chuỗi chứng thư), có thể bị giả mạo.',
  },
  certificate_unverified: {
    verdict: 'indeterminate',
    text: 'Chữ ký kèm theo chứng thư không rõ nơi cấp nên không biết chứng thư đó có bị sửa không. Nạp chứng thư của nơi cấp vào danh sách tin cậy rồi kiểm tra lại.',
  },
  timestamp_unverified: { verdict: 'indeterminate', text: 'Dấu thời gian kèm chữ ký không khớp hoặc không đọc được nên không được tính.' },
  certificate_unbound: { verdict: 'invalid', text: 'Chữ ký không gắn với đúng chứng thư của người ký.' },
  unknown_issuer: {
    verdict: 'indeterminate',
    text: 'Chưa biết nơi cấp chứng thư của người ký có tin cậy không. Nạp chứng thư gốc của nơi cấp vào danh sách tin cậy rồi kiểm tra lại.',
  },
  certificate_expired: { verdict: 'invalid', text: 'Chứng thư của người ký đã hết hạn vào lúc ký.' },
  certificate_not_yet_valid: { verdict: 'invalid', text: 'Chứng thư của người ký chưa có hiệu lực vào lúc ký.' },
  certificate_not_for_signing: { verdict: 'invalid', text: 'Chứng thư của người ký không được cấp để ký văn bản.' },
  certificate_broken: { verdict: 'invalid', text: 'Chuỗi chứng thư của người ký không nối được vào nơi cấp đã nêu.' },
  certificate_revoked: { verdict: 'invalid', text: 'Chứng thư của người ký đã bị thu hồi trước khi ký.' },
  time_in_future: {
    verdict: 'indeterminate',
    text: 'Thời điểm ký ghi trong tệp muộn hơn đồng hồ máy này. Kiểm tra ngày giờ của máy, rồi kiểm tra lại tệp.',
  },
  revoked_unproven: {
    verdict: 'indeterminate',
    text: 'Chứng thư của người ký đã bị thu hồi và không có dấu thời gian tin cậy chứng minh chữ ký có trước khi thu hồi. Đề nghị nơi gửi ký lại bằng chứng thư còn hiệu lực.',
  },
  revoked_later: {
    verdict: 'valid',
    text: 'Chứng thư của người ký bị thu hồi sau khi ký; dấu thời gian chứng minh chữ ký có trước nên vẫn có giá trị.',
  },
  timestamp_broken: {
    verdict: 'invalid',
    text: 'Có dấu thời gian trên tệp không còn khớp với nội dung hoặc sai cấu trúc: tệp đã bị sửa sau đó.',
  },
  timestamp_untrusted: {
    verdict: 'valid',
    text: 'Dấu thời gian do nơi chưa được tin cậy đóng nên không được tính. Nạp chứng thư của nơi đó vào danh sách tin cậy để được tính.',
  },
  number_filled: {
    verdict: 'valid',
    text: 'Số và ngày của văn bản được điền khi ký, sau khi in hồ sơ (NĐ 30 Đ15.3).',
  },
  time_stated: { verdict: 'valid', text: 'Thời điểm ký theo đồng hồ máy người ký, không có dấu thời gian của bên thứ ba.' },
  revocation_unchecked: {
    verdict: 'valid',
    text: 'Chưa kiểm tra thu hồi chứng thư vì máy không kết nối mạng: hợp lệ – chưa kiểm tra thu hồi.',
  },

  // the package
  package_invalid: { verdict: 'invalid', text: 'Gói hồ sơ bị hỏng hoặc có cấu trúc nguy hiểm nên không được mở.' },
  package_mismatch: { verdict: 'invalid', text: 'Danh mục của gói không khớp hồ sơ bên trong.' },
  evidence_altered: { verdict: 'invalid', text: 'Có tệp minh chứng không khớp mã băm ghi trong hồ sơ.' },
  evidence_missing: { verdict: 'invalid', text: 'Gói thiếu tệp minh chứng mà hồ sơ nêu.' },
  entry_unlisted: { verdict: 'invalid', text: 'Gói chứa tệp lạ không có trong danh mục.' },
} as const satisfies Record<string, Reason>;

export type ReasonCode = keyof typeof REASONS;
export interface ToldReason {
  code: ReasonCode;
  /** What exactly, where: added to the sentence. */
  detail?: string;
}

/** Reasons as the report tells them, each code once, weightiest first. */
export function reasonTexts(reasons: readonly ToldReason[]): VerificationReport['reasons'] {
  const seen = new Set<string>();
  return reasons
    .filter(({ code }) => !seen.has(code) && seen.add(code))
    .toSorted((a, b) => WEIGHT[REASONS[b.code].verdict] - WEIGHT[REASONS[a.code].verdict])
    .map(({ code, detail }) => ({ code, text: detail === undefined ? REASONS[code].text : `${REASONS[code].text} (${detail})` }));
}

const WEIGHT: Record<VerificationVerdict, number> = { valid: 0, indeterminate: 1, invalid: 2 };

/** One thing disproved makes a file invalid; else one thing undecided makes it indeterminate. */
export function verdictOf(reasons: readonly ToldReason[]): VerificationVerdict {
  return reasons.reduce<VerificationVerdict>(
    (worst, { code }) => (WEIGHT[REASONS[code].verdict] > WEIGHT[worst] ? REASONS[code].verdict : worst),
    'valid',
  );
}
