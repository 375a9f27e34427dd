/** Level determination. */
import { z } from 'zod';
import { frameworkId } from '../checklist/model.ts';
import { levelDetermination, levelInputs, levelResult } from '../level/model.ts';
import { id, type ContractPart } from './values.ts';

export const levelContract = {
  'level.determine': { input: z.strictObject({ framework: frameworkId, inputs: levelInputs }), output: levelResult },
  /** Runs the rules again, stores answers and matched rules, sets the system's level, framework and suggested traits. */
  'level.save': { input: z.strictObject({ systemId: id, framework: frameworkId, inputs: levelInputs }), output: levelDetermination },
  'level.history': { input: z.strictObject({ systemId: id }), output: z.array(levelDetermination) },
} as const satisfies ContractPart;
