/** Answers of last year, of another level or framework, taken along: looked at first, then applied. */
import { z } from 'zod';
import { CARRY_STATES, LEFT_REASONS } from '../assessment/carry-over-model.ts';
import { progress, verdict } from '../assessment/model.ts';
import { cadence, frameworkId, level } from '../checklist/model.ts';
import { deskPlace } from './assessment.ts';
import { saved, year, type ContractPart } from './values.ts';

/** Names a source: the answers of the same system, or of the unit, under a framework in a year. */
const sourceName = z.strictObject({ year, framework: frameworkId });

/** How many requirements are in each state (core/assessment/carry-over-model.ts). */
const counts = z.record(z.enum(CARRY_STATES), z.number().int());

export const carrySource = z.strictObject({
  ...sourceName.shape,
  kind: z.enum(['year', 'level', 'framework']),
  /** The level that was answered. */
  level,
  /** Answers that say anything. */
  answers: z.number().int(),
  counts,
  /** How many of them would be written now. */
  offered: z.number().int(),
  /** Whether answers were taken along from here before. */
  brought: z.boolean(),
});
export type CarrySourceView = z.infer<typeof carrySource>;

/** What a requirement says. */
const wording = z.strictObject({
  itemId: z.string(),
  title: z.string(),
  ask: z.string(),
  guidance: z.string(),
  /** Evidence that is expected. */
  expected: z.array(z.string()),
  cadence: cadence.nullable(),
});
export type RequirementWording = z.infer<typeof wording>;

const oldRequirement = wording.extend({
  level,
  verdict: verdict.nullable(),
  /** False where the wording that was answered is not kept; the words then are later ones. */
  exact: z.boolean(),
});

export const carryOffer = wording.extend({
  /** The clause, as the checklist names it. */
  source: z.string(),
  group: z.string(),
  recommended: z.boolean(),
  state: z.enum(CARRY_STATES),
  cover: z.enum(['full', 'part', 'evidence', 'none']),
  delta: z.string(),
  /** What would be written, unconfirmed; null = left to be judged, or nothing is written. */
  verdict: verdict.nullable(),
  /** The worst verdict it comes from; null = not judged, or nothing comes. */
  oldVerdict: verdict.nullable(),
  from: z.array(oldRequirement),
  evidence: z.number().int(),
  /** The system takes the unit's answer over now; with this one it would differ. */
  differs: z.boolean(),
});
export type CarryOffer = z.infer<typeof carryOffer>;

export const carryLeft = z.strictObject({
  itemId: z.string(),
  /** Empty where no wording is known. */
  title: z.string(),
  verdict: verdict.nullable(),
  reason: z.enum(LEFT_REASONS),
});

const subject = z.strictObject({ name: z.string(), framework: frameworkId, level });

export const carryOverContract = {
  /** Which answers could be taken along to a desk, the nearest first. Begins nothing; CONFLICT where the desk can't be opened. */
  'carry.sources': { input: deskPlace, output: z.strictObject({ subject, sources: z.array(carrySource) }) },
  /** What a source offers each requirement that is asked. NOT_FOUND where there is no such source. */
  'carry.preview': {
    input: deskPlace.extend({ source: sourceName }),
    output: z.strictObject({ source: carrySource, offers: z.array(carryOffer), left: z.array(carryLeft) }),
  },
  /**
   * Writes what is offered, unconfirmed, as one act: for these requirements, or for all. What is answered by now is left alone and
   * counted as `skipped`. NOT_FOUND where there is no such source.
   */
  'carry.apply': {
    input: deskPlace.extend({ source: sourceName, items: z.array(z.string()).max(5000).optional() }),
    output: z.strictObject({ applied: z.number().int(), skipped: z.number().int(), progress, ...saved.shape }),
  },
  /** Desks of a year to which nothing was taken along yet though something is offered, with their nearest source. Begins nothing. */
  'carry.waiting': {
    input: z.strictObject({ year }),
    output: z.array(z.strictObject({ systemId: deskPlace.shape.systemId, name: z.string(), source: carrySource })),
  },
} as const satisfies ContractPart;
