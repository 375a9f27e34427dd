/** The calendar of duties, and the transition to the new framework. */
import { z } from 'zod';
import { informationSystem, progress } from '../assessment/model.ts';
import { isoDate } from '../date.ts';
import { duty, dutyKind } from '../report/duties-model.ts';
import { recomputedLevel, transitionRule, transitionStep } from '../report/transition.ts';
import { itemPlace } from './assessment.ts';
import { done, id, saved, year, type ContractPart } from './values.ts';

const stretch = { from: isoDate, to: isoDate };
/** A link that marking a duty as done has made; undoing takes away these alone. */
const madeLink = itemPlace.extend({ evidenceId: id });

export const transitionRow = z.strictObject({
  system: informationSystem,
  rules: z.array(transitionRule),
  badge: z.strictObject({ text: z.string(), clause: z.string() }).nullable(),
  /** What the next framework makes of the level; null while none was ever determined. */
  recomputed: recomputedLevel.nullable(),
  /** Under the next framework at the same level; null where there is no gap to assess. */
  gap: progress.nullable(),
  /** Whether the system itself has anything under the next framework; what it takes over from the unit begins no gap assessment. */
  gapStarted: z.boolean(),
  next: transitionStep,
});

export const dutiesContract = {
  /** What is due or was done in a stretch of time, and everything overdue. */
  'duties.list': { input: z.strictObject(stretch), output: z.array(duty) },
  /**
   * Records parts of duties as done and links the evidence to the requirements they serve: all of it or nothing. NOT_FOUND for a key
   * that is no open part; INVALID_INPUT for a day in the future.
   */
  'duties.done': {
    input: z.strictObject({
      keys: z.array(z.string().min(1).max(300)).min(1).max(300),
      doneOn: isoDate,
      note: z.string().max(4000),
      evidence: z.array(id).max(200),
    }),
    output: z.strictObject({ ids: z.array(id), linked: z.array(madeLink), ...saved.shape }),
  },
  /** Takes records away again, with the links they made if these are named. */
  'duties.undoDone': { input: z.strictObject({ ids: z.array(id).min(1).max(300), linked: z.array(madeLink).max(60_000) }), output: done },
  /** Writes what is open as a calendar file where the user chooses; null = cancelled. No kinds = all kinds, no system = all systems. */
  'duties.export': {
    input: z.strictObject({ ...stretch, kinds: z.array(dutyKind), systemId: id.nullable() }),
    output: z.strictObject({ file: z.string(), events: z.number().int() }).nullable(),
  },
  /** Systems that a rule of the transition binds, in the order of the register; from `historySince` on the old assessments are history. */
  'transition.list': {
    input: z.strictObject({ year }),
    output: z.strictObject({ rows: z.array(transitionRow), historySince: isoDate.nullable() }),
  },
} as const satisfies ContractPart;
