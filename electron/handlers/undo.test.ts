/** Every call that writes, taken back and done again as the window does it, over a real workspace file. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyApproval, emptyInspection, emptyParty } from '../../core/assessment/empty.ts';
import type { Approval } from '../../core/assessment/model.ts';
import { COMMON } from '../../core/assessment/common.ts';
import { canonicalJson } from '../../core/canonical.ts';
import { emptyRiskAssessment } from '../../core/level/risk.ts';
import { REGISTER_TABLES } from '../workspace/registers.ts';
import { startProgram, type Program } from './fixture.ts';
import { WORDS } from './undo.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-undo-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const YEAR = 2026;
const NEXT = 'nd331-2026';
const OLD_DECREE = { system_types: ['internal'], information_types: ['private'], single_owner: true };
const NEW_DECREE = { ...OLD_DECREE, scope_reason: 'Một chức năng nghiệp vụ' };
const document = (date: string) => ({ number: '612/QĐ-BVĐK', date, authority: 'Bệnh viện Đa khoa Lam Giang' });
const APPROVED: Approval = {
  ...emptyApproval(),
  status: 'approved',
  appraisal: document('2026-10-28'),
  decision: document('2026-11-05'),
  regulation: document('2026-10-12'),
};
const KEPT: Approval = {
  ...APPROVED,
  appraisal: document('2025-03-10'),
  decision: document('2025-03-18'),
  regulation: document('2025-03-01'),
};

/** A hospital with a system under each decree, some answers, and an entry in every register. */
async function hospital() {
  const folder = join(root, `người dùng ${folders++}`);
  // Time goes on, as it does for people: nothing may hang on two acts in one instant.
  let tick = 0;
  const now = (): string => new Date(Date.UTC(2026, 10, 22, 2, 41, tick++)).toISOString();
  const file = join(folder, 'hệ thống.xlsx');
  const program = startProgram(folder, { now, saveTo: file, opened: () => [file] });
  const { call } = program;
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: 'Sở Y tế', userName: 'Lê Quang Minh' });
  const make = async (shortName: string, framework: 'nd331-2026' | 'nd85-2016') => {
    const { id } = await call('systems.create', { name: `Hệ thống ${shortName}`, shortName, purpose: '', framework });
    await call('level.save', { systemId: id, framework, inputs: framework === NEXT ? NEW_DECREE : OLD_DECREE });
    await call('assessment.open', { systemId: id, year: YEAR });
    return id;
  };
  const [his, lis] = [await make('HIS', NEXT), await make('LIS', 'nd85-2016')];
  const spare = (await call('systems.create', { name: 'Thử nghiệm', shortName: '', purpose: '', framework: NEXT })).id;
  const { added } = await call('evidence.addBytes', { fileName: 'a.txt', bytes: Buffer.from('một'), link: null });
  const [itemId = '', second = ''] = await itemsAt(program, his);
  const place = { systemId: his, year: YEAR, itemId };
  const places = (await itemsAt(program, lis)).map((one) => ({ systemId: lis, year: YEAR, itemId: one }));
  await call('answers.setMany', { places, change: { verdict: 'compliant', note: 'Đang làm' } });
  await call('evidence.link', { ...place, id: added.id });
  await call('answers.set', { ...place, change: { verdict: 'partial', gap: 'Thiếu', plan: { action: 'Mua băng từ' } } });
  for (const id of ['r1', 'r2', 'r3']) {
    await call('risk.put', {
      ...emptyRiskAssessment({ id, systemId: his, date: '2026-10-01', occasion: 'first', assessor: 'Phòng CNTT' }),
    });
    await call('relevel.put', {
      id,
      systemId: his,
      trigger: 'function_change',
      on: '2026-10-01',
      note: id,
      handledOn: null,
      determinationId: null,
      outcome: '',
    });
    await call('incidents.put', incident(id, his));
    await call('inspections.put', { systemId: his, inspection: emptyInspection({ id, from: '2026-10-01', to: '2026-10-02' }) });
  }
  for (const date of ['2026-11-23', '2026-11-25', '2026-11-27']) await call('holidays.put', { date, name: 'Nghỉ', working: false });
  return { ...program, his, lis, spare, evidence: added.id, place, second };
}
type Hospital = Awaited<ReturnType<typeof hospital>>;

