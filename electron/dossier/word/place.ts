/** Where a node of a paper stands and what it takes over from the nodes around it. Lengths in points. */
import { AlignmentType, type IParagraphOptions } from 'docx';
import type { ContentNode } from '../kit/content.ts';
import { SIZE } from '../kit/page.ts';
import { twips } from './text.ts';

export interface Place {
  /** Width of the text block or of the inside of the cell. */
  width: number;
  inTable: boolean;
  keepNext: boolean;
  before: number;
  after: number;
  left: number;
  right: number;
  /** First line this far to the left of the others. */
  hanging: number;
  size: number;
  bold: boolean;
  italics: boolean;
  alignment: string;
  /** Of the printer; 0 = as its papers have it. */
  lineHeight: number;
  layout: string;
  /** Names of places that were given already: each may be given once. */
  bookmarks: Set<string>;
}

export const startOf = (width: number): Place => ({
  width,
  inTable: false,
  keepNext: false,
  before: 0,
  after: 0,
  left: 0,
  right: 0,
  hanging: 0,
  size: SIZE.body,
  bold: false,
  italics: false,
  alignment: 'left',
  lineHeight: 0,
  layout: 'grid',
  bookmarks: new Set(),
});

/** The same place without the room around it, as the inside of a cell has it. */
export const insideOf = (place: Place, width: number): Place => ({
  ...place,
  width,
  inTable: true,
  before: 0,
  after: 0,
  left: 0,
  right: 0,
  hanging: 0,
});

export const isNode = (value: unknown): value is ContentNode => typeof value === 'object' && value !== null && !Array.isArray(value);
export const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);
const textOr = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const truthOr = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);

/** The place of a node's content: margins add up, looks are taken over where the node has none of its own. */
export function styleOf(node: ContentNode, outer: Place): Place {
  const margin: unknown[] = Array.isArray(node['margin']) ? node['margin'] : [];
  const [left, top, right, bottom] = [0, 1, 2, 3].map((i) => numberOr(margin[i], 0));
  return {
    ...outer,
    left: Math.max(0, outer.left + (left ?? 0)),
    before: Math.max(0, outer.before + (top ?? 0)),
    right: Math.max(0, outer.right + (right ?? 0)),
    after: Math.max(0, outer.after + (bottom ?? 0)),
    size: numberOr(node['fontSize'], outer.size),
    bold: truthOr(node['bold'], outer.bold),
    italics: truthOr(node['italics'], outer.italics),
    alignment: textOr(node['alignment'], outer.alignment),
    lineHeight: numberOr(node['lineHeight'], outer.lineHeight),
    layout: textOr(node['layout'], outer.layout),
  };
}

const ALIGNMENTS: Record<string, IParagraphOptions['alignment']> = {
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.JUSTIFIED,
  left: AlignmentType.LEFT,
};
export const alignmentOf = (name: string): IParagraphOptions['alignment'] => ALIGNMENTS[name];

/** Between the lines: single inside tables and where the paper says so, a little more in running text. */
const LINE = 240;
const RUNNING = 264;

export function spacingOf({ before, after, lineHeight, inTable }: Place): NonNullable<IParagraphOptions['spacing']> {
  const line = lineHeight === 0 ? (inTable ? LINE : RUNNING) : Math.round(LINE * lineHeight);
  return { before: twips(before), after: twips(after), line, lineRule: 'auto' };
}
