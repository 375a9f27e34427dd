import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Place } from './use-assessment.ts';

const MIRROR_MS = 150;

/** The current item, mirrored in the address so that a reload and a jump from elsewhere find it; the screen does not wait for the address. */
export function useCurrentItem(
  isKnown: (id: string) => boolean,
  first: string,
  { systemId, framework }: Place,
): [string, (id: string) => void] {
  const { item }: { item?: unknown } = useSearch({ strict: false });
  const wanted = typeof item === 'string' && isKnown(item) ? item : undefined;
  const navigate = useNavigate();
  const [current, setCurrent] = useState(wanted ?? first);
  const mirrored = useRef(wanted);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  // Only an address that somebody else changed moves the desk.
  useEffect(() => {
    if (wanted === undefined || wanted === mirrored.current) return;
    mirrored.current = wanted;
    setCurrent(wanted);
  }, [wanted]);
  const go = (id: string): void => {
    setCurrent(id);
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      mirrored.current = id;
      void navigate({ to: `/assess/${systemId}`, search: { ...(framework === undefined ? {} : { framework }), item: id }, replace: true });
    }, MIRROR_MS);
  };
  return [current, go];
}
