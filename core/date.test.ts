import { expect, it } from 'vitest';
import { paperDate, showDate, vietnamInstant, vietnamTime } from './date.ts';

it('writes dates on papers as NĐ 30 does, and on screens at one width', () => {
  const papers = ['2026-03-05', '2026-01-15', '2026-02-09', '2026-12-01', '2027-02', '2027-06', '2027-11'].map(paperDate);
  expect(papers).toEqual(['05/3/2026', '15/01/2026', '09/02/2026', '01/12/2026', '02/2027', '6/2027', '11/2027']);
  expect(['2026-03-05', '2027-06'].map(showDate)).toEqual(['05/03/2026', '6/2027']);
});

it('a date and a time of the day in Việt Nam are one instant, and back', () => {
  expect(vietnamInstant('2026-10-02', '06:59')).toBe('2026-10-01T23:59:00.000Z');
  expect(vietnamTime(new Date(vietnamInstant('2026-10-02', '06:59')))).toBe('2026-10-02T06:59:00+07:00');
});
