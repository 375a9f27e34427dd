import { emptyPlan } from '../../core/assessment/answer.ts';
/** Registers and discarded systems, against a real file. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorkspaceFile } from './check.ts';
import { BASIS, DIGEST, item, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { createWorkspace, openWorkspace, type Workspace } from './index.ts';
import { initial } from './migrations/0010-initial.ts';
import { CURRENT_VERSION, migrate, versionOf } from './migrations/index.ts';
import { openJournal } from './journal.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => (folder = temporaryFolder()));
afterAll(() => folder.remove());

let files = 0;
const fresh = (): Workspace => {
  const workspace = createWorkspace(join(folder.path, `kho ${++files}.antam`), repeatingOptions());
  workspace.systems.add(sampleSystem('his'));
  return workspace;
};
const trigger = {
  id: 't1',
  systemId: 'his',
  trigger: 'serious_incident',
  on: '2026-10-02',
  note: 'Mã độc',
  handledOn: null,
  determinationId: null,
  outcome: '',
};

describe('registers', () => {
  it('keep, replace and remove entries, and the check agrees with the journal at each step', () => {
    const workspace = fresh();
    workspace.relevelTriggers.put(trigger);
    workspace.relevelTriggers.put({ ...trigger, id: 't2' });
    workspace.relevelTriggers.put({ ...trigger, handledOn: '2026-11-01', outcome: 'Giữ cấp độ' });
    expect(workspace.relevelTriggers.list('his').map(({ id, handledOn }) => [id, handledOn])).toEqual([
      ['t1', '2026-11-01'],
      ['t2', null],
    ]);
    expect(workspace.relevelTriggers.list('pacs')).toEqual([]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.relevelTriggers.remove('t2');
    expect(() => workspace.relevelTriggers.get('t2')).toThrow(/Không còn căn cứ xác định lại cấp độ/);
    workspace.ownHolidays.put({ date: '2027-02-05', name: 'Nghỉ Tết', working: false });
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  });

  it('an unchanged entry writes nothing', () => {
    const workspace = fresh();
    workspace.relevelTriggers.put(trigger);
    const { entries } = workspace.journal.head();
    workspace.relevelTriggers.put(trigger);
    expect(workspace.journal.head().entries).toBe(entries);
    workspace.close();
  });

  it('an entry changed behind the program’s back is told', () => {
    const workspace = fresh();
    workspace.relevelTriggers.put(trigger);
    workspace.close();
    const db = new Database(workspace.file);
    db.exec(`UPDATE relevel_trigger SET content = json_set(content, '$.handledOn', '2026-10-03')`);
    db.close();
    expect(checkWorkspaceFile(workspace.file).problems).toMatchObject([{ code: 'row_altered', where: 'relevel_trigger t1' }]);
  });
});

describe('a discarded system', () => {
  it('stays discarded when it is discarded again, and that is no act to take back', () => {
    const workspace = fresh();
    workspace.systems.discard('his');
    const [before] = workspace.systems.discarded();
    workspace.systems.discard('his');
    expect(workspace.systems.discarded()).toEqual([before]);
    workspace.undo.undo();
    expect(workspace.systems.list().map(({ id }) => id)).toEqual(['his']);
    const { entries } = workspace.journal.head();
    workspace.systems.restore('his');
    expect(workspace.journal.head().entries).toBe(entries);
    expect(workspace.undo.next()).toMatchObject({ undo: { changes: [{ kind: 'system.add' }] }, redo: { possible: true } });
    const { id } = workspace.evidence.addBytes('a.txt', Buffer.from('a'));
    for (let i = 0; i < 2; i++) workspace.evidence.discard(id);
    workspace.undo.undo();
    expect(workspace.evidence.list().map((one) => one.id)).toEqual([id]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  });

  it('leaves every list, and comes back with all that hangs on it', () => {
    const workspace = fresh();
    workspace.systems.add(sampleSystem('pacs'));
    workspace.relevelTriggers.put(trigger);
    workspace.systems.discard('his');
    expect(workspace.systems.list().map(({ id }) => id)).toEqual(['pacs']);
    expect(workspace.systems.discarded()).toMatchObject([{ system: { id: 'his' } }]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.systems.restore('his');
    expect(workspace.systems.list().map(({ id }) => id)).toEqual(['his', 'pacs']);
    expect(workspace.relevelTriggers.list('his')).toEqual([trigger]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.systems.remove('his');
    expect(workspace.relevelTriggers.list()).toEqual([]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
  });
});

/** What version 10 wrote: no registers, and systems and units with fewer fields. */
/** Plans as they stood in answers then: complete, with nothing known but the words, none. */
const OLD_PLANS: [string, object | null][] = [
  ['5.1', { action: 'Mua', responsible: 'Hà', due: '2027-01-31', cost: 5 }],
  ['5.2', { action: 'Rà soát', responsible: '', due: null, cost: null }],
  ['5.3', null],
];

