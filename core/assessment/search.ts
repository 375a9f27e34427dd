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
  head: foldedOnce(head.join(' \n ')),
  rest: foldedOnce(rest.join(' \n ')),
});

/** Titles are asked again with every key: what was folded is kept, up to as many as a large vault holds. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;
function foldedOnce(text: string): string {
  const found = known.get(text);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = fold(text);
  known.set(text, made);
  return made;
}

/**
 * Clauses as they are spoken, made as short as they are written on screen, so that both find the same; the rest stays.
 * “Điều 30 khoản 3 điểm a”, “điểm a khoản 3 Điều 30”, “Điều 30.3.a” → “Đ30.3.a”.
 */
export const withShortClauses = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(BACKWARDS, (_all, point: string | undefined, paragraph: string | undefined, article: string) =>
      clauseOf(article, paragraph, point),
    )
    .replaceAll(FORWARDS, (_all, article: string, paragraph: string | undefined, point: string | undefined) =>
      clauseOf(article, paragraph, point),
    );
const ARTICLE = '(?:điều|dieu) (\\d+)(?![\\p{L}\\p{N}])';
const PARAGRAPH = '(?:khoản|khoan) (\\d+)';
const POINT = '(?:điểm|diem) (\\p{L})(?!\\p{L})';
const BACKWARDS = new RegExp(`(?:${POINT},? )?${PARAGRAPH},? ${ARTICLE}`, 'giu');
const FORWARDS = new RegExp(`${ARTICLE}(?:,? ${PARAGRAPH}(?:,? ${POINT})?)?`, 'giu');
const clauseOf = (...parts: (string | undefined)[]): string => `Đ${parts.filter((part) => part !== undefined).join('.')}`;

/** The words of a question; empty where nothing is asked. “Sao  lưu” → “sao”, “luu”; “Điều 30 khoản 7” → “d30.7”. */
export const wordsOf = (text: string): string[] =>
  fold(withShortClauses(text.replace(/\s+/g, ' ')))
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
