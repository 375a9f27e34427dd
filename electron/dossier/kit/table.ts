/** Tables whose heads repeat, whose rows stay whole where that is safe, and whose columns never tear a word. */
import type { ContentNode } from './content.ts';
import { lineHeight, linesOf, widthOf } from './fonts.ts';
import { GREY, SIZE, TEXT_HEIGHT } from './page.ts';
import { flow } from './text.ts';

const FRAME = { grid: { padding: 6, line: 0.5 }, rows: { padding: 6, line: 0 } };

/** Scales column shares so that the table fills the text block to the point: widths without padding and lines. */
export function fit(shares: number[], total: number, layout: keyof typeof FRAME = 'grid'): number[] {
  const { padding, line } = FRAME[layout];
  const room = total - shares.length * padding - (shares.length + 1) * line;
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.floor((share * room * 100) / sum) / 100);
}

/** Head cells: bold, centred, grey band. */
export function headCells(labels: string[], size: number = SIZE.tableDense): ContentNode[] {
  return labels.map((text) => ({
    text,
    bold: true,
    alignment: 'center',
    fontSize: size,
    fillColor: GREY.band,
    verticalAlignment: 'middle',
  }));
}

/** The same layouts below a heading that is a row of the table. */
const TITLED: Record<string, string> = { grid: 'titledGrid', rows: 'titledRows' };

interface TableOptions {
  /** Column widths in points, without padding: a column of unknown width could push a long word off the page. */
  widths: number[];
  head: ContentNode[][];
  rows: ContentNode[][];
  layout?: string;
  size?: number;
  /** Height of the page's text block in points: rows that may come near it are allowed to break. */
  pageHeight?: number;
  /** Keep the widths as given, for tables that must line up with their neighbours. */
  exact?: boolean;
  /** Heading that must not be parted from the table. A short table stays whole with it; a long one repeats it on every page. */
  title?: ContentNode[];
  more?: ContentNode;
}

/**
 * A table with repeated head whose rows stay whole as long as that is safe.
 * pdfmake drops the text of a row that is taller than a page when rows may not break: so rows are kept whole
 * only if the tallest one surely fits.
 */
export function dataTable({
  widths,
  head,
  rows,
  layout = 'grid',
  size = SIZE.tableDense,
  pageHeight = TEXT_HEIGHT,
  exact = false,
  title,
  more = {},
}: TableOptions): ContentNode {
  const columns = exact ? widths : wordSafe(widths, [...head, ...rows], size);
  const heights = [...head, ...rows].map((row) => rowHeight(row, columns, size));
  const tallest = Math.max(0, ...heights);
  const whole = heights.reduce((a, b) => a + b, 0) < pageHeight * 0.4;
  const bounded = tallest < pageHeight * 0.5;
  const titleRows = title !== undefined && !whole ? [titleRow(title, columns.length)] : [];
  const table: ContentNode = {
    table: {
      headerRows: titleRows.length + head.length,
      keepWithHeaderRows: rows.length > 0 && bounded ? 1 : 0,
      dontBreakRows: bounded,
      widths: columns,
      body: [...titleRows, ...head, ...rows.map((row) => row.map((cell, i) => keepNumbers(cell, columns[i] ?? 0, size)))],
    },
    // the rule above a spanned head row is drawn before pdfmake looks at cell borders: it must be left out by the layout
    layout: titleRows.length > 0 ? (TITLED[layout] ?? layout) : layout,
    fontSize: size,
    lineHeight: 1,
    ...more,
  };
  return title !== undefined && whole ? { stack: [...title, table], unbreakable: true } : table;
}

/** Numbers of documents stay in one piece where the column is wide enough for them. */
function keepNumbers(cell: ContentNode, width: number, size: number): ContentNode {
  if (cell['colSpan'] !== undefined || cell['wordBreak'] !== undefined) return cell;
  const stack = cell['stack'];
  if (Array.isArray(stack)) return { ...cell, stack: stack.map((item: unknown) => (isNode(item) ? keepNumbers(item, width, size) : item)) };
  const text = cell['text'];
  return typeof text === 'string' ? { ...cell, text: flow(text, width, numberOr(cell['fontSize'], size)) } : cell;
}

