/** Risk assessments behind a level. */
import { z } from 'zod';
import { riskAssessment } from '../level/risk.ts';
import { done, id, saved, type ContractPart } from './values.ts';

export const riskContract = {
  /** Every risk assessment of a system, in the order in which they were begun. */
  'risk.list': { input: z.strictObject({ systemId: id }), output: z.array(riskAssessment) },
  /** Adds or replaces one, half filled or whole; one marked finished must hold the minimum content (NĐ 331 Đ10.3). */
  'risk.put': { input: riskAssessment, output: saved },
  /** Removes one; `risk.put` with the same content brings it back. */
  'risk.remove': { input: z.strictObject({ id }), output: done },
} as const satisfies ContractPart;
