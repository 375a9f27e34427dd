/** Words of the workbook that goes out to somebody outside the unit. What is written in its cells is read back by the same words. */
import type { Verdict } from '../../core/assessment/model.ts';
import type { OutsideField } from '../../core/assessment/outside-help.ts';

export const OUTSIDE_SHEETS = { guide: 'Hướng dẫn', items: 'Yêu cầu' } as const;

/** Head of the hidden column by which rows find back. */
export const MARK_COLUMN = 'Mã nhận dạng (không sửa, không xóa)';

export const ASKED_COLUMNS = {
  id: 'Mã',
  title: 'Yêu cầu',
  ask: 'Câu hỏi',
  guidance: 'Cách kiểm tra',
  evidence: 'Minh chứng cần có',
} as const;

export const ANSWER_COLUMNS: Record<OutsideField, string> = {
  verdict: 'Kết luận',
  note: 'Hiện trạng',
  gap: 'Phần chưa đáp ứng',
  reason: 'Lý do không áp dụng',
  action: 'Biện pháp khắc phục',
  responsible: 'Người phụ trách',
  due: 'Hạn hoàn thành',
};

export const OUTSIDE_VERDICTS: Record<Verdict, string> = {
  compliant: 'Đáp ứng đầy đủ',
  partial: 'Đáp ứng một phần',
  non_compliant: 'Chưa đáp ứng',
  not_applicable: 'Không áp dụng',
};

export const OUTSIDE_PROBLEMS = {
  verdict: `«${ANSWER_COLUMNS.verdict}» chỉ nhận: ${Object.values(OUTSIDE_VERDICTS).join('; ')}.`,
  due: `«${ANSWER_COLUMNS.due}» cần là một ngày có thật, dạng 31/01/2027.`,
  tooLong: (column: string, most: number) => `«${column}» dài quá ${most.toLocaleString('vi-VN')} ký tự.`,
};

export const GUIDE = {
  heads: { what: 'Mục', text: 'Nội dung' },
  unit: 'Đơn vị đề nghị',
  system: 'Hệ thống',
  checklist: 'Bộ yêu cầu',
  recipient: 'Người nhận',
  deadline: 'Hạn trả lời',
  message: 'Lời nhắn',
  none: 'Không nêu',
  steps: [
    [
      'Trả lời ở đâu',
      `Trang «${OUTSIDE_SHEETS.items}», mỗi dòng một yêu cầu. Ghi vào các cột từ «${ANSWER_COLUMNS.verdict}» đến «${ANSWER_COLUMNS.due}»; các cột bên trái để đọc.`,
    ],
    [
      ANSWER_COLUMNS.verdict,
      `Chọn một trong bốn kết luận: ${Object.values(OUTSIDE_VERDICTS).join('; ')}. Chưa có căn cứ thì để trống, không đoán.`,
    ],
    [ANSWER_COLUMNS.note, 'Đang làm thế nào, kiểm tra được ở đâu: tên tài liệu, màn hình, cấu hình, ngày.'],
    [ANSWER_COLUMNS.gap, 'Ghi khi «Đáp ứng một phần»: còn thiếu gì.'],
    [ANSWER_COLUMNS.reason, 'Ghi khi «Không áp dụng»: vì sao yêu cầu không phát sinh với hệ thống này.'],
    [
      `${ANSWER_COLUMNS.action}, ${ANSWER_COLUMNS.responsible}, ${ANSWER_COLUMNS.due}`,
      'Ghi khi «Đáp ứng một phần» hoặc «Chưa đáp ứng»: sẽ làm gì, ai làm, xong ngày nào (31/01/2027).',
    ],
    ['Minh chứng', 'Gửi kèm tệp riêng, đặt tên bắt đầu bằng mã yêu cầu; không dán ảnh vào bảng tính.'],
    ['Không gửi trong tệp này', 'Mật khẩu, khóa, dữ liệu người bệnh và thông tin cá nhân không cần thiết.'],
    ['Gửi lại', 'Lưu tệp ở dạng Excel (.xlsx) và gửi lại đúng tệp này. Ô để trống không làm thay đổi gì ở đơn vị.'],
  ],
} as const;
