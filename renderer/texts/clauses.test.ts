import { expect, test } from 'vitest';
import { fullClause, shortClause } from './clauses.ts';

test.each([
  ['NĐ 331/2026/NĐ-CP, Điều 30.3.e', 'NĐ 331 Đ30.3.e'],
  ['NĐ 331/2026/NĐ-CP, Điều 30.3.b, Điều 30.3.c', 'NĐ 331 Đ30.3.b; Đ30.3.c'],
  ['TCVN 14423:2026, 5.1.2.1 a)', 'TCVN 14423, 5.1.2.1.a'],
  ['TT 12/2022/TT-BTTTT, Phụ lục III, II.1, 1.1.2', 'TT 12, Phụ lục III, II.1, 1.1.2'],
  ['ngoài yêu cầu cơ bản theo NĐ 331/2026/NĐ-CP, Điều 30.2', 'ngoài yêu cầu cơ bản theo NĐ 331 Đ30.2'],
  ['NĐ 331 Đ13.2.a', 'NĐ 331 Đ13.2.a'],
  ['Mẫu số 08, mục 2', 'Mẫu số 08, mục 2'],
])('%s is short as %s', (clause, short) => expect(shortClause(clause)).toBe(short));

test.each([
  ['NĐ 331 Đ13.2.a', 'Nghị định 331/2026/NĐ-CP, Điều 13, khoản 2, điểm a'],
  ['NĐ 331 Đ36.9; Đ36.10', 'Nghị định 331/2026/NĐ-CP, Điều 36, khoản 9; Điều 36, khoản 10'],
  ['NĐ 331/2026/NĐ-CP, Điều 30.3.đ', 'Nghị định 331/2026/NĐ-CP, Điều 30, khoản 3, điểm đ'],
  ['Luật 116 Đ45.1', 'Luật 116/2025/QH15, Điều 45, khoản 1'],
  ['TCVN 14423:2026, 5.1.2.1 a)', 'TCVN 14423:2026, 5.1.2.1.a'],
])('%s in full is %s', (clause, full) => expect(fullClause(clause)).toBe(full));
