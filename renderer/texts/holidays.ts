import type { YearState } from '../../core/report/working-days.ts';

/** The table of public holidays on the page of settings. */
export const holidays = {
  title: 'Ngày nghỉ lễ, Tết và ngày làm bù',
  clause: 'Bộ luật Lao động Đ111.3; Đ112',
  lead: 'Dùng để tính thời hạn theo ngày làm việc và ngày nên gửi báo cáo. Thứ Bảy, Chủ Nhật là ngày nghỉ, trừ ngày làm bù.',
  year: 'Năm',
  states: {
    announced: (source: string) => `Theo thông báo chính thức: ${source}.`,
    expected: (source: string) => `Chưa có lịch chính thức trong bảng. ${source}. Ngày còn chờ thông báo được đánh dấu.`,
    fixed_only: () =>
      'Chưa có lịch của năm này trong bảng: chỉ tính các ngày lễ theo dương lịch và nghỉ bù; chưa tính Tết Nguyên đán, Giỗ Tổ Hùng Vương, ngày liền kề Quốc khánh.',
  } satisfies Record<YearState, (source: string) => string>,
  caption: (year: number) => `Ngày nghỉ và ngày làm bù năm ${year}`,
  columns: { date: 'Ngày', name: 'Nội dung', kind: 'Loại', basis: 'Căn cứ' },
  kinds: { off: 'Nghỉ', working: 'Làm việc' },
  own: 'Của đơn vị',
  replaces: 'thay cho ngày trong bảng',
  notice: 'Theo thông báo',
  unverified: 'Cần đối chiếu',
  remove: 'Gỡ',
  removeNamed: (date: string) => `Gỡ ngày ${date}`,
  removed: (date: string) => `Đã gỡ ngày ${date}`,
  failed: 'Chưa ghi được ngày nghỉ',
  add: {
    title: 'Thêm ngày của đơn vị',
    lead: 'Ngày thêm ở đây được dùng thay cho bảng: lịch mới công bố, ngày hoán đổi, ngày nghỉ riêng của đơn vị.',
    date: 'Ngày',
    name: 'Nội dung',
    kind: 'Loại',
    kinds: { off: 'Ngày nghỉ', working: 'Ngày làm việc bù' },
    add: 'Thêm ngày',
    dateMissing: 'Cần ngày để thêm vào bảng.',
    already: { off: 'Ngày này đã là ngày nghỉ.', working: 'Ngày này đã là ngày làm việc.' },
    added: (date: string) => `Đã thêm ngày ${date}`,
  },
} as const;
