/** What the status bar says about saving. “Đã lưu lúc …” appears only when the main process has confirmed every write. */
import { createStore } from './store.ts';

export type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: string } | { state: 'failed' };

const store = createStore<Saving>({ state: 'idle' });
export const useSaving = store.use;

/** What writes should have kept and did not; each goes with its own next success, not with that of another. */
const failed = new Set<string>();

export const tellSaving = (): void => store.set({ state: 'saving' });
/** `at`: the instant from the reply of the call. */
export const tellSaved = (at: string): void => store.set(failed.size > 0 ? { state: 'failed' } : { state: 'saved', at });

/** Whether something that should have been kept is on screen only. */
export const hasFailedSaves = (): boolean => failed.size > 0;
/** The user knows, and goes on without. */
export function forgetFailedSave(): void {
  if (failed.size > 0) store.set({ state: 'idle' });
  failed.clear();
}

/** Runs a write of `what` (a form, a field of an answer) and tells the status bar of its course. @throws what the write throws */
export async function saving<T extends { savedAt: string }>(what: string, write: Promise<T>): Promise<T> {
  tellSaving();
  try {
    const reply = await write;
    failed.delete(what);
    tellSaved(reply.savedAt);
    return reply;
  } catch (error) {
    failed.add(what);
    store.set({ state: 'failed' });
    throw error;
  }
}
