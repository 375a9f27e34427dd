/** The grid of systems and requirements, over real workspace files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import type { GridRow } from '../../core/assessment/grid.ts';
import type { LevelInputs } from '../../core/level/model.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-grid-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const base = { system_types: ['internal'], single_owner: true, scope_reason: 'Một chức năng nghiệp vụ' };
const PERSONAL = { basic_subjects: 9120, sensitive_subjects: 9120, counting_method: 'Đếm mã người bệnh' };
const LEVEL_2: LevelInputs = { ...base, information_types: ['private', 'personal'], ...PERSONAL };
const LEVEL_3: LevelInputs = { ...LEVEL_2, pm_decision_level: 3 };
const OLD: LevelInputs = { system_types: ['internal'], information_types: ['private', 'personal'], single_owner: true };

interface Hospital extends Program {
  his: string;
  lis: string;
  old: string;
}

/** Three systems: at levels 3 and 2 of NĐ 331, and one that still is under NĐ 85. */
async function hospital(): Promise<Hospital> {
  const folder = join(root, `kho ${folders++}`);
  const program = startProgram(folder);
  const { call } = program;
  await call('workspace.create', { file: join(folder, 'kho.antam'), unitName: 'Bệnh viện', ownerName: 'Sở Y tế', userName: 'Minh' });
  const make = async (name: string, framework: 'nd85-2016' | 'nd331-2026', inputs: LevelInputs): Promise<string> => {
    const { id: systemId } = await call('systems.create', { name, shortName: '', purpose: '', framework });
    await call('level.save', { systemId, framework, inputs });
    return systemId;
  };
  const old = await make('PACS', 'nd85-2016', OLD);
  return { ...program, old, his: await make('HIS', 'nd331-2026', LEVEL_3), lis: await make('LIS', 'nd331-2026', LEVEL_2) };
}

const NEW = { year: 2026, framework: 'nd331-2026' } as const;
const rowsOf = async ({ call }: Program): Promise<GridRow[]> => (await call('grid.open', NEW)).groups.flatMap(({ rows }) => rows);
/** Rows that unit and every system are asked about. */
const askedEverywhere = (rows: GridRow[]): GridRow[] =>
  rows.filter(({ unit, cells }) => [unit, ...cells].every(({ state }) => state === 'open'));
const states = ({ unit, cells }: GridRow): string[] => [unit, ...cells].map(({ state }) => state);

it('shows systems that go over to the framework too, and begins nothing by being read', async () => {
  const program = await hospital();
  const { his, lis, old, call } = program;
  expect(await call('grid.open', { year: 2026 })).toMatchObject({ framework: 'nd331-2026', frameworks: ['nd85-2016', 'nd331-2026'] });
  const grid = await call('grid.open', NEW);
  expect(grid.systems.map(({ id, level, framework }) => [id, level, framework])).toEqual([
    [his, 3, 'nd331-2026'],
    [lis, 2, 'nd331-2026'],
    [old, 2, 'nd85-2016'],
  ]);
  expect(grid.unit).toMatchObject({ level: 3, progress: { answered: 0 } });
  // What level 3 demands and level 2 doesn't is not asked of the systems at level 2.
  expect(grid.groups.flatMap(({ rows }) => rows).some((row) => states(row).join() === 'open,open,not_required,not_required')).toBe(true);
  const before = await call('grid.open', { year: 2026, framework: 'nd85-2016' });
  expect(before.systems.map(({ id }) => id)).toEqual([old]);
  expect((await call('undo.next', undefined)).undo?.label).toBe('xác định cấp độ «LIS»');
  const desk = await call('assessment.open', { systemId: his, year: 2026 });
  expect(grid.systems[0]?.progress).toEqual(desk.progress);
});

