/** Which plans are shown, and in which order. */
import type { Output } from '../../../core/api.ts';
import { PLAN_STATES } from '../../../core/assessment/model.ts';
import { itemCode } from '../../../core/checklist/items.ts';
import { compareVietnamese, fold } from '../../../core/text.ts';

export type View = Output<'plans.list'>;
export type Entry = View['entries'][number];
export type Item = View['missing'][number];

export interface Filters {
  text: string;
  /** Null = any. */
  system: string | null;
  /** Folded name; null = any, “” = nobody in particular. */
  responsible: string | null;
  /** “2026-Q4”; NO_QUARTER = without a due date; null = any. */
  quarter: string | null;
  source: string | null;
  overdue: boolean;
}

export const NO_FILTERS: Filters = { text: '', system: null, responsible: null, quarter: null, source: null, overdue: false };
export const NO_QUARTER = '-';

export const isFiltered = ({ text, overdue, ...choices }: Filters): boolean =>
  text.trim() !== '' || overdue || Object.values(choices).some((value) => value !== null);

/** Every word of the text stands somewhere in the plan or in what it serves, marks don't matter; each choice holds. */
export function filtered(entries: readonly Entry[], filters: Filters): Entry[] {
  const { text, system, responsible, quarter, source, overdue } = filters;
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '');
  return entries.filter((entry) => {
    const { plan, items } = entry;
    const served = words.length === 0 ? '' : items.map(({ itemId, title }) => `${itemId} ${itemCode(itemId)} ${title}`).join(' ');
    const searched = fold(`${plan.action} ${plan.responsible} ${plan.budgetSource} ${served}`);
    return (
      words.every((word) => searched.includes(word)) &&
      (system === null || entry.systems.includes(system)) &&
      (responsible === null || fold(plan.responsible) === responsible) &&
      (quarter === null || (entry.quarter ?? NO_QUARTER) === quarter) &&
      (source === null || fold(plan.budgetSource) === source) &&
      (!overdue || entry.overdue)
    );
  });
}

export const SORTED_BY = ['responsible', 'due', 'cost', 'state'] as const;
export type SortedBy = (typeof SORTED_BY)[number];

export interface Sorting {
  by: SortedBy;
  descending: boolean;
}

/** What a plan doesn't say stands last, whichever way the column is sorted. */
export function sorted(entries: readonly Entry[], { by, descending }: Sorting): Entry[] {
  const says = ({ plan }: Entry): boolean => (by === 'responsible' ? plan.responsible.trim() !== '' : by === 'state' || plan[by] !== null);
  const order = (a: Entry, b: Entry): number => compare(by, a, b) * (descending ? -1 : 1);
  return [...entries.filter(says).toSorted(order), ...entries.filter((entry) => !says(entry))];
}

function compare(by: SortedBy, { plan: a }: Entry, { plan: b }: Entry): number {
  switch (by) {
    case 'responsible':
      return compareVietnamese(a.responsible, b.responsible);
    case 'due':
      return (a.due ?? '').localeCompare(b.due ?? '');
    case 'cost':
      return (a.cost ?? 0) - (b.cost ?? 0);
    case 'state':
      return PLAN_STATES.indexOf(a.state) - PLAN_STATES.indexOf(b.state);
  }
}

/** Where a requirement is on the desk. */
export function deskAddress({ systemId, framework, itemId }: Item): string {
  return `#/assess/${systemId}?framework=${framework}&item=${encodeURIComponent(itemId)}`;
}

/** A requirement as the contract names it. */
export const placeOf = (item: Item, year: number): { systemId: string; year: number; framework: Item['framework']; itemId: string } => ({
  systemId: item.systemId,
  year,
  framework: item.framework,
  itemId: item.itemId,
});

export const keyOf = ({ systemId, framework, itemId }: Item): string => `${systemId}/${framework}/${itemId}`;
