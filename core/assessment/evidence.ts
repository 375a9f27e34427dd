/** What evidence has to be, beyond its shape. */
import type { Evidence } from './model.ts';

/** Whether evidence would end before the day it is of. ISO dates compare as texts. */
export const validityIsReversed = ({ effectiveOn, validUntil }: Pick<Evidence, 'effectiveOn' | 'validUntil'>): boolean =>
  effectiveOn !== null && validUntil !== null && validUntil < effectiveOn;
