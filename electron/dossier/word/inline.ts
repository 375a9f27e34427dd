/** What stands in one paragraph: pieces of text with their looks, links and names of places. */
import { Bookmark, InternalHyperlink, Tab, TextRun, type ParagraphChild } from 'docx';
import type { ContentNode } from '../kit/content.ts';
import { cleanText } from '../kit/characters.ts';
import { isNode, styleOf, type Place } from './place.ts';
import { halves } from './text.ts';

/** Word refuses a file with these, and half a surrogate pair; nobody sees them. */
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Names of places: letters, digits and low lines, at most forty. */
const nameOf = (id: string): string => id.replace(/[^A-Za-z0-9_]/g, '_').slice(0, 40);

/** A jump to the place of the next tab stop: a tab that a person typed is a blank. */
export const TAB: ContentNode = { tab: true };

/** Rooms for signatures are places of the PDF alone. */
const isRoom = (id: string): boolean => id.startsWith('room.');

export function styledRuns(node: ContentNode, place: Place): ParagraphChild[] {
  const children = pieces(node['text'], place, node['allCaps'] === true);
  const id = node['id'];
  if (typeof id !== 'string' || isRoom(id)) return children;
  const name = nameOf(id);
  if (place.bookmarks.has(name)) return children;
  place.bookmarks.add(name);
  return [new Bookmark({ id: name, children })];
}

function pieces(value: unknown, place: Place, allCaps: boolean): ParagraphChild[] {
  if (typeof value === 'string') return runsOf(value, place, allCaps);
  if (Array.isArray(value)) return value.flatMap((piece: unknown) => pieces(piece, place, allCaps));
  if (!isNode(value) || value.inWord === false) return [];
  if (value === TAB) return [new TextRun({ children: [new Tab()] })];
  if (value.inWord !== undefined) return pieces(value.inWord, place, allCaps);
  const children = pieces(value['text'], styleOf(value, place), allCaps || value['allCaps'] === true);
  const target = value['linkToDestination'];
  return typeof target === 'string' ? [new InternalHyperlink({ anchor: nameOf(target), children })] : children;
}

const runsOf = (text: string, { bold, italics, size }: Place, allCaps: boolean): TextRun[] =>
  cleanText(text.toWellFormed())
    .replace(UNWRITABLE, '')
    .split('\n')
    .map(
      (line, i) =>
        new TextRun({
          text: line,
          ...(i > 0 ? { break: 1 } : {}),
          size: halves(size),
          ...(bold ? { bold } : {}),
          ...(italics ? { italics } : {}),
          ...(allCaps ? { allCaps } : {}),
        }),
    );

/** The text of a node that is nothing but one string; null where it is more. */
export function textIn(content: unknown): string | null {
  if (typeof content === 'string') return content;
  return isNode(content) && typeof content['text'] === 'string' && content.inWord === undefined ? content['text'] : null;
}
