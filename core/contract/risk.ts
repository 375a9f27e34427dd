/** Risk assessments behind a level. */
import type { ContractPart } from './values.ts';

export const riskContract = {} as const satisfies ContractPart;
