/** One search over requirements, systems, evidence, plans and incidents. */
import { z } from 'zod';
import { frameworkId, level } from '../checklist/model.ts';
import { isoInstant } from '../date.ts';
import { id, type ContractPart } from './values.ts';

/** A requirement, once for all systems that have it. */
export const foundItem = z.strictObject({
  framework: frameworkId,
  control: z.string(),
  itemId: z.string(),
  title: z.string(),
  clause: z.string(),
  /** Those first where it arises; an item may have another id at another level. */
  systems: z.array(z.strictObject({ systemId: id, name: z.string(), itemId: z.string() })).min(1),
});
export type FoundItem = z.infer<typeof foundItem>;

export const searchContract = {
  /** Without marks, by all words of the text; nothing for an empty one. The best few of each kind. */
  'search.find': {
    input: z.strictObject({ text: z.string().max(200) }),
    output: z.strictObject({
      items: z.array(foundItem),
      /** How many more requirements fit. */
      moreItems: z.number().int(),
      systems: z.array(z.strictObject({ id, name: z.string(), shortName: z.string(), level: level.nullable() })),
      evidence: z.array(z.strictObject({ id, title: z.string(), fileName: z.string() })),
      plans: z.array(z.strictObject({ id: z.string(), action: z.string(), responsible: z.string() })),
      incidents: z.array(z.strictObject({ id, title: z.string(), detectedAt: isoInstant })),
    }),
  },
} as const satisfies ContractPart;
export type Found = z.infer<(typeof searchContract)['search.find']['output']>;
