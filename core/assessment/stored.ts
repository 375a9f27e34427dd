/**
 * Units, systems and answers as a workspace holds them, also those that an earlier edition of the program wrote: fields it did not know yet
 * are filled with what an unasked question means. Nothing that was written is changed.
 */
import { z } from 'zod';
import { emptyApproval, emptyInspection, emptyOwnership, emptySystem, emptyUnit } from './empty.ts';
import { UNDESCRIBED } from './evidence.ts';
import { answer, approval, commonAnswer, evidence, informationSystem, inspection, planId, unitProfile } from './model.ts';

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

const filled = (value: unknown, blank: Fields): unknown => (isFields(value) ? { ...blank, ...value } : value);
const each = (value: unknown, fill: (one: unknown, index: number) => unknown): unknown => (Array.isArray(value) ? value.map(fill) : value);

const filledApproval = (value: unknown): unknown => filled(value, emptyApproval());
const filledInspections = (value: unknown): unknown =>
  each(value, (one, index) => filled(one, emptyInspection({ id: `inspection-${index + 1}`, from: '', to: '' })));

export const storedApproval = z.preprocess(filledApproval, approval);
export const storedInspections = z.preprocess(filledInspections, z.array(inspection));

export const storedUnit = z.preprocess((value) => {
  if (!isFields(value)) return value;
  return { ...emptyUnit(''), ...value, owners: each(value['owners'], (one) => filled(one, emptyOwnership())) };
}, unitProfile);

export const storedSystem = z.preprocess((value) => {
  if (!isFields(value)) return value;
  return {
    ...emptySystem({ id: '', name: '', shortName: '', purpose: '', ownerName: '', operatorName: '', framework: 'nd331-2026' }),
    ...value,
    approval: filledApproval(value['approval']),
    inspections: filledInspections(value['inspections']),
  };
}, informationSystem);

/** An answer as it is stored: it names its plan. */
const namesPlan = { planId: planId.nullable() };
export const storedAnswer = z.preprocess(
  (value) => filled(value, { assignee: '', included: false, carried: null, planId: null }),
  answer.omit({ plan: true, inherited: true }).extend(namesPlan),
);
export type StoredAnswer = z.infer<typeof storedAnswer>;

export const storedCommonAnswer = commonAnswer.omit({ plan: true }).extend(namesPlan);
export type StoredCommonAnswer = z.infer<typeof storedCommonAnswer>;

export const storedEvidence = z.preprocess((value) => filled(value, UNDESCRIBED), evidence);
