import { useCallback, useLayoutEffect, useRef } from 'react';

/** A function that stays the same over renders and does what the latest render says; for rows that are drawn only when they change. */
export function useLatest<A extends unknown[]>(act: (...given: A) => void): (...given: A) => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...given: A) => latest.current(...given), []);
}
