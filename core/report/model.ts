/** Values of the annual report: Mẫu số 08 (Phụ lục of NĐ 331/2026) and the findings of preflight. */
import { z } from 'zod';
import { approvalStatus, decision, planStatus } from '../assessment/model.ts';
import { level } from '../checklist/model.ts';
import { isoMonth } from '../date.ts';

/** Section 1 of Mẫu số 08: T1…T6 and the date by which every system will be approved. */
export const form08Totals = z.strictObject({
  total: z.number().int(),
  classified: z.number().int(),
  dossierPrepared: z.number().int(),
  appraised: z.number().int(),
  approved: z.number().int(),
  approvedInspected: z.number().int(),
  /** Latest date of column 9; null where no row states one. “Đã hoàn thành” is printed only when `approved` equals `total`. */
  expectedAllApproved: isoMonth.nullable(),
});
export type Form08Totals = z.infer<typeof form08Totals>;

/** One row of section 3 of Mẫu số 08. Column 1 is the place in the list. */
export const form08Row = z.strictObject({
  systemId: z.string(),
  systemName: z.string(),
  ownerName: z.string(),
  operatorName: z.string(),
  proposedLevel: level.nullable(),
  approvalStatus,
  approvalDecision: decision.nullable(),
  regulationDecision: decision.nullable(),
  expectedApproval: isoMonth.nullable(),
  planStatus,
  expectedPlanCompletion: isoMonth.nullable(),
  inspectionStatus: z.array(z.enum(['before_use', 'periodic'])),
});
export type Form08Row = z.infer<typeof form08Row>;

export const preflightFinding = z.strictObject({
  /** Stable rule id, e.g. “compliant_without_evidence”. */
  rule: z.string(),
  severity: z.enum(['error', 'warning']),
  /** Formal Vietnamese: what, what it means. */
  text: z.string(),
  clause: z.string().nullable(),
  /** Where to go: system and item when the finding has one place. */
  systemId: z.string().nullable(),
  itemId: z.string().nullable(),
  /** How many places this finding gathers (1 when single). */
  count: z.number().int().min(1),
});
export type PreflightFinding = z.infer<typeof preflightFinding>;

/** Whose report it is: the owner's to the authority, or an operator's or security unit's to the owner (NĐ 331 Đ35.4.a). */
export const reportChoice = z.strictObject({
  kind: z.enum(['owner', 'operator', 'security_unit']),
  /** Name of the party that reports. */
  by: z.string(),
});
export type ReportChoice = z.infer<typeof reportChoice>;
