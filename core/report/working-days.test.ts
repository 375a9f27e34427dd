import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { holidayProblems, holidayTable } from '../checklist/holidays.ts';
import { reportingCalendar } from './calendar.ts';
import { fixtureFramework } from './framework-fixture.ts';
import {
  addWorkingDays,
  holidaysOf,
  isWorkingDay,
  lastWorkingDay,
  unannouncedYears,
  WEEKENDS_ONLY,
  workingDaysBetween,
} from './working-days.ts';

const table = holidayTable.parse(parse(readFileSync(new URL('../../checklists/holidays.yaml', import.meta.url), 'utf8')));
const holidays = holidaysOf(table);

describe('the shipped table', () => {
  it('is sound, and faults are found', () => {
    expect(holidayProblems(table)).toEqual([]);
    const [year] = table.years;
    if (year === undefined) throw new Error('empty table');
    const day = { date: '2026-01-01', name: 'Ngày lạ', clause: null };
    const broken = { ...table, years: [{ ...year, days: [day, day], working: [{ date: '2025-05-06', name: 'Thứ Ba' }] }, year] };
    expect(holidayProblems(broken).map(({ text }) => text)).toEqual([
      'không thuộc năm 2025',
      'không thuộc năm 2025',
      'ngày bị lặp',
      'ngày làm bù không phải cuối tuần',
      'năm bị lặp',
    ]);
  });

  it.each([
    [2025, 250],
    // 365 days, 104 of a weekend, 11 + 1 holidays, of which Giỗ Tổ is made up; swaps change no sum.
    [2026, 249],
  ])('leaves as many working days in %i as the law gives', (year, count) => {
    expect(workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, holidays)).toBe(count);
  });
});

describe('working days', () => {
  it('skip Tết Bính Ngọ, 16–20/02/2026, with the weekends around it', () => {
    expect(addWorkingDays('2026-02-13', 1, holidays)).toBe('2026-02-23');
    expect(addWorkingDays('2026-02-10', 5, holidays)).toBe('2026-02-24');
    expect(workingDaysBetween('2026-02-13', '2026-02-22', holidays)).toBe(0);
    expect(lastWorkingDay('2026-02-22', holidays)).toBe('2026-02-13');
  });

  it('skip Giỗ Tổ made up on Monday 27/4, 30/4 and 1/5/2026', () => {
    expect(addWorkingDays('2026-04-24', 1, holidays)).toBe('2026-04-28');
    expect(addWorkingDays('2026-04-29', 1, holidays)).toBe('2026-05-04');
    expect(workingDaysBetween('2026-04-24', '2026-05-04', holidays)).toBe(3);
  });

  it('count the Saturday that was swapped for a Monday: 22/8 for 31/8/2026', () => {
    expect(isWorkingDay('2026-08-22', holidays)).toBe(true);
    expect(addWorkingDays('2026-08-21', 1, holidays)).toBe('2026-08-22');
    expect(isWorkingDay('2026-08-31', holidays)).toBe(false);
    expect(addWorkingDays('2026-08-28', 1, holidays)).toBe('2026-09-03');
    expect(lastWorkingDay('2026-09-02', holidays)).toBe('2026-08-28');
  });

  it('run over the end of a year, and skip 02/01/2026, swapped for Saturday 10/01', () => {
    expect(addWorkingDays('2025-12-31', 1, holidays)).toBe('2026-01-05');
    expect(addWorkingDays('2025-12-29', 8, holidays)).toBe('2026-01-10');
    expect(addWorkingDays('2026-12-31', 1, holidays)).toBe('2027-01-04');
  });

  it('begin on the day after the event, also when that is a day off', () => {
    expect(addWorkingDays('2026-11-20', 0, holidays)).toBe('2026-11-20');
    // Friday; Monday 23/11 counts, Tuesday 24/11 is a holiday.
    expect(addWorkingDays('2026-11-20', 2, holidays)).toBe('2026-11-25');
    expect(addWorkingDays('2026-11-21', 1, holidays)).toBe('2026-11-23');
    expect(addWorkingDays('2026-11-20', 2, WEEKENDS_ONLY)).toBe('2026-11-24');
  });

  it('are counted back as they were counted out', () => {
    for (const from of ['2026-01-30', '2026-02-14', '2026-04-20', '2026-08-17', '2026-12-28']) {
      for (const count of [1, 5, 7, 15, 25]) {
        const to = addWorkingDays(from, count, holidays);
        expect(workingDaysBetween(from, to, holidays)).toBe(count);
        expect(workingDaysBetween(to, from, holidays)).toBe(-count);
      }
    }
    expect(workingDaysBetween('2026-11-20', '2026-11-20', holidays)).toBe(0);
  });
});

