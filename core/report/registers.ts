/**
 * What the registers beside the answers tell of a year: duties, incidents, risks, the year before. Preflight alone reads it; none of it
 * is printed or frozen.
 */
import type { Incident } from '../assessment/incident.ts';
import type { PlanStatus, Verdict } from '../assessment/model.ts';
import type { FrameworkId, Level } from '../checklist/model.ts';
import { vietnamDate, type IsoDate, type IsoMonth } from '../date.ts';
import type { RiskAssessment } from '../level/risk.ts';
import type { Period } from './calendar.ts';
import type { Duty } from './duties-model.ts';
import { incidentClocks, type FrameworksById } from './incident-clocks.ts';
import type { Form08Totals } from './model.ts';

/** What was said of a requirement the year before. */
export interface EarlierItem {
  control: string;
  verdict: Verdict | null;
  /** Of its plan. */
  due: IsoDate | null;
}

/** A system as the year before had it. */
export interface EarlierSystem {
  id: string;
  name: string;
  framework: FrameworkId;
  level: Level | null;
  expectedApproval: IsoMonth | null;
  expectedPlanCompletion: IsoMonth | null;
  /** Null where no dossier tells. */
  planStatus: PlanStatus | null;
  items: readonly EarlierItem[];
}

/** The year before: its newest final dossier, or where there is none the answers that were given then. */
export interface EarlierYear {
  year: number;
  /** Null where no dossier tells. */
  totals: Form08Totals | null;
  systems: readonly EarlierSystem[];
}

/** A notice of an incident that was sent after its time. */
export interface LateNotice {
  what: string;
  incident: string;
  clause: string;
}

/** An inspection that had to be done by a professional organisation and was not (NĐ 331 Đ31.2.c; NĐ 85 Đ20.2.c). */
export interface UnfitInspection {
  systemId: string;
  to: IsoDate;
  /** Why, in the words of the framework file, with its clause. */
  why: string;
  clause: string;
}

export interface ReportRegisters {
  /** Of the whole unit, as of today. */
  duties: readonly Duty[];
  incidents: readonly Incident[];
  lateNotices: readonly LateNotice[];
  unfitInspections: readonly UnfitInspection[];
  risks: readonly RiskAssessment[];
  /** Ids of systems that are out of use with the reason on record. */
  archived: readonly string[];
  /** Ids of evidence that was set aside and can be restored. */
  discardedEvidence: readonly string[];
  /** Null where nothing is known of the year before. */
  lastYear: EarlierYear | null;
  /** Days on which a dossier of the year was sent. */
  sentOn: readonly IsoDate[];
  /** The day of the last entry of the journal; null while it is empty. */
  lastEntryOn: IsoDate | null;
}

/** Registers in which nothing stands. */
export const emptyRegisters = (): ReportRegisters => ({
  duties: [],
  incidents: [],
  lateNotices: [],
  unfitInspections: [],
  risks: [],
  archived: [],
  discardedEvidence: [],
  lastYear: null,
  sentOn: [],
  lastEntryOn: null,
});

/** Notices of incidents of a period that were sent too late (NĐ 331 Đ31.2.d). What was never sent is a duty that is overdue. */
export const lateNoticesOf = (frameworks: FrameworksById, incidents: readonly Incident[], { from, to }: Period, now: Date): LateNotice[] =>
  incidents
    .filter(({ detectedAt }) => {
      const day = vietnamDate(new Date(detectedAt));
      return day >= from && day <= to;
    })
    .flatMap((incident) =>
      incidentClocks(frameworks, incident, now)
        .filter(({ state }) => state === 'sent_late')
        .map(({ what, clause }) => ({ what, clause, incident: incident.title })),
    );
