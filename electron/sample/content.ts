/** The written part of the sample hospital: resources/sample/hospital.yaml. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { informationSystem, plan, verdict } from '../../core/assessment/model.ts';
import { storedApproval, storedInspections, storedUnit } from '../../core/assessment/stored.ts';
import { isoDate, isoInstant } from '../../core/date.ts';
import { levelInputs } from '../../core/level/model.ts';

const writtenAnswer = z.strictObject({
  verdict,
  note: z.string().default(''),
  gap: z.string().default(''),
  reason: z.string().default(''),
  plan: plan.pick({ action: true, due: true, cost: true }).nullable().default(null),
});
export type WrittenAnswer = z.infer<typeof writtenAnswer>;

const writtenSystem = informationSystem
  .pick({
    name: true,
    shortName: true,
    purpose: true,
    operatorName: true,
    framework: true,
    stage: true,
    inUseSince: true,
    traits: true,
    expectedPlanCompletion: true,
    regulationCheck: true,
  })
  .extend({
    key: z.string(),
    /** What is not written has not happened. */
    approval: storedApproval,
    inspections: storedInspections,
    levelReason: z.string().default(''),
    inputs: levelInputs,
    decidedAt: isoInstant,
    /** Share of the answered requirements that are fully met. */
    maturity: z.number().min(0).max(1),
    /** Share of the requirements that are answered. */
    answered: z.number().min(0).max(1),
    /** Dates by which plans of this system end. */
    dues: z.array(isoDate).min(1),
    answers: z.record(z.string(), writtenAnswer),
  });
export type WrittenSystem = z.infer<typeof writtenSystem>;

const sampleHospital = z.strictObject({
  today: isoInstant,
  year: z.number().int(),
  unit: storedUnit,
  responsible: z.record(z.string(), z.string()),
  assessor: informationSystem.shape.assessor,
  systems: z.array(writtenSystem),
});
export type SampleHospital = z.infer<typeof sampleHospital>;

/** The sample hospital as written. Throws when the shipped file doesn't fit its schema. */
export const readSampleHospital = (file: string): SampleHospital => sampleHospital.parse(parse(readFileSync(file, 'utf8')));
