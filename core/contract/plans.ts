/** Remedial plans: of every requirement that is not fully met. */
import { z } from 'zod';
import { plan, planChange, planId } from '../assessment/model.ts';
import { planOverview } from '../report/plans.ts';
import { itemPlace } from './assessment.ts';
import { id, saved, year, type ContractPart } from './values.ts';

const places = z.array(itemPlace).min(1).max(5000);
const changed = z.strictObject({ changed: z.number().int(), ...saved.shape });
const written = z.strictObject({ file: z.string() }).nullable();

export const plansContract = {
  /** Every plan that an answer of the year names, what has none, and the sums. Archived systems rest. */
  'plans.list': {
    input: z.strictObject({ year }),
    output: planOverview.extend({
      /** Of the systems that are named, in the order of the register. */
      systems: z.array(z.strictObject({ id, name: z.string(), shortName: z.string() })),
    }),
  },
  /**
   * Changes the fields of a plan that are given, everywhere it is named. NOT_FOUND; INVALID_INPUT where it contradicts itself.
   * Verdicts stay as they are.
   */
  'plans.save': { input: z.strictObject({ plan: planChange.required({ id: true }) }), output: saved },
  /**
   * One new plan for many requirements, as one act; it takes the place of the plans they had. With an id it is one that was removed
   * with its last requirement and comes back. CONFLICT where that id is in use.
   */
  'plans.create': {
    input: z.strictObject({ plan: plan.extend({ id: planId.optional() }), places }),
    output: z.strictObject({ plan, ...saved.shape }),
  },
  /** Names an existing plan in these requirements, as one act. NOT_FOUND. */
  'plans.link': { input: z.strictObject({ planId, places }), output: changed },
  /** Takes the plan away from these requirements, as one act; a plan that nothing names any more goes. */
  'plans.unlink': { input: z.strictObject({ places }), output: changed },
  /** Writes a workbook where the user chooses; null = cancelled. */
  'plans.exportExcel': { input: z.strictObject({ year }), output: written },
  /** Writes the plan of the year as PDF where the user chooses; null = cancelled. A final one with gaps: PREFLIGHT_ERRORS. */
  'plans.print': { input: z.strictObject({ year, draft: z.boolean() }), output: written },
  /** What a final print still lacks. */
  'plans.gaps': { input: z.strictObject({ year }), output: z.array(z.strictObject({ where: z.string(), text: z.string() })) },
} as const satisfies ContractPart;
