/** What stands beside a requirement, asked as the desk asks it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { LevelInputs } from '../../core/level/model.ts';
import { startProgram } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-overview-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const LEVEL_3: LevelInputs = {
  system_types: ['citizen_service'],
  information_types: ['personal'],
  conditional_business: 'in_list',
  administrative_procedures: false,
  basic_subjects: 214_380,
  sensitive_subjects: 198_752,
  counting_method: 'Đếm mã người bệnh, ngày 20/11/2026',
  single_owner: true,
  scope_reason: 'Một chức năng nghiệp vụ, một dòng dữ liệu',
};

/** A unit with two systems of level 3, HIS and LIS, and the first requirements of their checklist. */
async function desks(now: () => string = () => '2026-11-22T02:41:00Z') {
  const { call, failure } = startProgram(mkdtempSync(join(root, 'kho-')), { now });
  await call('workspace.create', { file: null, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const system = async (shortName: string): Promise<string> => {
    const { id } = await call('systems.create', { name: shortName, shortName, purpose: 'Khám bệnh', framework: 'nd331-2026' });
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs: LEVEL_3 });
    return id;
  };
  const his = await system('HIS');
  const lis = await system('LIS');
  const at = (systemId: string, year = 2026) => ({ systemId, year });
  const { checklist, setAside } = await call('assessment.open', at(his));
  const asked = itemsOf(checklist).filter(({ id }) => setAside[id] === undefined);
  const [item = '', next = ''] = asked.map(({ id }) => id);
  const aside = Object.keys(setAside)[0] ?? '';
  return { call, failure, his, lis, at, item, next, aside };
}

describe('beside a requirement', () => {
  it('the other systems say what they answer themselves; those that take the unit’s answer over are counted', async () => {
    const { call, his, lis, at, item } = await desks();
    const context = () => call('items.context', { ...at(his), itemId: item });
    expect(await context()).toEqual({ others: [], inheriting: 0, before: null });
    await call('answers.set', { ...at(COMMON), itemId: item, change: { verdict: 'compliant' } });
    expect(await context()).toMatchObject({ others: [], inheriting: 1 });
    await call('answers.set', { ...at(lis), itemId: item, change: { verdict: 'partial', note: 'Chưa đủ' } });
    expect(await context()).toMatchObject({ others: [{ systemId: lis, name: 'LIS', verdict: 'partial', note: 'Chưa đủ' }], inheriting: 0 });
  });

  it('another system’s answer is taken over unconfirmed, with what it proves and where it came from', async () => {
    const { call, failure, his, lis, at, item, next } = await desks();
    const { added } = await call('evidence.addBytes', {
      fileName: 'Biên bản.txt',
      bytes: new TextEncoder().encode('Biên bản'),
      link: { ...at(lis), itemId: item },
    });
    await call('answers.set', { ...at(lis), itemId: item, change: { verdict: 'compliant', note: 'Đã ban hành' } });
    const from = { systemId: lis, year: 2026 };
    const { answer, progress } = await call('answers.useOther', { ...at(his), itemId: item, from });
    expect(answer).toMatchObject({ verdict: 'compliant', note: 'Đã ban hành', confirmed: false, evidence: [added.id] });
    expect(answer.carried).toMatchObject({ kind: 'system', systemId: lis, items: [item], cover: 'full' });
    expect(progress).toMatchObject({ answered: 1, confirmed: 0 });
    expect((await call('undo.undo', undefined)).step.place).toMatchObject({ systemId: his, itemId: item });
    expect((await call('assessment.open', at(his))).answers.map(({ verdict }) => verdict)).not.toContain('compliant');
    const gone = await failure('answers.useOther', { ...at(his), itemId: next, from: { systemId: 'nobody', year: 2026 } });
    expect(gone?.code).toBe('NOT_FOUND');
  });

  it('last year’s answer stands there in the next, also the unit’s that was taken over, and can be used again', async () => {
    const { call, his, at, item, next } = await desks();
    await call('answers.set', { ...at(his), itemId: item, change: { verdict: 'partial', note: 'Năm ngoái' } });
    await call('answers.set', { ...at(COMMON), itemId: next, change: { verdict: 'compliant' } });
    const last = await call('items.lastYear', at(his, 2027));
    expect(last.map(({ itemId, verdict, before, year }) => [itemId, verdict, before, year])).toEqual([
      [item, 'partial', null, 2026],
      [next, 'compliant', null, 2026],
    ]);
    const used = await call('answers.useOther', { ...at(his, 2027), itemId: item, from: { systemId: his, year: 2026 } });
    expect(used.answer).toMatchObject({ note: 'Năm ngoái', confirmed: false, carried: { kind: 'year', year: 2026 } });
  });

  it('bringing a requirement in, or giving it to somebody, leaves the answer with the unit', async () => {
    const { call, his, at, item, aside } = await desks();
    await call('answers.set', { ...at(COMMON), itemId: item, change: { verdict: 'compliant' } });
    const { answer } = await call('answers.set', { ...at(his), itemId: item, change: { assignee: 'Lan' } });
    expect(answer).toMatchObject({ inherited: true, verdict: 'compliant', assignee: 'Lan' });
    const brought = await call('answers.set', { ...at(his), itemId: aside, change: { included: true } });
    const { answers, progress } = await call('assessment.open', at(his));
    expect(brought.answer.included).toBe(true);
    expect(progress.applicable).toBe(brought.progress.applicable);
    expect(answers.find(({ itemId }) => itemId === aside)?.included).toBe(true);
    // What says nothing never becomes the answer of the unit.
    await call('answers.makeCommon', { ...at(his), itemId: item });
    expect((await call('assessment.open', at(COMMON))).answers).toMatchObject([{ itemId: item, verdict: 'compliant' }]);
  });
});
