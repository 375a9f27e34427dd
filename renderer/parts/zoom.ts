/** How large everything is shown: Ctrl with plus, minus and nought, as in a browser; kept by the settings. */
import { useEffect, useEffectEvent } from 'react';
import { useAct, useCall } from '../api.ts';
import { createStore } from './store.ts';

export const ZOOMS = [0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2];
const NORMAL = 1;

/** What the key makes of `zoom`; undefined for keys that don't zoom. */
export function zoomedBy(key: string, zoom: number): number | undefined {
  switch (key) {
    case '0':
      return NORMAL;
    case '+':
    case '=':
      return ZOOMS.find((step) => step > zoom) ?? ZOOMS.at(-1);
    case '-':
    case '_':
      return ZOOMS.findLast((step) => step < zoom) ?? ZOOMS[0];
    default:
      return undefined;
  }
}

/** The zoom chosen since the start; keys come faster than replies. Null until one is chosen. */
const chosen = createStore<number | null>(null);

/** The zoom now, undefined until read; how to change it; why that failed. */
export function useZoom(): { zoom: number | undefined; setZoom: (zoom: number) => void; error: unknown } {
  const settings = useCall('settings.get');
  const save = useAct('settings.save');
  const zoom = chosen.use() ?? settings.data?.zoom;
  const setZoom = (next: number): void => {
    chosen.set(next);
    save.mutate({ zoom: next });
  };
  return { zoom, setZoom, error: save.error };
}

/** Listens everywhere, in dialogs and text fields too: whoever can't read a dialog must be able to enlarge it. */
export function useZoomKeys(): void {
  const { zoom, setZoom } = useZoom();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const before = chosen.get() ?? zoom;
    if (!(event.ctrlKey || event.metaKey) || event.altKey || before === undefined) return;
    const next = zoomedBy(event.key, before);
    if (next === undefined) return;
    event.preventDefault();
    if (next !== before) setZoom(next);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
