import { expect, test } from 'vitest';
import { addMonths, dayAfterKey, weeksOf } from './month.ts';

test('a month is shown in whole weeks from Monday on', () => {
  const november = weeksOf('2026-11');
  expect([november.length, november[0]?.[0], november.at(-1)?.[6]]).toEqual([6, '2026-10-26', '2026-12-06']);
  // 1 February 2027 is a Monday, and the month has four weeks exactly.
  expect([weeksOf('2027-02').length, weeksOf('2027-02')[0]?.[0], weeksOf('2027-02').at(-1)?.[6]]).toEqual([4, '2027-02-01', '2027-02-28']);
  expect(weeksOf('2028-02').flat()).toContain('2028-02-29');
});

test('months and days are stepped through over the ends of years and weeks', () => {
  expect([addMonths('2026-12', 1), addMonths('2027-01', -1), addMonths('2026-11', 14)]).toEqual(['2027-01', '2026-12', '2028-01']);
  expect(dayAfterKey('2026-12-31', 'ArrowRight')).toBe('2027-01-01');
  expect(dayAfterKey('2026-11-22', 'Home')).toBe('2026-11-16');
  expect(dayAfterKey('2026-11-16', 'End')).toBe('2026-11-22');
  expect(dayAfterKey('2026-11-22', 'ArrowDown')).toBe('2026-11-29');
  expect(dayAfterKey('2026-11-22', 'Enter')).toBeNull();
});
