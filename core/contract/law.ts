/** The law as loaded. */
import { z } from 'zod';
import { checklist, frameworkId, level } from '../checklist/model.ts';
import { systemTemplates } from '../checklist/templates.ts';
import { nothing, type ContractPart } from './values.ts';

export const lawContract = {
  'law.frameworks': {
    input: nothing,
    /** The framework files as loaded; core/checklist parses them again on the other side of the bridge. */
    output: z.array(
      z.strictObject({
        id: frameworkId,
        content: z.unknown(),
        levels: z.array(z.strictObject({ level, title: z.string(), items: z.number().int(), digest: z.string() })),
      }),
    ),
  },
  /** Typical hospital systems with first answers for the level form; a system made from one names it in `template`. */
  'law.templates': { input: nothing, output: systemTemplates },
  'law.checklist': { input: z.strictObject({ framework: frameworkId, level }), output: checklist },
} as const satisfies ContractPart;
