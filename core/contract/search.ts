/** One search over requirements, systems, evidence and plans. */
import type { ContractPart } from './values.ts';

export const searchContract = {} as const satisfies ContractPart;
