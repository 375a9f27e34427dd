/** The limits that run while a level dossier is appraised and approved (NĐ 331 Đ23.2, Đ23.3, Đ24.2; NĐ 85 Đ16.2, Đ17.2). */
import type { Approval } from '../../assessment/model.ts';
import type { Framework } from '../../checklist/framework.ts';
import type { Level } from '../../checklist/model.ts';
import { addDays, daysBetween, type IsoDate } from '../../date.ts';
import { addWorkingDays, unannouncedYears, workingDaysBetween, type Holidays } from '../working-days.ts';

/** What the limits need of a framework file. */
export type LimitsLaw = Pick<Framework, 'approval'> & {
  approval_common: Pick<Framework['approval_common'], 'incomplete_dossier_reply_within' | 'approval_within'>;
};

export interface ApprovalLimit {
  id: 'incomplete_reply' | 'appraisal' | 'approval';
  days: number;
  kind: 'working' | 'calendar';
  clause: string;
  /** The day it counts from; null while that day is not recorded. */
  from: IsoDate | null;
  /** The last day in time; null while `from` is. */
  due: IsoDate | null;
  /** The day on which what it is for had happened; null while it has not. */
  doneOn: IsoDate | null;
  /** Years on the way whose holidays are not announced: `due` may still move. Empty for limits of calendar days. */
  unannounced: number[];
}

/**
 * The limits that the decree sets at a level, in the order in which they run. None for a step without a limit (appraisal at levels
 * 1–2; the reply to an incomplete dossier under NĐ 85). A limit of calendar days ends on its last day, whatever day that is.
 */
export function approvalLimits(law: LimitsLaw, level: Level, approval: Approval, holidays: Holidays): ApprovalLimit[] {
  const path = law.approval.find(({ levels }) => levels.includes(level));
  const { incomplete_dossier_reply_within: reply, approval_within: approving } = law.approval_common;
  // One request asks for appraisal and approval where no submission follows (Mẫu số 01, levels 1–2).
  const forApproval =
    path?.appraisal_within == null ? (approval.submissionCompleteOn ?? approval.completeOn) : approval.submissionCompleteOn;
  const appraised = approval.appraisal?.date ?? null;
  const decided = approval.decision?.date ?? null;
  const runs = [
    { id: 'incomplete_reply', limit: reply, from: approval.receivedOn, doneOn: approval.completeOn ?? appraised ?? decided },
    { id: 'appraisal', limit: path?.appraisal_within ?? null, from: approval.completeOn, doneOn: appraised ?? decided },
    { id: 'approval', limit: path === undefined ? null : approving, from: forApproval, doneOn: decided },
  ] as const;
  return runs.flatMap(({ id, limit, from, doneOn }) => {
    if (limit === null) return [];
    const { days, kind } = limit;
    const clause = limit.clause ?? path?.clause ?? '';
    const due = from === null ? null : kind === 'working' ? addWorkingDays(from, days, holidays) : addDays(from, days);
    const unannounced = from === null || due === null || kind === 'calendar' ? [] : unannouncedYears(from, due, holidays);
    return [{ id, days, kind, clause, from, due, doneOn, unannounced }];
  });
}

/** How a limit stands on a day. `days` are of the kind in which the limit counts: left until its end, or past it. */
export type LimitState =
  | { state: 'not_started' }
  | { state: 'kept' }
  /** Over, without the days being known that would tell how. */
  | { state: 'over' }
  | { state: 'kept_late' | 'overdue' | 'running'; days: number };

export function limitState({ id, due, doneOn, kind }: ApprovalLimit, today: IsoDate, holidays: Holidays): LimitState {
  const between = (from: IsoDate, to: IsoDate): number =>
    kind === 'working' ? workingDaysBetween(from, to, holidays) : daysBetween(from, to);
  if (due === null) return { state: doneOn === null ? 'not_started' : 'over' };
  // When a reply was sent is not recorded: a dossier that has become complete needs none any more.
  if (id === 'incomplete_reply' && doneOn !== null) return { state: doneOn <= due ? 'kept' : 'over' };
  if (doneOn !== null) return doneOn <= due ? { state: 'kept' } : { state: 'kept_late', days: between(due, doneOn) };
  return today <= due ? { state: 'running', days: between(today, due) } : { state: 'overdue', days: between(due, today) };
}
