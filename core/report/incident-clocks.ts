/** The notices that an incident asks for, and how much time is left for each (`incident_deadlines` of the framework files). */
import type { Incident, IncidentNotice } from '../assessment/incident.ts';
import type { Framework } from '../checklist/framework.ts';
import type { FrameworkId } from '../checklist/model.ts';
import { vietnamDate } from '../date.ts';
import { endOfDuration } from '../duration.ts';

export type FrameworksById = Record<FrameworkId, Framework>;
type Known = Pick<Incident, 'detectedAt' | 'serious' | 'nationalSecurity' | 'personalData' | 'complex' | 'closedOn' | 'notices'>;

/** Whether an incident asks for a notice; null = the register does not hold what decides it, a person judges. */
type Asks = (incident: Known) => boolean | null;

/** By framework and id of its `incident_deadlines`; the key `case` there says the same in words. */
const ASKED: Record<FrameworkId, Record<string, Asks>> = {
  'nd331-2026': {
    immediate: ({ nationalSecurity }) => nationalSecurity,
    first_notice: ({ serious }) => serious,
    report: () => true,
    closing: ({ complex }) => complex,
    personal_data: ({ personalData }) => personalData,
  },
  'nd85-2016': {
    report: () => true,
    // “Beyond one's means” is none of the marks of an incident.
    immediate: () => null,
    closing: () => true,
  },
};

/** Under NĐ 85 the closing report is due so many days after the response ended (TT 20/2017 Đ9.2.b); all else runs from detection. */
const countsFromEnd = (framework: FrameworkId, deadline: string): boolean => framework === 'nd85-2016' && deadline === 'closing';

/**
 * - `open`: to be sent, time is left; - `at_once`: to be sent now, the decree gives no time; - `overdue`;
 * - `waiting`: to be sent, but its clock has not started, or the decree sets no limit;
 * - `sent`: sent in time, or without a limit; - `sent_late`; - `if`: to be sent only in the case named, which a person judges;
 * - `not_asked`.
 */
export type ClockState = 'open' | 'at_once' | 'overdue' | 'waiting' | 'sent' | 'sent_late' | 'if' | 'not_asked';

export interface IncidentClock {
  /** Id of `incident_deadlines`. */
  deadline: string;
  what: string;
  /** In which case, in the words of the framework file. */
  case: string;
  clause: string;
  /** To whom; empty where the framework file does not say. */
  to: string;
  /** The last instant in time, ISO 8601; null without a limit, or while its clock has not started. */
  dueAt: string | null;
  /** To be sent at once: `dueAt` is the detection itself. */
  atOnce: boolean;
  state: ClockState;
  /** Milliseconds until `dueAt`; negative once it has passed. Null without `dueAt`. */
  left: number | null;
  /** Those sent for this deadline, the first sent first. */
  notices: IncidentNotice[];
}

/**
 * The framework whose deadlines bind an incident: since NĐ 331 is in force (NĐ 331 Đ38) it binds every system, whatever framework
 * its level was approved under; incidents detected before keep the old deadlines. Our reading: the decree has no transition for them.
 */
export const frameworkOfIncident = (frameworks: FrameworksById, { detectedAt }: Pick<Incident, 'detectedAt'>): Framework =>
  vietnamDate(new Date(detectedAt)) >= frameworks['nd331-2026'].status.from ? frameworks['nd331-2026'] : frameworks['nd85-2016'];

/** Every clock of an incident at an instant, in the order of the framework file; those not asked for too. */
export function incidentClocks(frameworks: FrameworksById, incident: Known, now: Date): IncidentClock[] {
  const framework = frameworkOfIncident(frameworks, incident);
  return framework.incident_deadlines.map(({ id, within, what, case: inCase, clause, to }) => {
    const fromEnd = countsFromEnd(framework.id, id);
    const start = fromEnd ? incident.closedOn && `${incident.closedOn}T00:00:00+07:00` : incident.detectedAt;
    const due = within === null || start === null ? null : endOfDuration(new Date(start), within);
    const notices = incident.notices
      .filter(({ deadline }) => deadline === id)
      .toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt));
    const atOnce = due !== null && due.getTime() === new Date(incident.detectedAt).getTime();
    const asked = ASKED[framework.id][id]?.(incident) ?? null;
    return {
      deadline: id,
      what,
      case: inCase,
      clause,
      to: to ?? framework.incident_to ?? '',
      dueAt: due?.toISOString() ?? null,
      atOnce,
      state: stateOf({ asked, due, atOnce, first: notices[0], closed: incident.closedOn !== null, now }),
      left: due === null ? null : due.getTime() - now.getTime(),
      notices,
    };
  });
}

interface Situation {
  asked: boolean | null;
  due: Date | null;
  atOnce: boolean;
  first: IncidentNotice | undefined;
  closed: boolean;
  now: Date;
}

function stateOf({ asked, due, atOnce, first, closed, now }: Situation): ClockState {
  if (first !== undefined) {
    // Without a limit there may be several (updates): done only when the incident is closed too.
    if (due === null) return closed || asked !== true ? 'sent' : 'waiting';
    return atOnce || Date.parse(first.sentAt) <= due.getTime() ? 'sent' : 'sent_late';
  }
  if (asked === null) return 'if';
  if (!asked) return 'not_asked';
  if (due === null) return 'waiting';
  if (atOnce) return 'at_once';
  return now.getTime() > due.getTime() ? 'overdue' : 'open';
}

/** Clocks on which somebody waits now, the one that ends first before the others. */
export const runningClocks = (frameworks: FrameworksById, incident: Known, now: Date): IncidentClock[] =>
  incidentClocks(frameworks, incident, now)
    .filter(({ state }) => state === 'open' || state === 'at_once' || state === 'overdue')
    .toSorted((a, b) => (a.left ?? 0) - (b.left ?? 0));
