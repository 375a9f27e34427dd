import { expect, it } from 'vitest';
import { validityIsReversed } from './evidence.ts';

it('evidence cannot end before the day it is of; one day is enough, and an open end is fine', () => {
  expect(validityIsReversed({ effectiveOn: '2026-10-05', validUntil: '2026-10-04' })).toBe(true);
  expect(validityIsReversed({ effectiveOn: '2026-10-05', validUntil: '2026-10-05' })).toBe(false);
  expect(validityIsReversed({ effectiveOn: '2026-10-05', validUntil: null })).toBe(false);
  expect(validityIsReversed({ effectiveOn: null, validUntil: '2026-10-04' })).toBe(false);
});
