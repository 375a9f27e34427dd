/** The list of requirements as the desk walks it: order, filters, search, what comes next. */
import { lacksOf } from '../../../core/assessment/answer.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { Checklist, ChecklistGroup, ChecklistItem, Trait } from '../../../core/checklist/model.ts';
import { fold } from '../../../core/text.ts';

export const FILTERS = ['all', 'unanswered', 'unmet', 'withoutEvidence', 'unconfirmed'] as const;
export type Filter = (typeof FILTERS)[number];

export interface Entry {
  item: ChecklistItem;
  group: ChecklistGroup;
  /** Traits the system lacks; empty when the item is asked. */
  missing: Trait[];
  /** Folded text for search. */
  folded: string;
}

/** All items in walking order: within a group those that are asked first, those set aside after them. */
export function entriesOf(checklist: Checklist, setAside: Record<string, Trait[]>): Entry[] {
  return checklist.groups.flatMap((group) => {
    const entries = group.items.map((item): Entry => ({
      item,
      group,
      missing: setAside[item.id] ?? [],
      folded: fold(`${item.id} ${item.title} ${item.ask} ${item.source}`),
    }));
    return [...entries.filter((entry) => entry.missing.length === 0), ...entries.filter((entry) => entry.missing.length > 0)];
  });
}

export const isAsked = (entry: Entry): boolean => entry.missing.length === 0;

/** Whether an item belongs to a filter; items set aside belong to “all” only. */
export function matches(entry: Entry, answer: Answer | undefined, filter: Filter): boolean {
  if (filter === 'all') return true;
  if (!isAsked(entry)) return false;
  const verdict = answer?.verdict ?? null;
  switch (filter) {
    case 'unanswered':
      return verdict === null;
    case 'unmet':
      return verdict === 'partial' || verdict === 'non_compliant';
    case 'withoutEvidence':
      return answer !== undefined && lacksOf(answer).includes('evidence');
    case 'unconfirmed':
      return verdict !== null && answer?.confirmed === false;
  }
}

/** The items on screen: filter and every word of the search, marks ignored. */
export function visibleEntries(entries: readonly Entry[], answers: ReadonlyMap<string, Answer>, filter: Filter, search: string): Entry[] {
  const words = fold(search).split(' ').filter(Boolean);
  return entries.filter(
    (entry) => matches(entry, answers.get(entry.item.id), filter) && words.every((word) => entry.folded.includes(word)),
  );
}

/** How many asked items each filter holds. */
export function filterCounts(entries: readonly Entry[], answers: ReadonlyMap<string, Answer>): Record<Filter, number> {
  const asked = entries.filter(isAsked);
  const count = (filter: Filter): number => asked.filter((entry) => matches(entry, answers.get(entry.item.id), filter)).length;
  return {
    all: asked.length,
    unanswered: count('unanswered'),
    unmet: count('unmet'),
    withoutEvidence: count('withoutEvidence'),
    unconfirmed: count('unconfirmed'),
  };
}

/**
 * The next item in a direction among those on screen; the current one may have left the filter, its place still counts.
 * Null at the end.
 */
export function step(entries: readonly Entry[], visible: readonly Entry[], current: string, direction: 1 | -1): string | null {
  const shown = new Set(visible.filter(isAsked).map((entry) => entry.item.id));
  const from = entries.findIndex((entry) => entry.item.id === current);
  for (let i = from + direction; i >= 0 && i < entries.length; i += direction) {
    const id = entries[i]?.item.id;
    if (id !== undefined && shown.has(id)) return id;
  }
  return null;
}

/** The next unanswered item after the current one, wrapping round; null when none is left. */
export function nextUnanswered(entries: readonly Entry[], answers: ReadonlyMap<string, Answer>, current: string): string | null {
  const from = entries.findIndex((entry) => entry.item.id === current);
  const round = [...entries.slice(from + 1), ...entries.slice(0, from + 1)];
  return round.find((entry) => entry.item.id !== current && matches(entry, answers.get(entry.item.id), 'unanswered'))?.item.id ?? null;
}
