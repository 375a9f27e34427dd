/** What the grid shows from top to bottom, and which cells a filter is about. */
import {
  cellAt,
  isAnswerable,
  UNIT_COLUMN,
  type Grid,
  type GridCell,
  type GridGroup,
  type GridRow,
} from '../../../core/assessment/grid.ts';

export const FILTERS = ['all', 'differs', 'unanswered', 'withoutEvidence'] as const;
export type Filter = (typeof FILTERS)[number];

/** A cell by name. */
export const cellKey = (control: string, column: number): string => `${control}/${column}`;

/** Columns from left to right: the unit, then the systems. */
export const columnsOf = (grid: Grid): number[] => [UNIT_COLUMN, ...grid.systems.keys()];

/** Whether the filter is about the cell. A unit that has not answered holds its systems up too. */
function isMeant(filter: Filter, cell: GridCell, column: number): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'differs':
      return cell.differs;
    case 'unanswered':
      return column === UNIT_COLUMN ? cell.state === 'open' && !cell.recommended : cell.unanswered;
    case 'withoutEvidence':
      return cell.withoutEvidence;
  }
}

/** How many cells of systems each filter is about; the unit's own are not counted again. */
export function countsOf({ groups }: Grid): Record<Filter, number> {
  const cells = groups.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  const count = (filter: Filter): number => cells.filter((cell) => isMeant(filter, cell, 0)).length;
  return { all: cells.length, differs: count('differs'), unanswered: count('unanswered'), withoutEvidence: count('withoutEvidence') };
}

/** The cells a filter is about. A row is shown for a cell of a system; then the unit's cell belongs to it if it is meant as well. */
export function meantBy(filter: Filter, grid: Grid): Set<string> {
  const meant = new Set<string>();
  const columns = columnsOf(grid);
  for (const row of grid.groups.flatMap(({ rows }) => rows)) {
    const found = columns.filter((column) => {
      const cell = cellAt(row, column);
      return cell !== undefined && isMeant(filter, cell, column);
    });
    if (filter === 'unanswered' && found.every((column) => column === UNIT_COLUMN)) continue;
    found.forEach((column) => meant.add(cellKey(row.control, column)));
  }
  return meant;
}

/** A line of the grid: the head of a group, or a requirement. */
export type Line =
  { kind: 'group'; key: string; group: GridGroup; rows: readonly GridRow[]; open: boolean } | { kind: 'row'; key: string; row: GridRow };

/** The lines shown; `meant` null = no filter. Groups without rows that are meant are left out. */
export function linesOf({ groups, systems }: Grid, folded: ReadonlySet<string>, meant: ReadonlySet<string> | null): Line[] {
  const columns = [UNIT_COLUMN, ...systems.keys()];
  return groups.flatMap((group): Line[] => {
    const rows = meant === null ? group.rows : group.rows.filter(({ control }) => columns.some((at) => meant.has(cellKey(control, at))));
    if (rows.length === 0) return [];
    const open = !folded.has(group.id);
    const head: Line = { kind: 'group', key: groupKey(group.id), group, rows, open };
    return [head, ...(open ? rows.map((row): Line => ({ kind: 'row', key: rowKey(row.control), row })) : [])];
  });
}

export const groupKey = (id: string): string => `g:${id}`;
export const rowKey = (control: string): string => `r:${control}`;

/** How many requirements of a group a column is asked, and has answered; recommended ones are left out. */
export function groupProgress(rows: readonly GridRow[], column: number): { asked: number; answered: number } {
  const asked = rows.flatMap((row) => {
    const cell = cellAt(row, column);
    return cell !== undefined && isAnswerable(cell) && !cell.recommended ? [cell] : [];
  });
  return { asked: asked.length, answered: asked.filter(({ verdict }) => verdict !== null).length };
}
