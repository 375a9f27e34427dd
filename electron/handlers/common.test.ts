/** Answered once for the unit: what the systems make of it, through the calls of the window. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Output } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import type { Answer, AnswerChange } from '../../core/assessment/model.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-common-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const YEAR = 2026;
/** Found at every level of NĐ 331 under ids of their own. */
const CONTROL = 'risk.process';

const facts = { single_owner: true, scope_reason: 'Một chức năng nghiệp vụ', counting_method: 'Đếm mã người bệnh' };
/** Levels 2 and 3 (NĐ 331 Đ12.1, Đ13.2.a). */
const INTERNAL = {
  ...facts,
  system_types: ['internal'],
  information_types: ['private', 'personal'],
  basic_subjects: 90,
  sensitive_subjects: 90,
};
const PUBLIC = {
  ...facts,
  system_types: ['citizen_service'],
  information_types: ['private', 'personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 90,
  sensitive_subjects: 90,
};

let program: Program;
let folders = 0;
const levels: Record<string, string> = {};
beforeEach(async () => {
  program = startProgram(join(root, String(++folders)));
  const file = join(root, String(folders), 'kho.antam');
  await program.call('workspace.create', { file, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  for (const [name, inputs] of [
    ['LIS', INTERNAL],
    ['HIS', PUBLIC],
  ] as const) {
    const { id } = await program.call('systems.create', { name, shortName: name, purpose: '', framework: 'nd331-2026' });
    await program.call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
    levels[name] = id;
  }
});

const idOf = (name: string): string => (name === COMMON ? COMMON : (levels[name] ?? ''));
const open = (name: string): Promise<Output<'assessment.open'>> => program.call('assessment.open', { systemId: idOf(name), year: YEAR });
async function placeOf(name: string): Promise<{ systemId: string; year: number; itemId: string }> {
  const { checklist } = await open(name);
  const item = itemsOf(checklist).find(({ control }) => control === CONTROL);
  return { systemId: idOf(name), year: YEAR, itemId: item?.id ?? '' };
}
const set = async (name: string, change: AnswerChange): Promise<Answer> =>
  (await program.call('answers.set', { ...(await placeOf(name)), change })).answer;
async function answerOf(name: string): Promise<Answer | undefined> {
  const { itemId } = await placeOf(name);
  return (await open(name)).answers.find((answer) => answer.itemId === itemId);
}
const soundNow = async (): Promise<void> =>
  expect(await program.call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });

describe('what is answered once for the unit', () => {
  it('is asked at the highest level, and taken over by every system that says nothing of its own', async () => {
    expect((await open(COMMON)).subject).toMatchObject({ id: COMMON, level: 3 });
    await set(COMMON, { verdict: 'compliant', note: 'Quy trình 12' });
    for (const name of ['HIS', 'LIS']) {
      expect(await answerOf(name)).toMatchObject({ verdict: 'compliant', note: 'Quy trình 12', confirmed: true, inherited: true });
      expect((await open(name)).progress).toMatchObject({ answered: 1, confirmed: 1, compliant: 1 });
    }
    const listed = await program.call('systems.list', { year: YEAR });
    expect(listed.map(({ progress }) => progress?.compliant)).toEqual([1, 1]);
    await soundNow();
  });

  it('is left by a system that differs, with everything that was said, and taken up again', async () => {
    await set(COMMON, { verdict: 'partial', note: 'Quy trình 12', gap: 'Thiếu biểu mẫu', plan: { action: 'Ban hành biểu mẫu', cost: 5 } });
    const own = await set('HIS', { note: 'Quy trình 12, có phụ lục HIS' });
    expect(own).toMatchObject({ verdict: 'partial', note: 'Quy trình 12, có phụ lục HIS', gap: 'Thiếu biểu mẫu', plan: { cost: 5 } });
    expect(own.inherited).toBeUndefined();
    expect(await answerOf('LIS')).toMatchObject({ note: 'Quy trình 12', inherited: true });
    expect((await open('HIS')).common).toMatchObject([{ note: 'Quy trình 12' }]);
    // The plan is the unit's until the system has one of its own.
    expect((await answerOf('LIS'))?.plan?.id).toBe(own.plan?.id);
    expect((await set('HIS', { plan: { cost: 9 } })).plan).toMatchObject({ action: 'Ban hành biểu mẫu', cost: 9 });
    await program.call('answers.useCommon', { places: [await placeOf('HIS')] });
    expect(await answerOf('HIS')).toMatchObject({ note: 'Quy trình 12', inherited: true });
    await soundNow();
  });

  it('is taken up only where there is one that holds: otherwise what the system says would be lost', async () => {
    await set('HIS', { verdict: 'partial', note: 'Riêng' });
    const places = [await placeOf('HIS')];
    expect(await program.call('answers.useCommon', { places })).toMatchObject({ changed: 0 });
    expect(await answerOf('HIS')).toMatchObject({ note: 'Riêng' });
    await set(COMMON, { verdict: 'compliant' });
    expect(await program.call('answers.useCommon', { places })).toMatchObject({ changed: 1 });
    expect(await answerOf('HIS')).toMatchObject({ verdict: 'compliant', inherited: true });
  });

  it('stands as last year’s where the system had no words of its own', async () => {
    await program.call('answers.set', { ...(await placeOf(COMMON)), year: YEAR - 1, change: { verdict: 'compliant', note: 'Năm ngoái' } });
    const found = await program.call('items.lastYear', { systemId: idOf('HIS'), year: YEAR });
    expect(found).toMatchObject([{ year: YEAR - 1, verdict: 'compliant', note: 'Năm ngoái' }]);
  });

  it('counts on the page of progress as on its desk, also for systems that go over to the framework', async () => {
    const { id } = await program.call('systems.create', { name: 'PACS', shortName: 'PACS', purpose: '', framework: 'nd85-2016' });
    const old = { system_types: ['citizen_service'], information_types: ['private', 'personal'], conditional_business: 'in_list' };
    const counts = { public_service_level: 'none', users: 900, single_owner: true };
    await program.call('level.save', { systemId: id, framework: 'nd85-2016', inputs: { ...old, ...counts } });
    await program.call('systems.discard', { id: idOf('HIS') });
    await set(COMMON, { verdict: 'compliant' });
    const { subject, progress } = await open(COMMON);
    const { common } = await program.call('progress.overview', { year: YEAR });
    expect(subject.level).toBe(3);
    expect(common.find(({ framework }) => framework === 'nd331-2026')).toMatchObject({ level: subject.level, figures: progress });
  });

  it('changes its shared plan for one system only when that system says so', async () => {
    await set(COMMON, { verdict: 'non_compliant', plan: { action: 'Mua thiết bị', cost: 5 } });
    expect((await set('HIS', { plan: { cost: 9 } })).plan).toMatchObject({ action: 'Mua thiết bị', cost: 9 });
    expect((await answerOf('LIS'))?.plan).toMatchObject({ cost: 5 });
    await soundNow();
  });

  it('is confirmed from any system, for all', async () => {
    await set(COMMON, { verdict: 'compliant', confirmed: false });
    expect(await answerOf('LIS')).toMatchObject({ confirmed: false, inherited: true });
    await set('HIS', { confirmed: true });
    expect(await answerOf('LIS')).toMatchObject({ confirmed: true, inherited: true });
  });

  it('stays the unit’s where a system says the same', async () => {
    await set(COMMON, { verdict: 'compliant', confirmed: false });
    await set('LIS', { verdict: 'compliant' });
    expect(await answerOf('LIS')).toMatchObject({ verdict: 'compliant', confirmed: false, inherited: true });
    await set('LIS', { verdict: 'compliant', note: 'Riêng' });
    expect((await answerOf('LIS'))?.inherited).toBeUndefined();
  });

  it('is made from the answer of a system, unless the unit answers a stricter requirement', async () => {
    await set('HIS', { verdict: 'compliant', note: 'Đã có' });
    expect(await answerOf('LIS')).toBeUndefined();
    await program.call('answers.makeCommon', await placeOf('HIS'));
    expect(await answerOf('HIS')).toMatchObject({ note: 'Đã có', inherited: true });
    expect(await answerOf('LIS')).toMatchObject({ note: 'Đã có', inherited: true });
    await set('LIS', { verdict: 'partial' });
    expect((await open('LIS')).stricter).toEqual({ [(await placeOf('LIS')).itemId]: 3 });
    expect((await open('HIS')).stricter).toEqual({});
    expect((await program.failure('answers.makeCommon', await placeOf('LIS')))?.code).toBe('CONFLICT');
    expect(await answerOf('HIS')).toMatchObject({ verdict: 'compliant', inherited: true });
  });

  it('of a milder requirement proves too little for a stricter one', async () => {
    await set('LIS', { verdict: 'compliant', note: 'Đã có' });
    await program.call('answers.makeCommon', await placeOf('LIS'));
    expect(await answerOf('LIS')).toMatchObject({ inherited: true });
    expect(await answerOf('HIS')).toBeUndefined();
    // On the unit's own desk it stands at the stricter requirement, not confirmed.
    expect(await answerOf(COMMON)).toMatchObject({ verdict: 'compliant', confirmed: false });
    await soundNow();
  });

  it('carries evidence; a system that adds to it has its own list', async () => {
    const added = await program.call('evidence.addBytes', { fileName: 'a.txt', bytes: Buffer.from('a'), link: await placeOf(COMMON) });
    expect(await answerOf('LIS')).toMatchObject({ evidence: [added.added.id], inherited: true });
    const more = await program.call('evidence.addBytes', { fileName: 'b.txt', bytes: Buffer.from('b'), link: await placeOf('LIS') });
    expect(await answerOf('LIS')).toMatchObject({ evidence: [added.added.id, more.added.id] });
    expect(await answerOf('HIS')).toMatchObject({ evidence: [added.added.id], inherited: true });
    const first = (await program.call('evidence.list', undefined)).find(({ id }) => id === added.added.id);
    expect(first?.uses.map(({ systemId }) => systemId)).toEqual([idOf('LIS'), COMMON]);
    await soundNow();
  });

  it('is followed again by a system that added evidence and took it away', async () => {
    await set(COMMON, { verdict: 'compliant', note: 'Chung' });
    const place = await placeOf('HIS');
    const { added, answer } = await program.call('evidence.addBytes', { fileName: 'a.txt', bytes: Buffer.from('a'), link: place });
    expect(answer?.inherited).toBeUndefined();
    expect((await program.call('evidence.unlink', { ...place, id: added.id })).answer).toMatchObject({ note: 'Chung', inherited: true });
    await program.call('undo.undo', undefined);
    expect(await answerOf('HIS')).toEqual(answer);
    await soundNow();
  });

  it('is one act to change for many, and set-aside requirements are left alone', async () => {
    const { checklist, setAside } = await open('HIS');
    const aside = Object.keys(setAside)[0] ?? '';
    const places = [await placeOf('LIS'), await placeOf(COMMON), { systemId: idOf('HIS'), year: YEAR, itemId: aside }];
    expect(await program.call('answers.setMany', { places, change: { verdict: 'partial' } })).toMatchObject({ changed: 2, skipped: 1 });
    expect(await answerOf('LIS')).toMatchObject({ verdict: 'partial' });
    expect((await answerOf('LIS'))?.inherited).toBeUndefined();
    const { step } = await program.call('undo.undo', undefined);
    expect(step).toMatchObject({ place: { systemId: idOf('LIS') }, changes: 2 });
    expect(await answerOf('LIS')).toBeUndefined();
    expect(checklist.groups.length).toBeGreaterThan(3);
    // Brought in, it is asked like any other.
    await program.call('answers.set', { systemId: idOf('HIS'), year: YEAR, itemId: aside, change: { included: true } });
    const before = (await open('HIS')).progress.applicable;
    await program.call('undo.undo', undefined);
    expect((await open('HIS')).progress.applicable).toBe(before - 1);
    await soundNow();
  });
});
