/** The assessment on screen: held in memory as a whole, changed at once, confirmed by the reply. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useReducer, useRef } from 'react';
import { applyChange, emptyAnswer } from '../../../core/assessment/answer.ts';
import type { Answer, AnswerChange, Plan, Progress } from '../../../core/assessment/model.ts';
import type { AssessmentView } from '../../../core/api.ts';
import type { FrameworkId } from '../../../core/checklist/model.ts';
import { call, makeStale } from '../../api.ts';
import { saving } from '../../parts/saving.ts';

export interface Trouble {
  /** Of the answer, what was not kept. */
  fields: string;
  error: unknown;
  retry: () => void;
}

/** By system, year, framework and item; kept while other pages are looked at, since what was typed is on screen only. */
const troubles = new Map<string, Trouble>();

export interface AssessmentState {
  view: AssessmentView;
  answers: ReadonlyMap<string, Answer>;
  answerOf(itemId: string): Answer;
  /** Changes an answer; on screen at once, durable when the status bar says so. */
  change(itemId: string, change: AnswerChange): void;
  /** Changes some fields of the plan, whatever else of it changed meanwhile. */
  changePlan(itemId: string, patch: Partial<Plan>): void;
  /** Takes over what another call replied (evidence linked, removed). */
  take(reply: { answer: Answer | null; progress: Progress | null }): void;
  /** Why the last change of an item was not kept; null when it was. */
  troubleOf(itemId: string): Trouble | null;
}

export function useAssessment(view: AssessmentView, year: number): AssessmentState {
  const client = useQueryClient();
  const systemId = view.subject.id;
  // The key under which the page reads this view: the answers of two frameworks are two views.
  const { framework } = placeOfView(view, year);
  const place = useMemo(() => ({ systemId, year, ...(framework === undefined ? {} : { framework }) }), [systemId, year, framework]);
  const [, tellTroubles] = useReducer((count: number) => count + 1, 0);
  // Writes of one item go one after another; only the last reply may replace what is on screen.
  const queues = useRef(new Map<string, { last: Promise<unknown>; open: number }>());
  const answers = useMemo(() => new Map(view.answers.map((answer) => [answer.itemId, answer])), [view.answers]);

  const update = useCallback(
    (change: (view: AssessmentView) => AssessmentView) => {
      client.setQueryData<AssessmentView>(['assessment.open', place], (current) => (current === undefined ? current : change(current)));
    },
    [client, place],
  );
  const fresh = useCallback(
    (itemId: string): Answer => emptyAnswer({ id: itemId, digest: view.checklist.itemDigests[itemId] ?? '' }, '', ''),
    [view.checklist],
  );

  const take = useCallback(
    ({ answer, progress }: { answer: Answer | null; progress: Progress | null }) =>
      update((current) => ({
        ...current,
        answers: answer === null ? current.answers : withAnswer(current.answers, answer),
        progress: progress ?? current.progress,
      })),
    [update],
  );

  const placeOf = useCallback((itemId: string): string => [...Object.values(place), itemId].join('/'), [place]);
  const latestChange = useRef<((itemId: string, change: AnswerChange) => void) | null>(null);
  const change = useCallback(
    (itemId: string, wanted: AnswerChange) => {
      update((current) => {
        const before = current.answers.find((answer) => answer.itemId === itemId) ?? fresh(itemId);
        return { ...current, answers: withAnswer(current.answers, applyChange(before, wanted)) };
      });
      const name = placeOf(itemId);
      const fields = Object.keys(wanted).toSorted().join();
      const queue = queues.current.get(itemId) ?? { last: Promise.resolve(), open: 0 };
      queues.current.set(itemId, queue);
      queue.open += 1;
      queue.last = queue.last
        .then(() => saving(`${name}/${fields}`, call('answers.set', { ...place, itemId, change: wanted })))
        .then(({ answer, progress }) => {
          take({ answer: queue.open === 1 ? answer : null, progress });
          if (troubles.get(name)?.fields === fields) troubles.delete(name);
          tellTroubles();
          return makeStale('answers.set');
        })
        .catch((error: unknown) => {
          troubles.set(name, { fields, error, retry: () => latestChange.current?.(itemId, wanted) });
          tellTroubles();
        })
        .finally(() => {
          queue.open -= 1;
        });
    },
    [update, fresh, take, placeOf, place],
  );

  useEffect(() => {
    latestChange.current = change;
  }, [change]);

  const changePlan = useCallback(
    (itemId: string, patch: Partial<Plan>) => {
      change(itemId, { plan: patch });
    },
    [change],
  );

  const answerOf = useCallback((itemId: string): Answer => answers.get(itemId) ?? fresh(itemId), [answers, fresh]);
  const troubleOf = (itemId: string): Trouble | null => troubles.get(placeOf(itemId)) ?? null;
  return { view, answers, answerOf, change, changePlan, take, troubleOf };
}

/** What names a view in the contract; the framework only where it is not the system's own. */
export function placeOfView(view: AssessmentView, year: number): { systemId: string; year: number; framework?: FrameworkId } {
  const { framework } = view.checklist;
  return { systemId: view.subject.id, year, ...(framework === view.subject.framework ? {} : { framework }) };
}

function withAnswer(answers: readonly Answer[], next: Answer): Answer[] {
  const at = answers.findIndex((answer) => answer.itemId === next.itemId);
  return at < 0 ? [...answers, next] : answers.with(at, next);
}
