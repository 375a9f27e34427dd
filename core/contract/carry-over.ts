/** Answers of last year, of another level or framework, taken along: looked at first, then applied. */
import type { ContractPart } from './values.ts';

export const carryOverContract = {} as const satisfies ContractPart;
