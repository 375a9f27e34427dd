/** Wording of tables that are written in. */
export const table = {
  cell: (column: string, row: number) => `${column}, dòng ${row}`,
  number: 'STT',
  remove: (row: number) => `Gỡ dòng ${row}`,
  removed: 'Đã gỡ một dòng',
  pasted: (count: number) => `Đã dán ${count} dòng`,
  pastedExcept: (count: number, shown: string[], all: number) =>
    `Đã dán ${count} dòng; ${all} ô chưa dán được: ${shown.join('; ')}${all > shown.length ? '; …' : ''}`,
  tooMany: (most: string) => `Bảng có nhiều nhất ${most} dòng nên phần dán này chưa được nhận. Dán ít dòng hơn.`,
  tooLong: (most: string) => `Dài quá ${most} ký tự nên chưa lưu.`,
  outside: (most: string) => `Cần là số từ 1 đến ${most}; chưa lưu.`,
  first: 'Ghi, hoặc dán nhiều dòng từ Excel',
  next: 'Dòng mới',
  keys: 'Enter: dòng tiếp theo · Tab: ô tiếp theo · ↑ ↓: cùng cột · Ctrl Delete: gỡ dòng · dán được nhiều dòng từ Excel',
} as const;
