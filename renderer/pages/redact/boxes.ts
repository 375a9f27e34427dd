/** What was drawn and decided, with a way back of its own. */
import { useCallback, useState } from 'react';
import type { Rect } from '../../../core/redaction/boxes.ts';
import type { Suggestion } from '../../../core/redaction/suggest.ts';

export interface Box extends Rect {
  id: string;
  /** Counted from 0. */
  page: number;
  /** The suggestion it was accepted from. */
  from: string | null;
}

export interface Cover {
  boxes: readonly Box[];
  /** Suggestions that somebody decided not to follow. */
  dismissed: readonly string[];
}

interface History {
  past: readonly Cover[];
  now: Cover;
  future: readonly Cover[];
  /** What the last change was about: the next one about the same joins it. */
  about: string | null;
}

const NOTHING: Cover = { boxes: [], dismissed: [] };

export interface Covering extends Cover {
  /** Changes joined by `about` are taken back together: a box moved by many presses of an arrow. */
  change: (change: (now: Cover) => Cover, about?: string) => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
}

export function useCovering(): Covering {
  const [{ past, now, future }, set] = useState<History>({ past: [], now: NOTHING, future: [], about: null });
  const change = useCallback<Covering['change']>(
    (make, about) =>
      set((history) => {
        const next = make(history.now);
        if (next === history.now) return history;
        const joins = about !== undefined && about === history.about;
        return { past: joins ? history.past : [...history.past, history.now], now: next, future: [], about: about ?? null };
      }),
    [],
  );
  const undo = useCallback(
    () =>
      set((history) => {
        const last = history.past.at(-1);
        if (last === undefined) return history;
        return { past: history.past.slice(0, -1), now: last, future: [history.now, ...history.future], about: null };
      }),
    [],
  );
  const redo = useCallback(
    () =>
      set((history) => {
        const [next, ...rest] = history.future;
        return next === undefined ? history : { past: [...history.past, history.now], now: next, future: rest, about: null };
      }),
    [],
  );
  return { ...now, change, undo: past.length > 0 ? undo : null, redo: future.length > 0 ? redo : null };
}

/** Ids that stay the same when a change is run twice. */
let drawn = 0;
export const newBoxId = (): string => `box-${drawn++}`;

export const withBox =
  (box: Box) =>
  (cover: Cover): Cover => ({ ...cover, boxes: [...cover.boxes, box] });

export const withRect =
  (id: string, rect: Rect) =>
  (cover: Cover): Cover => ({ ...cover, boxes: cover.boxes.map((box) => (box.id === id ? { ...box, ...rect } : box)) });

export const withoutBox =
  (id: string) =>
  (cover: Cover): Cover => ({ ...cover, boxes: cover.boxes.filter((box) => box.id !== id) });

/** Suggestions become boxes. */
export const withAccepted =
  (accepted: readonly Suggestion[]) =>
  (cover: Cover): Cover => ({
    ...cover,
    boxes: [...cover.boxes, ...accepted.map(({ id, page, rect }): Box => ({ ...rect, id: `from-${id}`, page, from: id }))],
  });

export const withDismissed =
  (id: string) =>
  (cover: Cover): Cover => ({ ...cover, dismissed: [...cover.dismissed, id] });

/** Suggestions nobody decided about yet. */
export const openSuggestions = (suggestions: readonly Suggestion[], { boxes, dismissed }: Cover): Suggestion[] => {
  const decided = new Set([...dismissed, ...boxes.flatMap(({ from }) => from ?? [])]);
  return suggestions.filter(({ id }) => !decided.has(id));
};

/** In reading order: by page, from top to bottom. */
export const inOrder = (boxes: readonly Box[]): Box[] => boxes.toSorted((a, b) => a.page - b.page || a.y - b.y || a.x - b.x);
