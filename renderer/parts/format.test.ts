import { expect, test } from 'vitest';
import { showStretch } from './format.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test.each([
  [0, 'dưới 1 phút'],
  [MINUTE - 1, 'dưới 1 phút'],
  [12 * MINUTE, '12 phút'],
  [5 * HOUR + 12 * MINUTE, '5 giờ 12 phút'],
  [24 * HOUR, '1 ngày'],
  [24 * HOUR + 30 * MINUTE, '1 ngày'],
  [71 * HOUR + 59 * MINUTE, '2 ngày 23 giờ'],
  [-8 * HOUR, '8 giờ'],
])('%d ms are told as “%s”', (ms, text) => expect(showStretch(ms)).toBe(text));
