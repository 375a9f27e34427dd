/** The unit and its register of systems. */
import { z } from 'zod';
import { informationSystem, unitProfile } from '../assessment/model.ts';
import { frameworkId } from '../checklist/model.ts';
import { systemSummary } from './shapes.ts';
import { done, id, nothing, saved, year, type ContractPart } from './values.ts';

export const registerContract = {
  'unit.get': { input: nothing, output: unitProfile },
  'unit.save': { input: unitProfile, output: saved },
  'systems.list': { input: z.strictObject({ year }), output: z.array(systemSummary) },
  'systems.get': { input: z.strictObject({ id }), output: informationSystem },
  'systems.create': {
    input: z.strictObject({
      name: z.string().trim().min(1).max(500),
      shortName: z.string().max(60),
      purpose: z.string().max(2000),
      framework: frameworkId,
    }),
    output: informationSystem,
  },
  /** Writes the register of a system. Level, approval and inspections stay as kept: they have calls of their own. */
  'systems.save': { input: informationSystem, output: saved },
  /** Removes a system with its assessments; evidence files stay. Refused once a signed dossier names it. */
  'systems.remove': { input: z.strictObject({ id }), output: done },
} as const satisfies ContractPart;
