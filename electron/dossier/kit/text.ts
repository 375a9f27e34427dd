/** Wording and breaking of texts: dates, numbers, hashes, balanced lines. */
import { paperDate } from '../../../core/date.ts';
import type { Content, ContentNode } from './content.ts';
import { widthOf, type Face } from './fonts.ts';
import { SIZE, TEXT_WIDTH } from './page.ts';

/** The date of an ISO date or instant as papers write it. */
export const date = (iso: string): string => paperDate(iso.slice(0, 10));

/** “20/10–30/10/2026”, “28/12/2025–05/01/2026”; one day alone stands once. */
export function period(from: string, to: string): string {
  if (from === to) return date(to);
  return from.slice(0, 4) === to.slice(0, 4) ? `${date(from).slice(0, -5)}–${date(to)}` : `${date(from)}–${date(to)}`;
}

/** “06”, “128”: counts below ten are written with a zero in administrative papers. */
export const count = (n: number): string => (n < 10 ? `0${n}` : number(n));

/** 1.234.567 as Vietnamese papers write it. */
export const number = (n: number): string => String(Math.round(n)).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** 87,5 % — rounded to one decimal, comma; whole numbers without decimal. Never 100 % while something is missing, nor 0 % of something. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const rounded = Math.round((part * 1000) / whole);
  const value = (part >= whole ? 1000 : part <= 0 ? 0 : Math.min(999, Math.max(1, rounded))) / 10;
  return `${String(value).replace('.', ',')}\u00a0%`;
}

/** “1.046/1.099”. */
export const fraction = (part: number, whole: number): string => `${number(part)}/${number(whole)}`;

/** First eight hex digits of a SHA-256: what stands beside an evidence or in a footer. */
export const shortHash = (hash: string): string => hash.slice(0, 8);

/** Groups of four for reading aloud: “7c1e 90ab 44d2 f010”. */
export const readableHash = (hash: string, digits = 16): string => (hash.slice(0, digits).match(/.{1,4}/g) ?? []).join(' ');

/** 1,4 MB; 312 KB. */
export function bytes(n: number): string {
  if (n >= 1_000_000_000) return `${(n / 1e9).toFixed(1).replace('.', ',')} GB`;
  if (n >= 1_000_000) return `${(n / 1e6).toFixed(1).replace('.', ',')} MB`;
  return `${number(Math.max(1, Math.round(n / 1000)))} KB`;
}

/** Two- or three-line setting of a long name: the break that leaves the lines most alike, never a single last word. */
export function balance(text: string, width: number, size: number, face: Face): string[] {
  if (widthOf(text, size, face) <= width) return [text];
  const words = text.split(' ');
  if (words.length === 1) return [text];
  const fits = (line: string[]): boolean => widthOf(line.join(' '), size, face) <= width;
  let best: string[] | undefined;
  let bestSpread = Infinity;
  for (let cut = 1; cut < words.length; cut++) {
    const lines = [words.slice(0, cut), words.slice(cut)];
    if (!lines.every(fits)) continue;
    const widths = lines.map((l) => widthOf(l.join(' '), size, face));
    const spread = Math.abs((widths[0] ?? 0) - (widths[1] ?? 0));
    if (spread < bestSpread) [best, bestSpread] = [lines.map((l) => l.join(' ')), spread];
  }
  if (best) return best;
  let cut = words.length - 1;
  while (cut > 1 && !fits(words.slice(0, cut))) cut--;
  return [words.slice(0, cut).join(' '), ...balance(words.slice(cut).join(' '), width, size, face)];
}

/** A title may name its best break with “|”. Lines for setting: one if it fits, else broken there, else balanced. */
export function titleLines(text: string, width: number, size: number, face: Face): string[] {
  const whole = plainTitle(text);
  return widthOf(whole, size, face) <= width ? [whole] : text.split('|').flatMap((line) => balance(line, width, size, face));
}
/** The same title as running text, for contents, bookmarks and lists. */
export const plainTitle = (text: string): string => text.replaceAll('|', ' ');

/** An address that is too wide for its column breaks after the @, not in the middle of a word. */
export const breakEmail = (email: string, width: number, size: number): string =>
  widthOf(email, size) > width ? email.replace('@', '@\n') : email;

export { itemCode } from '../../../core/checklist/items.ts';

export const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];

/**
 * Text for justified paragraphs: numbers of documents (“331/2026/NĐ-CP”) stay in one piece.
 * Left to itself pdfmake breaks them at the hyphen and, when it justifies, tears them apart there.
 * A word wider than `width` (points, at `size`) may break: kept in one piece it would run off the page.
 */
export function flow(content: Content, width: number = TEXT_WIDTH / 2, size: number = SIZE.body): Content {
  const pieces = flowText(content, (word) => widthOf(word, size, 'bold') <= width);
  const [only] = pieces;
  return pieces.length === 1 && only !== undefined && !Array.isArray(content) ? only : pieces;
}

function flowText(content: Content, fits: (word: string) => boolean): Content[] {
  if (Array.isArray(content)) return content.flatMap((item) => flowText(item, fits));
  if (typeof content === 'string') return keepNumbers(content, fits);
  const inner = content['text'];
  if (typeof inner !== 'string') return [content];
  return keepNumbers(inner, fits).map((piece) => (typeof piece === 'string' ? { ...content, text: piece } : { ...content, ...piece }));
}

function keepNumbers(text: string, fits: (word: string) => boolean): (string | ContentNode)[] {
  const pieces: (string | ContentNode)[] = [];
  let run = '';
  // a line break must not get into a piece that is kept whole: pdfmake would print through it
  for (const word of text.match(/[^ \n]+ *|\n| +/g) ?? []) {
    if (/\p{L}-\p{L}|\d-\d|^-\p{L}/u.test(word) && fits(word)) {
      if (run !== '') pieces.push(run);
      run = '';
      pieces.push({ text: word, noWrap: true });
    } else run += word;
  }
  if (run !== '' || pieces.length === 0) pieces.push(run);
  return pieces;
}
