/** Level determination. */
import { z } from 'zod';
import { frameworkId, level } from '../checklist/model.ts';
import { systemTemplate } from '../checklist/templates.ts';
import { isoDate } from '../date.ts';
import { levelDetermination, levelInputs, levelResult } from '../level/model.ts';
import { id, type ContractPart } from './values.ts';

export const levelContract = {
  'level.determine': { input: z.strictObject({ framework: frameworkId, inputs: levelInputs }), output: levelResult },
  /** What a determination of this system may start from: its newest finished risk assessment, and the template it was made from. */
  'level.context': {
    input: z.strictObject({ systemId: id }),
    output: z.strictObject({
      /** `level` is what the worst harm asks for (Luật 116 Đ8.1); null while no risk names a harm. */
      risk: z.strictObject({ id, date: isoDate, level: level.nullable() }).nullable(),
      /** Its answers are suggestions until they are confirmed. Null: none, or one that the program no longer ships. */
      template: systemTemplate.pick({ id: true, name: true, inputs: true, judgement: true, note: true }).nullable(),
    }),
  },
  /** Runs the rules again, stores answers and matched rules, sets the system's level, framework and suggested traits. */
  'level.save': { input: z.strictObject({ systemId: id, framework: frameworkId, inputs: levelInputs }), output: levelDetermination },
  'level.history': { input: z.strictObject({ systemId: id }), output: z.array(levelDetermination) },
} as const satisfies ContractPart;
