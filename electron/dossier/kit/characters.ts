/**
 * Which characters can stand on paper. What has no glyph vanishes from a page without an error, so it is refused before
 * printing; what is invisible anyway is left out; every text is printed in normal form C (form D comes out broken).
 */
import { nfc } from '../../../core/text.ts';
import type { Content, ContentNode } from './content.ts';
import { familyOf, type Family } from './fonts.ts';

/** Controls, zero-width and direction marks, soft hyphen, variation selectors, byte-order mark: no mark on paper. */
const INVISIBLE = /[\p{Cc}\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;
/** Scripts set from right to left: the printer sets from left to right and would reverse them. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const NO_BREAK_SPACE = '\u00a0';

/** The text as it is set: NFC, line breaks as “\n”, other white space as blanks, nothing invisible. */
export function cleanText(text: string): string {
  return nfc(text)
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replace(/\t/g, ' ')
    .split('\n')
    .map((line) => line.replace(INVISIBLE, '').replace(/\p{Zs}/gu, (space) => (space === NO_BREAK_SPACE ? space : ' ')))
    .join('\n');
}

/** Characters of a text that no font can print, each once: no glyph, half a surrogate pair, or right-to-left. */
export function unprintable(text: string): string[] {
  const found = new Set<string>();
  for (const char of cleanText(text)) {
    if (char === '\n') continue;
    const code = char.codePointAt(0) ?? 0;
    const half = code >= 0xd800 && code <= 0xdfff;
    if (half || RIGHT_TO_LEFT.test(char) || familyOf(code) === null) found.add(char);
  }
  return [...found];
}

/** A document ready to print: every text cleaned, signs that Tinos lacks set in the symbol font. */
export function setText(content: Content): Content {
  if (typeof content === 'string') return plainOrRuns(content);
  if (Array.isArray(content)) return content.map(setText);
  const node: ContentNode = { ...content };
  if (node['text'] !== undefined) node['text'] = inlines(node['text']);
  for (const key of ['stack', 'columns', 'section']) if (Array.isArray(node[key])) node[key] = node[key].map(setText);
  const table = node['table'];
  if (isNode(table) && Array.isArray(table['body'])) {
    // pdfmake writes into the widths it gets: a list of its own, or a second run would find other widths
    const widths = Array.isArray(table['widths']) ? { widths: [...table['widths']] } : {};
    node['table'] = { ...table, ...widths, body: table['body'].map((row: unknown) => (Array.isArray(row) ? row.map(setText) : row)) };
  }
  if (typeof node['outlineText'] === 'string') node['outlineText'] = cleanText(node['outlineText']);
  return node;
}

const isNode = (value: unknown): value is ContentNode => typeof value === 'object' && value !== null && !Array.isArray(value);

function plainOrRuns(text: string): Content {
  const runs = runsOf(cleanText(text));
  return runs.every((run) => run.family === 'Tinos') ? cleanText(text) : { text: inlines(text) };
}

/** The value of `text`: one string, or pieces that stand in one line. */
function inlines(value: unknown): unknown {
  if (typeof value === 'string') {
    const runs = runsOf(cleanText(value));
    return runs.length <= 1 && runs[0]?.family !== 'Symbols' ? cleanText(value) : runs.map((run) => styled(run));
  }
  if (Array.isArray(value)) return value.flatMap((piece: unknown) => inline(piece));
  return value;
}

function inline(piece: unknown): unknown[] {
  if (typeof piece === 'string') return runsOf(cleanText(piece)).map((run) => styled(run));
  if (!isNode(piece)) return [piece];
  if (typeof piece['text'] !== 'string') return [{ ...piece, text: inlines(piece['text']) }];
  return runsOf(cleanText(piece['text'])).map((run) => styled(run, piece));
}

interface Run {
  text: string;
  family: Family;
}

const styled = (run: Run, style: ContentNode = {}): ContentNode => ({
  ...style,
  text: run.text,
  ...(run.family === 'Symbols' ? { font: run.family } : {}),
});

/** A cleaned text cut where the font changes. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const char of text) {
    const family = char === '\n' ? 'Tinos' : (familyOf(char.codePointAt(0) ?? 0) ?? 'Tinos');
    const last = runs.at(-1);
    if (last?.family === family) last.text += char;
    else runs.push({ text: char, family });
  }
  return runs.length > 0 ? runs : [{ text: '', family: 'Tinos' }];
}
