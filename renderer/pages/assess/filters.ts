/** Which requirements of the desk a filter holds, and how many. */
import { isBlankAnswer } from '../../../core/assessment/answer.ts';
import { isBinding, isOpen } from '../../../core/assessment/counted.ts';
import { changedSinceLastYear, type LastYearMark } from '../../../core/assessment/last-year.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist } from '../../../core/checklist/model.ts';
import type { IsoDate } from '../../../core/date.ts';
import { fold } from '../../../core/text.ts';
import { found, isAsked, isCounted, type Entry } from './tree.ts';

/** Those asked for every day stand on the bar; the rest wait in its menu. */
export const MAIN_FILTERS = ['all', 'unanswered', 'unconfirmed', 'unmet', 'withoutEvidence'] as const;
export const MORE_FILTERS = ['expired', 'overdue', 'changed', 'differs', 'mine', 'recommended'] as const;
export const FILTERS = [...MAIN_FILTERS, ...MORE_FILTERS] as const;
export type Filter = (typeof FILTERS)[number];

/** What filters know besides the answers. */
export interface Facts {
  checklist: Pick<Checklist, 'framework' | 'itemDigests'>;
  today: IsoDate;
  /** Who sits at the desk; empty = unknown. */
  user: string;
  /** Ids of evidence whose validity is over. */
  expired: ReadonlySet<string>;
  /** By item. */
  lastYear: ReadonlyMap<string, LastYearMark>;
  /** What the unit answered, by item. */
  common: ReadonlyMap<string, Answer>;
}

/** Whether an item belongs to a filter; items set aside belong to “all” only, recommended ones are not asked for as what is left to do. */
export function matches(entry: Entry, answer: Answer | undefined, filter: Filter, facts: Facts): boolean {
  if (filter === 'all') return true;
  if (!isAsked(entry)) return false;
  switch (filter) {
    case 'recommended':
      return !isBinding(entry.item);
    case 'expired':
      return answer?.evidence.some((id) => facts.expired.has(id)) ?? false;
    case 'overdue':
      return isOverdue(answer, facts.today);
    case 'changed': {
      const { framework, itemDigests } = facts.checklist;
      const { id } = entry.item;
      return changedSinceLastYear({ framework, digest: itemDigests[id] ?? '' }, answer, facts.lastYear.get(id));
    }
    case 'differs':
      return differsFromCommon(answer, facts.common.get(entry.item.id));
    case 'mine':
      return answer !== undefined && [answer.assignee, answer.plan?.responsible ?? ''].some((name) => isSameName(name, facts.user));
    default:
      return isOpen(entry.item, answer, filter);
  }
}

const isSameName = (a: string, b: string): boolean => a.trim() !== '' && fold(a) === fold(b);

/** A plan for something not fully met whose day is past and that is neither done nor given up. */
export const isOverdue = (answer: Pick<Answer, 'verdict' | 'plan'> | undefined, today: IsoDate): boolean =>
  answer?.plan?.due != null &&
  answer.plan.due < today &&
  (answer.plan.state === 'planned' || answer.plan.state === 'in_progress') &&
  (answer.verdict === 'partial' || answer.verdict === 'non_compliant');

/** Whether a system judges for itself, and otherwise than the unit. */
export const differsFromCommon = (answer: Answer | undefined, common: Answer | undefined): boolean =>
  answer !== undefined &&
  answer.inherited !== true &&
  !isBlankAnswer(answer) &&
  common !== undefined &&
  common.verdict !== null &&
  common.verdict !== answer.verdict;

/** The items on screen. */
export const visibleEntries = (
  entries: readonly Entry[],
  answers: ReadonlyMap<string, Answer>,
  filter: Filter,
  search: string,
  facts: Facts,
): Entry[] => found(entries, search).filter((entry) => matches(entry, answers.get(entry.item.id), filter, facts));

/** How many items each filter holds; “all” tells how many count. */
export function filterCounts(entries: readonly Entry[], answers: ReadonlyMap<string, Answer>, facts: Facts): Record<Filter, number> {
  const counts = { ...NONE, all: entries.filter(isCounted).length };
  for (const entry of entries) {
    if (!isAsked(entry)) continue;
    const answer = answers.get(entry.item.id);
    for (const filter of FILTERS) if (filter !== 'all' && matches(entry, answer, filter, facts)) counts[filter] += 1;
  }
  return counts;
}

const NONE: Record<Filter, number> = {
  all: 0,
  unanswered: 0,
  unconfirmed: 0,
  unmet: 0,
  withoutEvidence: 0,
  expired: 0,
  overdue: 0,
  changed: 0,
  differs: 0,
  mine: 0,
  recommended: 0,
};
