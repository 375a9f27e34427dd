/** Requirements that somebody outside the unit answers: sent as a workbook, taken over when it comes back. */
import type { OutsideField, OutsideRefusal, OutsideWarning } from '../../core/assessment/outside-help.ts';

export const outside = {
  title: 'Nhờ bên ngoài trả lời',
  lead: 'Gửi các yêu cầu mà nhà cung cấp nắm rõ hơn dưới dạng một bảng tính; khi nhận lại, xem từng dòng thay đổi gì rồi mới đưa vào kho. Câu trả lời nhận về luôn là «chưa xác nhận».',
  receive: 'Nhận bảng đã trả lời…',
  receiveFailed: 'Chưa đọc được bảng đã trả lời',
  empty: {
    title: 'Chưa có hệ thống nào đánh giá được',
    text: 'Cần ít nhất một hệ thống đã xác định cấp độ để biết phải hỏi những yêu cầu nào.',
    go: 'Mở danh sách hệ thống',
  },
  send: {
    title: 'Gửi đi',
    subject: 'Trả lời cho',
    common: 'Đánh giá chung',
    recipient: 'Người nhận',
    recipientHint: 'Tên công ty hoặc người trả lời; in ở trang hướng dẫn của bảng tính.',
    deadline: 'Hạn trả lời',
    message: 'Lời nhắn',
    withAnswers: 'Kèm câu trả lời hiện có',
    withAnswersHint:
      'Không chọn thì bảng tính chỉ có tên đơn vị, tên hệ thống và nội dung yêu cầu. Chọn thì hiện trạng, phần chưa đáp ứng và kế hoạch của đơn vị cũng ra ngoài.',
    save: (count: number) => (count === 0 ? 'Lưu bảng tính' : `Lưu bảng tính (${count} yêu cầu)`),
    none: 'Chọn ít nhất một yêu cầu để gửi.',
    saved: (count: number, file: string) => `Đã ghi ${count} yêu cầu vào ${file}`,
    failed: 'Chưa ghi được bảng tính',
  },
  choice: {
    title: 'Yêu cầu',
    show: 'Xem',
    filters: {
      unanswered: (count: number) => `Chưa đánh giá (${count})`,
      unmet: (count: number) => `Chưa đáp ứng đầy đủ (${count})`,
      all: (count: number) => `Tất cả (${count})`,
    },
    chosen: (count: number) => (count === 0 ? 'Chưa chọn yêu cầu nào' : `Đã chọn ${count} yêu cầu`),
    all: 'Chọn cả danh sách đang xem',
    clear: 'Bỏ chọn hết',
    count: (chosen: number, count: number) => `${chosen}/${count}`,
    nothing: 'Không có yêu cầu nào như vậy.',
    open: (group: string) => `Các yêu cầu của ${group}`,
  },
  preview: {
    title: (file: string) => `Xem trước khi nhận: ${file}`,
    lead: (name: string, sent: string) =>
      `${name}; bảng gửi đi lúc ${sent}. Chưa có gì được ghi. Ô để trống không làm thay đổi gì; dòng được chọn sẽ ghi vào kho là «chưa xác nhận».`,
    rows: 'Các dòng trong tệp',
    columns: { take: 'Nhận', row: 'Dòng', item: 'Yêu cầu', state: 'Kết quả', changes: 'Thay đổi' },
    takeRow: (row: number) => `Nhận dòng ${row}`,
    states: { new: 'Mới', changed: 'Khác', same: 'Giống', empty: 'Chưa trả lời', invalid: 'Không nhận được' },
    counts: (given: number, changed: number, same: number, empty: number, invalid: number) =>
      `${given} mới, ${changed} khác, ${same} giống, ${empty} chưa trả lời, ${invalid} không nhận được.`,
    unknown: 'Không rõ yêu cầu',
    nothing: '(trống)',
    change: (field: string, before: string, after: string) => `${field}: ${before} → ${after}`,
    save: (count: number) => `Nhận ${count} câu trả lời`,
    noneChosen: 'Chọn ít nhất một dòng để nhận.',
    noneToTake: 'Không có dòng nào để nhận.',
    cancel: 'Không nhận',
    failed: 'Chưa nhận được câu trả lời',
    done: (count: number) => `Đã nhận ${count} câu trả lời, chưa xác nhận`,
  },
} as const;

export const OUTSIDE_FIELD_LABELS: Record<OutsideField, string> = {
  verdict: 'Kết luận',
  note: 'Hiện trạng',
  gap: 'Phần chưa đáp ứng',
  reason: 'Lý do không áp dụng',
  action: 'Biện pháp khắc phục',
  responsible: 'Người phụ trách',
  due: 'Hạn hoàn thành',
};

export const REFUSAL_TEXTS: Record<OutsideRefusal, string> = {
  noMark: 'Dòng không còn mã nhận dạng ở cột ẩn đầu tiên nên không biết trả lời yêu cầu nào.',
  otherPlace: 'Dòng thuộc hệ thống, năm hoặc khung khác với các dòng còn lại.',
  unknownItem: 'Yêu cầu này không còn trong bộ yêu cầu đang dùng; có thể cấp độ đã thay đổi sau khi gửi.',
  twice: 'Yêu cầu này đã có ở một dòng phía trên.',
  cells: 'Có ô không đọc được.',
};

export const WARNING_TEXTS: Record<OutsideWarning, string> = {
  wording: 'Nội dung yêu cầu đã thay đổi sau khi gửi; đọc lại câu trả lời theo nội dung mới.',
  answeredSince: 'Đơn vị đã sửa câu trả lời này sau khi gửi.',
  inherited: 'Đang lấy theo đánh giá chung; nhận dòng này thì hệ thống có câu trả lời riêng.',
  setAside: 'Yêu cầu này không phát sinh với đặc điểm hiện nay của hệ thống.',
  sharedPlan: 'Kế hoạch này dùng cho nhiều yêu cầu; thay đổi áp dụng cho tất cả.',
};