function titleRow(title: ContentNode[], columns: number): ContentNode[] {
  const border = [false, false, false, false];
  const first = { stack: title, colSpan: columns, border, lineHeight: 1.1, margin: [-3, 0, 0, 0] };
  return [first, ...Array.from({ length: columns - 1 }, () => ({ text: '', border }))];
}

/**
 * Widens columns whose longest word would be torn, at the cost of the columns that have room to spare.
 * The sum of the widths stays.
 */
function wordSafe(widths: number[], rows: ContentNode[][], size: number): number[] {
  const total = widths.reduce((a, b) => a + b, 0);
  const least = widths.map((_, i) => Math.min(total * 0.3, Math.max(8, ...rows.map((row) => longestWord(row[i], size, total * 0.2)))));
  const lack = widths.reduce((sum, w, i) => sum + Math.max(0, (least[i] ?? 0) - w), 0);
  const slack = widths.map((w, i) => Math.max(0, w - (least[i] ?? 0)));
  const room = slack.reduce((a, b) => a + b, 0);
  if (lack === 0 || room === 0) return widths;
  const share = Math.min(1, room / lack);
  const taken = Math.min(1, lack / room);
  return widths.map((w, i) => {
    const missing = (least[i] ?? 0) - w;
    return Math.floor((missing > 0 ? w + missing * share : w - (slack[i] ?? 0) * taken) * 100) / 100;
  });
}

const isNode = (value: unknown): value is ContentNode => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOr = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise);

/** Width of the widest piece that should not break. Pieces wider than `most` may break after hyphens and slashes. */
function longestWord(node: unknown, size: number, most: number, bold = false): number {
  const width = (word: string): number => widthOf(word, size, bold ? 'bold' : 'normal') + 0.5;
  if (typeof node === 'string') {
    const words = node.split(/[ \n]/).flatMap((word) => (width(word) > most ? word.split(/(?<=[-/–])/) : word));
    return Math.max(0, ...words.map(width));
  }
  if (Array.isArray(node)) return Math.max(0, ...node.map((item: unknown) => longestWord(item, size, most, bold)));
  if (!isNode(node) || node['colSpan'] !== undefined || node['wordBreak'] !== undefined || node['svg'] !== undefined) return 0;
  return longestWord(
    node['text'] ?? node['stack'] ?? node['columns'],
    numberOr(node['fontSize'], size),
    most,
    node['bold'] === true || bold,
  );
}

/** Upper estimate of a row's height: counts lines of every text in every cell at its column's width. */
function rowHeight(row: ContentNode[], widths: number[], size: number): number {
  const heights = row.map((cell, i) => {
    const width = widths.slice(i, i + numberOr(cell['colSpan'], 1)).reduce((a, b) => a + b, 0);
    return textHeight(cell, width, size);
  });
  return Math.max(0, ...heights) + 8;
}

function textHeight(node: unknown, width: number, size: number): number {
  if (typeof node === 'string' || Array.isArray(node)) return linesOf(flatText(node), width, size, 'bold') * lineHeight(size);
  if (!isNode(node)) return 0;
  const own = numberOr(node['fontSize'], size);
  const { stack, columns, text } = node;
  if (Array.isArray(stack)) return stack.reduce((sum: number, item: unknown) => sum + textHeight(item, width, own), 0);
  if (Array.isArray(columns)) return Math.max(0, ...columns.map((item: unknown) => textHeight(item, width * 0.8, own)));
  if (text !== undefined) return textHeight(flatText(text), width, own);
  return numberOr(node['height'], 12);
}

function flatText(node: unknown): string {
  if (typeof node === 'string') return node;
  if (Array.isArray(node)) return node.map(flatText).join('');
  return isNode(node) ? flatText(node['text']) : '';
}

/** Cells of one table row, for texts that are plain, centred, or empty. */
export const textCell = (text: string, more: ContentNode = {}): ContentNode => ({ text, ...more });
export const middleCell = (value: string | number, more: ContentNode = {}): ContentNode => ({
  text: String(value),
  alignment: 'center',
  ...more,
});
