import { describe, expect, test } from 'vitest';
import { parseDate, parseMonth, parseTime, parseWhole, parseWholeDate } from './read-values.ts';

describe('what is typed into fields', () => {
  test('dates, with or without leading zeros; days that do not exist are refused', () => {
    expect(parseDate('5/10/2026')).toBe('2026-10-05');
    expect(parseDate(' 05-10-2026 ')).toBe('2026-10-05');
    expect(parseDate('5.10.2026')).toBe('2026-10-05');
    expect(parseDate('31/02/2026')).toBeNull();
    expect(parseDate('5/10-2026')).toBeNull();
    expect(parseDate('2026-10-05')).toBeNull();
  });

  test('a year of two digits is one of this century, once nothing more is typed', () => {
    expect(parseDate('1/2/26')).toBe('2026-02-01');
    expect(parseDate('1/2/126')).toBeNull();
    expect(parseWholeDate('5/10/20')).toBeNull();
    expect(parseWholeDate('5/10/2026')).toBe('2026-10-05');
  });

  test('a year far from any record is a slip of the finger', () => {
    expect(parseDate('01/01/0026')).toBeNull();
    expect(parseDate('01/01/1899')).toBeNull();
    expect(parseDate('01/01/1900')).toBe('1900-01-01');
    expect(parseDate('31/12/2100')).toBe('2100-12-31');
    expect(parseWholeDate('01/01/2101')).toBeNull();
  });

  test('months', () => {
    expect(parseMonth('6/2027')).toBe('2027-06');
    expect(parseMonth('01/27')).toBe('2027-01');
    expect(parseMonth('13/2027')).toBeNull();
    expect(parseMonth('01/0027')).toBeNull();
  });

  test('whole numbers with dots between thousands; letters are refused, not dropped', () => {
    expect(parseWhole('41.256')).toBe(41256);
    expect(parseWhole('41 256')).toBe(41256);
    expect(parseWhole('63480x')).toBeNull();
    expect(parseWhole('-1')).toBeNull();
    expect(parseWhole('999.999.999.999.999')).toBe(999_999_999_999_999);
    expect(parseWhole('1234567890123456')).toBeNull();
  });
});

test.each([
  ['9:41', '09:41'],
  ['09.41', '09:41'],
  ['9h41', '09:41'],
  ['7H', '07:00'],
  ['23:59', '23:59'],
  ['24:00', null],
  ['9:60', null],
  ['941', null],
  ['sáng', null],
])('time %s is read as %s', (typed, time) => expect(parseTime(typed)).toBe(time));
