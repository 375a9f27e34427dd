/** The life of a level: inspections, what asks for a level to be determined anew, and incidents. */
import { z } from 'zod';
import { incident } from '../assessment/incident.ts';
import { inspection } from '../assessment/model.ts';
import { relevelTrigger } from '../assessment/relevelling.ts';
import { relevelSuggestion } from '../report/relevelling.ts';
import { done, id, nothing, saved, type ContractPart } from './values.ts';

export const lifeContract = {
  'inspections.list': { input: z.strictObject({ systemId: id }), output: z.array(inspection) },
  /** Adds the inspection, or replaces the one of the same id; INVALID_INPUT when it ends before it begins. */
  'inspections.put': { input: z.strictObject({ systemId: id, inspection }), output: saved },
  'inspections.remove': { input: z.strictObject({ systemId: id, id }), output: done },

  /** Recorded triggers of a system, and what the registers suggest beside them. */
  'relevel.view': {
    input: z.strictObject({ systemId: id }),
    output: z.strictObject({ triggers: z.array(relevelTrigger), suggestions: z.array(relevelSuggestion) }),
  },
  /** Adds the trigger, or replaces the one of the same id. */
  'relevel.put': { input: relevelTrigger, output: saved },
  'relevel.remove': { input: z.strictObject({ id }), output: done },

  'incidents.list': { input: nothing, output: z.array(incident) },
  'incidents.get': { input: z.strictObject({ id }), output: incident },
  /** Adds the incident, or replaces the one of the same id. */
  'incidents.put': { input: incident, output: saved },
  'incidents.remove': { input: z.strictObject({ id }), output: done },

  /** What nags until somebody handles it: open triggers and suggestions of systems in use, and incidents. */
  'life.waiting': {
    input: nothing,
    output: z.strictObject({
      triggers: z.array(relevelTrigger),
      suggestions: z.array(relevelSuggestion.extend({ systemId: id })),
      incidents: z.array(incident),
    }),
  },
} as const satisfies ContractPart;
