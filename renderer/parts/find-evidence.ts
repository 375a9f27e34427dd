/** Finding evidence in the vault, the same way on every page that lists it. */
import type { Evidence } from '../../core/assessment/model.ts';
import { fold } from '../../core/text.ts';

/** The pieces whose title, file name, note or address holds every word of the search, marks ignored; what came last stands first. */
export function findEvidence<T extends Pick<Evidence, 'title' | 'fileName' | 'note' | 'url' | 'addedAt'>>(
  pieces: readonly T[],
  search: string,
): T[] {
  const words = fold(search).split(' ').filter(Boolean);
  return pieces
    .filter((piece) => {
      const text = fold(`${piece.title} ${piece.fileName} ${piece.note} ${piece.url}`);
      return words.every((word) => text.includes(word));
    })
    .toSorted((a, b) => (a.addedAt < b.addedAt ? 1 : a.addedAt > b.addedAt ? -1 : 0));
}
