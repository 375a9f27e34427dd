/** The new approval after a level was determined anew (NĐ 331 Đ25). */
export const renewal = {
  title: 'Phê duyệt mới sau khi xác định lại cấp độ',
  kept: (level: string, framework: string, number: string) =>
    `${level} theo ${framework}${number === '' ? '' : `, ${number}`} vẫn có hiệu lực và vẫn được báo cáo cho đến khi ghi quyết định mới.`,
  goOver: (framework: string) => `Để chuyển sang ${framework}, xác định cấp độ theo nghị định này trước; phê duyệt cũ giữ nguyên.`,
  determine: (framework: string) => `Xác định cấp độ theo ${framework}`,
  steps: 'Việc phải làm',
  determined: (level: string, framework: string, when: string) => `Đã xác định ${level} theo ${framework}, ${when}.`,
  dossier: (level: string) => `Lập hồ sơ đề xuất ${level} ở thẻ Hồ sơ cấp độ.`,
  dossierGo: 'Mở hồ sơ cấp độ',
  procedure: 'Gửi thẩm định, trình phê duyệt theo trình tự như lần đầu.',
  record:
    'Ghi các văn bản vào đây khi có; có quyết định mới thì bấm «Ghi phê duyệt mới». Khung áp dụng, cấp độ và phê duyệt đổi cùng lúc; quyết định cũ còn trong lịch sử.',
  answers: (framework: string) => `Các kết luận đã trả lời theo ${framework} trở thành kết luận hiện hành.`,
  otherLevel: (from: string, to: string) =>
    `Cấp độ đổi từ ${from} sang ${to}: các yêu cầu của ${to} được đánh giá sau khi ghi phê duyệt mới; đến lúc đó phần phương án chỉ in được bản nháp.`,
  start: 'Ghi văn bản của phê duyệt mới',
  cancel: 'Hủy',
  form: (level: string, framework: string) => `Phê duyệt mới: ${level}, ${framework}`,
  save: 'Ghi phê duyệt mới',
  saving: 'Đang ghi…',
  saved: (name: string, level: string, framework: string) => `${name}: ${level} theo ${framework} đã được phê duyệt`,
  notKept: 'Chưa lưu được các văn bản của phê duyệt mới',
  failed: 'Chưa ghi được phê duyệt mới',
  undoFailed: 'Chưa hoàn tác được phê duyệt mới',
  dropped: (name: string) => `Đã bỏ phê duyệt mới chưa ghi của ${name}`,
  replaced: 'Quyết định đã được thay',
  replacedLine: (level: string, framework: string, when: string) => `${level} theo ${framework}, thay ngày ${when}`,
  noDecision: 'chưa ghi quyết định',
} as const;
