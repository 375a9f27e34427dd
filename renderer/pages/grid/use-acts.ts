/** What is done to many cells: each one act, told with the way back. */
import { useEffect, useRef, useState } from 'react';
import { COMMON } from '../../../core/assessment/common.ts';
import { UNIT_COLUMN, type Target, type Targets } from '../../../core/assessment/grid.ts';
import type { AnswerChange, Verdict } from '../../../core/assessment/model.ts';
import type { GridView } from '../../../core/contract/grid.ts';
import type { Input, Method } from '../../../core/api.ts';
import { call, makeStale } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { undoable } from '../../parts/offer-undo.ts';
import { saving } from '../../parts/saving.ts';
import { grid as words } from '../../texts/grid.ts';
import { VERDICT_LABELS } from '../../texts/terms.ts';

export interface GridActs {
  verdict(verdict: Verdict, targets: Targets, reason?: string): void;
  /** `own`: cells that say something themselves where the unit answered. */
  useCommon(own: readonly Target[]): void;
  confirm(unconfirmed: readonly Target[]): void;
  link(evidence: { id: string; title: string }, targets: Targets): void;
  /** Why the last act was refused; null when it was not. */
  error: unknown;
}

interface Reply {
  changed: number;
  savedAt: string;
}
type Places = Input<'answers.useCommon'>['places'];

export function useActs(view: GridView, year: number): GridActs {
  const [error, setError] = useState<unknown>(null);
  const hide = useRef<(() => void) | null>(null);
  // What was done last here is not undone from another page.
  useEffect(() => () => hide.current?.(), []);

  const placesOf = (targets: readonly Target[]): Places =>
    targets.map(({ column, itemId }) => {
      const systemId = column === UNIT_COLUMN ? COMMON : (view.systems[column]?.id ?? '');
      return { systemId, year, framework: view.framework, itemId };
    });

  async function run(method: Method, act: () => Promise<Reply>, told: (changed: number) => string): Promise<void> {
    hide.current?.();
    setError(null);
    try {
      const written = undoable(act);
      const { changed } = await saving('grid', written.run());
      await makeStale(method);
      hide.current = await written.tell(told(changed));
    } catch (failure) {
      setError(failure);
    }
  }
  const setMany = (targets: readonly Target[], change: AnswerChange, told: (changed: number) => string): void => {
    if (targets.length > 0) void run('answers.setMany', () => call('answers.setMany', { places: placesOf(targets), change }), told);
  };

  return {
    error,
    verdict: (verdict, { written, following }, reason) =>
      setMany(written, reason === undefined ? { verdict } : { verdict, reason }, (changed) =>
        words.done.verdict(VERDICT_LABELS[verdict], showNumber(changed + following.length)),
      ),
    useCommon: (own) => {
      if (own.length === 0) return;
      const places = placesOf(own);
      void run(
        'answers.useCommon',
        () => call('answers.useCommon', { places }),
        (changed) => words.done.useCommon(showNumber(changed)),
      );
    },
    confirm: (unconfirmed) => setMany(unconfirmed, { confirmed: true }, (changed) => words.done.confirm(showNumber(changed))),
    link: ({ id, title }, { written, following }) => {
      if (written.length === 0) return;
      const places = placesOf(written);
      void run(
        'grid.linkEvidence',
        () => call('grid.linkEvidence', { places, id }),
        (changed) => (changed === 0 ? words.done.evidenceNone(title) : words.done.evidence(title, showNumber(changed + following.length))),
      );
    },
  };
}
