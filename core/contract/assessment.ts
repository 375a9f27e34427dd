/** The desk. */
import { z } from 'zod';
import { answer, answerChange, progress } from '../assessment/model.ts';
import { assessmentView } from './shapes.ts';
import { frameworkId } from '../checklist/model.ts';
import { id, saved, year, type ContractPart } from './values.ts';

/** The system's own; or the one it is going to, for the gap assessment (Luật 116 Đ45.1). */
const framework = frameworkId.optional();
/** A requirement of one system in one year. */
export const itemPlace = z.strictObject({ systemId: id, year, framework, itemId: z.string() });

export const assessmentContract = {
  'assessment.open': { input: z.strictObject({ systemId: id, year, framework }), output: assessmentView },
  'answers.set': {
    input: itemPlace.extend({ change: answerChange }),
    output: z.strictObject({ answer, progress, ...saved.shape }),
  },
} as const satisfies ContractPart;
