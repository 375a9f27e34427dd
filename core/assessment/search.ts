/** Finding by words, without marks: every word has to occur; where it occurs decides the order. */
import { fold } from '../text.ts';

/** What is looked through, folded once. */
export interface Folded {
  /** What people call it. */
  head: string;
  /** Everything else that is known of it. */
  rest: string;
}

export const folded = (head: readonly string[], rest: readonly string[]): Folded => ({
  head: fold(head.join(' \n ')),
  rest: fold(rest.join(' \n ')),
});

/** The words of a question; empty where nothing is asked. “Sao  lưu” → “sao”, “luu”. */
export const wordsOf = (text: string): string[] =>
  fold(text)
    .split(' ')
    .filter((word) => word !== '');

const PHRASE = { head: 8, rest: 3 };
const WORD = { start: 4, head: 2, rest: 1 };

/** How well it fits; 0 where a word is missing. */
export function fitOf(words: readonly string[], { head, rest }: Folded): number {
  let fit = 0;
  for (const word of words) {
    const inHead = head.includes(word);
    if (!inHead && !rest.includes(word)) return 0;
    fit += beginsWord(head, word) ? WORD.start : inHead ? WORD.head : WORD.rest;
  }
  const phrase = words.join(' ');
  if (words.length > 1) fit += head.includes(phrase) ? PHRASE.head : rest.includes(phrase) ? PHRASE.rest : 0;
  return fit;
}

const beginsWord = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (at === 0 || /[^\p{L}\p{N}.]/u.test(text[at - 1] ?? '')) return true;
  return false;
};

/** Those that fit, best first, otherwise in their order. */
export function find<T>(words: readonly string[], all: readonly T[], foldedOf: (one: T) => Folded): T[] {
  if (words.length === 0) return [];
  return all
    .map((one) => ({ one, fit: fitOf(words, foldedOf(one)) }))
    .filter(({ fit }) => fit > 0)
    .toSorted((a, b) => b.fit - a.fit)
    .map(({ one }) => one);
}
