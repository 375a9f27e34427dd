/** The weeks of a month as a calendar shows them, and steps through them. */
import { addDays, type IsoDate, type IsoMonth } from '../../../core/date.ts';

/** Full weeks from Monday to Sunday that hold every day of the month. */
export function weeksOf(month: IsoMonth): IsoDate[][] {
  const first = `${month}-01`;
  const weekday = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const weeks: IsoDate[][] = [];
  for (let monday = addDays(first, -weekday); monday.slice(0, 7) <= month; monday = addDays(monday, 7)) {
    weeks.push(Array.from({ length: 7 }, (_, day) => addDays(monday, day)));
  }
  return weeks;
}

/** “2026-12” and 1 → “2027-01”. */
export function addMonths(month: IsoMonth, count: number): IsoMonth {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const total = year * 12 + number - 1 + count;
  return `${Math.floor(total / 12)}-${String((total % 12) + 1).padStart(2, '0')}`;
}

/** Where a key leads from a day: arrows by day and week, Home and End within the week; null for other keys. */
export function dayAfterKey(day: IsoDate, key: string): IsoDate | null {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday };
  const step = steps[key];
  return step === undefined ? null : addDays(day, step);
}
