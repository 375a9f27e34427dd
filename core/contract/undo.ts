/** Taking acts back, across screens and restarts. */
import { z } from 'zod';
import { isoInstant } from '../date.ts';
import { deskPlace } from './assessment.ts';
import { nothing, saved, type ContractPart } from './values.ts';

/** An act, in words, and where it was done. */
export const undoStep = z.strictObject({
  /** “Kết luận yêu cầu 5.11.2.1.a của HIS”. */
  label: z.string(),
  at: isoInstant,
  actor: z.string(),
  /** The desk and the requirement it touched first; null for other acts. */
  place: deskPlace.extend({ itemId: z.string() }).nullable(),
  /** How many changes it holds. */
  changes: z.number().int(),
});
export type UndoStepView = z.infer<typeof undoStep>;

const stepped = z.strictObject({ step: undoStep, ...saved.shape });

export const undoContract = {
  'undo.next': { input: nothing, output: z.strictObject({ undo: undoStep.nullable(), redo: undoStep.nullable() }) },
  /** NOT_FOUND when nothing is left; CONFLICT when the last act can't be taken back, or its content was changed since. */
  'undo.undo': { input: nothing, output: stepped },
  'undo.redo': { input: nothing, output: stepped },
} as const satisfies ContractPart;
