/** Printing with progress, and stopping it. It goes on while other pages are looked at, so its state lives outside the page. */
import type { EventPayload, Input } from '../../../core/api.ts';
import { call, failureOf, hear, makeStale } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { createStore } from '../../parts/store.ts';
import { toast } from '../../parts/toast.tsx';
import { dossier } from '../../texts/dossier.ts';

type Progress = EventPayload<'dossier.progress'>;

interface State {
  /** Null while nothing is being printed. */
  progress: Progress | null;
  /** Why the last print failed; gone with the next try. */
  error: unknown;
  /** The dossier printed last. */
  printed: string | null;
}

/** What is to be printed besides the year. */
export type PrintJob = Omit<Input<'dossier.print'>, 'year'>;

export interface Print extends State {
  start(job: PrintJob): void;
  stop(): void;
}

const NOTHING: State = { progress: null, error: null, printed: null };
const store = createStore<State>(NOTHING);

hear('workspace.changed', () => store.set({ ...NOTHING, progress: store.get().progress }));
hear('dossier.progress', (progress) => {
  if (store.get().progress !== null) store.set({ ...store.get(), progress });
});

async function run(year: number, job: PrintJob): Promise<void> {
  store.set({ ...NOTHING, progress: { phase: 'collect', done: 0, total: 1 } });
  try {
    const summary = await call('dossier.print', { year, ...job });
    tellSaved(summary.createdAt);
    toast(dossier.print.done(showNumber(summary.pages)));
    await makeStale('dossier.print');
    store.set({ ...NOTHING, printed: summary.id });
  } catch (failure) {
    store.set({ ...NOTHING, error: failureOf(failure).code === 'CANCELLED' ? null : failure });
  }
}

export function usePrint(year: number): Print {
  return { ...store.use(), start: (job) => void run(year, job), stop: () => void call('dossier.cancelPrint') };
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