it('writes many cells as one act: what nobody asks stays untouched, one step takes all back', async () => {
  const program = await hospital();
  const { his, lis, call } = program;
  const rows = await rowsOf(program);
  const [first, second] = askedEverywhere(rows);
  const aside = rows.find(({ cells }) => cells[0]?.state === 'set_aside');
  if (first === undefined || second === undefined || aside === undefined) throw new Error('no such rows');
  const at = (systemId: string, row: GridRow, column: number) => ({ systemId, ...NEW, itemId: row.cells[column]?.itemId ?? '' });
  const before = await call('grid.open', NEW);
  const reply = await call('answers.setMany', {
    places: [at(his, first, 0), at(lis, first, 1), at(his, second, 0), at(his, aside, 0)],
    change: { verdict: 'not_applicable', reason: 'Không có dịch vụ này.' },
  });
  expect(reply).toMatchObject({ changed: 3, skipped: 1 });
  const after = await rowsOf(program);
  const now = (row: GridRow): GridRow | undefined => after.find(({ control }) => control === row.control);
  expect(now(first)?.cells.map(({ verdict }) => verdict)).toEqual(['not_applicable', 'not_applicable', null]);
  expect(now(aside)).toEqual(aside);
  expect(after.filter((row) => JSON.stringify(row) !== JSON.stringify(rows.find(({ control }) => control === row.control)))).toHaveLength(
    2,
  );
  await call('undo.undo', undefined);
  expect(await call('grid.open', NEW)).toEqual(before);
  await call('undo.redo', undefined);
  expect(await rowsOf(program)).toEqual(after);
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});

it('lets systems follow the unit, differ, and come back to it', async () => {
  const program = await hospital();
  const { his, lis, call } = program;
  const [row] = askedEverywhere(await rowsOf(program));
  if (row === undefined) throw new Error('no such row');
  const now = async (): Promise<GridRow | undefined> => (await rowsOf(program)).find(({ control }) => control === row.control);
  const place = (systemId: string, column: number) => ({ systemId, ...NEW, itemId: row.cells[column]?.itemId ?? '' });
  await call('answers.setMany', { places: [{ systemId: COMMON, ...NEW, itemId: row.itemId }], change: { verdict: 'compliant' } });
  expect(states((await now()) ?? row)).toEqual(['own', 'inherited', 'inherited', 'inherited']);
  await call('answers.setMany', { places: [place(his, 0), place(lis, 1)], change: { verdict: 'partial' } });
  expect((await now())?.cells.map(({ state, differs }) => [state, differs])).toEqual([
    ['own', true],
    ['own', true],
    ['inherited', false],
  ]);
  await call('answers.useCommon', { places: [place(his, 0), place(lis, 1)] });
  expect(states((await now()) ?? row)).toEqual(['own', 'inherited', 'inherited', 'inherited']);
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});

it('links one piece of evidence to many cells as one act, once each', async () => {
  const program = await hospital();
  const { his, lis, call, failure } = program;
  const rows = await rowsOf(program);
  const [row] = askedEverywhere(rows);
  const aside = rows.find(({ cells }) => cells[0]?.state === 'set_aside');
  const { added } = await call('evidence.addBytes', { fileName: 'Quyết định.txt', bytes: Buffer.from('x'), link: null });
  const places = [
    { systemId: COMMON, ...NEW, itemId: row?.itemId ?? '' },
    { systemId: his, ...NEW, itemId: row?.cells[0]?.itemId ?? '' },
    { systemId: lis, ...NEW, itemId: row?.cells[1]?.itemId ?? '' },
    { systemId: his, ...NEW, itemId: aside?.cells[0]?.itemId ?? '' },
  ];
  expect(await call('grid.linkEvidence', { places: places.slice(1, 2), id: added.id })).toMatchObject({ changed: 1, skipped: 0 });
  // The unit comes first: LIS, which says nothing itself, has the piece through it.
  expect(await call('grid.linkEvidence', { places, id: added.id })).toMatchObject({ changed: 1, skipped: 3 });
  const after = (await rowsOf(program)).find(({ control }) => control === row?.control);
  expect([after?.unit.evidence, ...(after?.cells.map(({ evidence }) => evidence) ?? [])]).toEqual([1, 1, 1, 1]);
  await call('undo.undo', undefined);
  const undone = (await rowsOf(program)).find(({ control }) => control === row?.control);
  expect([undone?.unit.evidence, ...(undone?.cells.map(({ evidence }) => evidence) ?? [])]).toEqual([0, 1, 0, 0]);
  expect(await failure('grid.linkEvidence', { places, id: 'gone' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
});
