/** What people choose anew less often than they sign; kept while the window is open, never on disk. No secrets. */
import { createStore } from '../../parts/store.ts';

export interface ChosenPicture {
  path: string;
  png: Uint8Array;
}

interface Memory {
  source: 'file' | 'token';
  /** By role: each has a signature of its own. */
  pictures: Readonly<Record<string, ChosenPicture>>;
}

const store = createStore<Memory>({ source: 'file', pictures: {} });

export const useSource = (): ['file' | 'token', (source: 'file' | 'token') => void] => [
  store.use().source,
  (source) => store.set({ ...store.get(), source }),
];

/** The picture of a role; null = none. */
export function usePicture(role: string): [ChosenPicture | null, (picture: ChosenPicture | null) => void] {
  const { pictures } = store.use();
  return [
    pictures[role] ?? null,
    (picture) => {
      const { [role]: _old, ...others } = store.get().pictures;
      store.set({ ...store.get(), pictures: picture === null ? others : { ...others, [role]: picture } });
    },
  ];
}
