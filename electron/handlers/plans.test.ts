/** Remedial plans over a real workspace file: shared by many requirements, each act taken back as one. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheets from 'read-excel-file/node';
import { afterAll, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import { emptyPlan } from '../../core/assessment/answer.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { startProgram, type Program, type ProgramOptions } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-plans-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const LEVEL_1 = { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' };
const ONLINE = {
  system_types: ['citizen_service'],
  information_types: ['private', 'personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 41_256,
  sensitive_subjects: 41_256,
  counting_method: 'Đếm mã người bệnh, ngày 20/11/2026',
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ',
};
const { id: _id, ...BLANK } = emptyPlan('x');
const YEAR = { year: 2026 };

interface Started extends Program {
  folder: string;
  his: string;
  lis: string;
  /** Requirements that every system of this level is asked. */
  asked: string[];
  place: (systemId: string, itemId: string) => { systemId: string; year: number; framework: 'nd331-2026'; itemId: string };
}

/** Two systems at level 1; three requirements of the first are not met, the third in part. */
async function started(options: ProgramOptions = {}): Promise<Started> {
  const folder = join(root, `kho ${folders++}`);
  const program = startProgram(folder, options);
  const { call } = program;
  await call('workspace.create', { file: join(folder, 'kho.antam'), unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const add = async (name: string): Promise<string> => {
    const { id } = await call('systems.create', { name, shortName: name, purpose: '', framework: 'nd331-2026' });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: LEVEL_1 });
    return id;
  };
  const [his, lis] = [await add('HIS'), await add('LIS')];
  const { checklist, setAside } = await call('assessment.open', { systemId: his, ...YEAR });
  const asked = itemsOf(checklist)
    .filter(({ id, recommended }) => !Object.hasOwn(setAside, id) && recommended !== true)
    .map(({ id }) => id);
  const place = (systemId: string, itemId: string) => ({ systemId, ...YEAR, framework: 'nd331-2026' as const, itemId });
  for (const [i, itemId] of asked.slice(0, 3).entries())
    await call('answers.set', { ...place(his, itemId), change: { verdict: i === 2 ? 'partial' : 'non_compliant' } });
  return { ...program, folder, his, lis, asked, place };
}

const sound = { ok: true, problems: [] };

it('makes one plan for many requirements, as one act', async () => {
  const { call, his, asked, place } = await started();
  expect((await call('plans.list', YEAR)).missing.map(({ itemId }) => itemId)).toEqual(asked.slice(0, 3));
  const places = asked.slice(0, 3).map((itemId) => place(his, itemId));
  const { plan } = await call('plans.create', { plan: { ...BLANK, action: 'Ban hành quy chế'.normalize('NFD'), cost: 1_000 }, places });
  expect(plan.action).toBe('Ban hành quy chế');
  const { entries, missing, sums } = await call('plans.list', YEAR);
  expect(missing).toEqual([]);
  expect(entries).toMatchObject([{ plan: { id: plan.id }, unmet: 3, systems: [his] }]);
  expect(sums.total).toEqual({ cost: 1_000, plans: 1, unestimated: 0 });
  expect((await call('undo.next', undefined)).undo?.label).toBe('kế hoạch khắc phục «Ban hành quy chế» cho 3 yêu cầu');
  await call('undo.undo', undefined);
  expect(await call('plans.list', YEAR)).toMatchObject({ entries: [], missing: [{}, {}, {}] });
  await call('undo.redo', undefined);
  expect((await call('plans.list', YEAR)).entries).toEqual(entries);
  expect(await call('workspace.check', undefined)).toMatchObject(sound);
});