const incident = (id: string, systemId: string) => ({
  id,
  systems: [systemId],
  title: `Sự cố ${id}`,
  description: '',
  scope: '',
  cause: '',
  remedy: '',
  detectedAt: '2026-11-21T01:00:00Z',
  occurredAt: null,
  serious: true,
  nationalSecurity: false,
  personalData: false,
  complex: false,
  notices: [],
  closedOn: null,
  evidence: [],
});

async function itemsAt({ call }: Pick<Program, 'call'>, systemId: string): Promise<string[]> {
  const { checklist, setAside } = await call('assessment.open', { systemId, year: YEAR });
  return checklist.groups.flatMap(({ items }) => items.map(({ id }) => id)).filter((id) => !Object.hasOwn(setAside, id));
}

/** Everything a person can see of the workspace, as one text. */
async function everything({ call, his, lis, place }: Hospital): Promise<string> {
  const open = async (systemId: string, framework?: 'nd331-2026') =>
    call('assessment.open', { systemId, year: YEAR, ...(framework === undefined ? {} : { framework }) }).catch(String);
  const ofSystem = async (systemId: string) => [
    await call('systems.get', { id: systemId }),
    await call('level.history', { systemId }),
    await call('risk.list', { systemId }),
    await call('relevel.view', { systemId }),
    await call('inspections.list', { systemId }),
    (await call('approval.renewal', { systemId })).determination,
  ];
  // Before any desk is opened: that would put in order what taking back left in disorder.
  const vault = await call('evidence.list', undefined);
  return canonicalJson([
    vault,
    await call('unit.get', undefined),
    await call('systems.list', { year: YEAR }),
    await call('systems.archived', { year: YEAR }),
    await call('incidents.list', undefined),
    (await call('holidays.list', undefined)).own,
    await call('duties.list', { from: '2026-01-01', to: '2027-12-31' }),
    await call('transition.list', { year: YEAR }),
    [await ofSystem(his), await ofSystem(lis)],
    [await open(place.systemId), await open(lis), await open(lis, NEXT), await open(COMMON)],
  ]);
}

type Act = (hospital: Hospital) => Promise<unknown>;

