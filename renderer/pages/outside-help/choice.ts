/** Which requirements go out. */
import type { AssessmentView } from '../../../core/api.ts';
import type { Answer } from '../../../core/assessment/model.ts';
import type { ChecklistItem } from '../../../core/checklist/model.ts';

export const FILTERS = ['unanswered', 'unmet', 'all'] as const;
export type Filter = (typeof FILTERS)[number];

export interface ChoiceGroup {
  id: string;
  title: string;
  clause: string;
  items: ChecklistItem[];
}

const passes = (answer: Answer | undefined, filter: Filter): boolean => {
  const verdict = answer?.verdict ?? null;
  if (filter === 'all') return true;
  return filter === 'unanswered' ? verdict === null : verdict === 'partial' || verdict === 'non_compliant';
};

/** The requirements that are asked of this desk and pass the filter, by group; groups without one are left out. */
export function groupsOf(
  { checklist, setAside, answers }: Pick<AssessmentView, 'checklist' | 'setAside' | 'answers'>,
  filter: Filter,
): ChoiceGroup[] {
  const byItem = new Map(answers.map((answer) => [answer.itemId, answer]));
  return checklist.groups
    .map(({ id, title, clause, items }) => ({
      id,
      title,
      clause,
      items: items.filter((item) => {
        const answer = byItem.get(item.id);
        const isAsked = setAside[item.id] === undefined || answer?.included === true;
        return isAsked && passes(answer, filter);
      }),
    }))
    .filter(({ items }) => items.length > 0);
}

export const countOf = (groups: readonly ChoiceGroup[]): number => groups.reduce((sum, { items }) => sum + items.length, 0);

/** The choice with these requirements in it, or without them. */
export function chosenWith(chosen: ReadonlySet<string>, items: readonly ChecklistItem[], wanted: boolean): Set<string> {
  const next = new Set(chosen);
  for (const { id } of items) {
    if (wanted) next.add(id);
    else next.delete(id);
  }
  return next;
}
