/** What is chosen in the grid, and how keys and pointer move through it. Lines are named, so that nothing slips when they change. */
import { UNIT_COLUMN, type ChosenRow } from '../../../core/assessment/grid.ts';
import { cellKey, type Line } from './lines.ts';

/** The line of column heads. */
export const HEADS = 'heads';
/** The column of row heads, left of the unit. */
export const ROW_HEAD = UNIT_COLUMN - 1;

export interface Position {
  line: string;
  column: number;
}

export interface Selection {
  /** Where the keyboard is. */
  active: Position;
  /** Corners of the chosen cells; null while nothing is chosen. */
  range: { from: Position; to: Position } | null;
}

/** What moves are made in. */
export interface Field {
  lines: readonly Line[];
  /** How many systems. */
  systems: number;
  /** Lines that PageUp and PageDown pass. */
  page: number;
}

const indexOf = ({ lines }: Field, line: string): number => (line === HEADS ? -1 : lines.findIndex(({ key }) => key === line));
const isShown = (field: Field, line: string): boolean => line === HEADS || indexOf(field, line) >= 0;
const isCell = ({ lines }: Field, { line, column }: Position): boolean =>
  column >= UNIT_COLUMN && lines.some(({ key, kind }) => key === line && kind === 'row');
const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Where the keyboard is; the first requirement where its line is no longer shown. */
export function activeIn(field: Field, { active }: Selection): Position {
  if (isShown(field, active.line) && active.column < field.systems) return active;
  const first = field.lines.find(({ kind }) => kind === 'row') ?? field.lines[0];
  return { line: first?.key ?? HEADS, column: UNIT_COLUMN };
}

/** The keyboard at a place; a cell is chosen, heads are not. */
export const at = (field: Field, active: Position): Selection => ({
  active,
  range: isCell(field, active) ? { from: active, to: active } : null,
});

const STEPS: Record<string, (field: Field, from: Position, far: boolean) => Position> = {
  ArrowUp: (field, from) => down(field, from, -1),
  ArrowDown: (field, from) => down(field, from, 1),
  ArrowLeft: (field, from) => across(field, from, from.column - 1),
  ArrowRight: (field, from) => across(field, from, from.column + 1),
  PageUp: (field, from) => down(field, from, -field.page),
  PageDown: (field, from) => down(field, from, field.page),
  Home: (field, from, far) => (far ? { line: field.lines[0]?.key ?? HEADS, column: UNIT_COLUMN } : across(field, from, UNIT_COLUMN)),
  End: (field, from, far) => {
    const last = across(field, from, field.systems - 1);
    return far ? { ...last, line: field.lines.at(-1)?.key ?? HEADS } : last;
  },
};

function down(field: Field, { line, column }: Position, by: number): Position {
  // The corner above the row heads holds nothing to stop at.
  const least = column === ROW_HEAD ? 0 : -1;
  const next = clamp(indexOf(field, line) + by, least, field.lines.length - 1);
  return { line: field.lines[next]?.key ?? HEADS, column };
}

const across = ({ systems }: Field, { line }: Position, column: number): Position => ({
  line,
  column: clamp(column, line === HEADS ? UNIT_COLUMN : ROW_HEAD, systems - 1),
});

/** After a key; null for keys that don't move. With Shift the range follows, over requirements alone. */
export function moved(field: Field, selection: Selection, key: string, shift: boolean, far: boolean): Selection | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const from = activeIn(field, selection);
  if (!shift) return at(field, step(field, from, far));
  let to = step(field, from, far);
  for (let last = from.line; !isCell(field, to) && to.line !== HEADS && to.line !== last; to = step(field, to, far)) last = to.line;
  return isCell(field, to) ? extended(field, selection, to) : selection;
}

/** The range drawn to a cell, from where it began. */
export function extended(field: Field, selection: Selection, to: Position): Selection {
  if (!isCell(field, to)) return selection;
  const start = selection.range?.from ?? activeIn(field, selection);
  return { active: to, range: { from: isCell(field, start) ? start : to, to } };
}

/** Every requirement from one line to another, in these columns; the keyboard goes to, or stays at, `active`. */
function block(active: Position, rows: readonly Line[], first: number, last: number): Selection {
  const [top, bottom] = [rows[0], rows.at(-1)];
  if (top === undefined || bottom === undefined) return { active, range: null };
  return { active, range: { from: { line: top.key, column: first }, to: { line: bottom.key, column: last } } };
}

const requirements = (lines: readonly Line[]): Line[] => lines.filter(({ kind }) => kind === 'row');

export const wholeColumn = ({ lines }: Field, column: number): Selection =>
  block({ line: HEADS, column }, requirements(lines), column, column);

export function wholeRow(field: Field, line: string): Selection {
  const found = field.lines.filter(({ key, kind }) => key === line && kind === 'row');
  return block({ line, column: ROW_HEAD }, found, UNIT_COLUMN, field.systems - 1);
}

/** The group of a line, in one column or all of them. */
export function wholeGroup(field: Field, active: Position, column: number | null): Selection {
  const rows = requirements(groupLines(field, active.line));
  return block(active, rows, column ?? UNIT_COLUMN, column ?? field.systems - 1);
}

/** The lines of the group that a line belongs to. */
function groupLines(field: Field, line: string): Line[] {
  const here = indexOf(field, line);
  const head = field.lines.findLastIndex(({ kind }, index) => kind === 'group' && index <= here);
  const next = field.lines.findIndex(({ kind }, index) => kind === 'group' && index > head);
  return head < 0 ? [] : field.lines.slice(head, next < 0 ? undefined : next);
}

/** The chosen cells as numbers of lines and columns; null where none are, or their lines are gone. */
export interface Box {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export function boxOf(field: Field, { range }: Selection): Box | null {
  if (range === null || !isCell(field, range.from) || !isCell(field, range.to)) return null;
  const [a, b] = [indexOf(field, range.from.line), indexOf(field, range.to.line)];
  const [c, d] = [range.from.column, range.to.column];
  return { top: Math.min(a, b), bottom: Math.max(a, b), left: Math.min(c, d), right: Math.min(Math.max(c, d), field.systems - 1) };
}

export interface Chosen {
  rows: ChosenRow[];
  /** In the box, but not what the filter is about. */
  outside: number;
}

/** The chosen cells. Of several, only those the filter is about; one alone is always meant. */
export function chosenIn(field: Field, box: Box | null, meant: ReadonlySet<string> | null): Chosen {
  if (box === null) return { rows: [], outside: 0 };
  const columns = Array.from({ length: box.right - box.left + 1 }, (_, index) => box.left + index);
  const lines = field.lines.slice(box.top, box.bottom + 1).flatMap((line) => (line.kind === 'row' ? [line.row] : []));
  const narrowed = meant !== null && lines.length * columns.length > 1 ? meant : null;
  const rows = lines.map((row) => {
    return { row, columns: narrowed === null ? columns : columns.filter((column) => narrowed.has(cellKey(row.control, column))) };
  });
  const kept = rows.reduce((sum, one) => sum + one.columns.length, 0);
  return { rows, outside: lines.length * columns.length - kept };
}