/** By name; each is one act, or as many as are told. */
const ACTS: Record<string, Act | { acts: number; run: Act }> = {
  'unit.save with a renamed owner': async ({ call }) => {
    const unit = await call('unit.get', undefined);
    const owners = unit.owners.map((one) => ({ ...one, owner: emptyParty('Sở Y tế Lam Giang') }));
    await call('unit.save', { ...unit, owners, renames: [{ field: 'ownerName', from: 'Sở Y tế', to: 'Sở Y tế Lam Giang' }] });
  },
  'systems.create': ({ call }) => call('systems.create', { name: 'PACS', shortName: '', purpose: '', framework: NEXT }),
  'systems.createFromTemplates': ({ call }) => call('systems.createFromTemplates', { framework: NEXT, templates: ['lan', 'portal'] }),
  'systems.duplicate': ({ call, his }) => call('systems.duplicate', { id: his }),
  'systems.save': async ({ call, his }) => call('systems.save', { ...(await call('systems.get', { id: his })), purpose: 'Khám bệnh' }),
  'systems.archive': ({ call, his }) => call('systems.archive', { id: his, on: '2026-11-01', reason: 'Thay thế' }),
  'systems.archive and back': {
    acts: 2,
    run: async ({ call, his }) => {
      await call('systems.archive', { id: his, on: '2026-11-01', reason: '' });
      await call('systems.unarchive', { id: his });
    },
  },
  'systems.discard': ({ call, his }) => call('systems.discard', { id: his }),
  'systems.discard and restore': {
    acts: 2,
    run: async ({ call, his }) => {
      await call('systems.discard', { id: his });
      await call('systems.restore', { id: his });
    },
  },
  'systems.importExcel': {
    acts: 3,
    run: async ({ call, spare, his }) => {
      await call('systems.exportExcel', undefined);
      await call('systems.save', { ...(await call('systems.get', { id: his })), purpose: 'Đã đổi sau khi xuất' });
      await call('systems.discard', { id: spare });
      const preview = await call('systems.previewExcel', undefined);
      const made = await call('systems.importExcel', { token: preview?.token ?? '' });
      expect(made).toEqual({ added: 1, changed: 1 });
    },
  },
  'approval.save': ({ call, his }) => call('approval.save', { systemId: his, approval: APPROVED }),
  'approval.saveRenewal': ({ call, his }) => call('approval.saveRenewal', { systemId: his, renewal: emptyApproval() }),
  'inspections.put': ({ call, his }) =>
    call('inspections.put', { systemId: his, inspection: emptyInspection({ id: 'k', from: '2026-09-01', to: '2026-09-02' }) }),
  'inspections.remove': ({ call, his }) => call('inspections.remove', { systemId: his, id: 'r2' }),
  'risk.put': ({ call, his }) =>
    call('risk.put', { ...emptyRiskAssessment({ id: 'r2', systemId: his, date: '2026-10-09', occasion: 'periodic', assessor: 'Lê' }) }),
  'risk.remove': ({ call }) => call('risk.remove', { id: 'r2' }),
  'relevel.put': async ({ call, his }) => {
    const [trigger] = (await call('relevel.view', { systemId: his })).triggers;
    if (trigger === undefined) throw new Error('no trigger');
    await call('relevel.put', { ...trigger, note: 'sửa' });
  },
  'relevel.remove': ({ call }) => call('relevel.remove', { id: 'r1' }),
  'incidents.put': ({ call, his }) => call('incidents.put', incident('mới', his)),
  'incidents.remove': ({ call }) => call('incidents.remove', { id: 'r1' }),
  'incidents.remove of all, one by one': {
    acts: 3,
    run: async ({ call }) => {
      for (const id of ['r2', 'r1', 'r3']) await call('incidents.remove', { id });
    },
  },
  'holidays.put': ({ call }) => call('holidays.put', { date: '2026-12-24', name: 'Nghỉ bù', working: false }),
  'holidays.remove': ({ call }) => call('holidays.remove', { date: '2026-11-23' }),
  'answers.set': ({ call, place }) => call('answers.set', { ...place, change: { verdict: 'compliant', note: 'Đủ', plan: null } }),
  'answers.set of the unit': async (program) => {
    const [itemId = ''] = await itemsAt(program, COMMON);
    await program.call('answers.set', { systemId: COMMON, year: YEAR, itemId, change: { verdict: 'compliant', note: 'Chung' } });
  },
  'answers.setMany': async (program) => {
    const places = [program.his, program.lis].flatMap(async (systemId) =>
      (await itemsAt(program, systemId)).slice(0, 20).map((itemId) => ({ systemId, year: YEAR, itemId })),
    );
    const change = { verdict: 'not_applicable' as const, reason: 'Không dùng' };
    await program.call('answers.setMany', { places: (await Promise.all(places)).flat(), change });
  },
  'answers.useCommon': {
    acts: 2,
    run: async ({ call, place }) => {
      await call('answers.set', { ...place, systemId: COMMON, change: { verdict: 'compliant' } });
      expect(await call('answers.useCommon', { places: [place] })).toMatchObject({ changed: 1 });
    },
  },
  'answers.makeCommon': ({ call, place }) => call('answers.makeCommon', place),
  'evidence.link': ({ call, place, second, evidence }) => call('evidence.link', { ...place, itemId: second, id: evidence }),
  'evidence.unlink': ({ call, place, evidence }) => call('evidence.unlink', { ...place, id: evidence }),
  'evidence.save': ({ call, evidence }) =>
    call('evidence.save', { id: evidence, title: 'Quyết định', effectiveOn: '2026-01-02', validUntil: null, note: 'bản quét' }),
  'evidence.addBytes': ({ call }) => call('evidence.addBytes', { fileName: 'c.txt', bytes: Buffer.from('ba'), link: null }),
  'duties.done': async ({ call, evidence }) => {
    const duty = (await call('duties.list', { from: '2026-01-01', to: '2027-12-31' })).find(({ markable }) => markable);
    if (duty === undefined) throw new Error('nothing is due');
    await call('duties.done', { keys: duty.parts.map(({ key }) => key), doneOn: '2026-11-20', note: '', evidence: [evidence] });
  },
  'carry.apply': ({ call, lis }) =>
    call('carry.apply', { systemId: lis, year: YEAR, framework: 'nd331-2026', source: { year: YEAR, framework: 'nd85-2016' } }),
};

