/** The unit, its systems and what it answers about them: the values a workspace holds. */
import { z } from 'zod';
import { frameworkId, level, trait } from '../checklist/model.ts';
import { isoDate, isoInstant, isoMonth } from '../date.ts';

/** A text that may still be empty; normalised to NFC, length bounded so that one field can't break a page. */
const text = (max = 500) => z.string().max(max).normalize('NFC');
const id = z.string().min(1).max(64);
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

// ---------------------------------------------------------------- unit

/** An owner, security unit or operator, with the five fields of Mẫu số 08 §2. */
export const party = z.strictObject({
  name: text(),
  /** Document that sets functions, tasks and powers. */
  mandate: text(1000),
  head: text(),
  position: text(),
  address: text(),
  phone: text(60),
  email: text(120),
});
export type Party = z.infer<typeof party>;

export const unitProfile = z.strictObject({
  /** The hospital. */
  name: text(),
  /** Superior body printed above it in the letterhead; may be empty. */
  parentName: text(),
  province: text(),
  facilityCode: text(60),
  /** At least one owner; section 2 of Mẫu số 08 repeats per owner. */
  owners: z.array(z.strictObject({ owner: party, securityUnit: party })).min(1),
  /** Operators, named by systems through their index-free name. */
  operators: z.array(party),
  preparer: z.strictObject({ name: text(), office: text() }),
  signer: z.strictObject({
    /** Authority under which the head signs (NĐ 30 PLI.P1.II.7.b). */
    authority: z.enum(['', 'TM.', 'Q.', 'KT.', 'TL.', 'TUQ.']),
    title: text(),
    name: text(),
  }),
  letter: z.strictObject({
    /** Part of the document number after the slash, e.g. “BVĐK-CNTT”. */
    symbol: text(60),
    place: text(120),
    addressees: z.array(text()),
    recipients: z.array(text()),
  }),
});
export type UnitProfile = z.infer<typeof unitProfile>;

// ---------------------------------------------------------------- systems

/** A decision or regulation: number, date, issuing body (Mẫu số 08, columns 7 and 8). */
export const decision = z.strictObject({ number: text(120), date: isoDate, authority: text() });
export type Decision = z.infer<typeof decision>;

/** Mẫu số 08, column 6, in the order a level lives through. */
export const approvalStatus = z.enum(['drafting', 'submitted', 'appraised', 'approved']);
export type ApprovalStatus = z.infer<typeof approvalStatus>;

export const inspection = z.strictObject({
  kind: z.enum(['before_use', 'periodic', 'extraordinary']),
  from: isoDate,
  to: isoDate,
  by: text(),
  /** Ground of independence from the operator (NĐ 331 Đ31.2.c). */
  independence: text(1000),
  contents: text(1000),
  findings: text(2000),
  /** Number and date of the report. */
  report: text(),
});
export type Inspection = z.infer<typeof inspection>;

export const informationSystem = z.strictObject({
  id,
  name: text().min(1),
  /** Used where room is short: trees, evidence lists. */
  shortName: text(60),
  purpose: text(2000),
  ownerName: text(),
  operatorName: text(),
  /** Framework of the approval and of the assessment. */
  framework: frameworkId,
  stage: z.enum(['in_construction', 'in_use']),
  /** Date put into use; null while unknown or under construction. */
  inUseSince: isoDate.nullable(),
  /** Level of the approval or proposal in force; null until determined. */
  level: level.nullable(),
  /** Reason where the level kept differs from what the rules give today (Luật 116 Đ45.1, …). */
  levelReason: text(2000),
  traits: z.array(trait),
  approval: z.strictObject({
    status: approvalStatus,
    /** A draft whose level dossier is finished counts for T3 (Mẫu số 08 §1). */
    dossierFinished: z.boolean(),
    decision: decision.nullable(),
    regulation: decision.nullable(),
    expected: isoMonth.nullable(),
  }),
  expectedPlanCompletion: isoMonth.nullable(),
  inspections: z.array(inspection),
  /** Unit that did the self-assessment and why it is independent of the operator (NĐ 331 Đ31.2.c). */
  assessor: z.strictObject({ unit: text(), independence: text(1000) }),
  /** Ground for the national-security list (NĐ 331 Đ16, Đ36.3); null = none. */
  nationalSecurity: z.strictObject({ criterion: text(1000), state: text() }).nullable(),
  /** Whether work followed the regulation (NĐ 331 Đ36.7); null = not checked in the period. */
  regulationCheck: z
    .strictObject({
      period: text(),
      checked: z.number().int().min(0),
      broken: z.number().int().min(0),
      fixed: z.number().int().min(0),
      conclusion: text(1000),
    })
    .nullable(),
});
export type InformationSystem = z.infer<typeof informationSystem>;

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
