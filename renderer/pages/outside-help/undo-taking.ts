import { call, makeStale } from '../../api.ts';
import { toast } from '../../parts/toast.tsx';
import { outside } from '../../texts/outside-help.ts';

/** What takes back the act that was just done, unless something was done after it. */
export async function undoTaking(onError: (error: unknown) => void): Promise<() => void> {
  const { undo: taken } = await call('undo.next');
  const run = async (): Promise<void> => {
    const { undo: last } = await call('undo.next');
    if (last === null || last.at !== taken?.at || last.label !== taken.label) return void toast(outside.preview.undoLate);
    await call('undo.undo');
    await makeStale('outside.apply');
    toast(outside.preview.undone);
  };
  return () => void run().catch(onError);
}
