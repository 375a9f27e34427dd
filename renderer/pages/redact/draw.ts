import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Source } from './source.ts';

/** A canvas that shows a page of the source at a scale in CSS pixels; `failed` when it can't be drawn. */
export function useDrawn(
  source: Source,
  page: number,
  scale: number,
  wanted: boolean,
): { canvas: RefObject<HTMLCanvasElement | null>; failed: boolean } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const shown = canvas.current;
    if (!wanted || scale <= 0 || shown === null) return undefined;
    const gone = new AbortController();
    // Drawn beside, then shown at once: no page is ever half white while the next one comes.
    const beside = document.createElement('canvas');
    source.draw(page, beside, scale * window.devicePixelRatio, gone.signal).then(
      () => {
        if (gone.signal.aborted) return;
        shown.width = beside.width;
        shown.height = beside.height;
        shown.getContext('2d')?.drawImage(beside, 0, 0);
        shown.dataset['drawn'] = String(page + 1);
        setFailed(false);
      },
      () => {
        if (!gone.signal.aborted) setFailed(true);
      },
    );
    return () => gone.abort();
  }, [source, page, scale, wanted]);
  return { canvas, failed };
}
