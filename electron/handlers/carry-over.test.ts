/** Answers taken along, over real workspace files: looked at, written as one act, taken back. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Input } from '../../core/api.ts';
import type { AnswerChange } from '../../core/assessment/model.ts';
import { COMMON, itemsOf } from '../../core/assessment/common.ts';
import type { ChecklistItem, FrameworkId } from '../../core/checklist/model.ts';
import type { CarryOffer } from '../../core/contract/carry-over.ts';
import { programPaths } from '../paths.ts';
import { startProgram, type Program, type ProgramOptions } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-carry-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(root, `kho ${folders++}`);

const LAST_YEAR = '2025-11-20T02:00:00Z';
const NOW = '2026-11-22T02:41:00Z';
const SOUND = { ok: true, problems: [] };
const INPUTS: Record<FrameworkId, Input<'level.save'>['inputs']> = {
  'nd331-2026': { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' },
  'nd85-2016': {
    system_types: ['citizen_service'],
    information_types: ['private', 'personal'],
    public_service_level: 'none',
    conditional_business: 'in_list',
    users: 41_256,
    single_owner: true,
  },
};
/** Requirements that arise whatever the system is. */
const plain = (items: ChecklistItem[]): ChecklistItem[] => items.filter(({ when }) => when === undefined);

async function started(framework: FrameworkId, options: ProgramOptions = {}): Promise<Program & { systemId: string; file: string }> {
  const folder = newFolder();
  const program = startProgram(folder, options);
  const file = join(folder, 'kho.antam');
  await program.call('workspace.create', { file, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const { id: systemId } = await program.call('systems.create', { name: 'HIS', shortName: 'HIS', purpose: '', framework });
  await program.call('level.save', { systemId, framework, inputs: INPUTS[framework] });
  return { ...program, systemId, file };
}

type Place = Input<'assessment.open'>;
const open = async ({ call }: Pick<Program, 'call'>, place: Place) => {
  const view = await call('assessment.open', place);
  return { ...view, items: itemsOf(view.checklist) };
};
const answer = ({ call }: Pick<Program, 'call'>, place: Place, item: ChecklistItem | undefined, change: AnswerChange) =>
  call('answers.set', { ...place, itemId: item?.id ?? '', change });
const addPaper = async ({ call }: Pick<Program, 'call'>, link: Input<'evidence.addBytes'>['link']): Promise<string> =>
  (await call('evidence.addBytes', { fileName: 'Quyết định.txt', bytes: Buffer.from('Quyết định'), link })).added.id;
const offerOf = (offers: CarryOffer[], item: ChecklistItem | undefined): CarryOffer | undefined =>
  offers.find(({ itemId }) => itemId === item?.id);

describe('last year', () => {
  it('comes along unconfirmed, in one act that can be taken back, and is confirmed one by one', async () => {
    let now = LAST_YEAR;
    const program = await started('nd331-2026', { now: () => now });
    const { call, systemId } = program;
    const [before, place] = [
      { systemId, year: 2025 },
      { systemId, year: 2026 },
    ];
    const [first, second, third] = plain((await open(program, before)).items);
    const plan = { action: 'Ban hành quy trình', responsible: 'Phòng CNTT', due: '2026-12-31' };
    await answer(program, before, first, { verdict: 'partial', note: 'Hiện trạng', gap: 'Chưa ký', plan });
    await answer(program, before, second, { verdict: 'compliant' });
    const evidence = await addPaper(program, { ...before, itemId: second?.id ?? '' });
    await answer(program, before, third, { verdict: 'not_applicable', reason: 'Không có' });
    now = NOW;
    await answer(program, place, third, { verdict: 'compliant', note: 'Năm nay' });
    const oldAnswers = (await open(program, before)).answers;

    expect(await call('carry.waiting', { year: 2026 })).toMatchObject([{ systemId, name: 'HIS', source: { year: 2025, offered: 2 } }]);
    const { sources, subject } = await call('carry.sources', place);
    expect(subject).toMatchObject({ name: 'HIS', framework: 'nd331-2026' });
    expect(sources).toMatchObject([{ kind: 'year', year: 2025, answers: 3, offered: 2, brought: false, counts: { same: 2, kept: 1 } }]);
    const source = { year: 2025, framework: 'nd331-2026' as const };
    const preview = await call('carry.preview', { ...place, source });
    expect(offerOf(preview.offers, first)).toMatchObject({ state: 'same', verdict: 'partial', oldVerdict: 'partial', evidence: 0 });
    expect(offerOf(preview.offers, second)).toMatchObject({ state: 'same', verdict: 'compliant', evidence: 1 });
    expect(offerOf(preview.offers, third)).toMatchObject({ state: 'kept', verdict: null });
    expect(preview.left).toEqual([]);

    const { progress: early } = await open(program, place);
    const clean = await call('dossier.preflight', { year: 2026 });
    const made = await call('carry.apply', { ...place, source });
    expect(made).toMatchObject({ applied: 2, skipped: 0, progress: { answered: early.answered + 2, confirmed: early.confirmed } });
    const { answers } = await open(program, place);
    const carried = answers.find(({ itemId }) => itemId === first?.id);
    expect(carried).toMatchObject({ verdict: 'partial', note: 'Hiện trạng', gap: 'Chưa ký', confirmed: false, plan });
    expect(carried?.carried).toMatchObject({ kind: 'year', systemId, year: 2025, items: [first?.id], verdict: 'partial', cover: 'full' });
    expect(answers.find(({ itemId }) => itemId === second?.id)).toMatchObject({
      verdict: 'compliant',
      evidence: [evidence],
      confirmed: false,
    });
    expect(answers.find(({ itemId }) => itemId === third?.id)).toMatchObject({ verdict: 'compliant', note: 'Năm nay', carried: null });
    // The doctor asks for what nobody has confirmed yet.
    const unconfirmed = async () => (await call('dossier.preflight', { year: 2026 })).warnings.filter(({ rule }) => rule === 'unconfirmed');
    expect(clean.warnings.filter(({ rule }) => rule === 'unconfirmed')).toEqual([]);
    expect((await unconfirmed()).length).toBeGreaterThan(0);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
    expect(await call('carry.waiting', { year: 2026 })).toEqual([]);
    // A second time there is nothing left, and nothing is written.
    const { journal } = await call('workspace.check', undefined);
    expect(await call('carry.apply', { ...place, source })).toMatchObject({ applied: 0 });
    expect((await call('workspace.check', undefined)).journal).toEqual(journal);

    expect((await call('undo.next', undefined)).undo).toMatchObject({ label: 'câu trả lời của 2 yêu cầu' });
    await call('undo.undo', undefined);
    expect((await open(program, place)).progress).toEqual(early);
    expect((await call('carry.sources', place)).sources).toMatchObject([{ offered: 2, brought: false }]);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);

    // Left out by choice, named twice or unknown: only what is offered is written.
    expect(await call('carry.apply', { ...place, source, items: [second?.id ?? '', third?.id ?? '', 'x'] })).toMatchObject({
      applied: 1,
      skipped: 2,
    });
    await answer(program, place, second, { confirmed: true });
    expect((await open(program, place)).progress.confirmed).toBe(early.confirmed + 1);
    expect(await unconfirmed()).toEqual([]);
    expect((await open(program, before)).answers).toEqual(oldAnswers);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
  });

  it('tells the words it was answered to when the requirement has changed since', async () => {
    const folder = newFolder();
    const law = join(folder, 'luật cũ');
    cpSync(programPaths().checklists, law, { recursive: true });
    const old = await started('nd331-2026', { now: LAST_YEAR, checklists: law });
    const before = { systemId: old.systemId, year: 2025 };
    const { items, checklist } = await open(old, before);
    const [first, second] = plain(items);
    old.services.dispose();
    // Last year's law called the second requirement by another name.
    const level = join(law, `nd331-2026/level-${checklist.level}.yaml`);
    const text = readFileSync(level, 'utf8');
    writeFileSync(level, text.replace(second?.title ?? '-', 'Tên cũ'));
    const last = await started('nd331-2026', { now: LAST_YEAR, checklists: law });
    const { file, systemId } = last;
    await answer(last, { systemId, year: 2025 }, first, { verdict: 'compliant', note: 'Một' });
    await answer(last, { systemId, year: 2025 }, second, { verdict: 'compliant', note: 'Hai' });
    last.services.dispose();

    const program = startProgram(newFolder(), { now: NOW });
    const { call } = program;
    await call('workspace.open', { file });
    const place = { systemId, year: 2026 };
    const source = { year: 2025, framework: 'nd331-2026' as const };
    const { offers } = await call('carry.preview', { ...place, source });
    expect(offerOf(offers, first)).toMatchObject({ state: 'same', cover: 'full', verdict: 'compliant' });
    expect(offerOf(offers, second)).toMatchObject({
      state: 'changed',
      verdict: null,
      oldVerdict: 'compliant',
      title: second?.title,
      from: [{ title: 'Tên cũ', exact: true }],
    });
    await call('carry.apply', { ...place, source });
    const { answers } = await open(program, place);
    const changed = answers.find(({ itemId }) => itemId === second?.id);
    expect(changed).toMatchObject({ verdict: null, note: 'Hai', confirmed: false, carried: { verdict: 'compliant', cover: 'evidence' } });
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
  });

  it('of the unit comes along with the unit, and the systems take it over again', async () => {
    const program = await started('nd331-2026');
    const { call, systemId } = program;
    const unit = { systemId: COMMON, year: 2025 };
    const [first, second] = plain((await open(program, unit)).items);
    await answer(program, unit, first, { verdict: 'compliant', note: 'Cả đơn vị' });
    await answer(program, { systemId, year: 2025 }, second, { verdict: 'compliant', note: 'Riêng' });
    expect((await open(program, { systemId, year: 2025 })).answers.filter(({ inherited }) => inherited)).toHaveLength(1);

    const source = { year: 2025, framework: 'nd331-2026' as const };
    const { offers } = await call('carry.preview', { systemId, year: 2026, source });
    expect([offerOf(offers, first)?.state, offerOf(offers, second)?.state]).toEqual(['common', 'same']);
    const waiting = await call('carry.waiting', { year: 2026 });
    expect(waiting.map((one) => [one.systemId, one.source.offered])).toEqual([
      [COMMON, 1],
      [systemId, 1],
    ]);
    expect(await call('carry.apply', { systemId: COMMON, year: 2026, source })).toMatchObject({ applied: 1 });
    expect((await open(program, { systemId, year: 2026 })).answers).toMatchObject([
      { itemId: first?.id, inherited: true, verdict: 'compliant', confirmed: false, carried: { systemId: null, year: 2025 } },
    ]);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
    await call('undo.undo', undefined);
    expect((await open(program, { systemId, year: 2026 })).answers).toEqual([]);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
  });

  it('in which the system differed from the unit makes it differ again, and says so', async () => {
    const program = await started('nd331-2026');
    const { call, systemId } = program;
    const [first] = plain((await open(program, { systemId, year: 2025 })).items);
    await answer(program, { systemId, year: 2025 }, first, { verdict: 'non_compliant', note: 'Riêng' });
    await answer(program, { systemId: COMMON, year: 2026 }, first, { verdict: 'compliant' });
    const source = { year: 2025, framework: 'nd331-2026' as const };
    const { offers } = await call('carry.preview', { systemId, year: 2026, source });
    expect(offerOf(offers, first)).toMatchObject({ state: 'same', differs: true });
    await call('carry.apply', { systemId, year: 2026, source });
    const [own] = (await open(program, { systemId, year: 2026 })).answers;
    expect(own).toMatchObject({ verdict: 'non_compliant', note: 'Riêng', confirmed: false });
    expect(own?.inherited).toBeUndefined();
  });
});

describe('another level', () => {
  it('of this year offers its answers by control; the same words keep their verdict', async () => {
    const program = await started('nd331-2026');
    const { call, systemId } = program;
    const place = { systemId, year: 2026 };
    const low = await open(program, place);
    for (const item of plain(low.items)) await answer(program, place, item, { verdict: 'compliant', note: item.id });
    const raised = { ...INPUTS['nd331-2026'], pm_decision_level: low.checklist.level + 1 };
    await call('level.save', { systemId, framework: 'nd331-2026', inputs: raised });
    const high = await open(program, place);
    expect(high.checklist.level).toBe(low.checklist.level + 1);
    const kept = high.answers.map(({ itemId }) => itemId).filter((id) => Object.hasOwn(high.checklist.itemDigests, id));
    const { sources } = await call('carry.sources', place);
    expect(sources).toMatchObject([{ kind: 'level', year: 2026, level: low.checklist.level, brought: false }]);
    const source = { year: 2026, framework: 'nd331-2026' as const };
    const { offers } = await call('carry.preview', { ...place, source });
    const offered = offers.filter(({ state }) => state === 'same' || state === 'changed');
    expect(offered.length).toBeGreaterThan(0);
    for (const one of offered) {
      expect(kept).not.toContain(one.itemId);
      expect([one.itemId, one.verdict]).toEqual([one.itemId, one.state === 'same' ? 'compliant' : null]);
    }
    const { applied } = await call('carry.apply', { ...place, source });
    expect(applied).toBe(offered.length);
    const after = (await open(program, place)).answers;
    expect(after.filter(({ carried }) => carried?.kind === 'level').every(({ confirmed }) => !confirmed)).toBe(true);
    expect(after.filter(({ itemId }) => kept.includes(itemId)).every(({ carried }) => carried === null)).toBe(true);
    // The old answers are where they were.
    for (const { itemId } of low.answers) expect(after.some((one) => one.itemId === itemId)).toBe(true);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
  });
});

describe('the gap assessment', () => {
  const source = { year: 2026, framework: 'nd85-2016' as const };

  it('begins with what the crosswalk offers, in one act, and never overwrites', async () => {
    const program = await started('nd85-2016');
    const { call, failure, systemId } = program;
    const place = { systemId, year: 2026 };
    const own = await open(program, place);
    const evidence = await addPaper(program, null);
    for (const item of own.items.filter(({ id }) => !Object.hasOwn(own.setAside, id))) {
      await answer(program, place, item, { verdict: 'compliant', note: 'Đã có' });
      await call('evidence.link', { ...place, itemId: item.id, id: evidence });
    }
    const gap = { ...place, framework: 'nd331-2026' as const };
    const [risk] = (await open(program, gap)).items;
    await answer(program, gap, risk, { verdict: 'non_compliant', note: 'Tự viết' });

    const { offers } = await call('carry.preview', { ...gap, source });
    const by = (verdict: string | null) => offers.filter((one) => one.state === 'changed' && one.verdict === verdict).length;
    expect(Math.min(by('compliant'), by('partial'), by(null))).toBeGreaterThan(0);
    expect(offers.filter(({ state }) => state === 'same')).toEqual([]);
    expect(offers.filter((one) => one.cover !== 'full' && one.state === 'changed').every(({ delta }) => delta !== '')).toBe(true);
    const { applied, progress } = await call('carry.apply', { ...gap, source });
    const after = await open(program, gap);
    expect(after.progress).toEqual(progress);
    expect(after.answers).toHaveLength(applied + 1);
    expect(after.answers.find(({ itemId }) => itemId === risk?.id)).toMatchObject({ verdict: 'non_compliant', note: 'Tự viết' });
    const brought = after.answers.filter(({ itemId }) => itemId !== risk?.id);
    expect(brought.every((one) => !one.confirmed && one.evidence[0] === evidence && one.carried?.kind === 'framework')).toBe(true);
    const partial = brought.filter(({ verdict }) => verdict === 'partial');
    expect(partial.every(({ gap: missing, note }) => missing !== '' && note.includes('Đã có'))).toBe(true);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);

    await call('undo.undo', undefined);
    expect((await open(program, gap)).answers).toHaveLength(1);
    await call('undo.redo', undefined);
    expect((await open(program, gap)).answers).toEqual(after.answers);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
    expect(await failure('carry.preview', { ...place, source })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is offered still when the system has gone over', async () => {
    const program = await started('nd85-2016');
    const { call, systemId } = program;
    const place = { systemId, year: 2026 };
    for (const item of plain((await open(program, place)).items)) await answer(program, place, item, { verdict: 'compliant' });
    await call('level.save', { systemId, framework: 'nd331-2026', inputs: { ...INPUTS['nd331-2026'], pm_decision_level: 3 } });
    const { sources } = await call('carry.sources', place);
    expect(sources).toMatchObject([{ kind: 'framework', framework: 'nd85-2016', year: 2026, level: 3, brought: false }]);
    const { applied } = await call('carry.apply', { ...place, source });
    expect(applied).toBeGreaterThan(0);
    expect((await open(program, place)).progress.confirmed).toBe(0);
    expect(await call('workspace.check', undefined)).toMatchObject(SOUND);
  });
});

it('is refused where there is nothing to take along from, and where nothing can be answered', async () => {
  const { call, failure, systemId } = await started('nd331-2026');
  const place = { systemId, year: 2026 };
  const { journal } = await call('workspace.check', undefined);
  expect((await call('carry.sources', place)).sources).toEqual([]);
  expect(await call('carry.waiting', { year: 2026 })).toEqual([]);
  // Looking begins nothing.
  expect((await call('workspace.check', undefined)).journal).toEqual(journal);
  const source = { year: 2024, framework: 'nd331-2026' as const };
  expect(await failure('carry.preview', { ...place, source })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await failure('carry.apply', { ...place, source })).toMatchObject({ code: 'NOT_FOUND' });
  const { id } = await call('systems.create', { name: 'LIS', shortName: '', purpose: '', framework: 'nd331-2026' });
  expect(await failure('carry.sources', { systemId: id, year: 2026 })).toMatchObject({ code: 'CONFLICT' });
  expect(await failure('carry.sources', { systemId: 'gone', year: 2026 })).toMatchObject({ code: 'NOT_FOUND' });
});
