/** Pictures of pages are drawn when they come near the screen, not before. */
import { useEffect, useRef, useState, type RefObject } from 'react';

/** Tells, of an element in a list of pictures, whether it was ever near the screen; the current one is kept in sight. */
export function useNearScreen<T extends HTMLElement>(current: boolean): { ref: RefObject<T | null>; near: boolean } {
  const ref = useRef<T>(null);
  const [near, setNear] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && setNear(true), { rootMargin: '200px' });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return { ref, near };
}
