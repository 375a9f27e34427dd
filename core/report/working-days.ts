/**
 * Working days: Monday to Friday without public holidays, and the weekend days that were swapped for them
 * (Bộ luật Lao động 2019 Đ111.3, Đ112; checklists/holidays.yaml; the days that a unit adds).
 */
import type { OwnHoliday } from '../assessment/duty.ts';
import type { HolidayTable } from '../checklist/holidays.ts';
import { addDays, type IsoDate } from '../date.ts';

/**
 * What is known of a year. “announced”: by the Government's notice; “expected”: in the table, without a notice yet;
 * “fixed_only”: not in the table, so only holidays of a fixed date are known.
 */
export type YearState = 'announced' | 'expected' | 'fixed_only';

/** A day that is no plain weekday or weekend. */
export interface SpecialDay {
  date: IsoDate;
  name: string;
  /** True: people work on it. */
  working: boolean;
  clause: string | null;
  /** Why it is not certain; null when it is. */
  unverified: string | null;
  /** Added by the unit. */
  own: boolean;
}

export interface Holidays {
  /** The special days of a year by date: of the table, with those of the unit in their place. */
  daysOf(year: number): readonly SpecialDay[];
  /** What is special about a day; null for a plain weekday or weekend. */
  specialDay(date: IsoDate): SpecialDay | null;
  stateOf(year: number): YearState;
}

const isWeekend = (date: IsoDate): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const yearOf = (date: IsoDate): number => Number(date.slice(0, 4));

/** No holidays: only weekends are off. For reports that must not depend on a table. */
export const WEEKENDS_ONLY: Holidays = { daysOf: () => [], specialDay: () => null, stateOf: () => 'fixed_only' };

/** The table of holidays with the unit's own days, which win over it. */
export function holidaysOf(table: HolidayTable, own: readonly OwnHoliday[] = []): Holidays {
  const known = new Map<number, ReadonlyMap<IsoDate, SpecialDay>>();
  const load = (year: number): ReadonlyMap<IsoDate, SpecialDay> => {
    const found = known.get(year);
    if (found !== undefined) return found;
    const days = new Map(shippedDays(table, year).map((day) => [day.date, day]));
    for (const { date, name, working } of own) {
      if (yearOf(date) === year) days.set(date, { date, name, working, clause: null, unverified: null, own: true });
    }
    known.set(year, days);
    return days;
  };
  return {
    daysOf: (year) => [...load(year).values()].toSorted((a, b) => a.date.localeCompare(b.date)),
    specialDay: (date) => load(yearOf(date)).get(date) ?? null,
    stateOf: (year) => {
      const listed = table.years.find((one) => one.year === year);
      if (listed === undefined) return 'fixed_only';
      return listed.announced ? 'announced' : 'expected';
    },
  };
}

function shippedDays(table: HolidayTable, year: number): SpecialDay[] {
  const listed = table.years.find((one) => one.year === year);
  if (listed === undefined) return fixedDays(table, year);
  return [
    ...listed.days.map(({ date, name, clause, unverified = null }) => ({ date, name, working: false, clause, unverified, own: false })),
    ...listed.working.map(({ date, name }) => ({ date, name, working: true, clause: null, unverified: null, own: false })),
  ];
}

/** Holidays of a fixed date in a year without a table, each on a weekend made up on the next working day (BLLĐ Đ111.3). */
function fixedDays({ fixed }: HolidayTable, year: number): SpecialDay[] {
  const pad = (part: number): string => String(part).padStart(2, '0');
  const days: SpecialDay[] = fixed
    .filter(({ from_year = year }) => from_year <= year)
    .map(({ month, day, name, clause, unverified = null }) => ({
      date: `${year}-${pad(month)}-${pad(day)}`,
      name,
      working: false,
      clause,
      unverified,
      own: false,
    }));
  const off = new Set(days.map(({ date }) => date));
  const madeUp = days
    .filter(({ date }) => isWeekend(date))
    .map((holiday) => {
      let date = holiday.date;
      while (isWeekend(date) || off.has(date)) date = addDays(date, 1);
      off.add(date);
      return { ...holiday, date, name: `Nghỉ bù ${holiday.name}`, clause: 'BLLĐ Đ111.3' };
    });
  return [...days, ...madeUp];
}

/** Whether people work on a day. */
export function isWorkingDay(date: IsoDate, holidays: Holidays): boolean {
  const special = holidays.specialDay(date);
  return special === null ? !isWeekend(date) : special.working;
}

/**
 * The last day of a limit of `count` working days. The day of the event is not counted: the first day is the working day after it
 * [J: the decrees do not say how to count; this is the rule of Bộ luật Dân sự Đ147.2]. 0 gives the day itself.
 */
export function addWorkingDays(date: IsoDate, count: number, holidays: Holidays): IsoDate {
  let day = date;
  for (let left = count; left > 0;) {
    const next = addDays(day, 1);
    // The calendar ends with the year 9999.
    if (next === day) return day;
    day = next;
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return day;
}

/**
 * Working days after `from` up to and with `to`, counted as `addWorkingDays` counts them; negative when `to` lies before `from`.
 * 0 also between days with no working day after the earlier one.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate, holidays: Holidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}

/** The last working day that is not after a date. */
export function lastWorkingDay(date: IsoDate, holidays: Holidays = WEEKENDS_ONLY): IsoDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, -1);
  return day;
}

/** Years from one date to another whose holidays are not announced: dates in them may still move. */
export function unannouncedYears(from: IsoDate, to: IsoDate, holidays: Holidays): number[] {
  const [first, last] = [yearOf(from), yearOf(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index).filter(
    (year) => holidays.stateOf(year) !== 'announced',
  );
}