it('changes a plan everywhere and leaves the verdicts as they are', async () => {
  const { call, failure, his, asked, place } = await started();
  const places = asked.slice(0, 2).map((itemId) => place(his, itemId));
  const { plan } = await call('plans.create', { plan: { ...BLANK, action: 'Ban hành quy chế' }, places });
  await call('plans.save', { plan: { ...plan, state: 'done', doneOn: '2026-11-20', budgetSource: 'Quỹ phát triển' } });
  const { answers } = await call('assessment.open', { systemId: his, ...YEAR });
  expect(answers.filter((answer) => answer.plan?.id === plan.id).map((answer) => [answer.verdict, answer.plan?.doneOn])).toEqual([
    ['non_compliant', '2026-11-20'],
    ['non_compliant', '2026-11-20'],
  ]);
  const { warnings } = await call('dossier.preflight', YEAR);
  expect(warnings.find(({ rule }) => rule === 'plan_done_unmet')).toMatchObject({ systemId: his, count: 2 });
  // What is no longer done has no day on which it was.
  await call('plans.save', { plan: { ...plan, state: 'in_progress', doneOn: '2026-11-20' } });
  expect((await call('plans.list', YEAR)).entries[0]?.plan.doneOn).toBeNull();

  const refused = await failure('plans.save', { plan: { ...plan, state: 'done', doneOn: '2026-11-23' } });
  expect(refused).toMatchObject({ code: 'INVALID_INPUT', details: [{ where: 'plan.doneOn', text: 'Ngày làm xong không sau hôm nay.' }] });
  expect(await failure('plans.save', { plan: { ...plan, state: 'done', doneOn: null } })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await failure('plans.save', { plan: { ...plan, id: 'gone' } })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failure('plans.create', { plan: { ...BLANK, action: ' ' }, places })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await failure('plans.link', { planId: 'gone', places })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failure('plans.create', { plan: { ...plan }, places })).toMatchObject({ code: 'CONFLICT' });
  expect((await call('plans.list', YEAR)).entries).toHaveLength(1);
  expect(await call('workspace.check', undefined)).toMatchObject(sound);
});

it('writes only what is given, and leaves what was changed elsewhere meanwhile', async () => {
  const { call, his, asked, place } = await started();
  const { plan } = await call('plans.create', { plan: { ...BLANK, action: 'Ban hành quy chế' }, places: [place(his, asked[0] ?? '')] });
  await call('plans.save', { plan: { id: plan.id, action: 'Ban hành quy chế mới' } });
  await call('plans.save', { plan: { id: plan.id, state: 'done', doneOn: '2026-11-20' } });
  const kept = async () => (await call('plans.list', YEAR)).entries[0]?.plan;
  expect(await kept()).toMatchObject({ action: 'Ban hành quy chế mới', state: 'done', doneOn: '2026-11-20' });
  expect((await call('undo.next', undefined)).undo).toMatchObject({
    label: 'kế hoạch khắc phục «Ban hành quy chế mới»',
    about: { kind: 'plan', id: plan.id, gone: false },
  });
  await call('undo.undo', undefined);
  expect(await kept()).toMatchObject({ action: 'Ban hành quy chế mới', state: 'planned', doneOn: null });
});

it('gives a cancelled plan back when the one that took its place is taken back', async () => {
  const { call, his, asked, place } = await started();
  const places = [place(his, asked[0] ?? '')];
  const { plan: old } = await call('plans.create', { plan: { ...BLANK, action: 'Thuê ngoài', state: 'cancelled' }, places });
  await call('plans.create', { plan: { ...BLANK, action: 'Tự làm' }, places });
  expect((await call('plans.list', YEAR)).entries.map(({ plan }) => plan.action)).toEqual(['Tự làm']);
  await call('undo.undo', undefined);
  expect((await call('plans.list', YEAR)).entries.map(({ plan }) => plan)).toEqual([old]);
});

it('lets go of a plan with its last requirement, and brings it back under its name', async () => {
  const { call, his, asked, place } = await started();
  const places = asked.slice(0, 2).map((itemId) => place(his, itemId));
  const { plan } = await call('plans.create', { plan: { ...BLANK, action: 'Ban hành quy chế' }, places });
  await call('plans.unlink', { places: places.slice(0, 1) });
  expect((await call('plans.list', YEAR)).entries[0]?.items).toHaveLength(1);
  await call('plans.unlink', { places });
  expect(await call('plans.list', YEAR)).toMatchObject({ entries: [], missing: [{}, {}, {}] });
  await call('plans.create', { plan, places });
  expect((await call('plans.list', YEAR)).entries).toMatchObject([{ plan: { id: plan.id }, unmet: 2 }]);
  await call('undo.undo', undefined);
  await call('undo.undo', undefined);
  expect((await call('plans.list', YEAR)).entries[0]?.items).toHaveLength(1);
  expect(await call('workspace.check', undefined)).toMatchObject(sound);
});

