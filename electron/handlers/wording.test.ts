/** An edition of the law in which a requirement says something else: what was confirmed to the old words counts no more. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Input } from '../../core/api.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { itemsOf } from '../../core/checklist/items.ts';
import type { Answer, AnswerChange } from '../../core/assessment/model.ts';
import { programPaths } from '../paths.ts';
import { startProgram, type Program } from './fixture.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-wording-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;
const newFolder = (): string => join(root, `kho ${folders++}`);

const YEAR = 2026;
const CONTROL = 'risk.process';
const facts = { single_owner: true, scope_reason: 'Một chức năng nghiệp vụ', counting_method: 'Đếm mã người bệnh' };
const people = { information_types: ['private', 'personal'], basic_subjects: 90, sensitive_subjects: 90 };
/** Levels 2 and 3 (NĐ 331 Đ12.1, Đ13.2.a). */
const INPUTS: Record<'LIS' | 'HIS', Input<'level.save'>['inputs']> = {
  LIS: { ...facts, ...people, system_types: ['internal'] },
  HIS: { ...facts, ...people, system_types: ['citizen_service'], conditional_business: 'in_list', administrative_procedures: false },
};

/** The shipped law with another title of the requirement at these levels. */
function oldLaw(levels: number[]): string {
  const folder = join(newFolder(), 'luật cũ');
  cpSync(programPaths().checklists, folder, { recursive: true });
  for (const level of levels) {
    const file = join(folder, `nd331-2026/level-${level}.yaml`);
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf(`control: ${CONTROL}\n`);
    const title = text.indexOf('title: ', at);
    writeFileSync(file, `${text.slice(0, title)}title: Tên cũ${text.slice(text.indexOf('\n', title))}`);
  }
  return folder;
}

type Name = 'HIS' | 'LIS' | typeof COMMON;
interface Hospital extends Program {
  set(name: Name, change: AnswerChange): Promise<Answer>;
  answer(name: Name): Promise<Answer | undefined>;
  place(name: Name): Promise<{ systemId: string; year: number; itemId: string }>;
  confirmed(name: Name): Promise<number>;
}

function hospitalOf(program: Program, ids: Record<string, string>): Hospital {
  const { call } = program;
  const open = (name: Name) => call('assessment.open', { systemId: ids[name] ?? COMMON, year: YEAR });
  const place: Hospital['place'] = async (name) => {
    const item = itemsOf((await open(name)).checklist).find(({ control }) => control === CONTROL);
    return { systemId: ids[name] ?? COMMON, year: YEAR, itemId: item?.id ?? '' };
  };
  return {
    ...program,
    place,
    set: async (name, change) => (await call('answers.set', { ...(await place(name)), change })).answer,
    answer: async (name) => {
      const { itemId } = await place(name);
      return (await open(name)).answers.find((one) => one.itemId === itemId);
    },
    confirmed: async (name) => (await open(name)).progress.confirmed,
  };
}

/** Answers given under an old edition, then the program with the new one. */
async function renewed(levels: number[], before: (hospital: Hospital) => Promise<unknown>): Promise<Hospital> {
  const folder = newFolder();
  const old = startProgram(folder, { checklists: oldLaw(levels) });
  const file = join(folder, 'kho.antam');
  await old.call('workspace.create', { file, unitName: 'Bệnh viện', ownerName: '', userName: 'Lê Quang Minh' });
  const ids: Record<string, string> = {};
  for (const name of ['LIS', 'HIS'] as const) {
    const { id } = await old.call('systems.create', { name, shortName: name, purpose: '', framework: 'nd331-2026' });
    await old.call('level.save', { systemId: id, framework: 'nd331-2026', inputs: INPUTS[name] });
    ids[name] = id;
  }
  await before(hospitalOf(old, ids));
  old.services.dispose();
  const program = startProgram(newFolder());
  await program.call('workspace.open', { file });
  return hospitalOf(program, ids);
}

const sound = async ({ call }: Program): Promise<void> =>
  expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });

