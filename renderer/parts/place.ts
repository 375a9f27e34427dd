/** Where the user is: title of the window, crumbs of the top bar, keys of the status bar. Each page tells its own. */
import { useEffect } from 'react';
import { shell } from '../texts/shell.ts';
import { createStore } from './store.ts';

export interface Crumb {
  text: string;
  /** Route to go back to; the last crumb has none. */
  to?: string;
}

export interface Hint {
  keys: string[];
  text: string;
}

const crumbs = createStore<Crumb[]>([]);
const hints = createStore<Hint[]>([]);
export const useCrumbs = crumbs.use;
export const useHintsShown = hints.use;

/** Names the page; the last crumb is also the title of the window. */
export function usePlace(path: Crumb[]): void {
  const key = JSON.stringify(path);
  useEffect(() => {
    const place: Crumb[] = path;
    crumbs.set(place);
    const last = place.at(-1);
    document.title = last === undefined ? shell.product : `${last.text} – ${shell.product}`;
    // The texts are compared, not the array, which is new on every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}

/** Keys of this page, shown in the status bar and in the dialog of all keys. */
export function useHints(shown: Hint[]): void {
  const key = JSON.stringify(shown);
  useEffect(() => {
    hints.set(shown);
    return () => hints.set([]);
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [key]);
}