it('counts what the unit answers once, and plans for it without taking it from the unit', async () => {
  const { call, his, lis, asked, place } = await started();
  const [first = ''] = asked;
  await call('answers.makeCommon', place(his, first));
  const open = (await call('plans.list', YEAR)).missing.filter(({ itemId }) => itemId === first);
  expect(open).toMatchObject([{ systemId: COMMON, systems: [his, lis] }]);
  const { plan } = await call('plans.create', { plan: { ...BLANK, action: 'Làm một lần' }, places: [place(COMMON, first)] });
  const { answers } = await call('assessment.open', { systemId: lis, ...YEAR });
  expect(answers.find(({ itemId }) => itemId === first)).toMatchObject({ inherited: true, plan: { id: plan.id } });
  const due = await call('plans.save', { plan: { ...plan, due: '2026-11-01' } }).then(() =>
    call('duties.list', { from: '2026-01-01', to: '2026-12-31' }),
  );
  expect(due.filter(({ kind }) => kind === 'plan')).toMatchObject([{ key: `plan/${plan.id}`, state: 'overdue', systemId: null }]);
  await call('plans.link', { planId: plan.id, places: asked.slice(1, 3).map((itemId) => place(his, itemId)) });
  expect((await call('plans.list', YEAR)).entries).toMatchObject([{ systems: [his, lis], unmet: 3, overdue: true, quarter: '2026-Q4' }]);
  await call('systems.archive', { id: lis, on: '2026-11-21', reason: 'Thôi dùng' });
  expect((await call('plans.list', YEAR)).entries).toMatchObject([{ systems: [his] }]);
});

it('keeps the level that an answer of the unit was given at', async () => {
  const { call, his, asked, place } = await started();
  const [first = ''] = asked;
  await call('answers.makeCommon', place(his, first));
  const { id } = await call('systems.create', { name: 'Cổng', shortName: 'Cổng', purpose: '', framework: 'nd331-2026' });
  await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: ONLINE });
  const { level } = (await call('assessment.open', { systemId: COMMON, ...YEAR })).subject;
  expect(level).toBeGreaterThan(1);
  await call('plans.create', { plan: { ...BLANK, action: 'Làm' }, places: [place(COMMON, first)] });
  // The unit never answered the stricter requirement: the new system has nothing to take over.
  const { answers } = await call('assessment.open', { systemId: id, ...YEAR });
  expect(answers).toEqual([]);
  expect((await call('plans.list', YEAR)).entries).toMatchObject([{ items: [{ systemId: COMMON, itemId: first }] }]);
});

it('writes a workbook in which nothing typed is a formula, and a PDF, whole or not at all', async () => {
  let saveTo: string | null = null;
  const { call, failure, folder, his, asked, place } = await started({ saveTo: () => saveTo });
  expect(await failure('plans.print', { ...YEAR, draft: false })).toMatchObject({ code: 'PREFLIGHT_ERRORS' });
  const places = asked.slice(0, 2).map((itemId) => place(his, itemId));
  await call('plans.create', { plan: { ...BLANK, action: '=HYPERLINK("x")', cost: 1_250_000_000, due: '2027-02-28' }, places });
  expect(await call('plans.exportExcel', YEAR)).toBeNull();
  saveTo = join(folder, 'Kế hoạch.xlsx');
  expect(await call('plans.exportExcel', YEAR)).toEqual({ file: saveTo });
  const sheets = await readSheets(readFileSync(saveTo));
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Kế hoạch', 'Yêu cầu', 'Tổng hợp']);
  expect(sheets[0]?.data[1]?.slice(0, 5)).toEqual([1, '=HYPERLINK("x")', 'HIS', 2, 2]);
  expect(sheets[1]?.data).toHaveLength(1 + 3);
  expect(sheets[2]?.data.at(-1)?.slice(2)).toEqual([1, 0, 1_250_000_000]);

  expect((await call('plans.gaps', YEAR)).map(({ where }) => where)).toContain('unit.signer.name');
  saveTo = join(folder, 'Kế hoạch');
  expect(await call('plans.print', { ...YEAR, draft: true })).toEqual({ file: `${saveTo}.pdf` });
  expect(readFileSync(`${saveTo}.pdf`).subarray(0, 5).toString()).toBe('%PDF-');
  expect(await failure('plans.print', { ...YEAR, draft: true })).toMatchObject({ code: 'CONFLICT' });
  expect(existsSync(saveTo)).toBe(false);
});
