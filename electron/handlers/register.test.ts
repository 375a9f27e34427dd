/** The register as the window keeps it, over a real workspace file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyInspection, emptyParty, emptySystem } from '../../core/assessment/empty.ts';
import { startProgram } from './fixture.ts';
import { createWorkspace } from '../workspace/index.ts';

const root = mkdtempSync(join(tmpdir(), 'antam-register-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

/** A program with a new workspace; its dialogs answer with `dialog.file`. */
async function start() {
  const folder = join(root, `người dùng ${folders++}`);
  const dialog = { file: join(folder, 'danh sách.xlsx') as string | null };
  const { call, failure } = startProgram(folder, {
    saveTo: () => dialog.file,
    opened: () => (dialog.file === null ? [] : [dialog.file]),
  });
  await call('workspace.create', { file: null, unitName: 'Bệnh viện Lam Giang', ownerName: 'Sở Y tế', userName: 'Lê Quang Minh' });
  const names = async (): Promise<string[]> => (await call('systems.list', { year: 2026 })).map(({ system }) => system.name);
  return { dialog, call, failure, names };
}

const his = { name: 'HIS', shortName: '', purpose: '', framework: 'nd331-2026' as const };

describe('systems from templates', () => {
  it('come all at once, with traits, purpose and the id by which the level form finds its first answers', async () => {
    const { call, names } = await start();
    const templates = ['his-online', 'portal', 'lan'];
    const made = await call('systems.createFromTemplates', { framework: 'nd331-2026', templates });
    expect(made.map(({ template, level, ownerName }) => [template, level, ownerName])).toEqual(
      templates.map((template) => [template, null, 'Sở Y tế']),
    );
    expect(made[0]?.traits).toContain('citizen_service');
    const known = await call('law.templates', undefined);
    expect(known.find(({ id }) => id === made[2]?.template)?.inputs['nd331-2026']).toEqual({
      system_types: ['infrastructure'],
      infrastructure_scope: 'one_organisation',
    });
    await call('systems.createFromTemplates', { framework: 'nd85-2016', templates: ['portal'] });
    expect(await names()).toContain('Cổng thông tin điện tử của bệnh viện (2)');
  });

  it('come not at all where one template is unknown', async () => {
    const { failure, names } = await start();
    const refused = await failure('systems.createFromTemplates', { framework: 'nd331-2026', templates: ['lan', 'moon'] });
    expect(refused).toMatchObject({ code: 'NOT_FOUND', message: expect.stringContaining('«moon»') });
    expect(await names()).toEqual([]);
  });
});

describe('a copy of a system', () => {
  it('has its facts, but neither level nor approval nor the dates of its life', async () => {
    const { call } = await start();
    const { id } = await call('systems.create', his);
    const system = await call('systems.get', { id });
    const inputs = {
      system_types: ['internal'],
      information_types: ['public'],
      pm_decision_level: 3,
      single_owner: true,
      scope_reason: 'Một chức năng',
    };
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
    const document = { number: '12/QĐ', date: '2026-10-05', authority: 'Sở Y tế' };
    const papers = { appraisal: { ...document, date: '2026-10-02' }, regulation: { ...document, date: '2026-09-01' }, decision: document };
    await call('approval.save', { systemId: id, approval: { ...system.approval, status: 'approved', ...papers } });
    await call('systems.save', {
      ...system,
      traits: ['web_app'],
      inUseSince: '2020-01-01',
      assessor: { unit: 'Phòng QLCL', independence: 'Không vận hành' },
    });
    const copy = await call('systems.duplicate', { id });
    expect(copy).toEqual({ ...system, id: copy.id, name: 'HIS (2)', traits: ['web_app'] });
  });
});

describe('a system out of use', () => {
  it('leaves every list but its own, and comes back', async () => {
    const { call, failure, names } = await start();
    const { id } = await call('systems.create', his);
    expect(await failure('systems.archive', { id, on: '2026-11-23', reason: '' })).toMatchObject({ code: 'INVALID_INPUT' });
    const reported = async () => (await call('dossier.preflight', { year: 2026 })).errors.map(({ systemId }) => systemId);
    expect(await reported()).toContain(id);
    await call('systems.archive', { id, on: '2026-11-22', reason: 'Thay bằng hệ thống mới' });
    expect(await names()).toEqual([]);
    expect(await call('systems.archived', { year: 2026 })).toMatchObject([{ system: { id, archiveReason: 'Thay bằng hệ thống mới' } }]);
    // The report of the year counts no system any more.
    expect(await reported()).not.toContain(id);
    await call('systems.unarchive', { id });
    expect(await names()).toEqual(['HIS']);
    expect(await call('systems.get', { id })).toMatchObject({ archivedAt: null, archiveReason: '' });
  });
});

