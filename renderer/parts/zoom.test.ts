import { expect, it } from 'vitest';
import { zoomedBy } from './zoom.ts';

it('goes by steps between 80 and 200 %, and back to normal', () => {
  expect(zoomedBy('+', 1)).toBe(1.1);
  expect(zoomedBy('=', 1.75)).toBe(2);
  expect(zoomedBy('+', 2)).toBe(2);
  expect(zoomedBy('-', 1)).toBe(0.9);
  expect(zoomedBy('-', 0.8)).toBe(0.8);
  expect(zoomedBy('0', 1.5)).toBe(1);
  expect(zoomedBy('s', 1)).toBeUndefined();
});
