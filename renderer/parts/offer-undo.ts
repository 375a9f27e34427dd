/** Telling an act that was just done, with the way back from that act alone. */
import { call } from '../api.ts';
import { undo as words } from '../texts/undo.ts';
import { toast } from './toast.tsx';
import { isSameStep, takeBack, type Step } from './undo.ts';

/** What takes the toast away before its time. */
type Hide = () => void;

const lastStep = async (): Promise<Step | null> => (await call('undo.next')).undo;

/**
 * Tells of the act that was done last, which changed something, and offers to take it back. Once something else was done, nothing is
 * taken back: keys undo step by step. A failure is told above the page.
 * @param onUndone hears that it was taken back, when everything is read anew
 */
export const offerUndo = async (text: string, onUndone?: () => void): Promise<Hide> =>
  offer(text, await lastStep().catch(() => null), onUndone);

/** An act that may change nothing: `tell`, called when it is done, offers the way back only if it left something to take back. */
export function undoable<T>(act: () => Promise<T>): { run: () => Promise<T>; tell: (text: string) => Promise<Hide> } {
  let before: Step | null = null;
  return {
    run: async () => {
      before = await lastStep();
      return act();
    },
    tell: async (text) => {
      const made = await lastStep().catch(() => null);
      return offer(text, isSameStep(made, before) ? null : made);
    },
  };
}

function offer(text: string, made: Step | null, onUndone?: () => void): Hide {
  if (made === null) return toast(text);
  let hide = toast(text, () => {
    void takeBack(made).then((end) => {
      if (end === 'taken') onUndone?.();
      if (end !== 'refused') hide = toast(end === 'taken' ? words.told.undo(made.label, 1) : words.changedSince);
    });
  });
  return () => hide();
}
