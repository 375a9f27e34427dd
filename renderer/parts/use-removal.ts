/** Taking entries out of a list of a form. */
import { useEffect, useRef } from 'react';
import { toast } from './toast.tsx';

interface Removal<T> {
  list: { remove(index: number): void; insert(index: number, value: T): void };
  at(index: number): T;
  /** What to tell of a removal. */
  said: string;
  /** Leads the keyboard on, since the button pressed is gone; without scrolling, so that nothing slides under a second click. */
  focus(index: number): void;
}

/** Removes an entry of a list, with “Hoàn tác” for as long as the page is open. A double click removes one. */
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
    focus(index);
    told.current.push(toast(said, () => list.insert(index, removed)));
  };
}

/** As long as systems let pass between the clicks of a double click. */
const DOUBLE_CLICK_MS = 500;
