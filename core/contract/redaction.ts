/** Copies of evidence with parts blacked out, bound to their originals. */
import type { ContractPart } from './values.ts';

export const redactionContract = {} as const satisfies ContractPart;
