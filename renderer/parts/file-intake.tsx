/** Files taken into the vault: picked, dropped or pasted, watched on their way, and what to say of those that did not come in. */
import { useRef, useState, type ReactNode } from 'react';
import type { EventPayload, Output } from '../../core/api.ts';
import type { Failure } from '../../core/failure.ts';
import { call, makeStale, useEvent } from '../api.ts';
import { useReporting } from '../law.ts';
import { vaultIntake } from '../texts/evidence.ts';
import { FailureNotice } from './failure-notice.tsx';
import { IntakeReport } from './intake-report.tsx';
import { showNumber } from './format.ts';
import { tellSaved } from './saving.ts';
import { toast } from './toast.tsx';

interface Words {
  added: (count: string) => string;
  refused: string;
}

export type Intaken = Pick<Output<'evidence.addFiles'>, 'added' | 'known' | 'skipped' | 'cancelled'> & {
  refused: { path: string; failure: Failure }[];
};

export interface FileIntake {
  busy: boolean;
  /** Asks for files and takes them in. A second click comes before the first has been drawn: it asks nothing. */
  add: () => Promise<void>;
  /** The same for a folder and all that is under it. */
  addFolder: () => Promise<void>;
  /** Takes in what was dropped or pasted: files of the disk and folders by their path, pictures of the clipboard by their bytes. */
  take: (files: readonly File[]) => Promise<void>;
  /** How far it has come; what could not be taken in, and why; nothing while all went well. */
  problems: ReactNode;
}

const NOTHING: Intaken = { added: [], known: [], refused: [], skipped: [], cancelled: false };

/** Takes files into the vault; `onAdded` hears the ids of those taken in, before the lists are read again. */
export function useFileIntake(words: Words, onAdded?: (ids: string[]) => void): FileIntake {
  const [busy, setBusy] = useState(false);
  const [report, setReport] = useState<Intaken>(NOTHING);
  const [error, setError] = useState<unknown>(null);
  const [progress, setProgress] = useState<EventPayload<'evidence.progress'> | null>(null);
  const today = useReporting()?.today ?? '';
  const asking = useRef(false);
  useEvent('evidence.progress', (now) => asking.current && setProgress(now));

  const run = async (work: () => Promise<Intaken | null>): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    setError(null);
    try {
      const reply = await work();
      if (reply === null) return;
      setReport(reply);
      const [first] = reply.added;
      if (first !== undefined) {
        onAdded?.(reply.added.map(({ id }) => id));
        tellSaved(new Date().toISOString());
        const fresh = reply.added.length - new Set(reply.known).size;
        if (fresh > 0) toast(words.added(showNumber(fresh)));
      }
      await makeStale('evidence.addFiles');
    } catch (failure) {
      setError(failure);
    } finally {
      asking.current = false;
      setBusy(false);
      setProgress(null);
    }
  };
  const addPaths = (paths: string[], folders: boolean): Promise<Intaken> => call('evidence.addFiles', { paths, link: null, folders });

  /** A pasted picture has no path: its bytes are sent. */
  const addPasted = async (file: File): Promise<Intaken> => {
    const stamp = `${today} ${new Date().toTimeString().slice(0, 8).replaceAll(':', '.')}`;
    const fileName = file.name === '' || file.name === 'image.png' ? vaultIntake.pastedName(stamp) : file.name;
    const { added, known } = await call('evidence.addBytes', { fileName, bytes: new Uint8Array(await file.arrayBuffer()), link: null });
    return { ...NOTHING, added: [added], known: known ? [added.id] : [] };
  };

  const picked = (paths: string[], folders: boolean): Promise<Intaken | null> =>
    paths.length === 0 ? Promise.resolve(null) : addPaths(paths, folders);

  return {
    busy,
    add: () => run(async () => picked(await call('evidence.pick'), false)),
    addFolder: () => run(async () => picked(await call('evidence.pickFolder'), true)),
    take: (files) =>
      run(async () => {
        const placed = files.map((file) => ({ file, path: window.bridge.pathOf(file) }));
        const paths = placed.flatMap(({ path }) => (path === '' ? [] : [path]));
        let all = (await picked(paths, true)) ?? NOTHING;
        for (const { file, path } of placed) if (path === '') all = joined(all, await addPasted(file));
        return all;
      }),
    problems: (
      <>
        {error !== null && <FailureNotice error={error} />}
        <IntakeReport progress={busy ? progress : null} report={report} refused={words.refused} onClose={() => setReport(NOTHING)} />
      </>
    ),
  };
}

const joined = (a: Intaken, b: Intaken): Intaken => ({
  added: [...a.added, ...b.added],
  known: [...a.known, ...b.known],
  refused: [...a.refused, ...b.refused],
  skipped: [...a.skipped, ...b.skipped],
  cancelled: a.cancelled || b.cancelled,
});
