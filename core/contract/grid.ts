/** Systems × requirements, with what is answered once for the unit. */
import type { ContractPart } from './values.ts';

export const commonGridContract = {} as const satisfies ContractPart;
