import type { MantineColorScheme, MantineColorSchemeManager } from '@mantine/core';
import { call, makeStale } from './api.ts';

/** Keeps light, dark or auto in the program's settings; the page itself stores nothing. */
export function colorSchemeManager(initial: MantineColorScheme): MantineColorSchemeManager {
  let value = initial;
  return {
    get: () => value,
    set: (next) => {
      value = next;
      // A choice of looks that could not be kept is no reason to disturb: it holds until the window closes.
      call('settings.save', { colorScheme: next }).then(
        () => makeStale('settings.save'),
        () => undefined,
      );
    },
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
