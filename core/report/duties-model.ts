/** A duty: something with a date by which it has to be done. */
import { z } from 'zod';
import type { DutyDone } from '../assessment/duty.ts';
import type { Incident } from '../assessment/incident.ts';
import type { Answer, Evidence, InformationSystem } from '../assessment/model.ts';
import type { RelevelTrigger } from '../assessment/relevelling.ts';
import type { Checklist } from '../checklist/model.ts';
import { isoDate, type IsoDate } from '../date.ts';
import type { FrameworksById } from './incident-clocks.ts';
import type { TransitionRule } from './transition.ts';
import type { Holidays } from './working-days.ts';

export const DUTY_KINDS = ['report', 'cadence', 'inspection', 'evidence', 'plan', 'transition', 'approval', 'relevel', 'incident'] as const;
export const dutyKind = z.enum(DUTY_KINDS);
export type DutyKind = z.infer<typeof dutyKind>;

export const dutyState = z.enum(['overdue', 'soon', 'later', 'done']);
export type DutyState = z.infer<typeof dutyState>;

/** What is done, and recorded, on its own. A duty has one part or several. */
export const dutyPart = z.strictObject({
  /** Under this key it is recorded as done. */
  key: z.string().max(300),
  title: z.string(),
  date: isoDate,
  /** When it was done last; null = never, as far as is known. Asked of repeated duties only. */
  lastDone: isoDate.nullable(),
  /** The requirements it serves: evidence of its being done is theirs. */
  items: z.array(z.strictObject({ systemId: z.string(), itemId: z.string() })),
});
export type DutyPart = z.infer<typeof dutyPart>;

export const duty = z.strictObject({
  /** Stays the same while the duty comes back. */
  key: z.string(),
  kind: dutyKind,
  title: z.string(),
  note: z.string(),
  systemId: z.string().nullable(),
  /** Its short name; empty where the duty is the unit's. */
  systemName: z.string(),
  clause: z.string(),
  /** Of the part that is due first; of what is done: the day on which it was done. */
  date: isoDate,
  state: dutyState,
  /** ISO 8601 duration of a duty that comes back. */
  every: z.string().nullable(),
  parts: z.array(dutyPart),
  /** Whether it is marked as done here; otherwise it goes when the register it comes from says so. */
  markable: z.boolean(),
  /** The date is the program's proposal, not the law's. */
  proposed: z.boolean(),
  /** Records of `workspace.dutiesDone`; empty while it is open. */
  doneIds: z.array(z.string()),
  /** Ids of the evidence of those records. */
  evidence: z.array(z.string()),
});
export type Duty = z.infer<typeof duty>;

/** A duty before it is known whether it is done. */
export interface DutyDraft extends Omit<Duty, 'state' | 'date' | 'doneIds' | 'evidence'> {
  /** Overdue whatever its date says: its time is counted in hours. */
  late?: boolean;
}

export interface DutySystem {
  system: InformationSystem;
  /** What it is called where room is short. */
  name: string;
  /** On the national-security list: its procedure is that of the level the framework names (NĐ 331 Đ20.4). */
  listed: boolean;
  /** The checklist it is assessed against; null while it has no level. */
  checklist: Checklist | null;
  /** Its newest answers under its own framework. */
  answers: readonly Answer[];
  /** First day of the reporting period of these answers; duties never done before are counted from here. */
  periodFrom: IsoDate;
  transition: readonly TransitionRule[];
}

/** Everything duties come from. */
export interface DutyInput {
  today: IsoDate;
  /** This instant, ISO 8601: notices of incidents are counted in hours. */
  now: string;
  frameworks: FrameworksById;
  holidays: Holidays;
  /** Without those that are archived. */
  systems: readonly DutySystem[];
  evidence: ReadonlyMap<string, Evidence>;
  done: readonly DutyDone[];
  triggers: readonly RelevelTrigger[];
  incidents: readonly Incident[];
  /** Reporting years for which the workspace holds anything. */
  years: readonly number[];
}

/** One place from which duties come. */
export type DutySource = (input: DutyInput) => DutyDraft[];
