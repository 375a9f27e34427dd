/** Reads what people type: dates, months and numbers in the Vietnamese manner. */
export { parseDate, parseMonth, parseWholeDate } from '../../core/read-date.ts';

/** “41.256” → 41256; null where it is no whole number. Fifteen digits are what a number holds exactly. */
export const parseWhole = (text: string): number | null => {
  const digits = text.replace(/[.\s]/g, '');
  return /^\d{1,15}$/.test(digits) ? Number(digits) : null;
};

/** Digits only, but more than a number holds exactly. */
export const isTooLong = (text: string): boolean => /^\d{16,}$/.test(text.replace(/[.\s]/g, ''));
