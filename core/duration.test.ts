import { describe, expect, it } from 'vitest';
import { addDuration, endOfDuration, lastDayOf } from './duration.ts';

describe('durations of the framework files', () => {
  it.each([
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2027-08-31', 'P6M', '2028-02-29'],
    ['2026-11-20', 'P1Y', '2027-11-20'],
    ['2028-02-29', 'P1Y', '2029-02-28'],
    ['2026-12-31', 'P1M', '2027-01-31'],
    ['2026-01-15', 'P12M', '2027-01-15'],
    ['2026-12-28', 'P5D', '2027-01-02'],
  ])('%s + %s = %s', (from, duration, to) => expect(addDuration(from, duration)).toBe(to));

  it('hours run on the minute, days end with the day in Việt Nam', () => {
    // 23:30 in Việt Nam is still the day before in UTC + 7.
    const late = new Date('2026-10-01T16:30:00Z');
    expect(endOfDuration(late, 'PT24H').toISOString()).toBe('2026-10-02T16:30:00.000Z');
    expect(endOfDuration(late, 'PT0S')).toEqual(late);
    expect(endOfDuration(late, 'P5D').toISOString()).toBe('2026-10-06T16:59:59.999Z');
    expect(endOfDuration(new Date('2026-10-01T17:30:00Z'), 'P5D').toISOString()).toBe('2026-10-07T16:59:59.999Z');
  });

  it('knows the last day of a month', () => {
    expect(['2027-02', '2028-02', '2026-12'].map(lastDayOf)).toEqual(['2027-02-28', '2028-02-29', '2026-12-31']);
  });

  it('stays within years of four digits, and tells the first century from the last', () => {
    expect(addDuration('9999-12-31', 'P2Y')).toBe('9999-12-31');
    expect(addDuration('9999-12-31', 'P5D')).toBe('9999-12-31');
    expect(addDuration('0050-01-31', 'P1M')).toBe('0050-02-28');
    expect(endOfDuration(new Date('9999-12-31T23:00:00Z'), 'PT72H').toISOString()).toBe('9999-12-31T23:59:59.999Z');
  });

  it('refuses what it can’t count', () => {
    expect(() => addDuration('2026-01-01', 'PT24H')).toThrow(RangeError);
    expect(() => addDuration('2026-01-01', 'soon')).toThrow(RangeError);
  });
});
