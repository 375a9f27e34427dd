import { call, makeStale } from '../../api.ts';
import { saving } from '../../parts/saving.ts';
import { toast } from '../../parts/toast.tsx';
import { assess as words } from '../../texts/assess.ts';

/** Tells of an act just done and offers to take it back, as long as nothing else was done after it. */
export async function offerUndo(text: string): Promise<void> {
  const { undo: done } = await call('undo.next');
  const takeBack = async (): Promise<void> => {
    const { undo } = await call('undo.next');
    if (JSON.stringify(undo) !== JSON.stringify(done)) {
      toast(words.undoGone);
      return;
    }
    await saving('undo', call('undo.undo'));
    await makeStale('answers.setMany');
  };
  // A failure is told by the status bar; what is on screen stays as it is kept.
  toast(text, done === null ? undefined : () => void takeBack().catch(() => undefined));
}