describe('a discarded system', () => {
  it('tells beforehand what hangs on it, goes, and comes back whole', async () => {
    const { call, names } = await start();
    const { id } = await call('systems.create', his);
    const inputs = { system_types: ['internal'], information_types: ['public'], single_owner: true, scope_reason: 'một chức năng' };
    await call('level.save', { systemId: id, framework: 'nd331-2026', inputs });
    const place = { systemId: id, year: 2026 };
    const view = await call('assessment.open', place);
    const itemId = view.checklist.groups[0]?.items[0]?.id ?? '';
    await call('answers.set', { ...place, itemId, change: { verdict: 'compliant' } });
    await call('evidence.addBytes', { fileName: 'a.txt', bytes: Buffer.from('x'), link: { ...place, itemId } });
    await call('inspections.put', { systemId: id, inspection: emptyInspection({ id: 'k', from: '2026-09-01', to: '2026-09-02' }) });
    const trigger = { id: 't', systemId: id, trigger: 'function_change', on: '2026-10-01', note: '', handledOn: null, outcome: '' };
    await call('relevel.put', { ...trigger, determinationId: null });
    const ties = {
      answers: 1,
      evidenceLinks: 1,
      determinations: 1,
      riskAssessments: 0,
      inspections: 1,
      relevelTriggers: 1,
      dutiesDone: 0,
      incidents: 0,
      dossiers: 0,
      signedDossiers: 0,
    };
    expect(await call('systems.ties', { id })).toEqual(ties);

    await call('systems.discard', { id });
    expect(await names()).toEqual([]);
    expect((await call('systems.discarded', undefined)).map(({ system }) => system.name)).toEqual(['HIS']);
    await call('systems.restore', { id });
    expect([await names(), await call('systems.ties', { id })]).toEqual([['HIS'], ties]);

    await call('systems.discard', { id });
    await call('systems.remove', { id });
    expect(await call('systems.discarded', undefined)).toEqual([]);
    expect(await call('workspace.check', undefined)).toMatchObject({ ok: true });
  });
});

it('the gap assessment and parties that have got another name go with a discarded system, too', async () => {
  const { call } = await start();
  const { id } = await call('systems.create', { ...his, framework: 'nd85-2016' });
  const inputs = { system_types: ['internal'], information_types: ['private'], single_owner: true };
  await call('level.save', { systemId: id, framework: 'nd85-2016', inputs });
  const place = { systemId: id, year: 2026, framework: 'nd331-2026' as const };
  const { checklist } = await call('assessment.open', place);
  await call('answers.set', { ...place, itemId: checklist.groups[0]?.items[0]?.id ?? '', change: { verdict: 'compliant' } });
  expect(await call('systems.ties', { id })).toMatchObject({ answers: 1 });

  await call('systems.discard', { id });
  const unit = await call('unit.get', undefined);
  const owners = unit.owners.map((one) => ({ ...one, owner: emptyParty('Sở Y tế tỉnh') }));
  await call('unit.save', { ...unit, owners, renames: [{ field: 'ownerName', from: 'Sở Y tế', to: 'Sở Y tế tỉnh' }] });
  expect(await call('systems.restore', { id })).toMatchObject({ ownerName: 'Sở Y tế tỉnh' });
});

describe('a system that a signed dossier names', () => {
  it('can be deleted and restored, but not removed for good', async () => {
    const file = join(root, 'đã ký.antam');
    const clock = () => new Date('2026-11-22T02:41:00Z');
    const workspace = createWorkspace(file, { clock, newId: () => 'new', actor: 'Lê Quang Minh' });
    const known = { shortName: '', purpose: '', ownerName: '', operatorName: '', framework: 'nd331-2026' as const };
    for (const id of ['his', 'lis']) workspace.systems.add(emptySystem({ ...known, id, name: id }));
    const pdf = Buffer.from('%PDF');
    const dossier = {
      id: 'd',
      year: 2026,
      draft: false,
      pages: 1,
      record: '{"systems":[{"id":"his"}]}',
      recordDigest: '',
      pdf,
      warnings: 0,
    };
    workspace.dossiers.add(dossier);
    const base = workspace.dossiers.list(2026)[0]?.sha256 ?? '';
    const signature = { role: 'head', signer: 'Nguyễn Thị Hoài An', signedAt: '2026-11-22T02:41:00.000Z' };
    workspace.dossiers.addSignature('d', base, signature, Buffer.from('%PDF signed'));
    workspace.close();

    const { call, failure, names } = await start();
    await call('workspace.open', { file });
    expect(await call('systems.ties', { id: 'his' })).toMatchObject({ dossiers: 1, signedDossiers: 1 });
    for (const id of ['his', 'lis']) await call('systems.discard', { id });
    expect(await failure('systems.remove', { id: 'his' })).toMatchObject({ code: 'CONFLICT', message: expect.stringContaining('2026') });
    await call('systems.remove', { id: 'lis' });
    await call('systems.restore', { id: 'his' });
    expect(await names()).toEqual(['his']);
  });
});

