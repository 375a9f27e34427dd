/** Tables of the printer's pages as Word's: heads that repeat, rows that may break, columns of bars left out. */
import {
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type FileChild,
  type ITableCellOptions,
  type ITableOptions,
} from 'docx';
import type { Content } from '../kit/content.ts';
import { insideOf, isNode, numberOr, type Place } from './place.ts';
import { BAND, gap, GRID, NO_BORDERS, NO_PADDING, padding, RULES } from './tables.ts';
import { twips } from './text.ts';

export interface TableNode {
  body: Content[][];
  /** Points, without padding; anything else takes what is left. */
  widths?: unknown[];
  headerRows?: number;
}

export type Blocks = (content: Content, place: Place) => FileChild[];

interface Look {
  borders: NonNullable<ITableOptions['borders']>;
  /** Inside the cells, in points. */
  sides: number;
  margins: ReturnType<typeof padding>;
}

const BARE: Look = { borders: NO_BORDERS, sides: 0, margins: NO_PADDING };
const LOOKS: Record<string, Look> = {
  grid: { borders: GRID, sides: 6, margins: padding(30, 60, 40, 60) },
  rows: { borders: RULES, sides: 6, margins: padding(30, 40, 40, 80) },
  facts: { borders: NO_BORDERS, sides: 6, margins: padding(10, 80, 10, 40) },
  bare: BARE,
};
const lookOf = (layout: string): Look => LOOKS[layout === 'titledGrid' ? 'grid' : layout] ?? BARE;

export function tableOf({ body, widths = [], headerRows = 0 }: TableNode, place: Place, blocks: Blocks): FileChild[] {
  const [title, ...below] = body;
  // a heading that repeats as a row without lines is a heading of its own in Word
  if (title !== undefined && isTitleRow(title)) {
    const heading = blocks(title[0] ?? '', { ...place, before: place.before, after: 0, keepNext: true });
    return [...heading, ...tableOf({ body: below, widths, headerRows: headerRows - 1 }, { ...place, before: 0 }, blocks)];
  }
  const look = lookOf(place.layout);
  const bars = barColumns(body, headerRows);
  const columns = columnsOf(widths, body[0]?.length ?? 1, { bars, room: place.width - place.left - place.right, look });
  const rows = body.map((row, i) => rowOf(row, columns, { look, place, blocks, head: i < headerRows, whole: place.layout === 'bare' }));
  const all = columns.reduce((a, b) => a + b, 0);
  const table = new Table({
    columnWidths: columns.filter((width) => width > 0),
    width: { size: all, type: WidthType.DXA },
    ...(place.left > 0 ? { indent: { size: twips(place.left), type: WidthType.DXA } } : {}),
    layout: TableLayoutType.FIXED,
    borders: look.borders,
    margins: look.margins,
    rows,
  });
  return [...(place.before > 0 ? [gap(twips(place.before), true)] : []), table, gap(Math.max(20, twips(place.after)))];
}

const isTitleRow = (row: Content[]): boolean => {
  const [first] = row;
  return (
    isNode(first) && first['colSpan'] === row.length && Array.isArray(first['border']) && first['border'].every((side) => side === false)
  );
};

const isBar = (cell: Content | undefined): boolean => isNode(cell) && cell['svg'] !== undefined && cell.inWord === undefined;

/** Places of columns that hold nothing but pictures below their heads. */
function barColumns(body: Content[][], headerRows: number): Set<number> {
  const rows = body.slice(headerRows);
  return new Set((rows[0] ?? []).flatMap((_, i) => (rows.every((row) => isBar(row[i])) ? [i] : [])));
}

/** Widths in twips that fill the room; 0 for a column that is left out. */
function columnsOf(widths: unknown[], count: number, { bars, room, look }: { bars: Set<number>; room: number; look: Look }): number[] {
  const known = Array.from({ length: count }, (_, i) => (bars.has(i) ? 0 : typeof widths[i] === 'number' ? widths[i] + look.sides : null));
  const taken = known.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const open = known.filter((width) => width === null).length;
  const wide = known.map((width) => width ?? Math.max(20, (room - taken) / open));
  const sum = wide.reduce((a, b) => a + b, 0);
  // only what lost a column, or would stand out, is stretched or pressed
  const scale = bars.size > 0 || sum > room ? room / sum : 1;
  return wide.map((width) => Math.floor(twips(width * scale)));
}

interface RowOptions {
  look: Look;
  place: Place;
  blocks: Blocks;
  head: boolean;
  /** Must not break: head and foot of a letter. */
  whole: boolean;
}

function rowOf(row: Content[], columns: number[], { look, place, blocks, head, whole }: RowOptions): TableRow {
  const cells: TableCell[] = [];
  for (let i = 0; i < row.length;) {
    const cell = row[i] ?? '';
    const span = isNode(cell) ? numberOr(cell['colSpan'], 1) : 1;
    const covered = columns.slice(i, i + span).filter((width) => width > 0);
    i += span;
    const [width, ...others] = covered;
    if (width === undefined) continue;
    const size = width + others.reduce((a, b) => a + b, 0);
    // a band belongs to the rows below it
    const inside = { ...insideOf(place, size / 20 - look.sides), keepNext: place.keepNext || head || (span > 1 && span === row.length) };
    cells.push(
      new TableCell({
        width: { size, type: WidthType.DXA },
        ...(covered.length > 1 ? { columnSpan: covered.length } : {}),
        ...looksOf(cell),
        children: blocks(cell, inside).filter(isCellChild),
      }),
    );
  }
  return new TableRow({ ...(head ? { tableHeader: true } : {}), ...(head || whole ? { cantSplit: true } : {}), children: cells });
}

function looksOf(cell: Content): Partial<Pick<ITableCellOptions, 'shading' | 'verticalAlign'>> {
  if (!isNode(cell)) return {};
  const { fillColor, verticalAlignment } = cell;
  return {
    ...(typeof fillColor === 'string' ? { shading: { ...BAND, fill: fillColor.replace('#', '').toUpperCase() } } : {}),
    ...(verticalAlignment === 'middle' ? { verticalAlign: VerticalAlignTable.CENTER } : {}),
  };
}

/** A list of headings never stands in a cell. */
const isCellChild = (block: FileChild): block is Paragraph | Table => block instanceof Paragraph || block instanceof Table;
