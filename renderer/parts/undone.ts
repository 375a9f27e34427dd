/** How often acts were taken back or done again since the window opened: whoever keeps a copy of stored content begins anew with it. */
import { createStore } from './store.ts';

const count = createStore(0);
export const useUndone = count.use;
export const tellUndone = (): void => count.set(count.get() + 1);
