import { expect, it } from 'vitest';
import type { Grid, GridCell, GridRow } from '../../../core/assessment/grid.ts';
import { UNIT_COLUMN } from '../../../core/assessment/grid.ts';
import { countsOf, groupProgress, linesOf, meantBy } from './lines.ts';
import {
  activeIn,
  at,
  boxOf,
  chosenIn,
  extended,
  HEADS,
  moved,
  ROW_HEAD,
  wholeColumn,
  wholeGroup,
  wholeRow,
  type Field,
  type Selection,
} from './selection.ts';

const cell = (change: Partial<GridCell> = {}): GridCell => ({
  state: 'open',
  itemId: 'x',
  verdict: null,
  evidence: 0,
  confirmed: false,
  recommended: false,
  said: false,
  common: false,
  differs: false,
  unanswered: true,
  withoutEvidence: false,
  ...change,
});
const met = (change: Partial<GridCell> = {}): GridCell => cell({ state: 'own', verdict: 'compliant', unanswered: false, ...change });
const row = (control: string, unit: GridCell, ...cells: GridCell[]): GridRow => ({
  control,
  itemId: control,
  title: control,
  unit: { ...unit, level: null },
  cells,
});
const GRID: Grid = {
  systems: ['his', 'lis'].map((id) => ({
    id,
    name: id,
    shortName: '',
    level: 3,
    framework: 'nd331-2026',
    progress: {
      applicable: 0,
      answered: 0,
      compliant: 0,
      partial: 0,
      nonCompliant: 0,
      notApplicable: 0,
      confirmed: 0,
      withoutEvidence: 0,
    },
  })),
  unit: null,
  groups: [
    { id: 'a', title: 'A', clause: '5.1', rows: [row('a1', cell(), cell(), met()), row('a2', cell(), met(), met())] },
    {
      id: 'b',
      title: 'B',
      clause: '5.2',
      rows: [row('b1', met(), met({ differs: true }), cell({ state: 'not_required', unanswered: false }))],
    },
  ],
};
const field = (folded: string[] = [], meant: ReadonlySet<string> | null = null): Field => ({
  lines: linesOf(GRID, new Set(folded), meant),
  systems: 2,
  page: 2,
});
const ALL = field();
const start = (line: string, column = 0): Selection => at(ALL, { line, column });
const press = (from: Selection, ...keys: string[]): Selection =>
  keys.reduce((now, key) => {
    const [name = '', shift] = key.split('+').toReversed();
    return moved(ALL, now, name, shift === 'Shift', shift === 'Ctrl') ?? now;
  }, from);

it('shows groups with their rows, folded ones and filtered ones without', () => {
  expect(ALL.lines.map(({ key }) => key)).toEqual(['g:a', 'r:a1', 'r:a2', 'g:b', 'r:b1']);
  expect(field(['a']).lines.map(({ key }) => key)).toEqual(['g:a', 'g:b', 'r:b1']);
  // A row is not shown for the unit alone: its systems have answered.
  expect(field([], meantBy('unanswered', GRID)).lines.map(({ key }) => key)).toEqual(['g:a', 'r:a1']);
  expect(countsOf(GRID)).toEqual({ all: 6, differs: 1, unanswered: 1, withoutEvidence: 0 });
  expect(groupProgress(GRID.groups[0]?.rows ?? [], 0)).toEqual({ asked: 2, answered: 1 });
  expect(groupProgress(GRID.groups[1]?.rows ?? [], 1)).toEqual({ asked: 0, answered: 0 });
});

it('moves by arrows, pages, Home and End, over heads of groups and columns', () => {
  expect(press(start('r:a2'), 'ArrowDown').active).toEqual({ line: 'g:b', column: 0 });
  expect(press(start('r:a2'), 'ArrowDown').range).toBe(null);
  expect(press(start('r:a1'), 'ArrowUp', 'ArrowUp', 'ArrowUp').active).toEqual({ line: HEADS, column: 0 });
  expect(press(start('r:a1'), 'ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowUp', 'ArrowUp').active).toEqual({
    line: 'g:a',
    column: ROW_HEAD,
  });
  expect(press(start('r:a1'), 'End', 'ArrowRight').active.column).toBe(1);
  expect(press(start('r:a1'), 'Home').active.column).toBe(UNIT_COLUMN);
  expect(press(start('r:a1'), 'PageDown', 'PageDown', 'PageDown').active.line).toBe('r:b1');
  expect(press(start('r:a1'), 'Ctrl+End').active).toEqual({ line: 'r:b1', column: 1 });
  expect(moved(ALL, start('r:a1'), 'x', false, false)).toBe(null);
});

it('draws a range with Shift, past the head of a group, and never onto a head', () => {
  const drawn = press(start('r:a2'), 'Shift+ArrowDown', 'Shift+ArrowRight');
  expect(boxOf(ALL, drawn)).toEqual({ top: 2, bottom: 4, left: 0, right: 1 });
  expect(press(start('r:a1'), 'Shift+ArrowUp').range).toEqual(start('r:a1').range);
  expect(boxOf(ALL, extended(ALL, drawn, { line: 'r:a1', column: UNIT_COLUMN }))).toEqual({
    top: 1,
    bottom: 2,
    left: UNIT_COLUMN,
    right: 0,
  });
  expect(extended(ALL, drawn, { line: 'g:a', column: 0 })).toBe(drawn);
});

it('chooses a row, a column, a group', () => {
  expect(boxOf(ALL, wholeRow(ALL, 'r:a2'))).toEqual({ top: 2, bottom: 2, left: UNIT_COLUMN, right: 1 });
  expect(boxOf(ALL, wholeColumn(ALL, 1))).toEqual({ top: 1, bottom: 4, left: 1, right: 1 });
  expect(boxOf(ALL, wholeGroup(ALL, { line: 'r:a2', column: 1 }, null))).toEqual({ top: 1, bottom: 2, left: UNIT_COLUMN, right: 1 });
  expect(boxOf(ALL, wholeGroup(ALL, { line: 'g:b', column: 0 }, 0))).toEqual({ top: 4, bottom: 4, left: 0, right: 0 });
});

it('takes of several cells those the filter is about, and one alone as it is', () => {
  const meant = meantBy('unanswered', GRID);
  const shown = field([], meant);
  const both = chosenIn(shown, boxOf(shown, wholeRow(shown, 'r:a1')), meant);
  expect(both.rows.map(({ columns }) => columns)).toEqual([[UNIT_COLUMN, 0]]);
  expect(both.outside).toBe(1);
  expect(chosenIn(shown, boxOf(shown, at(shown, { line: 'r:a1', column: 1 })), meant)).toMatchObject({
    rows: [{ columns: [1] }],
    outside: 0,
  });
});

it('holds on to what is chosen by name, and lets go of what is no longer shown', () => {
  const chosen = start('r:a2');
  const folded = field(['a']);
  expect(boxOf(folded, chosen)).toBe(null);
  expect(activeIn(folded, chosen)).toEqual({ line: 'r:b1', column: UNIT_COLUMN });
  expect(boxOf(field(['b']), chosen)).toEqual({ top: 2, bottom: 2, left: 0, right: 0 });
});
