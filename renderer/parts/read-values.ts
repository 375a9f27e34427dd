/** Reads what people type: dates, months and numbers in the Vietnamese manner. */
import { isoDate, isoMonth, type IsoDate, type IsoMonth } from '../../core/date.ts';

/** “5/10/2026”, “05-10-2026”, “5.10.26” → 2026-10-05; null where it is no date. */
export function parseDate(text: string): IsoDate | null {
  const match = /^\s*(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const [, day = '', , month = '', year = ''] = match;
  const date = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isoDate.safeParse(date).success ? date : null;
}

/** A date that no further key can change: while “5/10/20” is being typed, it may still become “5/10/2026”. */
export const parseWholeDate = (text: string): IsoDate | null => (/\d{4}\s*$/.test(text) ? parseDate(text) : null);

/** “6/2027” → 2027-06; null where it is no month. */
export function parseMonth(text: string): IsoMonth | null {
  const match = /^\s*(\d{1,2})[/.-](\d{4})\s*$/.exec(text);
  if (match === null) return null;
  const [, month = '', year = ''] = match;
  const value = `${year}-${month.padStart(2, '0')}`;
  return isoMonth.safeParse(value).success ? value : null;
}

/** “41.256” → 41256; null where it is no whole number. Fifteen digits are what a number holds exactly. */
export const parseWhole = (text: string): number | null => {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
};

/** Digits only, but more than a number holds exactly. */
export const isTooLong = (text: string): boolean => /^\d{16,}$/.test(text.replace(/[.\s]/g, ''));
