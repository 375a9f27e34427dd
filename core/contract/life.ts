/** The life of a level, its triggers, inspections and incidents, and the table of holidays. */
import type { ContractPart } from './values.ts';

export const lifeContract = {} as const satisfies ContractPart;
