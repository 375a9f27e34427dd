/** Printing with progress, and stopping it. */
import { useState } from 'react';
import type { EventPayload } from '../../../core/api.ts';
import { call, failureOf, makeStale, useEvent } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { dossier } from '../../texts/dossier.ts';

type Progress = EventPayload<'dossier.progress'>;

export interface Print {
  /** Null while nothing is being printed. */
  progress: Progress | null;
  error: unknown;
  start(draft: boolean): void;
  stop(): void;
}

export function usePrint(year: number, printed: (id: string) => void): Print {
  const [progress, setProgress] = useState<Progress | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEvent('dossier.progress', (now) => setProgress((before) => (before === null ? before : now)));
  const run = async (draft: boolean): Promise<void> => {
    setError(null);
    setProgress({ phase: 'collect', done: 0, total: 1 });
    try {
      const summary = await call('dossier.print', { year, draft });
      tellSaved(summary.createdAt);
      toast(dossier.print.done(showNumber(summary.pages)));
      await makeStale('dossier.print');
      printed(summary.id);
    } catch (failure) {
      if (failureOf(failure).code !== 'CANCELLED') setError(failure);
    } finally {
      setProgress(null);
    }
  };
  return { progress, error, start: (draft) => void run(draft), stop: () => void call('dossier.cancelPrint') };
}

/** Share of the work done, from 0 to 100: laying out is the longer half, and tells nothing on the way. */
export function percentOf({ phase, done, total }: Progress): number {
  const share = total === 0 ? 0 : done / total;
  const START: Record<Progress['phase'], [from: number, to: number]> = {
    collect: [0, 5],
    layout: [5, 55],
    write: [55, 95],
    store: [95, 100],
  };
  const [from, to] = START[phase];
  return Math.round(from + (to - from) * share);
}
