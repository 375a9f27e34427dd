/** The assessment on screen: held in memory as a whole, changed at once, confirmed by the reply. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { emptyAnswer } from '../../../core/assessment/answer.ts';
import { COMMON } from '../../../core/assessment/common.ts';
import type { Answer, AnswerChange, Progress } from '../../../core/assessment/model.ts';
import type { AssessmentView, Input, Method, Output } from '../../../core/api.ts';
import { call, makeStale } from '../../api.ts';
import { saving } from '../../parts/saving.ts';
import { withAnswer, withChange } from './answers.ts';

/** The input under which the page reads this view: the answers of two frameworks are two views. */
export type Place = Input<'assessment.open'>;

export interface Trouble {
  /** Of the answer, what was not kept. */
  fields: string;
  error: unknown;
  retry: () => void;
}

/** By system, year, framework and item; kept while other pages are looked at, since what was typed is on screen only. */
const troubles = new Map<string, Trouble>();

interface Reply {
  savedAt: string;
  answer?: Answer;
  progress?: Progress;
}

export interface AssessmentState {
  view: AssessmentView;
  place: Place;
  /** Whether this is the desk of the unit. */
  isCommon: boolean;
  answers: ReadonlyMap<string, Answer>;
  /** What the unit answered, by item; empty on its own desk. */
  common: ReadonlyMap<string, Answer>;
  answerOf(itemId: string): Answer;
  /** Changes an answer; on screen at once, durable when the status bar says so. `then` runs once it is kept. */
  change(itemId: string, change: AnswerChange, then?: () => void): void;
  /** Another act on an answer, after the changes that wait; what it makes stale is read again. `then` runs once it is kept. */
  act(itemId: string, method: Method, run: () => Promise<Reply>, then?: () => void): void;
  /** Takes over what another call replied (evidence linked, removed). */
  take(reply: { answer: Answer | null; progress: Progress | null }): void;
  /** Why the last change of an item was not kept; null when it was. */
  troubleOf(itemId: string): Trouble | null;
}

export function useAssessment(view: AssessmentView, place: Place): AssessmentState {
  const client = useQueryClient();
  const [, tellTroubles] = useReducer((count: number) => count + 1, 0);
  // Writes of one item go one after another; only the last reply may replace what is on screen.
  const queues = useRef(new Map<string, { last: Promise<unknown>; open: number }>());
  const answers = useMemo(() => byItem(view.answers), [view.answers]);
  const common = useMemo(() => byItem(view.common), [view.common]);
  const isCommon = place.systemId === COMMON;

  const update = useCallback(
    (change: (view: AssessmentView) => AssessmentView) => {
      client.setQueryData<AssessmentView>(['assessment.open', place], (current) => (current === undefined ? current : change(current)));
    },
    [client, place],
  );
  const { itemDigests } = view.checklist;
  const fresh = useCallback(
    (itemId: string): Answer => emptyAnswer({ id: itemId, digest: itemDigests[itemId] ?? '' }, '', ''),
    [itemDigests],
  );

  const take = useCallback(
    ({ answer, progress }: { answer: Answer | null; progress: Progress | null }) => {
      update((current) => ({
        ...current,
        answers: answer === null ? current.answers : withAnswer(current.answers, answer),
        progress: progress ?? current.progress,
      }));
      // What the unit says, or a plan that is shared, stands on other desks too; they are read again when they are opened.
      const key = JSON.stringify(place);
      void client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'assessment.open' && JSON.stringify(queryKey[1]) !== key,
        refetchType: 'none',
      });
    },
    [update, client, place],
  );

  const placeOf = useCallback((itemId: string): string => [...Object.values(place), itemId].join('/'), [place]);
  const enqueue = useCallback(
    (itemId: string, what: string, method: Method, run: () => Promise<Reply>, retry: () => void, then?: () => void) => {
      const name = placeOf(itemId);
      const queue = queues.current.get(itemId) ?? { last: Promise.resolve(), open: 0 };
      queues.current.set(itemId, queue);
      queue.open += 1;
      queue.last = queue.last
        .then(() => saving(`${name}/${what}`, run()))
        .then(async ({ answer, progress }) => {
          take({ answer: queue.open === 1 ? (answer ?? null) : null, progress: progress ?? null });
          if (troubles.get(name)?.fields === what) troubles.delete(name);
          tellTroubles();
          await makeStale(method);
          then?.();
        })
        .catch((error: unknown) => {
          troubles.set(name, { fields: what, error, retry });
          tellTroubles();
        })
        .finally(() => {
          queue.open -= 1;
        });
    },
    [take, placeOf],
  );

  const latestChange = useRef<AssessmentState['change'] | null>(null);
  const change = useCallback<AssessmentState['change']>(
    (itemId, wanted, then) => {
      const elsewhere = client.getQueryData<Output<'plans.list'>>(['plans.list', { year: place.year }])?.entries.map(({ plan }) => plan);
      update((current) => ({ ...current, answers: withChange(current.answers, itemId, wanted, fresh, elsewhere) }));
      enqueue(
        itemId,
        Object.keys(wanted).toSorted().join(),
        'answers.set',
        () => call('answers.set', { ...place, itemId, change: wanted }),
        () => latestChange.current?.(itemId, wanted, then),
        then,
      );
    },
    [client, update, fresh, enqueue, place],
  );
  const latestAct = useRef<AssessmentState['act'] | null>(null);
  const act = useCallback<AssessmentState['act']>(
    (itemId, method, run, then) => enqueue(itemId, method, method, run, () => latestAct.current?.(itemId, method, run, then), then),
    [enqueue],
  );
  useEffect(() => {
    latestChange.current = change;
    latestAct.current = act;
  }, [change, act]);

  const answerOf = useCallback((itemId: string): Answer => answers.get(itemId) ?? fresh(itemId), [answers, fresh]);
  const troubleOf = (itemId: string): Trouble | null => troubles.get(placeOf(itemId)) ?? null;
  return { view, place, isCommon, answers, common, answerOf, change, act, take, troubleOf };
}

const byItem = (answers: readonly Answer[]): Map<string, Answer> => new Map(answers.map((answer) => [answer.itemId, answer]));