describe('an own answer to older words', () => {
  const answered = () => renewed([3], ({ set }) => set('HIS', { verdict: 'compliant', note: 'Đã có' }));

  it('counts as unconfirmed until somebody confirms it, with one key or by judging again', async () => {
    for (const change of [{ confirmed: true }, { verdict: 'compliant' }] as const) {
      const hospital = await answered();
      expect([await hospital.answer('HIS'), await hospital.confirmed('HIS')]).toMatchObject([{ confirmed: false }, 0]);
      expect(await hospital.set('HIS', { note: 'Sửa lời' })).toMatchObject({ confirmed: false, note: 'Sửa lời' });
      expect(await hospital.set('HIS', { assignee: 'Hà' })).toMatchObject({ confirmed: false });
      expect(await hospital.set('HIS', change)).toMatchObject({ confirmed: true });
      expect(await hospital.confirmed('HIS')).toBe(1);
      await sound(hospital);
    }
  });

  it('is not confirmed by becoming the unit’s, by evidence or by a plan', async () => {
    const hospital = await answered();
    const { call, place } = hospital;
    await call('evidence.addBytes', { fileName: 'a.txt', bytes: Buffer.from('a'), link: await place('HIS') });
    await call('plans.create', { plan: { ...PLAN, action: 'Soạn lại' }, places: [await place('HIS')] });
    expect(await hospital.answer('HIS')).toMatchObject({ confirmed: false });
    const direct = await answered();
    await direct.call('answers.makeCommon', await direct.place('HIS'));
    expect(await direct.answer(COMMON)).toMatchObject({ verdict: 'compliant', confirmed: false });
    expect(await direct.answer('HIS')).toMatchObject({ inherited: true, confirmed: false });
    await sound(direct);
  });
});

describe('the unit’s answer to older words', () => {
  it('is unconfirmed at every desk, and confirmed from any of them for all of the same words', async () => {
    const hospital = await renewed([3], ({ set }) => set(COMMON, { verdict: 'compliant' }));
    expect([await hospital.answer(COMMON), await hospital.answer('HIS')]).toMatchObject([{ confirmed: false }, { confirmed: false }]);
    expect(await hospital.set('HIS', { confirmed: true })).toMatchObject({ inherited: true, confirmed: true });
    expect(await hospital.answer(COMMON)).toMatchObject({ confirmed: true });
    await sound(hospital);
  });

  it('holds unconfirmed for a milder level too', async () => {
    const hospital = await renewed([2, 3], ({ set }) => set(COMMON, { verdict: 'compliant' }));
    expect(await hospital.answer(COMMON)).toMatchObject({ confirmed: false });
    expect(await hospital.answer('LIS')).toMatchObject({ inherited: true, confirmed: false });
    expect(await hospital.confirmed('LIS')).toBe(0);
    expect((await hospital.call('systems.list', { year: YEAR })).map(({ progress }) => progress?.confirmed)).toEqual([0, 0]);
    expect(await hospital.set('LIS', { confirmed: true })).toMatchObject({ inherited: true, confirmed: true });
    expect([await hospital.answer(COMMON), await hospital.answer('HIS')]).toMatchObject([{ confirmed: true }, { confirmed: true }]);
    await sound(hospital);
  });

  it('is confirmed for many at once, the unit’s once', async () => {
    const hospital = await renewed([2, 3], ({ set }) => set(COMMON, { verdict: 'compliant' }));
    const places = [await hospital.place('LIS'), await hospital.place('HIS')];
    await hospital.call('answers.setMany', { places, change: { confirmed: true } });
    const { entries } = (await hospital.call('workspace.check', undefined)).journal;
    expect([await hospital.answer(COMMON), await hospital.answer('LIS'), await hospital.answer('HIS')]).toMatchObject([
      { confirmed: true },
      { confirmed: true, inherited: true },
      { confirmed: true, inherited: true },
    ]);
    await hospital.call('answers.setMany', { places, change: { confirmed: true } });
    expect((await hospital.call('workspace.check', undefined)).journal.entries).toBe(entries);
  });
});

const PLAN = { action: '', responsible: '', due: null, cost: null, budgetSource: '', state: 'planned', doneOn: null } as const;
