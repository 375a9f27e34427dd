/** Taking evidence in for the item on screen: dropped, picked or pasted. */
import { useRef, useState } from 'react';
import { useReporting } from '../../law.ts';
import type { Evidence } from '../../../core/assessment/model.ts';
import type { Failure } from '../../../core/failure.ts';
import { call, makeStale, queryClient } from '../../api.ts';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { assess as words } from '../../texts/assess.ts';
import type { AssessmentState } from './use-assessment.ts';

export interface Refused {
  name: string;
  failure: Failure;
}

export interface Intake {
  busy: boolean;
  refused: Refused[];
  error: unknown;
  addFiles(files: readonly File[]): void;
  /** Asks for files on the disk; does nothing while it asks or takes files in. */
  pick(): void;
  /** Links evidence that is in the vault already. */
  link(evidenceId: string): void;
  unlink(evidenceId: string): void;
}

export function useIntake(state: AssessmentState, itemId: string): Intake {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused[]>([]);
  const [error, setError] = useState<unknown>(null);
  const today = useReporting()?.today ?? '';
  const link = { ...state.place, itemId };

  // One after another: what is dropped while files are still being taken in waits its turn.
  const last = useRef<Promise<void>>(Promise.resolve());
  const open = useRef(0);
  const run = (work: () => Promise<void>): void => {
    open.current += 1;
    setBusy(true);
    last.current = last.current.then(async () => {
      setError(null);
      setRefused([]);
      try {
        await work();
      } catch (failure) {
        setError(failure);
      } finally {
        open.current -= 1;
        setBusy(open.current > 0);
      }
    });
  };
  // The desk holds its own view of the assessment; only the lists beside it are read again.
  const told = async (added: Evidence[]): Promise<void> => {
    const [first] = added;
    if (first !== undefined) {
      tellSaved(first.addedAt);
      toast(words.evidence.added(showNumber(added.length)));
    }
    await Promise.all([makeStale('answers.set'), queryClient.invalidateQueries({ queryKey: ['evidence.list'] })]);
  };

  const change = async (method: 'evidence.link' | 'evidence.unlink', id: string): Promise<void> => {
    state.take(await call(method, { id, ...link }));
    tellSaved(new Date().toISOString());
    await told([]);
  };

  const addPaths = async (paths: string[]): Promise<void> => {
    if (paths.length === 0) return;
    const reply = await call('evidence.addFiles', { paths, link });
    state.take(reply);
    setRefused(reply.refused.map(({ path, failure }) => ({ name: path.split(/[/\\]/).at(-1) ?? path, failure })));
    await told(reply.added);
  };
  /** A pasted picture has no path: its bytes are sent. */
  const addPasted = async (file: File): Promise<void> => {
    const stamp = `${today} ${new Date().toTimeString().slice(0, 8).replaceAll(':', '.')}`;
    const fileName = file.name === '' || file.name === 'image.png' ? words.evidence.pastedName(stamp) : file.name;
    const reply = await call('evidence.addBytes', { fileName, bytes: new Uint8Array(await file.arrayBuffer()), link });
    state.take(reply);
    await told([reply.added]);
  };

  return {
    busy,
    refused,
    error,
    addFiles: (files) =>
      run(async () => {
        const placed = files.map((file) => ({ file, path: window.bridge.pathOf(file) }));
        await addPaths(placed.map(({ path }) => path).filter((path) => path !== ''));
        for (const { file, path } of placed) if (path === '') await addPasted(file);
      }),
    pick: () => {
      if (open.current === 0) run(async () => addPaths(await call('evidence.pick')));
    },
    link: (evidenceId) => run(() => change('evidence.link', evidenceId)),
    unlink: (evidenceId) =>
      run(async () => {
        await change('evidence.unlink', evidenceId);
        toast(words.evidence.removed, () => run(() => change('evidence.link', evidenceId)));
      }),
  };
}
