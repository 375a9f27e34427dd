/** Vietnamese text: normal form, comparison, search without marks. */

/** The text in Unicode normal form C, the only form stored and printed. */
export const nfc = (text: string): string => text.normalize('NFC');

const collator = new Intl.Collator('vi', { numeric: true });

/** Order of two texts by Vietnamese rules (đ after d, tones in order, numbers by value). */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b);

/** Folds for search: lower case, marks removed, đ → d, runs of spaces made one. “Đảm  bảo” → “dam bao”. */
export function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The first few numbers of a list, “…” for the rest: “1, 2, 3…”. */
export const fewNumbers = (numbers: readonly number[], most = 5): string =>
  `${numbers.slice(0, most).join(', ')}${numbers.length > most ? '…' : ''}`;

/** Without the mark it ends with, to stand before one of its own. */
export const withoutStop = (text: string): string => text.trim().replace(/[.;,]+$/, '');

/** Without what can't be seen: control characters, and those that turn the direction of a line, which could make it say something else. */
export const visible = (text: string): string => text.replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, '');

export const upperFirst = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
export const lowerFirst = (text: string): string => text.slice(0, 1).toLocaleLowerCase('vi') + text.slice(1);

/** A text of several lines where room is for one. */
export const firstLine = (text: string): string => text.trim().split('\n')[0]?.trim() ?? '';
