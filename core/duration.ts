/** Durations of the framework files (ISO 8601: “P1Y”, “P6M”, “P5D”, “PT24H”) counted from a date or an instant. */
import { addDays, vietnamDate, writableTime, type IsoDate, type IsoMonth } from './date.ts';

const PARTS = /^P(?:(\d+)([YMD])|T(\d+)([HS]))$/;

const MS: Record<string, number> = { H: 3_600_000, S: 1000 };

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** “2027-02” → “2027-02-28”. */
export function lastDayOf(month: IsoMonth): IsoDate {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const day = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  day.setUTCFullYear(year, number, 0);
  return day.toISOString().slice(0, 10);
}

/** The same day so many months later; the last of the month where that has fewer days. */
function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  if (total >= 12 * 10_000) return addDays('9999-12-31', 1);
  const last = lastDayOf(`${pad(Math.floor(total / 12), 4)}-${pad((total % 12) + 1, 2)}`);
  return addDays(last, Math.min(day, Number(last.slice(8))) - Number(last.slice(8)));
}

/** The day a duration of years, months or days ends: “2026-08-31” + “P6M” → “2027-02-28”. Throws RangeError on hours and seconds. */
export function addDuration(date: IsoDate, duration: string): IsoDate {
  const [, count, unit] = PARTS.exec(duration) ?? [];
  if (unit === undefined) throw new RangeError(`${duration} is no number of days`);
  if (unit === 'D') return addDays(date, Number(count));
  return addMonths(date, Number(count) * (unit === 'Y' ? 12 : 1));
}

/** The last millisecond of a day in Việt Nam. */
const endOfDay = (date: IsoDate): Date => new Date(`${date}T23:59:59.999+07:00`);

/**
 * The last instant still in time. Hours run on the minute; days, months and years end with their last day in Việt Nam, the day
 * of the start not counted (Bộ luật Dân sự Đ147, Đ148).
 */
export function endOfDuration(start: Date, duration: string): Date {
  const [, , , count, unit] = PARTS.exec(duration) ?? [];
  const ms = unit === undefined ? undefined : MS[unit];
  return ms === undefined ? endOfDay(addDuration(vietnamDate(start), duration)) : writableTime(start.getTime() + Number(count) * ms);
}
