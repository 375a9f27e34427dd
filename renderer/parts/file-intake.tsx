/** Files taken into the vault through the system's dialog, and what to say of those that were refused. */
import { useRef, useState, type ReactNode } from 'react';
import type { Failure } from '../../core/failure.ts';
import { call, makeStale } from '../api.ts';
import { FailureNotice } from './failure-notice.tsx';
import { showNumber } from './format.ts';
import { toast } from './toast.tsx';

interface Words {
  added: (count: string) => string;
  refused: string;
}

export interface FileIntake {
  busy: boolean;
  /** Asks for files and takes them in. A second click comes before the first has been drawn: it asks nothing. */
  add: () => Promise<void>;
  /** What could not be taken in, and why; nothing while all went well. */
  problems: ReactNode;
}

/** Takes files into the vault; `onAdded` hears the ids of those taken in, before the lists are read again. */
export function useFileIntake(words: Words, onAdded?: (ids: string[]) => void): FileIntake {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ path: string; failure: Failure }[]>([]);
  const [error, setError] = useState<unknown>(null);
  const asking = useRef(false);
  const add = async (): Promise<void> => {
    if (asking.current) return;
    asking.current = true;
    setBusy(true);
    setError(null);
    try {
      const paths = await call('evidence.pick');
      if (paths.length === 0) return;
      const reply = await call('evidence.addFiles', { paths, link: null });
      setRefused(reply.refused);
      if (reply.added.length > 0) {
        onAdded?.(reply.added.map(({ id }) => id));
        toast(words.added(showNumber(reply.added.length)));
      }
      await makeStale('evidence.addFiles');
    } catch (failure) {
      setError(failure);
    } finally {
      asking.current = false;
      setBusy(false);
    }
  };
  const problems = (
    <>
      {error !== null && <FailureNotice error={error} />}
      {refused.length > 0 && (
        <div className="banner not" role="alert">
          <div className="col g4">
            <b className="s13 not">{words.refused}</b>
            <ul className="s12">
              {refused.map(({ path, failure }) => (
                <li key={path}>{failure.message}</li>
              ))}
            </ul>
          </div>
        </div>
      )}
    </>
  );
  return { busy, add, problems };
}
