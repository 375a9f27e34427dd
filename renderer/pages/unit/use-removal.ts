import { useEffect, useRef, type RefObject } from 'react';
import { toast } from '../../parts/toast.tsx';

interface Removal<T> {
  list: { remove(index: number): void; insert(index: number, value: T): void };
  at(index: number): T;
  /** What to tell of a removal. */
  said: string;
  /** Where the keyboard goes, since the button pressed is gone. */
  focus: RefObject<HTMLButtonElement | null>;
}

/**
 * Removes an entry of a list, with “Hoàn tác” for as long as the page is open. The focus moves away from where the next
 * entry slides up, so that a double click removes one.
 */
export function useRemoval<T>({ list, at, said, focus }: Removal<T>): (index: number) => void {
  const busy = useRef(false);
  const told = useRef<(() => void)[]>([]);
  // Nothing can be undone once the form is gone.
  useEffect(() => () => told.current.forEach((hide) => hide()), []);
  return (index) => {
    if (busy.current) return;
    busy.current = true;
    setTimeout(() => (busy.current = false), DOUBLE_CLICK_MS);
    const removed = structuredClone(at(index));
    list.remove(index);
    // Without scrolling: nothing else may slide under the second click.
    focus.current?.focus({ preventScroll: true });
    told.current.push(toast(said, () => list.insert(index, removed)));
  };
}

/** As long as systems let pass between the clicks of a double click. */
const DOUBLE_CLICK_MS = 500;