describe('what is not known', () => {
  it('is told by year', () => {
    expect([2025, 2026, 2027, 2028].map(holidays.stateOf)).toEqual(['announced', 'announced', 'expected', 'fixed_only']);
    expect(unannouncedYears('2026-12-01', '2028-01-05', holidays)).toEqual([2027, 2028]);
    expect(unannouncedYears('2026-12-01', '2026-12-20', holidays)).toEqual([]);
  });

  it('leaves the fixed holidays of a year beyond the table, made up where they fall on a weekend', () => {
    const off = holidays.daysOf(2028).map(({ date, name }) => `${date} ${name}`);
    expect(off).toEqual([
      '2028-01-01 Tết Dương lịch',
      '2028-01-03 Nghỉ bù Tết Dương lịch',
      '2028-04-30 Ngày Chiến thắng',
      '2028-05-01 Ngày Quốc tế lao động',
      '2028-05-02 Nghỉ bù Ngày Chiến thắng',
      '2028-09-02 Quốc khánh',
      '2028-09-04 Nghỉ bù Quốc khánh',
      '2028-11-24 Ngày Văn hóa Việt Nam',
    ]);
    expect(addWorkingDays('2028-04-28', 1, holidays)).toBe('2028-05-03');
  });

  it('marks 24/11 as not verified, and knows no such holiday before 2026', () => {
    expect(holidays.specialDay('2026-11-24')?.unverified).toMatch(/chưa đối chiếu/);
    expect(holidays.daysOf(2024).map(({ date }) => date)).not.toContain('2024-11-24');
  });
});

describe('the days of the unit', () => {
  const own = holidaysOf(table, [
    { date: '2026-11-23', name: 'Nghỉ hoán đổi', working: false },
    { date: '2026-11-28', name: 'Làm bù', working: true },
    { date: '2026-11-24', name: 'Trực', working: true },
  ]);

  it('win over the table and the weekday', () => {
    expect(isWorkingDay('2026-11-23', own)).toBe(false);
    expect(isWorkingDay('2026-11-24', own)).toBe(true);
    expect(addWorkingDays('2026-11-27', 1, own)).toBe('2026-11-28');
    expect(own.specialDay('2026-11-24')).toMatchObject({ own: true, name: 'Trực' });
    const dates = own.daysOf(2026).map(({ date }) => date);
    expect(dates).toEqual(dates.toSorted());
  });

  it('move the day by which a report is sent', () => {
    const law = fixtureFramework('nd331-2026');
    const closed = holidaysOf(table, [{ date: '2026-12-24', name: 'Nghỉ bù trực', working: false }]);
    const last = (calendar: typeof holidays) => reportingCalendar(law, 2026, calendar).deadlines.at(-1);
    expect(last(holidays)).toMatchObject({ sendBy: '2026-12-24', text: 'Thứ Năm, 24/12' });
    expect(last(closed)).toMatchObject({ sendBy: '2026-12-23', text: 'Thứ Năm, 24/12; nên gửi thứ Tư 23/12' });
  });
});