function workspaceOfVersion10(): string {
  const file = join(folder.path, `kho cũ ${++files}.antam`);
  const { clock, actor } = repeatingOptions();
  const workspace = createWorkspace(file, repeatingOptions());
  const { unit, system } = { unit: workspace.unit.get(), system: sampleSystem('his') };
  workspace.close();
  const applicationId = new Database(file, { readonly: true }).pragma('application_id', { simple: true });
  const old = `${file}10`;
  const db = new Database(old);
  migrate(db, [initial]);
  db.pragma(`application_id = ${String(applicationId)}`);
  const { commune: _commune, tier: _tier, owners, ...rest } = unit;
  const oldUnit = { ...rest, owners: owners.map(({ owner, securityUnit }) => ({ owner, securityUnit })) };
  const { template: _t, scope: _s, devices: _d, applications: _a, zones: _z, connections: _c, archivedAt: _at, ...oldSystem } = system;
  const { status, dossierFinished, decision, regulation, expected } = system.approval;
  const oldInspection = {
    kind: 'periodic',
    from: '2026-10-05',
    to: '2026-10-09',
    by: '',
    independence: '',
    contents: '',
    findings: '',
    report: '',
  };
  const content = {
    ...oldSystem,
    approval: { status, dossierFinished, decision, regulation, expected },
    inspections: [oldInspection],
  };
  const at = clock().toISOString();
  db.prepare('INSERT INTO unit (id, profile) VALUES (1, ?)').run(JSON.stringify(oldUnit));
  db.prepare("INSERT INTO meta (key, value) VALUES ('sample', 'no'), ('created_at', ?)").run(at);
  db.prepare("INSERT INTO system (id, position, content) VALUES ('his', 1, ?)").run(JSON.stringify(content));
  const journal = openJournal(db);
  journal.append(
    { kind: 'workspace.create', subject: 'workspace', before: null, after: { unit: oldUnit, sample: 'no', createdAt: at } },
    at,
    actor,
  );
  journal.append({ kind: 'system.add', subject: 'his', before: null, after: content }, at, actor);
  const basis = { id: 'a1', systemId: 'his', year: 2026, ...BASIS };
  db.prepare('INSERT INTO assessment VALUES (?, ?, 2026, ?, 3, ?)').run('a1', 'his', BASIS.framework, BASIS.checklistDigest);
  journal.append({ kind: 'assessment.open', subject: 'his/2026', before: null, after: basis }, at, actor);
  for (const [itemId, plan] of OLD_PLANS) {
    const texts = { note: 'Đã có', gap: '', reason: '', compensating: '' };
    const answer = { itemId, itemDigest: DIGEST, verdict: 'partial', ...texts, plan, confirmed: true, updatedAt: at, updatedBy: actor };
    db.prepare("INSERT INTO answer VALUES ('a1', ?, ?, ?, 'partial', 'Đã có', '', '', '', ?, 1, ?, ?)").run(
      BASIS.framework,
      itemId,
      DIGEST,
      plan === null ? null : JSON.stringify(plan),
      at,
      actor,
    );
    const subject = `his/2026/${BASIS.framework}/${itemId}`;
    journal.append({ kind: 'answer.set', subject, before: null, after: { ...answer, evidence: [] } }, at, actor);
  }
  db.close();
  return old;
}

describe('a workspace of version 10', () => {
  it('is checked as it is, and brought to this version on opening, nothing lost', () => {
    const file = workspaceOfVersion10();
    expect(checkWorkspaceFile(file)).toMatchObject({ ok: true, problems: [] });
    const workspace = openWorkspace(file, repeatingOptions());
    expect(workspace.systems.list()).toMatchObject([
      {
        id: 'his',
        name: 'Hệ thống his',
        devices: [],
        approval: { appraisal: null },
        inspections: [{ id: 'inspection-1', from: '2026-10-05' }],
      },
    ]);
    expect(workspace.unit.get()).toMatchObject({ tier: '', owners: [{ securityUnitKind: 'unit', delegation: null }] });
    expect(workspace.assessments.answers('a1').map(({ plan }) => plan)).toEqual([
      { ...emptyPlan('a1/nd331-2026/5.1'), ...OLD_PLANS[0]?.[1] },
      { ...emptyPlan('a1/nd331-2026/5.2'), ...OLD_PLANS[1]?.[1] },
      null,
    ]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    // A plan from then is a plan like any other.
    workspace.assessments.setAnswer('a1', item('5.1'), { plan: { state: 'done', doneOn: '2026-11-20' } });
    workspace.assessments.setAnswer('a1', item('5.2'), { plan: null });
    expect(workspace.plans.list()).toMatchObject([{ id: 'a1/nd331-2026/5.1', state: 'done' }]);
    expect(workspace.check()).toMatchObject({ ok: true, problems: [] });
    workspace.close();
    const db = new Database(file, { readonly: true });
    expect(versionOf(db)).toBe(CURRENT_VERSION);
    db.close();
  });
});
