import { expect, it } from 'vitest';
import type { Checklist, ChecklistItem, Level } from '../checklist/model.ts';
import { emptyAnswer } from './answer.ts';
import { commonAnswersOn, effectiveAnswers } from './common.ts';
import { gridOf, targetsOf, UNIT_COLUMN, type GridColumn, type GridRow } from './grid.ts';
import type { Answer, CommonAnswer } from './model.ts';

const item = (id: string, control: string, more: Partial<ChecklistItem> = {}): ChecklistItem => ({
  id,
  control,
  title: `Yêu cầu ${control}`,
  ask: 'Có không?',
  guidance: 'Xem.',
  evidence: ['Ảnh'],
  source: id,
  ...more,
});

function checklist(level: Level, groups: Record<string, ChecklistItem[]>): Checklist {
  return {
    framework: 'nd331-2026',
    level,
    title: `Cấp độ ${level}`,
    groups: Object.entries(groups).map(([id, items]) => ({ id, title: id, kind: 'technical', clause: '5.1', items })),
    digest: String(level).repeat(64),
    itemDigests: Object.fromEntries(Object.values(groups).flatMap((items) => items.map(({ id }) => [id, 'a'.repeat(64)]))),
  };
}

const THREE = checklist(3, {
  policy: [item('3.1', 'policy.content'), item('3.2', 'policy.review'), item('3.3', 'policy.hint', { recommended: true })],
  network: [item('3.4', 'network.wireless', { when: ['wireless'] })],
});
const TWO = checklist(2, {
  policy: [item('2.1', 'policy.content'), item('2.9', 'policy.milder')],
  email: [item('2.5', 'email.filter')],
});

const answer = (itemId: string, change: Partial<Answer> = {}): Answer => ({
  ...emptyAnswer({ id: itemId, digest: 'a'.repeat(64) }, '2026-11-20T00:00:00.000Z', 'Minh'),
  ...change,
});
const common = (control: string, level: Level, change: Partial<Answer> = {}): CommonAnswer => ({
  ...answer(`${level}.x`, { verdict: 'compliant', confirmed: true, evidence: ['e1'], ...change }),
  control,
  level,
});
const system = (id: string, list: Checklist, own: Answer[], given: CommonAnswer[]): GridColumn => ({
  system: { id, name: id.toUpperCase(), shortName: '', framework: 'nd331-2026', traits: [] },
  checklist: list,
  answers: effectiveAnswers(list, own, given),
});
const gridWith = (given: CommonAnswer[], his: Answer[] = [], lis: Answer[] = []) =>
  gridOf({ checklist: THREE, traits: [], common: given, answers: commonAnswersOn(THREE, given) }, [
    system('his', THREE, his, given),
    system('lis', TWO, lis, given),
  ]);
const rowOf = (grid: ReturnType<typeof gridOf>, control: string): GridRow => {
  const found = grid.groups.flatMap(({ rows }) => rows).find((row) => row.control === control);
  if (found === undefined) throw new Error(control);
  return found;
};

it('has every control once, as the highest level words it, and what only milder levels ask at the end of its group', () => {
  const { groups } = gridWith([]);
  expect(groups.map(({ id, rows }) => [id, rows.map(({ itemId }) => itemId)])).toEqual([
    ['policy', ['3.1', '3.2', '3.3', '2.9']],
    ['network', ['3.4']],
    ['email', ['2.5']],
  ]);
});

it('tells what counts in each cell: own, taken over, open, set aside, not demanded', () => {
  const grid = gridWith([common('policy.content', 3)], [answer('3.1', { verdict: 'partial' }), answer('3.2', { note: 'x' })]);
  const states = (control: string) => {
    const { unit, cells } = rowOf(grid, control);
    return [unit, ...cells].map(({ state }) => state);
  };
  expect(states('policy.content')).toEqual(['own', 'own', 'inherited']);
  expect(states('policy.review')).toEqual(['open', 'open', 'not_required']);
  expect(states('network.wireless')).toEqual(['set_aside', 'set_aside', 'not_required']);
  expect(states('policy.milder')).toEqual(['not_required', 'not_required', 'open']);
  const { unit, cells } = rowOf(grid, 'policy.content');
  expect(unit).toMatchObject({ level: 3, verdict: 'compliant', evidence: 1, confirmed: true });
  expect(cells).toMatchObject([
    { itemId: '3.1', verdict: 'partial', said: true, common: true, differs: true, withoutEvidence: true, unanswered: false },
    { itemId: '2.1', verdict: 'compliant', said: false, common: true, differs: false, evidence: 1, confirmed: true },
  ]);
  expect(rowOf(grid, 'policy.review').cells[0]).toMatchObject({ said: true, unanswered: true });
  // Nothing is asked for about a recommended requirement.
  expect(rowOf(grid, 'policy.hint')).toMatchObject({ cells: [{ state: 'open', recommended: true, unanswered: false }, {}] });
  expect(grid.unit).toMatchObject({ level: 3, progress: { applicable: 2, answered: 1 } });
  expect(grid.systems.map(({ id, level, progress }) => [id, level, progress.applicable, progress.answered])).toEqual([
    ['his', 3, 2, 1],
    ['lis', 2, 3, 1],
  ]);
});

it('keeps an answer to a milder requirement from those that are asked for more', () => {
  const row = rowOf(gridWith([common('policy.content', 2)]), 'policy.content');
  expect([row.unit.level, row.unit.confirmed]).toEqual([2, false]);
  expect(row.cells.map(({ state, common: holds }) => [state, holds])).toEqual([
    ['open', false],
    ['inherited', true],
  ]);
});

it('has nothing while no system has a level', () => {
  expect(gridOf(null, [])).toEqual({ systems: [], unit: null, groups: [] });
});

it('writes to the unit alone where systems follow it, and leaves out what nobody asks for', () => {
  const grid = gridWith([common('policy.content', 3)], [answer('3.1', { verdict: 'partial' })]);
  const all = [UNIT_COLUMN, 0, 1];
  const chosen = ['policy.content', 'policy.review', 'network.wireless', 'policy.milder'].map((control) => ({
    row: rowOf(grid, control),
    columns: all,
  }));
  const { written, following, notRequired, setAside } = targetsOf(chosen);
  expect(written.map(({ column, itemId }) => [column, itemId])).toEqual([
    [UNIT_COLUMN, '3.1'],
    [0, '3.1'],
    [UNIT_COLUMN, '3.2'],
    [1, '2.9'],
  ]);
  expect(following.map(({ column, itemId }) => [column, itemId])).toEqual([
    [1, '2.1'],
    [0, '3.2'],
  ]);
  expect([notRequired, setAside]).toEqual([4, 2]);
  // Without the unit's cell every chosen one is written to.
  expect(targetsOf([{ row: rowOf(grid, 'policy.content'), columns: [0, 1] }]).written).toHaveLength(2);
});