describe('a party that gets another name', () => {
  it('takes its systems along, those out of use too, in the same transaction', async () => {
    const { call, failure } = await start();
    const [one, other] = [await call('systems.create', his), await call('systems.create', { ...his, name: 'LIS' })];
    await call('systems.archive', { id: other.id, on: '2026-01-01', reason: '' });
    const unit = await call('unit.get', undefined);
    const renames = [{ field: 'ownerName' as const, from: 'Sở Y tế', to: 'Sở Y tế tỉnh' }];
    const [owner] = unit.owners;
    if (owner === undefined) throw new Error('no owner');
    const renamed = { ...unit, owners: [{ ...owner, owner: emptyParty('Sở Y tế tỉnh') }] };
    await call('unit.save', { ...renamed, renames });
    for (const { id } of [one, other]) expect(await call('systems.get', { id })).toMatchObject({ ownerName: 'Sở Y tế tỉnh' });
    // A profile that is refused renames nothing.
    const refused = await failure('unit.save', {
      ...renamed,
      owners: [],
      renames: [{ ...renames[0], from: 'Sở Y tế tỉnh', to: 'X' }],
    } as never);
    expect(refused).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await call('systems.get', { id: one.id })).toMatchObject({ ownerName: 'Sở Y tế tỉnh' });
  });
});

describe('the register as a workbook', () => {
  it('goes out of one workspace and into another, and is the same there', async () => {
    const [from, to] = [await start(), await start()];
    await from.call('systems.createFromTemplates', { framework: 'nd331-2026', templates: ['his-online', 'building-control'] });
    expect(await from.call('systems.exportExcel', undefined)).toEqual({ file: from.dialog.file });
    to.dialog.file = from.dialog.file;
    const preview = await to.call('systems.previewExcel', undefined);
    expect(preview).toMatchObject({
      file: 'danh sách.xlsx',
      problems: [],
      systems: [
        { state: 'new', row: 2 },
        { state: 'new', row: 3 },
      ],
    });
    expect(await to.names()).toEqual([]);
    expect(await to.call('systems.importExcel', { token: preview?.token ?? '' })).toEqual({ added: 2, changed: 0 });
    const facts = async ({ call }: typeof from) =>
      (await call('systems.list', { year: 2026 })).map(({ system }) => ({ ...system, id: '' }));
    expect(await facts(to)).toEqual(await facts(from));
    expect(await to.failure('systems.importExcel', { token: preview?.token ?? '' })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is not taken over when the register has changed since the preview', async () => {
    const { call, failure, names } = await start();
    const { id } = await call('systems.create', his);
    await call('systems.exportExcel', undefined);
    const system = await call('systems.get', { id });
    await call('systems.save', { ...system, size: 'Lớn' });
    const preview = await call('systems.previewExcel', undefined);
    expect(preview?.systems).toEqual([{ name: 'HIS', row: 2, state: 'changed', changes: [{ field: 'Quy mô', before: 'Lớn', after: '' }] }]);
    await call('systems.save', { ...system, size: 'Rất lớn' });
    expect(await failure('systems.importExcel', { token: preview?.token ?? '' })).toMatchObject({ code: 'CONFLICT' });
    expect([await names(), (await call('systems.get', { id })).size]).toEqual([['HIS'], 'Rất lớn']);
  });

  it('is not written where two systems bear one name, and not when the dialog is cancelled', async () => {
    const { call, failure, dialog } = await start();
    await call('systems.create', his);
    dialog.file = null;
    expect([await call('systems.exportExcel', undefined), await call('systems.previewExcel', undefined)]).toEqual([null, null]);
    await call('systems.create', { ...his, name: 'his' });
    expect(await failure('systems.exportExcel', undefined)).toMatchObject({ code: 'CONFLICT' });
  });
});
