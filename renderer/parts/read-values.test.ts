import { describe, expect, test } from 'vitest';
import { parseDate, parseMonth, parseWhole } from './read-values.ts';

describe('what is typed into fields', () => {
  test('dates, with or without leading zeros; days that do not exist are refused', () => {
    expect(parseDate('5/10/2026')).toBe('2026-10-05');
    expect(parseDate(' 05-10-2026 ')).toBe('2026-10-05');
    expect(parseDate('31/02/2026')).toBeNull();
    expect(parseDate('2026-10-05')).toBeNull();
  });

  test('months', () => {
    expect(parseMonth('6/2027')).toBe('2027-06');
    expect(parseMonth('13/2027')).toBeNull();
  });

  test('whole numbers with dots between thousands; letters are refused, not dropped', () => {
    expect(parseWhole('41.256')).toBe(41256);
    expect(parseWhole('41 256')).toBe(41256);
    expect(parseWhole('63480x')).toBeNull();
    expect(parseWhole('-1')).toBeNull();
  });
});
