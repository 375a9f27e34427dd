/** Telling of an act that was done by a click, with the way back. */
import { call } from '../api.ts';
import { undo as words } from '../texts/undo.ts';
import { saving } from './saving.ts';
import { toast } from './toast.tsx';
import { readAnew } from './undo.ts';

/** Tells of an act just done and offers to take it back, as long as nothing else was done after it. */
export async function offerUndo(text: string): Promise<void> {
  const { undo: done } = await call('undo.next');
  const takeBack = async (): Promise<void> => {
    const { undo } = await call('undo.next');
    if (JSON.stringify(undo) !== JSON.stringify(done)) {
      toast(words.gone);
      return;
    }
    await saving('undo', call('undo.undo'));
    await readAnew();
  };
  // A failure is told by the status bar; what is on screen stays as it is kept.
  toast(text, done === null ? undefined : () => void takeBack().catch(() => undefined));
}
