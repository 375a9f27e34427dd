/** Where the dated events in the life of a level stand in the register, and whether they are in order. */
import type { InformationSystem } from '../../assessment/model.ts';
import type { IsoDate } from '../../date.ts';
import { orderingFindings, type LevelEvents, type OrderingFinding, type OrderingLaw } from '../../level/ordering.ts';

/** What the events of a system are read from. */
export type Dated = Pick<
  InformationSystem,
  'approval' | 'stage' | 'constructionStarted' | 'investmentApproved' | 'inUseSince' | 'lastChanged' | 'inspections'
>;

const latest = (dates: readonly (IsoDate | null)[]): IsoDate | null =>
  dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
const earliest = (dates: readonly IsoDate[]): IsoDate | null => dates.toSorted()[0] ?? null;

/**
 * The events of a system. An upgrade puts a system into use anew, on the day of its last change; the assessment of its conditions
 * then has to be one made since it was first used. `riskAssessedOn`: the first finished risk assessment.
 */
export function eventsOf(system: Dated, riskAssessedOn: IsoDate | null): LevelEvents {
  const { approval, inUseSince, lastChanged } = system;
  const changed = lastChanged !== null && inUseSince !== null && lastChanged > inUseSince;
  const conditions = system.inspections.filter(({ kind, to }) => kind === 'before_use' && (!changed || to > inUseSince));
  return {
    risk_assessment: riskAssessedOn,
    level_proposed: approval.request?.date ?? null,
    regulation_issued: approval.regulation?.date ?? null,
    appraisal_opinion: approval.appraisal?.date ?? null,
    level_approved: approval.decision?.date ?? null,
    investment_approved: system.investmentApproved,
    plan_complete: approval.planCompletedOn,
    security_conditions_assessed: earliest(conditions.map(({ to }) => to)),
    put_into_use: inUseSince === null ? null : latest([inUseSince, lastChanged]),
  };
}

/**
 * Whether rules for new, extended or upgraded systems apply (`applies_to`): the system is under construction, or its register tells of
 * construction, of an investment decision or of a change. A system that tells of none was simply running when its level was determined.
 */
export const isNewOrChanged = (system: Dated): boolean =>
  system.stage === 'in_construction' ||
  system.constructionStarted !== null ||
  system.investmentApproved !== null ||
  system.lastChanged !== null;

/** The rules of order broken by a system. `riskAssessedOn`: its first finished risk assessment. */
export const orderOf = (
  law: OrderingLaw,
  system: Dated & Pick<InformationSystem, 'level'>,
  riskAssessedOn: IsoDate | null,
): OrderingFinding[] => orderingFindings(law, eventsOf(system, riskAssessedOn), { level: system.level, changed: isNewOrChanged(system) });
