import { useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { FILTERS, type Filter } from './filters.ts';
import { itemIn } from './tree.ts';
import type { Place } from './use-assessment.ts';
import { useLatest } from './use-latest.ts';

const MIRROR_MS = 150;

/** The requirement that the address names. */
export const useWantedItem = (): string | null => itemIn(useLocation({ select: ({ searchStr }) => searchStr }));

/** The filter that an address asks for: whoever carried answers along comes to confirm them. */
export function useWantedFilter(): Filter | undefined {
  const { filter }: { filter?: unknown } = useSearch({ strict: false });
  return FILTERS.find((one) => one === filter);
}

interface Options {
  isKnown: (itemId: string) => boolean;
  /** Where no requirement is named. */
  first: (filter: Filter) => string;
  /** Whether the list, narrowed as it is, shows the requirement to which somebody else's address leads. */
  isShown: (itemId: string, filter: Filter) => boolean;
  /** It did not: the list is not narrowed any more. */
  onWidened: () => void;
}

export interface Address {
  current: string;
  filter: Filter;
  open: (itemId: string) => void;
  setFilter: (filter: Filter) => void;
}

/**
 * The current item and the filter, mirrored in the address so that a reload and a jump from elsewhere find them; the screen does not
 * wait for the address.
 */
export function useAddress({ systemId, framework }: Place, { isKnown, first, isShown, onWidened }: Options): Address {
  const named = useWantedItem();
  const wanted = named !== null && isKnown(named) ? named : undefined;
  const asked = useWantedFilter();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<Filter>(asked ?? 'all');
  const [current, setCurrent] = useState(() => wanted ?? first(filter));
  const mirrored = useRef({ item: wanted, filter: asked });
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  const mirror = (item: string, shown: Filter): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      const kept = shown === 'all' ? undefined : shown;
      mirrored.current = { item, filter: kept };
      const search = { ...(framework === undefined ? {} : { framework }), ...(kept === undefined ? {} : { filter: kept }), item };
      void navigate({ to: `/assess/${systemId}`, search, replace: true });
    }, MIRROR_MS);
  };
  // Only an address that somebody else changed moves the desk; one that names no filter keeps it as long as the line stays in sight.
  const follow = useLatest(() => {
    const { item, filter: before } = mirrored.current;
    const isElsewhere = wanted !== undefined && wanted !== item;
    if (!isElsewhere && asked === before) return;
    mirrored.current = { item: wanted ?? item, filter: asked };
    const target = wanted ?? current;
    const isWidened = isElsewhere && !isShown(target, asked ?? filter);
    const next = isWidened ? 'all' : (asked ?? filter);
    setCurrent(target);
    setFilter(next);
    if (isWidened) onWidened();
    if (next !== (asked ?? 'all')) mirror(target, next);
  });
  useEffect(() => follow(), [follow, wanted, asked]);
  return {
    current,
    filter,
    open: (itemId) => {
      setCurrent(itemId);
      mirror(itemId, filter);
    },
    setFilter: (next) => {
      setFilter(next);
      mirror(current, next);
    },
  };
}
