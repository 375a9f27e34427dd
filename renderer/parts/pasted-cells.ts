/** Cells copied in a spreadsheet, laid into the rows of a table. */
import { fold } from '../../core/text.ts';
import { parseWhole } from './read-values.ts';

export type Cell = string | number | null;
export type Cells = Record<string, Cell>;

export interface Column<K extends string = string> {
  key: K;
  label: string;
  /** One line of text, several lines, a whole number, or one of `options`. */
  kind: 'text' | 'lines' | 'count' | 'choice';
  /** Share of the table's width. */
  share: number;
  /** Most characters of a text; largest number. */
  most: number;
  options?: readonly { value: string; label: string; also?: readonly string[] }[];
}

/**
 * The cells of a text that a spreadsheet put on the clipboard: lines, with tabs between cells; a cell that holds a line break, a tab
 * or a quotation mark stands in quotation marks, with its own doubled.
 */
export function cellsOf(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let rest = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  while (rest !== '') {
    const quoted = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(rest);
    const whole = quoted?.[0] ?? /^[^\t\n]*/.exec(rest)?.[0] ?? '';
    row.push(quoted?.[1] === undefined ? whole : quoted[1].replaceAll('""', '"'));
    const end = rest[whole.length];
    rest = rest.slice(whole.length + 1);
    if (end === '\t' && rest === '') row.push('');
    if (end === '\n') {
      rows.push(row);
      row = [];
    }
  }
  return row.length > 0 ? [...rows, row] : rows;
}

export interface Pasted<T> {
  rows: T[];
  /** How many rows got cells. */
  count: number;
  /** What found no place: unreadable in its column, or beyond the last one. */
  left: string[];
}

/** Lays cells over `rows` from one cell on, with as many more rows as they need. A first line of column names is left out. */
export function pasteCells<T extends Cells>(
  rows: readonly T[],
  empty: () => T,
  columns: readonly Column<keyof T & string>[],
  from: { row: number; column: number },
  cells: string[][],
): Pasted<T> {
  const [first, ...others] = cells;
  const lines = first !== undefined && others.length > 0 && isHeading(first, columns.slice(from.column)) ? others : cells;
  const next = [...rows];
  const left: string[] = [];
  lines.forEach((line, down) => {
    const place = from.row + down;
    let row = next[place] ?? empty();
    line.forEach((text, across) => {
      const column = columns[from.column + across];
      const value = column === undefined ? undefined : readCell(text, column);
      if (column === undefined || value === undefined) {
        if (text.trim() !== '') left.push(text.trim());
      } else {
        row = { ...row, [column.key]: value };
      }
    });
    next[place] = row;
  });
  return { rows: next, count: lines.length, left };
}

const isHeading = (line: string[], columns: readonly Column[]): boolean =>
  line.some((text) => text.trim() !== '') &&
  line.every((text, index) => text.trim() === '' || fold(text) === fold(columns[index]?.label ?? ''));

/** The value of a cell; undefined where its column can't hold it. */
function readCell(text: string, { kind, options = [] }: Column): Cell | undefined {
  switch (kind) {
    case 'lines':
      return text;
    case 'text':
      // One line holds what the cell broke into several.
      return text.replaceAll(/\s*\n\s*/g, ' ').trim();
    case 'count':
      return text.trim() === '' ? null : (parseWhole(text) ?? undefined);
    case 'choice':
      return options.find(({ value, label, also = [] }) => [value, label, ...also].some((word) => fold(word) === fold(text)))?.value;
  }
}
