/** The calendar of the annual report (NĐ 331 Đ35.3, Đ35.4) and of the transition (Luật 116 Đ45.1; NĐ 331 Đ39.1). */
import { daysBetween, showDate, weekday } from '../date.ts';
import type { IsoDate } from '../date.ts';
import { lastWorkingDay, WEEKENDS_ONLY, type Holidays } from './working-days.ts';

interface DayOfYear {
  month: number;
  day: number;
}

/** What the calendar needs of a framework file: sections `reporting` and `transition`. */
export interface CalendarLaw {
  reporting: {
    /** `year` is relative to the reporting year. */
    period: { from: DayOfYear & { year: number }; to: DayOfYear & { year: number } };
    deadlines: readonly { id: string; last_day: DayOfYear; clause: string }[];
  };
  transition: readonly {
    id: string;
    from?: string | undefined;
    plan_for?: string | null | undefined;
    clause?: string | null | undefined;
  }[];
}

export interface Period {
  from: IsoDate;
  to: IsoDate;
}

export interface Deadline {
  /** “cutoff”, or the id in the framework file: “to_owner”, “to_ministry”. */
  id: string;
  /** The last day that is still in time. */
  date: IsoDate;
  /** The last working day not after `date`; without a table of holidays the last day from Monday to Friday. */
  sendBy: IsoDate;
  /** “Thứ Bảy, 19/12; nên gửi thứ Sáu 18/12”. */
  text: string;
}

export interface ReportingCalendar {
  year: number;
  period: Period;
  /** The day on which the figures are closed: the last of the period. */
  cutoff: IsoDate;
  /** Cutoff, to the owner, to the ministry: in the order of their dates. */
  deadlines: Deadline[];
}

const isoDay = (year: number, { month, day }: DayOfYear): IsoDate =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The reporting period of a year: 15/12 of the year before to 14/12 (NĐ 331 Đ35.3). */
export function reportingPeriod(law: CalendarLaw, year: number): Period {
  const { from, to } = law.reporting.period;
  return { from: isoDay(year + from.year, from), to: isoDay(year + to.year, to) };
}

/**
 * The year whose report is due or in preparation on a day: the calendar year. From 15/12 to 31/12 that is still the period
 * that has just closed, because its report is sent in these days; on 1/1 the app turns to the running period.
 */
export const reportingYear = (today: IsoDate): number => Number(today.slice(0, 4));

const dayAndMonth = (date: IsoDate): string => showDate(date).slice(0, 5);

/** A day with its weekday, and on a day off the working day before it: “Thứ Bảy, 19/12; nên gửi thứ Sáu 18/12”. */
export function describeDay(date: IsoDate, action = 'gửi', holidays: Holidays = WEEKENDS_ONLY): string {
  const working = lastWorkingDay(date, holidays);
  const said = `${weekday(date)}, ${dayAndMonth(date)}`;
  if (working === date) return said;
  return `${said}; nên ${action} ${weekday(working).replace('Thứ', 'thứ')} ${dayAndMonth(working)}`;
}

function deadline(id: string, date: IsoDate, holidays: Holidays): Deadline {
  return { id, date, sendBy: lastWorkingDay(date, holidays), text: describeDay(date, id === 'cutoff' ? 'chốt' : 'gửi', holidays) };
}

/** Period, cutoff and last days of sending of a reporting year (NĐ 331 Đ35.3, Đ35.4). */
export function reportingCalendar(law: CalendarLaw, year: number, holidays: Holidays = WEEKENDS_ONLY): ReportingCalendar {
  const period = reportingPeriod(law, year);
  const sending = law.reporting.deadlines.map(({ id, last_day }) => deadline(id, isoDay(year, last_day), holidays));
  return {
    year,
    period,
    cutoff: period.to,
    deadlines: [deadline('cutoff', period.to, holidays), ...sending].toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}

/** Whole days from today to a date; 0 on the day itself, negative once it has passed. */
export const daysLeft = (today: IsoDate, date: IsoDate): number => daysBetween(today, date);

/** The planning date of a transition rule, e.g. “kept_level” → 2027-06-30; null where the law sets no date. */
export const transitionDate = (law: CalendarLaw, id: string): IsoDate | null =>
  law.transition.find((entry) => entry.id === id)?.plan_for ?? null;
