/** What evidence has to be, beyond its shape. */
import type { Evidence } from './model.ts';

/** What is not known of a file that was just taken in. `internal`: whoever says nothing means nobody outside. */
export const UNDESCRIBED = {
  kind: 'other',
  sensitivity: 'internal',
  note: '',
  url: '',
  replaces: null,
  redacted: null,
} as const satisfies Partial<Evidence>;

/** Whether evidence would end before the day it is of. ISO dates compare as texts. */
export const validityIsReversed = ({ effectiveOn, validUntil }: Pick<Evidence, 'effectiveOn' | 'validUntil'>): boolean =>
  effectiveOn !== null && validUntil !== null && validUntil < effectiveOn;
