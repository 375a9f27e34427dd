/** What the desk knows besides its answers. */
import { useEffect, useMemo, useState } from 'react';
import type { Plan } from '../../../core/assessment/model.ts';
import type { ItemContext, LastYearAnswer } from '../../../core/contract/overview.ts';
import type { IsoDate } from '../../../core/date.ts';
import { useCall, useCallWhen } from '../../api.ts';
import { plansOf } from './answers.ts';
import type { Facts } from './filters.ts';
import type { AssessmentState } from './use-assessment.ts';

export interface DeskFacts extends Facts {
  lastYear: ReadonlyMap<string, LastYearAnswer>;
}

export function useFacts({ view, place, common }: AssessmentState, today: IsoDate): DeskFacts {
  const user = useCall('settings.get').data?.userName ?? '';
  const vault = useCall('evidence.list').data;
  const answered = useCall('items.lastYear', place).data;
  const { checklist } = view;
  const expired = useMemo(
    () => new Set(vault?.flatMap(({ id, validUntil }) => (validUntil !== null && validUntil < today ? [id] : []))),
    [vault, today],
  );
  const lastYear = useMemo(() => new Map(answered?.map((one) => [one.itemId, one])), [answered]);
  return useMemo(() => ({ checklist, today, user, expired, lastYear, common }), [checklist, today, user, expired, lastYear, common]);
}

const SETTLED_MS = 120;

/** What else is known about a requirement; asked for once the desk rests on it, so that walking stays light. */
export function useItemContext({ place }: AssessmentState, itemId: string): ItemContext | undefined {
  const [settled, setSettled] = useState(itemId);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(itemId), SETTLED_MS);
    return () => window.clearTimeout(timer);
  }, [itemId]);
  const context = useCallWhen(settled === itemId, 'items.context', { ...place, itemId });
  return context.data;
}

/** The plans of the desk with how many of its requirements name each, and the names that were given work so far. */
export function usePlansAndNames(
  { view, answers }: AssessmentState,
  user: string,
): { plans: { plan: Plan; uses: number }[]; names: string[] } {
  return useMemo(() => {
    const all = [...answers.values()];
    const names = [user, ...all.flatMap(({ assignee, plan }) => [assignee, plan?.responsible ?? ''])];
    return {
      plans: plansOf(view.answers).map((plan) => ({ plan, uses: all.filter((answer) => answer.plan?.id === plan.id).length })),
      names: [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '').toSorted(new Intl.Collator('vi').compare),
    };
  }, [view.answers, answers, user]);
}
