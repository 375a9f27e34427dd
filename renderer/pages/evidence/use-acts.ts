/** What is done with the chosen piece: replaced, discarded, linked, looked at in full size. */
import { useRef, useState } from 'react';
import { call, makeStale } from '../../api.ts';
import { useReporting } from '../../law.ts';
import { showNumber } from '../../parts/format.ts';
import { tellSaved } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { vaultActs as words } from '../../texts/evidence.ts';
import type { Piece } from './filters.ts';

export interface Acts {
  busy: boolean;
  /** Why the last act failed, and on which piece. */
  failed: { id: string; error: unknown } | null;
  /** The list of requirements, or the large preview, is open. */
  dialog: 'link' | 'look' | null;
  open: (dialog: 'link' | 'look') => void;
  closeDialog: () => void;
  /** Asks for the file of the next revision; `onReplaced` hears its id. */
  replace: (onReplaced: (id: string) => void) => void;
  discard: () => void;
}

export function useActs(piece: Piece | undefined, onGone: () => void): Acts {
  const year = useReporting()?.year;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Acts['failed']>(null);
  const [dialog, setDialog] = useState<Acts['dialog']>(null);
  const working = useRef(false);
  const run = async (work: (chosen: Piece) => Promise<void>): Promise<void> => {
    if (piece === undefined || working.current) return;
    working.current = true;
    setBusy(true);
    setFailed(null);
    try {
      await work(piece);
    } catch (error) {
      setFailed({ id: piece.id, error });
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return {
    busy,
    failed,
    dialog: piece === undefined ? null : dialog,
    open: setDialog,
    closeDialog: () => setDialog(null),
    replace: (onReplaced) =>
      void run(async ({ id }) => {
        const [path] = await call('evidence.pick');
        if (path === undefined || year === undefined) return;
        const { evidence, moved, savedAt } = await call('evidence.replace', { id, path, year });
        tellSaved(savedAt);
        await makeStale('evidence.replace');
        toast(words.replaced(showNumber(moved), year));
        onReplaced(evidence.id);
      }),
    discard: () =>
      void run(async ({ id }) => {
        const { savedAt } = await call('evidence.discard', { id });
        tellSaved(savedAt);
        onGone();
        await makeStale('evidence.discard');
        toast(words.discarded, () => void bringBack(id));
      }),
  };
}

/** Undoes a discard. */
export async function bringBack(id: string): Promise<void> {
  const { savedAt } = await call('evidence.restore', { id });
  tellSaved(savedAt);
  await makeStale('evidence.restore');
}