describe('taking a call back', () => {
  it.each(Object.entries(ACTS))('%s: what was before stands again, and again what came after', async (_name, told) => {
    const { acts, run } = typeof told === 'function' ? { acts: 1, run: told } : told;
    const program = await hospital();
    const { call } = program;
    const before = await everything(program);
    await run(program);
    const after = await everything(program);
    for (let i = 0; i < acts; i++) expect((await call('undo.undo', undefined)).step.label).not.toContain('thay đổi');
    expect(JSON.parse(await everything(program))).toEqual(JSON.parse(before));
    expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
    for (let i = 0; i < acts; i++) await call('undo.redo', undefined);
    expect(JSON.parse(await everything(program))).toEqual(JSON.parse(after));
    expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
  });

  it('brings a renewal back with the assessment that followed it', async () => {
    const program = await hospital();
    const { call, lis, evidence } = program;
    const [itemId = ''] = await itemsAt(program, lis);
    await call('evidence.link', { systemId: lis, year: YEAR, itemId, id: evidence });
    await call('approval.save', { systemId: lis, approval: KEPT });
    await call('level.save', { systemId: lis, framework: NEXT, inputs: NEW_DECREE });
    const { determination } = await call('approval.renewal', { systemId: lis });
    const before = await everything(program);
    await call('approval.renew', { systemId: lis, determinationId: determination?.id ?? '', approval: APPROVED });
    const after = await everything(program);
    expect(after).not.toBe(before);
    await call('undo.undo', undefined);
    expect(await everything(program)).toBe(before);
    await call('undo.redo', undefined);
    expect(await everything(program)).toBe(after);
    expect(await call('workspace.check', undefined)).toMatchObject({ ok: true, problems: [] });
  });

  it.each<[string, Act]>([
    ['xác định cấp độ «HIS»', ({ call, his }) => call('level.save', { systemId: his, framework: NEXT, inputs: NEW_DECREE })],
    ['xóa hẳn hệ thống', ({ call, spare }) => call('systems.remove', { id: spare })],
  ])('is told beforehand to be impossible for: %s', async (label, run) => {
    const program = await hospital();
    await run(program);
    const before = await everything(program);
    expect((await program.call('undo.next', undefined)).undo).toMatchObject({ label, possible: false });
    const refused = await program.failure('undo.undo', undefined);
    expect(refused).toMatchObject({ code: 'CONFLICT' });
    expect(refused?.message).toContain(`Thao tác gần nhất (${label}) không hoàn tác được`);
    expect(await everything(program)).toBe(before);
  });

  it('says where the act was done, and what is gone with it', async () => {
    const { call, place, his } = await hospital();
    await call('answers.set', { ...place, change: { note: 'x' } });
    expect((await call('undo.undo', undefined)).step).toMatchObject({
      label: `câu trả lời ${place.itemId} của HIS`,
      place,
      about: null,
      possible: true,
    });
    const { id } = await call('systems.create', { name: 'PACS', shortName: '', purpose: '', framework: NEXT });
    expect((await call('undo.undo', undefined)).step).toMatchObject({
      label: 'thêm hệ thống «PACS»',
      place: null,
      about: { kind: 'system', id, gone: true },
    });
    expect((await call('undo.redo', undefined)).step).toMatchObject({ about: { kind: 'system', id, gone: false } });
    await call('incidents.put', incident('mới', his));
    expect((await call('undo.undo', undefined)).step).toMatchObject({ about: { kind: 'incident', id: 'mới', gone: true } });
  });
});

it('has words for every kind of change that the journal knows', () => {
  const source = readFileSync('electron/workspace/replay.ts', 'utf8');
  const named = [...source.matchAll(/case '([a-z_]+\.[a-z]+)'/g)].map(([, kind]) => kind);
  const registers = REGISTER_TABLES.flatMap((table) => [`${table}.put`, `${table}.remove`]);
  expect(named.length).toBeGreaterThan(15);
  expect([...named, ...registers].filter((kind) => kind === undefined || WORDS[kind] === undefined)).toEqual([]);
});
