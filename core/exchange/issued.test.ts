import { expect, it } from 'vitest';
import { ISSUED_FIELDS, issuedLine, issuedTexts, refuseImpossibleIssue } from './issued.ts';

it.each([
  ['5', '2026-02-03', { so: '05', ngay: '03', thang: '02' }],
  ['05', '2026-11-21', { so: '05', ngay: '21', thang: '11' }],
  ['0123', '2026-03-09', { so: '123', ngay: '09', thang: '3' }],
])('writes number %s and date %s as NĐ 30 wants', (number, date, expected) => {
  const texts = issuedTexts({ number, date });
  expect(texts).toEqual(expected);
  for (const [field, form] of Object.entries(ISSUED_FIELDS))
    expect(Object.entries(texts).find(([name]) => name === field)?.[1]).toMatch(form);
});

it('tells them in one line', () => {
  expect(issuedLine(issuedTexts({ number: '7', date: '2026-12-22' }))).toBe('Số 07, ngày 22 tháng 12');
});

it.each([
  ['15a', '2026-12-22', 'phải là chữ số'],
  ['0', '2026-12-22', 'phải là chữ số'],
  ['15', '2026-11-20', 'phải từ ngày in hồ sơ'],
  ['15', '2026-12-24', 'đến hôm nay'],
])('refuses number %s of %s', (number, date, told) => {
  expect(() => refuseImpossibleIssue({ number, date }, { createdAt: '2026-11-21T02:00:00.000Z' }, '2026-12-23')).toThrow(told);
});

it('refuses a day of another year than the printed one', () => {
  const record = { createdAt: '2026-12-30T02:00:00.000Z' };
  expect(() => refuseImpossibleIssue({ number: '1', date: '2027-01-04' }, record, '2027-01-05')).toThrow('năm 2026');
  expect(() => refuseImpossibleIssue({ number: '1', date: '2026-12-31' }, record, '2027-01-05')).not.toThrow();
});
