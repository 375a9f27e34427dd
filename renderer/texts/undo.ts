/** Wording of taking acts back. */
export const undo = {
  undo: 'Hoàn tác',
  redo: 'Làm lại',
  there: 'Đến nơi',
  told: {
    undo: (label: string, count: number) => (count === 1 ? `Đã hoàn tác: ${label}` : `Đã hoàn tác ${count} thao tác, sau cùng: ${label}`),
    redo: (label: string, count: number) => (count === 1 ? `Đã làm lại: ${label}` : `Đã làm lại ${count} thao tác, sau cùng: ${label}`),
  },
  changedSince: 'Đã có thay đổi khác sau việc này nên không hoàn tác riêng được; dữ liệu giữ nguyên. Dùng Ctrl Z để hoàn tác lần lượt.',
  next: {
    undo: (label: string) => `Hoàn tác: ${label}`,
    redo: (label: string) => `Làm lại: ${label}`,
    impossible: (label: string) => `Không hoàn tác được: ${label}`,
    nothing: { undo: 'Không còn gì để hoàn tác', redo: 'Không có gì để làm lại' },
  },
  keys: { undo: 'Ctrl Z', redo: 'Ctrl Shift Z' },
  /** With the key, for those who listen. */
  button: { undo: 'Lùi một bước (Ctrl Z)', redo: 'Tiến một bước (Ctrl Shift Z)' },
  group: 'Hoàn tác và làm lại',
  refused: { title: 'Chưa hoàn tác', close: 'Đóng' },
  unsaved: (label: string) =>
    `Ô «${label}» chưa lưu được nên chưa hoàn tác, để nội dung đang nhập không mất. Sửa ô đó hoặc trả ô về như cũ, rồi hoàn tác lại.`,
  failedSave:
    'Thay đổi cuối chưa lưu được nên chưa hoàn tác, để thay đổi đó không mất. Lưu lại thay đổi đó tại trang này, rồi hoàn tác lại.',
} as const;
