/** The desk. */
import { z } from 'zod';
import { answer, answerChange, progress } from '../assessment/model.ts';
import { assessmentView } from './shapes.ts';
import { id, saved, year, type ContractPart } from './values.ts';

export const assessmentContract = {
  'assessment.open': { input: z.strictObject({ systemId: id, year }), output: assessmentView },
  'answers.set': {
    input: z.strictObject({ systemId: id, year, itemId: z.string(), change: answerChange }),
    output: z.strictObject({ answer, progress, ...saved.shape }),
  },
} as const satisfies ContractPart;
