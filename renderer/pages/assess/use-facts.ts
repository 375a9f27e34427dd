/** What the desk knows besides its answers. */
import { useEffect, useMemo, useState } from 'react';
import type { ItemContext, LastYearAnswer } from '../../../core/contract/overview.ts';
import type { IsoDate } from '../../../core/date.ts';
import { useCall, useCallWhen, useFreshCall } from '../../api.ts';
import { namedPlans, type NamedPlan } from './answers.ts';
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

/** The plans that can be named, those of other desks too, with how many requirements name each, and the names that were given work so far. */
export function usePlansAndNames({ view, place }: AssessmentState, user: string): { plans: NamedPlan[]; names: string[] } {
  const entries = useFreshCall(true, 'plans.list', { year: place.year }).data?.entries;
  const { answers, checklist } = view;
  return useMemo(() => {
    const plans = namedPlans(answers, entries, { systemId: place.systemId, framework: checklist.framework });
    const names = [user, ...answers.map(({ assignee }) => assignee), ...plans.map(({ plan }) => plan.responsible)];
    return {
      plans,
      names: [...new Set(names.map((name) => name.trim()))].filter((name) => name !== '').toSorted(new Intl.Collator('vi').compare),
    };
  }, [answers, entries, place, checklist, user]);
}
