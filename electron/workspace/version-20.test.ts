/** A workspace of the version before the walk, written as that program wrote it: nothing lost on opening, and work goes on. */
import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyPlan } from '../../core/assessment/answer.ts';
import { checkWorkspaceFile } from './check.ts';
import { BASIS, DIGEST, item, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { createWorkspace, openWorkspace } from './index.ts';
import { openJournal } from './journal.ts';
import { initial } from './migrations/0010-initial.ts';
import { registers } from './migrations/0020-registers.ts';
import { migrate } from './migrations/index.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeAll(() => (folder = temporaryFolder()));
afterAll(() => folder.remove());

const PLAN = { action: 'Mua tường lửa', responsible: 'Hà', due: null, cost: 12_000_000 };
type Framework = 'nd331-2026' | 'nd85-2016';

function workspaceOfVersion20(): string {
  const { clock, actor } = repeatingOptions();
  const made = createWorkspace(join(folder.path, 'mới.antam'), repeatingOptions());
  const unit = made.unit.get();
  made.close();
  const applicationId = new Database(made.file, { readonly: true }).pragma('application_id', { simple: true });
  const file = join(folder.path, 'kho cũ.antam');
  const db = new Database(file);
  migrate(db, [initial, registers]);
  db.pragma(`application_id = ${String(applicationId)}`);
  const journal = openJournal(db);
  const at = clock().toISOString();
  const tell = (kind: string, subject: string, before: unknown, after: unknown): void =>
    journal.append({ kind, subject, before, after }, at, actor);

  db.prepare('INSERT INTO unit (id, profile) VALUES (1, ?)').run(JSON.stringify(unit));
  db.prepare("INSERT INTO meta (key, value) VALUES ('sample', 'no'), ('created_at', ?)").run(at);
  tell('workspace.create', 'workspace', null, { unit, sample: 'no', createdAt: at });
  ['his', 'gone'].forEach((id, i) => {
    const system = sampleSystem(id);
    db.prepare('INSERT INTO system (id, position, content) VALUES (?, ?, ?)').run(id, i + 1, JSON.stringify(system));
    tell('system.add', id, null, system);
    const basis = { id: `a-${id}`, systemId: id, year: 2026, ...BASIS };
    db.prepare('INSERT INTO assessment VALUES (?, ?, 2026, ?, 3, ?)').run(basis.id, id, BASIS.framework, DIGEST);
    tell('assessment.open', `${id}/2026`, null, basis);
  });
  for (const id of ['e1', 'e2', 'e3']) {
    const bytes = Buffer.from(`tệp ${id}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const evidence = { id, title: id, fileName: `${id}.txt`, mediaType: 'text/plain', size: bytes.length, sha256 };
    const dated = { effectiveOn: null, validUntil: null, addedAt: at, addedBy: actor };
    const { lastInsertRowid } = db.prepare('INSERT INTO blob (sha256, size) VALUES (?, ?)').run(sha256, bytes.length);
    db.prepare('INSERT INTO blob_chunk VALUES (?, 0, ?)').run(lastInsertRowid, bytes);
    db.prepare('INSERT INTO evidence VALUES (@id, @title, @fileName, @mediaType, @size, @sha256, NULL, NULL, @addedAt, @addedBy)').run({
      ...evidence,
      ...dated,
    });
    tell('evidence.add', id, null, { ...evidence, ...dated });
  }
  const answer = (system: string, framework: Framework, itemId: string, plan: object | null): void => {
    const texts = { note: 'Đã có', gap: 'Còn thiếu', reason: '', compensating: '' };
    const after = { itemId, itemDigest: DIGEST, verdict: 'partial', ...texts, plan, confirmed: true, updatedAt: at, updatedBy: actor };
    db.prepare("INSERT INTO answer VALUES (?, ?, ?, ?, 'partial', 'Đã có', 'Còn thiếu', '', '', ?, 1, ?, ?)").run(
      `a-${system}`,
      framework,
      itemId,
      DIGEST,
      plan === null ? null : JSON.stringify(plan),
      at,
      actor,
    );
    tell('answer.set', `${system}/2026/${framework}/${itemId}`, null, { ...after, evidence: [] });
  };
  answer('his', 'nd331-2026', '5.1', PLAN);
  answer('his', 'nd331-2026', '5.2', null);
  // The same number under the other framework is another answer, with a plan of its own.
  answer('his', 'nd85-2016', '5.1', { ...PLAN, action: 'Mua băng từ', due: '2027-01-31' });
  answer('gone', 'nd331-2026', '5.1', PLAN);
  // Linked three times, the second taken away: a gap stays between the positions.
  const linked: string[] = [];
  const links = db.prepare("INSERT INTO evidence_link VALUES ('a-his', 'nd331-2026', '5.1', ?, ?)");
  for (const [i, id] of ['e2', 'e3', 'e1'].entries()) {
    links.run(id, i + 1);
    tell('evidence.link', 'his/2026/nd331-2026/5.1', [...linked], [...linked, id]);
    linked.push(id);
  }
  db.prepare("DELETE FROM evidence_link WHERE evidence_id = 'e3'").run();
  tell('evidence.unlink', 'his/2026/nd331-2026/5.1', linked, ['e2', 'e1']);
  db.pragma('foreign_keys = ON');
  db.prepare("DELETE FROM system WHERE id = 'gone'").run();
  tell('system.remove', 'gone', { system: sampleSystem('gone'), answers: [] }, null);
  db.close();
  return file;
}

it('is sound before and after, has nothing to undo, and every later act can be taken back', () => {
  const file = workspaceOfVersion20();
  const sound = { ok: true, problems: [] };
  expect(checkWorkspaceFile(file)).toMatchObject(sound);
  const workspace = openWorkspace(file, repeatingOptions());
  const { assessments, plans, undo, evidence } = workspace;
  const answers = () => [assessments.answers('a-his'), assessments.answers('a-his', 'nd85-2016')];
  const opened = answers();
  expect(opened).toMatchObject([
    [
      { itemId: '5.1', evidence: ['e2', 'e1'], plan: { ...emptyPlan('a-his/nd331-2026/5.1'), ...PLAN }, confirmed: true, carried: null },
      { itemId: '5.2', evidence: [], plan: null, assignee: '', included: false },
    ],
    [{ itemId: '5.1', plan: { id: 'a-his/nd85-2016/5.1', action: 'Mua băng từ', due: '2027-01-31' } }],
  ]);
  expect(plans.list()).toHaveLength(2);
  expect(evidence.list()).toMatchObject([
    { id: 'e1', kind: 'other', sensitivity: 'internal', replaces: null, redacted: null },
    { id: 'e2' },
    { id: 'e3', uses: [] },
  ]);
  expect(workspace.check()).toMatchObject(sound);
  expect(undo.next()).toEqual({ undo: null, redo: null });
  expect(() => undo.undo()).toThrow(/Không còn thao tác nào để hoàn tác/);

  const acts: (() => unknown)[] = [
    () => assessments.setAnswer('a-his', item('5.1'), { note: 'Sửa', plan: { state: 'in_progress' } }),
    () => evidence.link('a-his', item('5.1'), 'e3'),
    () => evidence.unlink('a-his', item('5.1'), 'e2'),
    () => assessments.setAnswer('a-his', item('5.2'), { plan: { id: 'a-his/nd331-2026/5.1' } }),
    () => assessments.setAnswer('a-his', item('5.1'), { plan: null }, 'nd85-2016'),
    () => assessments.clearAnswer('a-his', '5.1'),
    () => evidence.save('e1', { title: 'Quyết định', effectiveOn: '2026-01-05', validUntil: null }),
    () => evidence.discard('e2'),
    () => workspace.systems.discard('his'),
  ];
  for (const act of acts) {
    act();
    expect(workspace.check()).toMatchObject(sound);
  }
  for (const _ of acts) {
    undo.undo();
    expect(workspace.check()).toMatchObject(sound);
  }
  expect(answers()).toEqual(opened);
  expect(undo.next().undo).toBeNull();
  for (const _ of acts) undo.redo();
  expect(workspace.check()).toMatchObject(sound);
  workspace.close();
  expect(checkWorkspaceFile(file)).toMatchObject(sound);
});
