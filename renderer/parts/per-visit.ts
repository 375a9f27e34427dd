/** What was looked for on a page: going back to it finds the page as it was left, opening it anew finds it fresh. */
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

/** A hook like useState, for one value per visit of a page; `part` tells apart what else the same visit shows. */
export function createPerVisit<T>(initial: T): (part?: string) => [T, (value: T) => void] {
  const kept = new Map<string, T>();
  return (part = '') => {
    const visit = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
    const key = `${visit} ${part}`;
    const [value, setValue] = useState(() => kept.get(key) ?? initial);
    // A page that stays open while its address is replaced is left as it is now, whichever address it is left from.
    useEffect(() => void kept.set(key, value), [key, value]);
    const keep = (next: T): void => {
      kept.set(key, next);
      setValue(next);
    };
    return [value, keep];
  };
}
