/** What else is known about the requirements of a desk: last year, the unit's other systems, earlier wordings. */
import { z } from 'zod';
import { verdict } from '../assessment/model.ts';
import { frameworkId, level } from '../checklist/model.ts';
import { deskPlace, itemPlace } from './assessment.ts';
import { id, year, type ContractPart } from './values.ts';

/** What a requirement said before. */
export const wording = z.strictObject({ ask: z.string(), guidance: z.string() });
export type Wording = z.infer<typeof wording>;

/** What was answered last year to a requirement of the desk. */
export const lastYearAnswer = z.strictObject({
  /** Of the desk's checklist. */
  itemId: z.string(),
  year,
  /** Under which it was answered: that of the desk, or the one before. */
  framework: frameworkId,
  level,
  /** The requirement as it was then. */
  from: z.strictObject({ itemId: z.string(), title: z.string() }),
  itemDigest: z.string(),
  /** What it said then; null where it says the same now, and under another framework. */
  before: wording.nullable(),
  verdict: verdict.nullable(),
  note: z.string(),
  gap: z.string(),
  reason: z.string(),
  evidence: z.array(id),
});
export type LastYearAnswer = z.infer<typeof lastYearAnswer>;

/** What another system of the unit answers itself to the same control. */
export const otherAnswer = z.strictObject({
  systemId: id,
  name: z.string(),
  level,
  /** To be named in the address; null where it is the system's own. */
  framework: frameworkId.nullable(),
  itemId: z.string(),
  verdict: verdict.nullable(),
  confirmed: z.boolean(),
  note: z.string(),
  /** How many pieces are linked. */
  evidence: z.number().int(),
});

export const itemContext = z.strictObject({
  /** Systems that answer for themselves, without the one of the desk. */
  others: z.array(otherAnswer),
  /** How many of the unit's systems take the unit's answer over, without the one of the desk. */
  inheriting: z.number().int(),
  /** What the requirement said when the answer was given; null where that is what it says now. */
  before: wording.nullable(),
});
export type ItemContext = z.infer<typeof itemContext>;

export const overviewContract = {
  /** Of all requirements of a desk that were answered the year before; nothing is begun. */
  'items.lastYear': { input: deskPlace, output: z.array(lastYearAnswer) },
  'items.context': { input: itemPlace, output: itemContext },
} as const satisfies ContractPart;
