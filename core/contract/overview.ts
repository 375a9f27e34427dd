/** How far the unit, its systems and groups of requirements are; what else is known about one requirement. */
import type { ContractPart } from './values.ts';

export const overviewContract = {} as const satisfies ContractPart;
