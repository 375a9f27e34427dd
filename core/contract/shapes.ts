/** What the window is shown: values that several calls answer with. */
import { z } from 'zod';
import { answer, informationSystem, progress } from '../assessment/model.ts';
import { dossierSending } from '../assessment/sending.ts';
import { checklist, frameworkId, level, trait } from '../checklist/model.ts';
import { isoInstant } from '../date.ts';
import { reportChoice } from '../exchange/record.ts';
import { preflightFinding } from '../report/model.ts';
import { id, year } from './values.ts';

export const workspaceInfo = z.strictObject({ file: z.string(), unitName: z.string(), sample: z.boolean() });
export type WorkspaceInfo = z.infer<typeof workspaceInfo>;

export const systemSummary = z.strictObject({ system: informationSystem, progress: progress.nullable() });
export type SystemSummary = z.infer<typeof systemSummary>;

/** A dossier kept in the workspace. */
export const dossierSummary = z.strictObject({
  id,
  year,
  createdAt: isoInstant,
  draft: z.boolean(),
  pages: z.number().int(),
  size: z.number().int(),
  sha256: z.string(),
  recordDigest: z.string(),
  warnings: z.number().int(),
  signatures: z.array(z.strictObject({ role: z.string(), signer: z.string(), signedAt: isoInstant })),
  report: reportChoice,
  /** Ids: the dossier it corrects, and the one that corrects it; null = none. */
  replaces: id.nullable(),
  replacedBy: id.nullable(),
  sendings: z.array(dossierSending),
});
export type DossierSummary = z.infer<typeof dossierSummary>;

export {
  certificateInfo,
  type AuthorityInfo,
  type CertificateInfo,
  type ChainLink,
  type TrustedAuthority,
} from '../exchange/certificate.ts';
export type { AuthorityOffer } from './verification.ts';

export const fsckReport = z.strictObject({
  ok: z.boolean(),
  problems: z.array(z.strictObject({ code: z.string(), text: z.string(), where: z.string() })),
  evidence: z.strictObject({ files: z.number().int(), bytes: z.number().int() }),
  journal: z.strictObject({ entries: z.number().int(), head: z.string() }),
});
export type FsckReport = z.infer<typeof fsckReport>;

export const preflightReport = z.strictObject({
  errors: z.array(preflightFinding),
  warnings: z.array(preflightFinding),
  /** How many rules were checked and found nothing. */
  passed: z.number().int(),
});
export type PreflightReport = z.infer<typeof preflightReport>;

/** Who answers: a system, or the unit once for all (id COMMON). */
export const deskSubject = z.strictObject({
  id,
  name: z.string(),
  shortName: z.string(),
  level,
  /** The system's own; for the unit the one that is answered. */
  framework: frameworkId,
  traits: z.array(trait),
});

/** What the desk needs to show one system, or the unit, in one year. */
export const assessmentView = z.strictObject({
  subject: deskSubject,
  checklist,
  /** Item id → traits the system lacks: these items are set aside, unless an answer brings them in (`included`). */
  setAside: z.record(z.string(), z.array(trait)),
  /** As they count: what is taken over from the unit is marked `inherited`. */
  answers: z.array(answer),
  /** What the unit answered, by item of this checklist; empty on the desk of the unit. */
  common: z.array(answer),
  /** Item id → level at which the unit answered a stricter requirement: a system's answer can't take its place. */
  stricter: z.record(z.string(), level),
  progress,
});
export type AssessmentView = z.infer<typeof assessmentView>;
