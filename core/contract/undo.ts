/** Taking acts back, across screens and restarts. */
import { z } from 'zod';
import { isoInstant } from '../date.ts';
import { deskPlace } from './assessment.ts';
import { nothing, saved, type ContractPart } from './values.ts';

/** What an act can be about, beside answers. */
export const UNDO_SUBJECTS = ['unit', 'system', 'evidence', 'incident', 'plan', 'duty', 'holiday'] as const;

/** An act, in words, and where it was done. */
export const undoStep = z.strictObject({
  /** “câu trả lời 5.11.2.1.a của HIS”, “thông tin hệ thống HIS”. */
  label: z.string(),
  at: isoInstant,
  actor: z.string(),
  /** The desk and the requirement it touched first; null for other acts. */
  place: deskPlace.extend({ itemId: z.string() }).nullable(),
  /** The thing it touched, where that is no requirement; `gone`: it is in no list any more. */
  about: z.strictObject({ kind: z.enum(UNDO_SUBJECTS), id: z.string(), gone: z.boolean() }).nullable(),
  /** False: it can't be taken back, and nothing that was done before it. */
  possible: z.boolean(),
  /** How many changes it holds. */
  changes: z.number().int(),
});

const stepped = z.strictObject({ step: undoStep, ...saved.shape });

export const undoContract = {
  'undo.next': { input: nothing, output: z.strictObject({ undo: undoStep.nullable(), redo: undoStep.nullable() }) },
  /** NOT_FOUND when nothing is left; CONFLICT when the last act can't be taken back, or its content was changed since. */
  'undo.undo': { input: nothing, output: stepped },
  'undo.redo': { input: nothing, output: stepped },
} as const satisfies ContractPart;
