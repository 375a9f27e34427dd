/** Requirements that go out to a supplier and come back answered. */
import type { ContractPart } from './values.ts';

export const outsideContract = {} as const satisfies ContractPart;
