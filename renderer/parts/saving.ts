/** What the status bar says about saving. “Đã lưu lúc …” appears only when the main process has confirmed the write. */
import { createStore } from './store.ts';

export type Saving = { state: 'idle' } | { state: 'saving' } | { state: 'saved'; at: string } | { state: 'failed' };

const store = createStore<Saving>({ state: 'idle' });
export const useSaving = store.use;

/** From a failed write until one succeeds, a second try included. */
let failed = false;

export const tellSaving = (): void => store.set({ state: 'saving' });
/** `at`: the instant from the reply of the call. */
export function tellSaved(at: string): void {
  failed = false;
  store.set({ state: 'saved', at });
}
export function tellSaveFailed(): void {
  failed = true;
  store.set({ state: 'failed' });
}

/** Whether the last write failed: what it should have kept is on screen only. */
export const lastSaveFailed = (): boolean => failed;
/** The user knows, and goes on without. */
export function forgetFailedSave(): void {
  if (failed) store.set({ state: 'idle' });
  failed = false;
}

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
