/** Numbers, times and sizes as they are shown; independent of the computer's locale. */
import { vietnamTime } from '../../core/date.ts';

const number = new Intl.NumberFormat('vi-VN');

/** 41256 → “41.256”. */
export const showNumber = (value: number): string => number.format(value);

/** “2026-11-21T02:41:07Z” → “09:41:07”. */
export const showTime = (instant: string): string => vietnamTime(new Date(instant)).slice(11, 19);

/** “2026-11-21T02:41:07Z” → “21/11/2026, 09:41”. */
export function showInstant(instant: string): string {
  const [date = '', time = ''] = vietnamTime(new Date(instant)).split('T');
  return `${date.split('-').toReversed().join('/')}, ${time.slice(0, 5)}`;
}

/** A stretch of time by its two largest units: 97_920_000 → “1 ngày 3 giờ”; below a minute “dưới 1 phút”. */
export function showStretch(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const units: [number, string][] = [
    [Math.floor(minutes / 1440), 'ngày'],
    [Math.floor(minutes / 60) % 24, 'giờ'],
    [minutes % 60, 'phút'],
  ];
  const first = units.findIndex(([count]) => count > 0);
  if (first < 0) return 'dưới 1 phút';
  const shown = units.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${showNumber(count)} ${unit}`).join(' ');
}

/** 1536 → “1,5 kB”. */
export function showSize(bytes: number): string {
  if (bytes < 1000) return `${showNumber(bytes)} B`;
  const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${new Intl.NumberFormat('vi-VN', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)} ${unit}`;
}

/** “Lê Quang Minh” → “QM”: the last two words. */
export const initials = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .slice(-2)
    .map((word) => word.slice(0, 1).toLocaleUpperCase('vi'))
    .join('');
