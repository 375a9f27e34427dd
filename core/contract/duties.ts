/** The calendar of duties, and the transition to the new framework. */
import type { ContractPart } from './values.ts';

export const dutiesContract = {} as const satisfies ContractPart;
