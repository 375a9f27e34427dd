/** The desk. */
import { z } from 'zod';
import { answer, answerChange, progress } from '../assessment/model.ts';
import { assessmentView } from './shapes.ts';
import { frameworkId } from '../checklist/model.ts';
import { id, saved, year, type ContractPart } from './values.ts';

/** The system's own; or the one it is going to, for the gap assessment (Luật 116 Đ45.1). */
const framework = frameworkId.optional();
/** A desk: a system, or COMMON for what is answered once for the unit, in a year. */
export const deskPlace = z.strictObject({ systemId: id, year, framework });
/** A requirement of one system, or of the unit, in one year. */
export const itemPlace = deskPlace.extend({ itemId: z.string() });

const answered = z.strictObject({ answer, progress, ...saved.shape });

export const assessmentContract = {
  'assessment.open': { input: deskPlace, output: assessmentView },
  'answers.set': { input: itemPlace.extend({ change: answerChange }), output: answered },
  /** The same change to many requirements, as one act; those that are set aside are left out and counted. */
  'answers.setMany': {
    input: z.strictObject({ places: z.array(itemPlace).min(1).max(5000), change: answerChange }),
    output: z.strictObject({ changed: z.number().int(), skipped: z.number().int(), ...saved.shape }),
  },
  /** Gives up what the systems say themselves: they take over what the unit answered. Where it answered nothing that holds, it stays. */
  'answers.useCommon': {
    input: z.strictObject({ places: z.array(itemPlace).min(1).max(5000) }),
    output: z.strictObject({ changed: z.number().int(), ...saved.shape }),
  },
  /** Makes the system's answer that of the unit. CONFLICT where the unit answered a stricter requirement. */
  'answers.makeCommon': { input: itemPlace, output: answered },
  /**
   * Copies the texts, verdict and evidence of another system, or of last year, to the same control under the same framework; not
   * confirmed, and told where it came from. NOT_FOUND where that answer is gone.
   */
  'answers.useOther': { input: itemPlace.extend({ from: z.strictObject({ systemId: id, year }) }), output: answered },
} as const satisfies ContractPart;
