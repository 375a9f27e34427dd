/** Everything typed but not yet written: told to write at once when the window is left or closed. */
import { useEffect, useEffectEvent } from 'react';
import { callsAnswered } from '../api.ts';

type Flush = () => void | Promise<void>;

const pending = new Set<Flush>();

/** Calls `flush` when nothing may wait any longer: the window loses the focus or is closed. */
export function usePending(flush: Flush): void {
  const latest = useEffectEvent(flush);
  useEffect(() => {
    const now: Flush = () => latest();
    pending.add(now);
    return () => {
      pending.delete(now);
    };
  }, []);
}

/** Tells every field and form to write now. */
export async function flushPending(): Promise<void> {
  await Promise.all([...pending].map(async (flush) => flush()));
}

/** The same, and waits until the main process has answered. */
export async function everythingWritten(): Promise<void> {
  await flushPending();
  await callsAnswered();
}

window.addEventListener('blur', () => void flushPending());
window.addEventListener('pagehide', () => void flushPending());
