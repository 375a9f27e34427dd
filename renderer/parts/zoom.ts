/** How large everything is shown: Ctrl with plus, minus and nought, as in a browser; kept by the settings. */
import { useEffect, useEffectEvent } from 'react';
import { queryClient, useAct, useCall } from '../api.ts';

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

/** Listens everywhere, in dialogs and text fields too: whoever can't read a dialog must be able to enlarge it. */
export function useZoomKeys(): void {
  const settings = useCall('settings.get');
  const save = useAct('settings.save');
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || settings.data === undefined) return;
    const zoom = zoomedBy(event.key, settings.data.zoom);
    if (zoom === undefined) return;
    event.preventDefault();
    if (zoom === settings.data.zoom) return;
    // The next press may come before the reply.
    queryClient.setQueryData(['settings.get'], { ...settings.data, zoom });
    save.mutate({ zoom });
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => press(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}
