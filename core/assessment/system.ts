/** An information system: what the register holds about it (NĐ 331 Đ22.3; Mẫu số 08 §3). */
import { z } from 'zod';
import { frameworkId, level, trait } from '../checklist/model.ts';
import { isoDate, isoInstant, isoMonth } from '../date.ts';
import { id, text } from './text.ts';
import { decision } from './unit.ts';

// ---------------------------------------------------------------- scope and components

/** The four grounds on which a system is told from its neighbours (NĐ 331 Đ7.2.a). */
export const systemScope = z.strictObject({
  /** Same core function. */
  function: text(4000),
  /** Constant or dependent flow of data. */
  dataFlow: text(4000),
  /** Parts that can't run apart. */
  dependence: text(4000),
  /** Shared impact of an incident. */
  incidentImpact: text(4000),
});

/** NĐ 331 Đ22.3.d: name and model, place, purpose. */
export const device = z.strictObject({
  name: text(),
  model: text(),
  quantity: z.number().int().min(1).max(100_000).nullable(),
  place: text(),
  purpose: text(1000),
});
export type Device = z.infer<typeof device>;

/** NĐ 331 Đ22.3.d: name, server or place, operating system, purpose. */
export const application = z.strictObject({ name: text(), server: text(), operatingSystem: text(), purpose: text(1000) });
export type Application = z.infer<typeof application>;

/** NĐ 331 Đ22.3.d: network zones with private and public addresses; one address or range per line, as typed. */
export const networkZone = z.strictObject({ name: text(), purpose: text(1000), privateAddresses: text(4000), publicAddresses: text(4000) });
export type NetworkZone = z.infer<typeof networkZone>;

/** A system of one's own or of others with which data are exchanged. */
export const connectedSystem = z.strictObject({
  name: text(),
  organisation: text(),
  direction: z.enum(['in', 'out', 'both']),
  data: text(1000),
});
export type ConnectedSystem = z.infer<typeof connectedSystem>;

const many = <T extends z.ZodType>(part: T) => z.array(part).max(1000);

// ---------------------------------------------------------------- approval

/** Mẫu số 08, column 6, in the order a level lives through. */
export const approvalStatus = z.enum(['drafting', 'submitted', 'appraised', 'approved']);
export type ApprovalStatus = z.infer<typeof approvalStatus>;

/** The life of a level, each step with its document and date (NĐ 331 Đ20–24; NĐ 85 Đ12–17). */
export const approval = z.strictObject({
  status: approvalStatus,
  /** A draft whose level dossier is finished counts for T3 (Mẫu số 08 §1). */
  dossierFinished: z.boolean(),
  /** Request to appraise: Mẫu số 01 (levels 1–2) or 02 (3–5). */
  request: decision.nullable(),
  receivedOn: isoDate.nullable(),
  /** The dossier was complete and valid: from this day the limits run (NĐ 331 Đ23.3). */
  completeOn: isoDate.nullable(),
  /** Levels 4–5 only (NĐ 331 Đ21.5). */
  expertOpinion: decision.nullable(),
  /** Mẫu số 04. */
  appraisal: decision.nullable(),
  /** Submission for approval, Mẫu số 05 (levels 3–5). */
  submission: decision.nullable(),
  /** The dossier for approval was complete (NĐ 331 Đ24.2). */
  submissionCompleteOn: isoDate.nullable(),
  /** Mẫu số 06; the Prime Minister's list at level 5. */
  decision: decision.nullable(),
  /** Mẫu số 07: the owner approves the plan at level 5. */
  planDecision: decision.nullable(),
  regulation: decision.nullable(),
  expected: isoMonth.nullable(),
  /** The approved protection plan was fully carried out (NĐ 331 Đ30.6). */
  planCompletedOn: isoDate.nullable(),
});
export type Approval = z.infer<typeof approval>;

export const inspection = z.strictObject({
  id,
  kind: z.enum(['before_use', 'periodic', 'extraordinary']),
  from: isoDate,
  to: isoDate,
  by: text(),
  /** A licensed or appointed professional organisation (NĐ 331 Đ31.2.c). */
  professional: z.boolean(),
  /** Ground of independence from the operator (NĐ 331 Đ31.2.c). */
  independence: text(1000),
  /** Ids of `inspection.contents` of the framework file (NĐ 331 Đ27.1–27.3). */
  contentIds: z.array(z.string().max(60)).max(20),
  /** Black, grey or white box (NĐ 331 Đ27.4), as the framework file names it; empty = no technical part. */
  mode: text(60),
  /** What was looked at, in words. */
  contents: text(1000),
  result: z.enum(['', 'met', 'met_in_part', 'not_met']),
  findings: text(2000),
  /** Number and date of the report. */
  report: text(),
  evidence: z.array(id).max(200),
});
export type Inspection = z.infer<typeof inspection>;

// ---------------------------------------------------------------- the system

export const informationSystem = z.strictObject({
  id,
  name: text().min(1),
  /** Used where room is short: trees, evidence lists. */
  shortName: text(60),
  purpose: text(2000),
  /** Id of the template it was made from; empty = none. */
  template: text(60),
  scope: systemScope,
  /** How large, and whom it serves (NĐ 331 Đ22.3.c). */
  size: text(2000),
  users: text(2000),
  ownerName: text(),
  operatorName: text(),
  /** Own rooms, a rented data centre, cloud, or a service that another body runs (NĐ 331 Đ19.2, Đ30.8). */
  hosting: z.enum(['own', 'rented_data_centre', 'cloud', 'service']),
  /** Who hosts, and how the system is separated from others (NĐ 331 Đ30.8–30.9). */
  host: text(),
  separation: text(2000),
  devices: many(device),
  applications: many(application),
  zones: many(networkZone),
  connections: many(connectedSystem),
  /** Framework of the approval and of the assessment. */
  framework: frameworkId,
  stage: z.enum(['in_construction', 'in_use']),
  constructionStarted: isoDate.nullable(),
  investmentApproved: isoDate.nullable(),
  /** Date put into use; null while unknown or under construction. */
  inUseSince: isoDate.nullable(),
  /** The last upgrade or major change. */
  lastChanged: isoDate.nullable(),
  /** Out of use and no longer reported; its data stay. */
  archivedAt: isoInstant.nullable(),
  archiveReason: text(1000),
  /** Level of the approval or proposal in force; null until determined. */
  level: level.nullable(),
  /** Reason where the level kept differs from what the rules give today (Luật 116 Đ45.1, …). */
  levelReason: text(2000),
  traits: z.array(trait),
  approval,
  /** What is recorded of the approval that a level determined anew goes through while `approval` stands (NĐ 331 Đ25); null = nothing. */
  renewal: approval.nullable(),
  expectedPlanCompletion: isoMonth.nullable(),
  inspections: many(inspection),
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
