/** What the address of a page names, also when it names something while the page is open. */
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';

/**
 * The value of `key` in the address, as text; null where there is none. `onNamed` is called while rendering whenever the open page is
 * led to one, also to the same one again; what it sets has to be state of the page.
 */
export function useNamedInAddress(key: string, onNamed: (named: string) => void): string | null {
  // Search and visit from the same source: the match of a route follows its location only later.
  const named = useLocation({ select: ({ search }) => textOf(Object.entries(search).find(([name]) => name === key)?.[1]) });
  const visit = useLocation({ select: ({ state }) => state.__TSR_key ?? '' });
  const [followed, follow] = useState(visit);
  if (visit !== followed) {
    follow(visit);
    if (named !== null) onNamed(named);
  }
  return named;
}

/** Numbers may be written as such in an address. */
const textOf = (value: unknown): string | null => (typeof value === 'string' || typeof value === 'number' ? String(value) : null);
