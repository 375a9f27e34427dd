/** Reads dates and months as people write them in Việt Nam. */
import { isoDate, isoMonth, type IsoDate, type IsoMonth } from './date.ts';

/** Years that a date of this work can lie in; a year typed wrong is told instead of kept, or read as another. */
const isUsualYear = (year: string): boolean => Number(year) >= 1900 && Number(year) <= 2100;

/** A date as machines write it, of a usual year; null where it is none. */
export function parseIsoDate(text: string): IsoDate | null {
  const date = isoDate.safeParse(text).data;
  return date !== undefined && isUsualYear(date.slice(0, 4)) ? date : null;
}

/** “5/10/2026”, “05-10-2026”, “5.10.26” → 2026-10-05; null where it is no date. */
export function parseDate(text: string): IsoDate | null {
  const match = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const [, day = '', , month = '', year = ''] = match;
  const whole = year.padStart(4, '20');
  const date = `${whole}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return parseIsoDate(date);
}

/** A date that no further key can change: while “5/10/20” is being typed, it may still become “5/10/2026”. */
export const parseWholeDate = (text: string): IsoDate | null => (/\d{4}\s*$/.test(text) ? parseDate(text) : null);

/** “6/2027”, “6/27” → 2027-06; null where it is no month. */
export function parseMonth(text: string): IsoMonth | null {
  const match = /^\s*(\d{1,2})[/.-](\d{4}|\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const [, month = '', year = ''] = match;
  const whole = year.padStart(4, '20');
  const value = `${whole}-${month.padStart(2, '0')}`;
  return isUsualYear(whole) && isoMonth.safeParse(value).success ? value : null;
}
