/**
 * The dossier record: the machine-readable twin of the annual report. It is frozen before printing; the PDF is a function
 * of it, and it is embedded in the PDF. Version 2 of the format; version 1 is still read.
 */
import { z } from 'zod';
import { inspection, ownership, party, plan, sha256Hex, unitProfile, verdict } from '../assessment/model.ts';
import { frameworkId, level, trait } from '../checklist/model.ts';
import { isoDate, isoInstant } from '../date.ts';
import { levelInputs, matchedRule } from '../level/model.ts';
import { form08Row, form08Totals, preflightFinding, reportChoice } from '../report/model.ts';

export { reportChoice, type ReportChoice } from '../report/model.ts';

export const RECORD_FORMAT = 'antam-dossier';
export const RECORD_VERSION = 2;
/** Name under which the record is attached to the PDF. */
export const RECORD_FILE = 'antam-dossier.json';

/** Edition of the printing code that makes today's dossiers; raised when the same record would print to other bytes. */
export const PRINTER_EDITION = 2;

/** The unit as version 1 of the format tells it: what Mẫu số 08 and the letter print. */
export const recordUnit = unitProfile.omit({ commune: true, tier: true, owners: true }).extend({
  owners: z.array(ownership.pick({ owner: true, securityUnit: true })).min(1),
});

/** An inspection as version 1 of the format tells it. */
export const recordInspection = inspection.pick({
  kind: true,
  from: true,
  to: true,
  by: true,
  independence: true,
  contents: true,
  findings: true,
  report: true,
});

/** A plan as version 1 of the format tells it. */
export const recordPlan = plan.pick({ action: true, responsible: true, due: true, cost: true });

export const recordItem = z.strictObject({
  id: z.string(),
  control: z.string(),
  title: z.string(),
  digest: sha256Hex,
  recommended: z.boolean(),
  /** Null = not answered; counts as “Chưa đáp ứng đầy đủ”. */
  verdict: verdict.nullable(),
  note: z.string(),
  gap: z.string(),
  reason: z.string(),
  compensating: z.string(),
  confirmed: z.boolean(),
  plan: recordPlan.nullable(),
  /** Numbers of the evidence list. */
  evidence: z.array(z.number().int().min(1)),
});
export type RecordItem = z.infer<typeof recordItem>;

export const recordGroup = z.strictObject({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['management', 'technical']),
  clause: z.string(),
  items: z.array(recordItem),
  /** Items that don't arise because the system lacks every trait they name. */
  setAside: z.array(z.strictObject({ id: z.string(), title: z.string(), traits: z.array(trait) })),
});
export type RecordGroup = z.infer<typeof recordGroup>;

export const recordSystem = z.strictObject({
  id: z.string(),
  name: z.string(),
  shortName: z.string(),
  purpose: z.string(),
  framework: frameworkId,
  /** Short title and standard, as printed: “NĐ 331/2026”, “TCVN 14423:2026”. */
  frameworkTitle: z.string(),
  standard: z.string(),
  level: level.nullable(),
  levelReason: z.string(),
  traits: z.array(trait),
  /** A draft whose level dossier is finished counts for T3 (Mẫu số 08 §1). */
  dossierFinished: z.boolean(),
  determination: z
    .strictObject({
      inputs: levelInputs,
      level: level.nullable(),
      matched: z.array(matchedRule),
      decidedBy: z.string(),
      decidedAt: isoInstant,
    })
    .nullable(),
  checklistDigest: sha256Hex.nullable(),
  assessor: z.strictObject({ unit: z.string(), independence: z.string() }),
  /** Empty when the system has no level yet or nobody assessed it. */
  groups: z.array(recordGroup),
});
export type RecordSystem = z.infer<typeof recordSystem>;

export const recordEvidence = z.strictObject({
  /** 1, 2, 3 … in the order of the list. */
  nr: z.number().int().min(1),
  id: z.string(),
  title: z.string(),
  fileName: z.string(),
  mediaType: z.string(),
  size: z.number().int(),
  sha256: sha256Hex,
  effectiveOn: isoDate.nullable(),
  validUntil: isoDate.nullable(),
  /** Since version 2: the copy with persons covered that may go along in its place; absent where there is none. */
  redacted: z.strictObject({ sha256: sha256Hex, size: z.number().int() }).optional(),
});
export type RecordEvidence = z.infer<typeof recordEvidence>;

/** The dossier that a correction takes the place of. */
export const replacedDossier = z.strictObject({
  id: z.string(),
  createdAt: isoInstant,
  /** Of its record. */
  digest: sha256Hex,
  reason: z.string(),
});

const record = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  version: z.union([z.literal(1), z.literal(RECORD_VERSION)]),
  id: z.string(),
  createdAt: isoInstant,
  /** Edition of the printing code: same edition and record, same bytes. */
  printer: z.number().int().min(1),
  program: z.string(),
  /** A draft prints with a watermark and is never signed. */
  draft: z.boolean(),
  year: z.number().int(),
  period: z.strictObject({ from: isoDate, to: isoDate }),
  unit: recordUnit,
  totals: form08Totals,
  rows: z.array(form08Row),
  /** Here and below, `system` and `systems` are ids of `systems`: names need not be unique. */
  operators: z.array(z.strictObject({ systems: z.array(z.string()), party })),
  nationalSecurity: z.array(z.strictObject({ system: z.string(), criterion: z.string(), state: z.string() })),
  regulationChecks: z.array(
    z.strictObject({
      system: z.string(),
      regulation: z.string(),
      period: z.string(),
      checked: z.number().int(),
      broken: z.number().int(),
      fixed: z.number().int(),
      conclusion: z.string(),
    }),
  ),
  inspections: z.array(recordInspection.extend({ system: z.string() })),
  systems: z.array(recordSystem),
  evidence: z.array(recordEvidence),
  checklists: z.array(z.strictObject({ framework: frameworkId, level, title: z.string(), digest: sha256Hex, items: z.number().int() })),
  journal: z.strictObject({ head: sha256Hex, entries: z.number().int() }),
  warnings: z.array(preflightFinding),
  /** Since version 2, always there. */
  report: reportChoice.optional(),
  /** Since version 2; absent where nothing is replaced. */
  replaces: replacedDossier.optional(),
});

export const dossierRecord = record.refine(
  ({ version, report, replaces }) => (version === 1 ? report === undefined && replaces === undefined : report !== undefined),
  { path: ['report'], message: 'phiên bản định dạng không khớp nội dung' },
);
export type DossierRecord = z.infer<typeof dossierRecord>;
