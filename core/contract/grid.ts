/** Systems × requirements, with what is answered once for the unit. */
import { z } from 'zod';
import { grid } from '../assessment/grid.ts';
import { frameworkId } from '../checklist/model.ts';
import { itemPlace } from './assessment.ts';
import { id, saved, year, type ContractPart } from './values.ts';

export const gridView = grid.extend({
  framework: frameworkId,
  /** Those under which the systems are, or to which they go over; in the order in which they follow each other. */
  frameworks: z.array(frameworkId),
});
export type GridView = z.infer<typeof gridView>;

export const commonGridContract = {
  /** Without a framework: the newest of those in use. Reading it begins no assessment. */
  'grid.open': { input: z.strictObject({ year, framework: frameworkId.optional() }), output: gridView },
  /** Links one piece of evidence to many requirements, as one act; those set aside, or linked already, are left out and counted. */
  'grid.linkEvidence': {
    input: z.strictObject({ places: z.array(itemPlace).min(1).max(5000), id }),
    output: z.strictObject({ changed: z.number().int(), skipped: z.number().int(), ...saved.shape }),
  },
} as const satisfies ContractPart;
