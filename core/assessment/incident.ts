/** Incidents and the notices that the law asks of them (NĐ 331 Đ31.2.d). */
import { z } from 'zod';
import { isoDate, isoInstant } from '../date.ts';
import { id, text } from './text.ts';

/** A notice that was sent. */
export const incidentNotice = z.strictObject({
  /** Id of `incident_deadlines` of the framework file. */
  deadline: z.string().min(1).max(60),
  sentAt: isoInstant,
  to: text(),
  /** Number and date, or how it was sent. */
  document: text(),
  evidence: z.array(id).max(200),
});
export type IncidentNotice = z.infer<typeof incidentNotice>;

export const incident = z.strictObject({
  id,
  systems: z.array(id).max(200),
  title: text().min(1),
  /** The clocks count from here (`incident_counts_from`). */
  detectedAt: isoInstant,
  occurredAt: isoInstant.nullable(),
  description: text(4000),
  scope: text(4000),
  /** “Serious” is not defined in the decree: the officer decides. */
  serious: z.boolean(),
  /** Signs of harm to national security or public order, or a serious interruption. */
  nationalSecurity: z.boolean(),
  personalData: z.boolean(),
  /** Complex: preliminary, update and closing reports. */
  complex: z.boolean(),
  cause: text(4000),
  remedy: text(4000),
  notices: z.array(incidentNotice).max(100),
  closedOn: isoDate.nullable(),
  evidence: z.array(id).max(200),
});
export type Incident = z.infer<typeof incident>;
