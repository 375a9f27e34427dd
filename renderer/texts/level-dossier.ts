/** Words of the panel of the level dossier. */
import type { Enclosure } from '../../core/report/level-dossier/enclosures.ts';
import type { PaperId, Place } from '../../core/report/level-dossier/gaps.ts';

const PAPERS: Record<PaperId, { name: string; what: string }> = {
  volume: {
    name: 'Tập thuyết minh',
    what: 'Thành phần hồ sơ, thuyết minh tổng quan, thuyết minh đề xuất cấp độ, thuyết minh phương án trong một tập có mục lục.',
  },
  expert_opinion: { name: 'Công văn đề nghị ý kiến chuyên môn', what: 'Gửi đơn vị chuyên trách trước khi gửi thẩm định.' },
  request: { name: 'Công văn đề nghị thẩm định', what: 'Gửi kèm tập thuyết minh và các tài liệu của hồ sơ.' },
  submission: { name: 'Tờ trình phê duyệt', what: 'Lập sau khi có ý kiến thẩm định.' },
};

const SHORT: Record<PaperId, string> = {
  volume: 'tập thuyết minh',
  expert_opinion: 'công văn đề nghị ý kiến chuyên môn',
  request: 'công văn đề nghị thẩm định',
  submission: 'tờ trình',
};

const STATES: Record<Exclude<Enclosure['state'], 'present'>, string> = {
  made: 'phần mềm lập',
  absent: 'chưa có',
  not_needed: 'không cần ở cấp độ này',
};

/** Headings of the list of gaps, by where they are closed. */
const PLACES: Record<Place['page'], string> = {
  unit: 'Trang Đơn vị',
  system: 'Trang hệ thống này',
  level: 'Xác định cấp độ',
  assess: 'Đánh giá',
};

export const levelDossier = {
  renews: (level: string, framework: string) =>
    `Hồ sơ này đề xuất ${level} theo ${framework}, vừa xác định lại; phê duyệt cũ vẫn có hiệu lực đến khi ghi phê duyệt mới ở thẻ Phê duyệt.`,
  papers: {
    title: 'Tài liệu phải lập',
    lead: 'Công văn và tờ trình là văn bản riêng, mỗi văn bản có số, ngày và người ký; số và ngày để trống cho văn thư. Ba thuyết minh đóng thành một tập.',
    wording:
      'Nghị định chỉ nêu các mục của mẫu; câu chữ của công văn, tờ trình do phần mềm soạn theo các mục đó, có thể sửa trên bản Word.',
    names: PAPERS,
    ready: 'sẵn sàng',
    gaps: (count: string) => `thiếu ${count} mục`,
    unneeded: 'không cần ở cấp độ này',
    pdf: 'Tải PDF',
    word: 'Tải Word',
    draftPdf: 'PDF nháp',
    draftWord: 'Word nháp',
    of: (button: string, paper: string) => `${button}: ${paper}`,
    making: 'Đang lập…',
    saved: (file: string) => `Đã lưu: ${file}`,
    failed: 'Chưa lưu được tài liệu',
    draftNote: 'Tài liệu còn thiếu chỉ tải được bản nháp: có chữ «BẢN NHÁP», chỗ thiếu ghi «[chưa có: …]».',
  },
  gaps: {
    title: 'Còn thiếu',
    none: 'Không thiếu mục nào; các tài liệu đều in được bản chính.',
    places: PLACES,
    requirements: (count: string) => `${count} yêu cầu`,
    neededBy: (papers: readonly PaperId[]) => `Cần cho ${papers.map((id) => SHORT[id]).join(', ')}`,
    go: 'Bổ sung',
    goTo: (what: string) => `Bổ sung: ${what}`,
  },
  enclosures: {
    title: 'Thành phần hồ sơ',
    columns: { title: 'Tài liệu', clause: 'Điều khoản', state: 'Tình trạng' },
    companion: 'gửi cùng',
    states: STATES,
  },
  undetermined: {
    title: 'Chưa xác định cấp độ',
    text: 'Cấp độ quyết định hồ sơ gồm tài liệu nào, gửi ai thẩm định và phê duyệt. Xác định cấp độ xong thì lập được hồ sơ.',
    determine: 'Xác định cấp độ của hệ thống',
  },
} as const;
