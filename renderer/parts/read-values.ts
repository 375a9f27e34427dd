/** Reads what people type: dates, months and numbers in the Vietnamese manner. */
export { parseDate, parseMonth, parseWholeDate } from '../../core/read-date.ts';

/** “9:41”, “09.41”, “9h41”, “9h” → “09:41”; null where it is no time of the day. */
export function parseTime(text: string): string | null {
  const match = /^\s*(\d{1,2})(?:[:.h]\s*(\d{1,2})?)\s*$/i.exec(text);
  if (match === null) return null;
  const [, hour = '', minute = '0'] = match;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

/** “41.256” → 41256; null where it is no whole number. Fifteen digits are what a number holds exactly. */
export const parseWhole = (text: string): number | null => {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
};

/** Digits only, but more than a number holds exactly. */
export const isTooLong = (text: string): boolean => /^\d{16,}$/.test(text.replace(/[.\s]/g, ''));
