/** What a unit answers about its systems. The unit and the systems themselves: unit.ts, system.ts, handed on from here. */
import { z } from 'zod';
import { frameworkId, level } from '../checklist/model.ts';
import { isoDate, isoInstant } from '../date.ts';
import { id, sha256Hex, text } from './text.ts';

export { sha256Hex } from './text.ts';
export * from './system.ts';
export * from './unit.ts';

// ---------------------------------------------------------------- assessment

export const VERDICTS = ['compliant', 'partial', 'non_compliant', 'not_applicable'] as const;
export const verdict = z.enum(VERDICTS);
export type Verdict = z.infer<typeof verdict>;

/** Mẫu số 08, column 10: how far the protection plan of a system is carried out. */
export const planStatus = z.enum(['not_started', 'in_part', 'complete']);
export type PlanStatus = z.infer<typeof planStatus>;

/** What will be done about a requirement that is not fully met (NĐ 331 Đ36.10). */
export const plan = z.strictObject({
  action: text(4000),
  responsible: text(),
  due: isoDate.nullable(),
  /** Đồng; null = not estimated. */
  cost: z.number().int().min(0).max(1e15).nullable(),
});
export type Plan = z.infer<typeof plan>;

/** The self-assessment of one system in one reporting year. */
export const assessment = z.strictObject({
  id,
  systemId: id,
  year: z.number().int().min(2016).max(2100),
  framework: frameworkId,
  level,
  checklistDigest: sha256Hex,
});
export type Assessment = z.infer<typeof assessment>;

/**
 * The answer to one requirement, as it stands now. Every field may still be missing: a half-given answer is stored too;
 * what it lacks is told by preflight, never lost.
 */
export const answer = z.strictObject({
  itemId: z.string(),
  /** Digest of the item that was answered. */
  itemDigest: sha256Hex,
  verdict: verdict.nullable(),
  /** How things stand. */
  note: text(20_000),
  /** What is missing; asked for “Đáp ứng một phần”. */
  gap: text(20_000),
  /** Why it does not apply; asked for “Không áp dụng”. */
  reason: text(20_000),
  /** What is done instead. */
  compensating: text(20_000),
  plan: plan.nullable(),
  /** Confirmed by a person in this reporting year. */
  confirmed: z.boolean(),
  updatedAt: isoInstant,
  updatedBy: z.string(),
  /** Ids of linked evidence, in the order they were linked. */
  evidence: z.array(id),
});
export type Answer = z.infer<typeof answer>;

/** A change of an answer: only the fields named change. */
export const answerChange = answer
  .pick({ verdict: true, note: true, gap: true, reason: true, compensating: true, plan: true, confirmed: true })
  .partial();
export type AnswerChange = z.infer<typeof answerChange>;

/**
 * Counts over the items that apply. Recommended items are left out (roll-up rule), but for `withoutEvidence`: a claim that one
 * is met has to be proven too.
 */
export const progress = z.strictObject({
  applicable: z.number().int(),
  answered: z.number().int(),
  compliant: z.number().int(),
  partial: z.number().int(),
  nonCompliant: z.number().int(),
  notApplicable: z.number().int(),
  confirmed: z.number().int(),
  withoutEvidence: z.number().int(),
});
export type Progress = z.infer<typeof progress>;

// ---------------------------------------------------------------- evidence

export const evidence = z.strictObject({
  id,
  title: text(),
  fileName: text(),
  mediaType: z.string(),
  size: z.number().int().min(1),
  sha256: sha256Hex,
  /** Date of the thing proved (signed, photographed); not the date of upload. */
  effectiveOn: isoDate.nullable(),
  validUntil: isoDate.nullable(),
  addedAt: isoInstant,
  addedBy: z.string(),
});
export type Evidence = z.infer<typeof evidence>;
