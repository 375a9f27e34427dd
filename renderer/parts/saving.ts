/** What the status bar says about saving. “Đã lưu lúc …” appears only when the main process has confirmed the write. */
import { createStore } from './store.ts';

export type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: string } | { state: 'failed' };

const store = createStore<Saving>({ state: 'idle' });
export const useSaving = store.use;

export const tellSaving = (): void => store.set({ state: 'saving' });
/** `at`: the instant from the reply of the call. */
export const tellSaved = (at: string): void => store.set({ state: 'saved', at });
export const tellSaveFailed = (): void => store.set({ state: 'failed' });

/** Runs a write and tells the status bar of its course. @throws what the write throws */
export async function saving<T extends { savedAt: string }>(write: Promise<T>): Promise<T> {
  tellSaving();
  try {
    const reply = await write;
    tellSaved(reply.savedAt);
    return reply;
  } catch (error) {
    tellSaveFailed();
    throw error;
  }
}
