/** Remedial plans: of every requirement that is not fully met. */
import type { ContractPart } from './values.ts';

export const plansContract = {} as const satisfies ContractPart;
