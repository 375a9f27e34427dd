/** The table of public holidays: checklists/holidays.yaml (Bộ luật Lao động 2019 Đ111.3, Đ112). */
import { z } from 'zod';
import { isoDate } from '../date.ts';
import type { LawProblem } from './library.ts';

const text = z.string().min(1);

/** A holiday that falls on the same date each year. */
const fixedHoliday = z.strictObject({
  month: z.number().int().min(1).max(12),
  day: z.number().int().min(1).max(31),
  name: text,
  clause: text,
  from_year: z.number().int().optional(),
  unverified: text.optional(),
});

const dayOff = z.strictObject({
  date: isoDate,
  name: text,
  /** Null for a swapped day: no article names it, the yearly notice does. */
  clause: text.nullable(),
  /** Why it is not certain that this day is off. */
  unverified: text.optional(),
});

const holidayYear = z.strictObject({
  year: z.number().int(),
  /** Whether the Government's notice for the year was found. */
  announced: z.boolean(),
  source: text,
  days: z.array(dayOff),
  /** Weekend days on which people work for a swapped one. */
  working: z.array(z.strictObject({ date: isoDate, name: text })),
  /** What is undecided or only proposed; not counted. */
  open: z.array(text),
});

export const holidayTable = z.strictObject({
  schema: z.literal(1),
  basis: text,
  fixed: z.array(fixedHoliday),
  years: z.array(holidayYear).min(1),
});
export type HolidayTable = z.infer<typeof holidayTable>;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

/** What is wrong inside the table: a day of another year, a day told twice, a working day that is none of the weekend. */
export function holidayProblems({ years }: HolidayTable): LawProblem[] {
  return years.flatMap(({ year, days, working }, index) => {
    const dates = [...days, ...working].map(({ date }) => date);
    return [
      ...(years.findIndex((other) => other.year === year) === index ? [] : [{ where: String(year), text: 'năm bị lặp' }]),
      ...dates.filter((date) => !date.startsWith(`${year}-`)).map((where) => ({ where, text: `không thuộc năm ${year}` })),
      ...dates.filter((date, place) => dates.indexOf(date) !== place).map((where) => ({ where, text: 'ngày bị lặp' })),
      ...working.filter(({ date }) => !isWeekend(date)).map(({ date }) => ({ where: date, text: 'ngày làm bù không phải cuối tuần' })),
    ];
  });
}
