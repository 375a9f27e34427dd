/** How far the unit, its systems and the groups of requirements are in a year. */
import { z } from 'zod';
import { progress } from '../assessment/model.ts';
import { frameworkId, level } from '../checklist/model.ts';
import { id, year, type ContractPart } from './values.ts';

/** Over the requirements that apply and bind; `withEvidence`: of those judged met or partly met. */
export const figures = progress.extend({ withEvidence: z.number().int() });
const group = z.strictObject({ id: z.string(), title: z.string(), clause: z.string(), figures });

export const systemOverview = z.strictObject({
  systemId: id,
  name: z.string(),
  shortName: z.string(),
  framework: frameworkId,
  /** Null: no level yet, so nothing to answer. */
  answered: z
    .strictObject({
      level,
      figures,
      /** `itemId`: the requirement to go on with; null where nothing of the group is asked. */
      groups: z.array(group.extend({ itemId: z.string().nullable() })),
    })
    .nullable(),
});
export type SystemOverview = z.infer<typeof systemOverview>;

export const progressContract = {
  /** Answers as they count: what a system takes over from the unit is counted with the system. */
  'progress.overview': {
    input: z.strictObject({ year }),
    output: z.strictObject({
      /** All systems together. */
      unit: figures,
      /** What is answered once for the unit, by framework; only where systems are under it. */
      common: z.array(z.strictObject({ framework: frameworkId, level, figures })),
      systems: z.array(systemOverview),
      /** Over all systems under the framework. */
      groups: z.array(group.extend({ framework: frameworkId })),
    }),
  },
} as const satisfies ContractPart;
