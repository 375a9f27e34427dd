/** What a unit answers about its systems. The unit and the systems themselves: unit.ts, system.ts, handed on from here. */
import { z } from 'zod';
import { controlKey, frameworkId, level } from '../checklist/model.ts';
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

/** How far a remedial plan has come. */
export const PLAN_STATES = ['planned', 'in_progress', 'done', 'cancelled'] as const;
export const planState = z.enum(PLAN_STATES);
export type PlanState = z.infer<typeof planState>;

export const planId = z.string().min(1).max(160);

/**
 * What will be done about requirements that are not fully met (NĐ 331 Đ36.10). One plan can serve several requirements and
 * systems; it lives as long as an answer names it.
 */
export const plan = z.strictObject({
  /** Longer than other ids: a plan of an early workspace is named after the place of its answer. */
  id: planId,
  action: text(4000),
  responsible: text(),
  due: isoDate.nullable(),
  /** Đồng, for the plan as a whole; null = not estimated. */
  cost: z.number().int().min(0).max(1e15).nullable(),
  /** Where the money comes from: “Nguồn thu sự nghiệp”, “Ngân sách tỉnh” … */
  budgetSource: text(200),
  state: planState,
  /** Set with the state “done”. */
  doneOn: isoDate.nullable(),
});
export type Plan = z.infer<typeof plan>;

/** Fields of a plan to be changed; with `id` the plan that is meant, otherwise the one the answer names, or a new one. */
export const planChange = plan.partial();
export type PlanChange = z.infer<typeof planChange>;

/** Where an answer came from that nobody gave here. */
export const provenance = z.strictObject({
  kind: z.enum(['year', 'framework', 'level', 'system']),
  /** Of the answers it came from; `systemId` null = answered once for the unit. */
  systemId: id.nullable(),
  year: z.number().int(),
  framework: frameworkId,
  level,
  items: z.array(z.string()),
  /** The worst verdict among them; null = not judged. */
  verdict: verdict.nullable(),
  /** What the old answer proves of this requirement: crosswalk.yaml, or full where the content is the same. */
  cover: z.enum(['full', 'part', 'evidence']),
  /** What the requirement adds to the old one; empty where nothing. */
  delta: text(2000),
});
export type Provenance = z.infer<typeof provenance>;

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
  /** Who in the unit is to answer; empty = nobody in particular. */
  assignee: text(),
  /** Asked although the system has none of the traits that the requirement names. */
  included: z.boolean(),
  /** Null for an answer that was given here. */
  carried: provenance.nullable(),
  updatedAt: isoInstant,
  updatedBy: z.string(),
  /** Ids of linked evidence, in the order they were linked. */
  evidence: z.array(id),
  /** Set where the system gives no answer of its own and takes that of the unit (core/assessment/common.ts). */
  inherited: z.literal(true).optional(),
});
export type Answer = z.infer<typeof answer>;

/** What is answered once for the unit: by control, at the level whose requirement was answered. */
export const commonAnswer = answer.omit({ inherited: true }).extend({ control: controlKey, level });
export type CommonAnswer = z.infer<typeof commonAnswer>;

/** A change of an answer: only the fields named change. */
export const answerChange = answer
  .pick({ verdict: true, note: true, gap: true, reason: true, compensating: true, confirmed: true, assignee: true, included: true })
  .extend({ plan: planChange.nullable() })
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

export const EVIDENCE_KINDS = [
  'decision',
  'procedure',
  'minutes',
  'configuration',
  'log',
  'contract',
  'photo',
  'note',
  'link',
  'other',
] as const;
export const evidenceKind = z.enum(EVIDENCE_KINDS);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** Who may see it: `internal` stays in the unit by habit, `personal` holds personal data of patients or staff, `secret` must not leave. */
export const SENSITIVITIES = ['public', 'internal', 'personal', 'secret'] as const;
export const sensitivity = z.enum(SENSITIVITIES);
export type Sensitivity = z.infer<typeof sensitivity>;

export const evidence = z.strictObject({
  id,
  title: text(),
  kind: evidenceKind,
  sensitivity,
  note: text(4000),
  /** For a link: where it leads. Never opened by the program. */
  url: text(2000),
  fileName: text(),
  mediaType: z.string(),
  size: z.number().int().min(1),
  sha256: sha256Hex,
  /** Date of the thing proved (signed, photographed); not the date of upload. */
  effectiveOn: isoDate.nullable(),
  validUntil: isoDate.nullable(),
  addedAt: isoInstant,
  addedBy: z.string(),
  /** The earlier revision that this one takes the place of; that one is kept. */
  replaces: id.nullable(),
  /** The original of which this is a copy with parts blacked out, bound by the hash of its bytes. */
  redacted: z.strictObject({ of: id, sha256: sha256Hex }).nullable(),
});
export type Evidence = z.infer<typeof evidence>;
