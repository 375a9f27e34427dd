/** Local dates of Việt Nam. Data hold ISO 8601 dates; screens and papers show dd/MM/yyyy. */
import { z } from 'zod';

export const isoDate = z.iso.date();
/** A month, “2027-06”. */
export const isoMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'phải có dạng năm-tháng, ví dụ 2027-06');
/** An instant in UTC, “2026-11-21T02:12:40.000Z”. */
export const isoInstant = z.iso.datetime({ offset: true });

export type IsoDate = string;
export type IsoMonth = string;

/** Việt Nam has no summer time: UTC+7 all year. */
const VIETNAM_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

/** ISO 8601 writes years of four digits: what lies outside them counts as the first or the last day that can be written. */
const BOUNDS = { first: Date.parse('0000-01-01T00:00:00Z'), last: Date.parse('9999-12-31T23:59:59.999Z') };
/** What can be written of an instant: a date typed far off must not break a list in which others stand. */
export const writableTime = (time: number): Date => new Date(Math.min(Math.max(time, BOUNDS.first), BOUNDS.last));

/** The date on a calendar in Việt Nam at an instant. */
export const vietnamDate = (instant: Date): IsoDate =>
  writableTime(instant.getTime() + VIETNAM_OFFSET_MS)
    .toISOString()
    .slice(0, 10);

/** Local time with offset, as the law prints it: “2026-12-22T14:05:09+07:00”. */
export const vietnamTime = (instant: Date): string => `${new Date(instant.getTime() + VIETNAM_OFFSET_MS).toISOString().slice(0, 19)}+07:00`;

/** The instant of a date and a time of the day (“09:41”) in Việt Nam, in UTC. */
export const vietnamInstant = (date: IsoDate, time: string): string => new Date(`${date}T${time}:00+07:00`).toISOString();

/** Whole days from one date to another; negative when `to` lies before `from`. */
export const daysBetween = (from: IsoDate, to: IsoDate): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** Some days later or, below 0, earlier; never outside the years of four digits. */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  writableTime(Date.parse(date) + days * DAY_MS)
    .toISOString()
    .slice(0, 10);

/** For screens: “2026-03-05” → “05/03/2026”; “2027-06” → “6/2027”. */
export function showDate(date: IsoDate | IsoMonth): string {
  const [year, month, day] = date.split('-');
  return day === undefined ? paperDate(date) : `${day}/${month}/${year}`;
}

/** For papers, as NĐ 30 writes dates: only days below 10 and months 1 and 2 get a zero. “2026-03-05” → “05/3/2026”. */
export function paperDate(date: IsoDate | IsoMonth): string {
  const [year = '', month = '', day] = date.split('-');
  return [...(day === undefined ? [] : [day]), Number(month) < 3 ? month : String(Number(month)), year].join('/');
}

const WEEKDAYS = ['Chủ Nhật', 'Thứ Hai', 'Thứ Ba', 'Thứ Tư', 'Thứ Năm', 'Thứ Sáu', 'Thứ Bảy'];

/** “Thứ Bảy”. */
export const weekday = (date: IsoDate): string => WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
