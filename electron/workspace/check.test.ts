import Database from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FsckReport } from '../../core/api.ts';
import { list } from '../../core/assessment/fixture.ts';
import type { Provenance } from '../../core/assessment/model.ts';
import { digestOf, digestOfBytes } from '../../core/canonical.ts';
import { BASIS, DIGEST, item, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { checkWorkspaceFile, createWorkspace } from './index.ts';

const folder = temporaryFolder();
const sound = join(folder.path, 'nguyên vẹn.antam');
afterAll(() => folder.remove());

const PLAN = { action: 'Mua thiết bị', responsible: 'Phòng CNTT', due: '2027-03-31', cost: 1_000_000 };

const CARRIED: Provenance = {
  kind: 'year',
  systemId: 'his',
  year: 2025,
  framework: BASIS.framework,
  level: 2,
  items: ['5.1.2.5.a'],
  verdict: 'partial',
  cover: 'full',
  delta: '',
};

/** Everything a workspace can hold, changed and removed in every way the program knows. */
beforeAll(() => {
  const workspace = createWorkspace(sound, { ...repeatingOptions(), sample: true });
  workspace.unit.save({ ...workspace.unit.get(), name: 'Bệnh viện A' });
  workspace.editions.keep(list(BASIS.framework, 2));
  for (const id of ['his', 'gone', 'pacs']) workspace.systems.add(sampleSystem(id));
  workspace.systems.save({ ...sampleSystem('his'), purpose: 'Khám chữa bệnh' });
  for (const id of ['his', 'gone']) {
    const decided = { id: `level-${id}`, systemId: id, framework: BASIS.framework, inputs: {}, level: 3, matched: [], raisedBy: null };
    workspace.levels.add({ ...decided, decidedBy: 'Minh', decidedAt: '2026-11-22T02:00:00.000Z' });
  }
  const evidence = ['một', 'hai'].map((name) => workspace.evidence.addBytes(`${name}.txt`, Buffer.from(`tệp ${name}`)).id);
  for (const id of ['his', 'gone']) {
    const { id: assessment } = workspace.assessments.ensure(id, 2026, BASIS);
    for (const name of ['5.1.2.1.b', '5.1.2.3.b']) {
      workspace.assessments.setAnswer(assessment, item(name), { verdict: 'partial', note: 'Đã có', gap: 'Thiếu', plan: PLAN });
      for (const one of evidence) workspace.evidence.link(assessment, item(name), one);
    }
    workspace.evidence.unlink(assessment, item('5.1.2.1.b'), evidence[0] ?? '');
    workspace.evidence.link(assessment, item('5.1.2.1.b'), evidence[0] ?? '');
    workspace.assessments.ensure(id, 2026, { ...BASIS, level: 2 });
  }
  const place = { year: 2026, framework: BASIS.framework, control: 'risk.process', level: 3, item: item('5.1.2.1.a') };
  workspace.common.set(place, { verdict: 'partial', plan: { action: 'Ban hành quy trình' }, evidence });
  workspace.common.set({ ...place, control: 'risk.tracking' }, { note: 'sẽ bỏ' });
  workspace.common.clear(2026, BASIS.framework, 'risk.tracking');
  workspace.evidence.save(evidence[0] ?? '', { title: 'Quyết định', effectiveOn: '2026-01-05', validUntil: null });
  workspace.evidence.save(evidence[1] ?? '', { redacted: { of: evidence[0] ?? '', sha256: DIGEST } });
  const { id: his } = workspace.assessments.ensure('his', 2026, { ...BASIS, level: 2 });
  workspace.assessments.setAnswer(his, item('5.1.2.5.a'), { note: 'Mang sang', assignee: 'Hà', included: true, carried: CARRIED });
  workspace.systems.remove('gone');
  const record = { journal: workspace.journal.head() };
  const dossier = {
    id: 'd1',
    year: 2026,
    draft: false,
    pages: 3,
    warnings: 0,
    record: JSON.stringify(record),
    recordDigest: digestOf(record),
  };
  workspace.dossiers.add({ ...dossier, pdf: Buffer.from('%PDF') });
  workspace.dossiers.addSignature(
    'd1',
    digestOfBytes(Buffer.from('%PDF')),
    { role: 'head', signer: 'An', signedAt: '2026-11-22T03:00:00.000Z' },
    Buffer.from('%PDF ký'),
  );
  workspace.close();
});

let copies = 0;
/** What fsck finds in a copy after a change by plain SQL, as someone with the sqlite3 program would make it. */
function after(sql: string): FsckReport['problems'] {
  const file = join(folder.path, `${++copies}.antam`);
  copyFileSync(sound, file);
  const raw = new Database(file);
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
  const report = checkWorkspaceFile(file);
  expect(report.ok).toBe(report.problems.length === 0);
  return report.problems;
}
const tells = (sql: string, code: string, where: string): void =>
  expect(after(sql)).toEqual(expect.arrayContaining([expect.objectContaining({ code, where: expect.stringContaining(where) })]));

describe('a workspace that only the program has written', () => {
  it('is sound', () => {
    expect(checkWorkspaceFile(sound)).toMatchObject({ ok: true, problems: [], evidence: { files: 2 } });
  });
});

describe('a change behind the program’s back is found', () => {
  it.each([
    ['meta', "UPDATE meta SET value = 'no' WHERE key = 'sample'", 'meta sample'],
    ['unit', "UPDATE unit SET profile = json_set(profile, '$.name', 'Bệnh viện B')", 'unit 1'],
    ['system', "UPDATE system SET content = json_set(content, '$.level', 1) WHERE id = 'his'", 'system his'],
    ['the order of systems', "UPDATE system SET position = 99 WHERE id = 'his'", 'system his'],
    ['level_determination', "UPDATE level_determination SET content = json_set(content, '$.level', 1)", 'level_determination level-his'],
    ['assessment', 'UPDATE assessment SET level = 1', 'assessment his/2026'],
    ['answer', "UPDATE answer SET verdict = 'compliant' WHERE item_id = '5.1.2.1.b'", 'answer his/2026/nd331-2026/5.1.2.1.b'],
    ['a plan', "UPDATE plan SET content = json_set(content, '$.due', '2029-01-01')", 'plan '],
    ['the plan of an answer', "UPDATE answer SET plan_id = NULL WHERE item_id = '5.1.2.3.b'", 'answer his/2026/nd331-2026/5.1.2.3.b'],
    ['common_answer', "UPDATE common_answer SET verdict = 'compliant'", 'common_answer 2026/nd331-2026/risk.process'],
    ['evidence', "UPDATE evidence SET title = 'Khác' WHERE file_name = 'hai.txt'", 'evidence '],
    ['common_answer without its plan', 'UPDATE common_answer SET plan_id = NULL', 'common_answer 2026/nd331-2026/risk.process'],
    ['the level of a common_answer', 'UPDATE common_answer SET level = 5', 'common_answer 2026/nd331-2026/risk.process'],
    [
      'common_evidence_link',
      'UPDATE common_evidence_link SET position = 10 - position',
      'common_evidence_link 2026/nd331-2026/risk.process/',
    ],
    ['who is to answer', "UPDATE answer SET assignee = '' WHERE item_id = '5.1.2.5.a'", 'answer his/2026/nd331-2026/5.1.2.5.a'],
    ['what is brought in', "UPDATE answer SET included = 0 WHERE item_id = '5.1.2.5.a'", 'answer his/2026/nd331-2026/5.1.2.5.a'],
    [
      'where an answer came from',
      "UPDATE answer SET carried = json_set(carried, '$.verdict', 'compliant') WHERE item_id = '5.1.2.5.a'",
      'answer his/2026/nd331-2026/5.1.2.5.a',
    ],
    ['that an answer was carried', "UPDATE answer SET carried = NULL WHERE item_id = '5.1.2.5.a'", 'answer his/2026/nd331-2026/5.1.2.5.a'],
    ['the kind of evidence', "UPDATE evidence SET kind = 'decision' WHERE file_name = 'hai.txt'", 'evidence '],
    ['its sensitivity', "UPDATE evidence SET sensitivity = 'public' WHERE file_name = 'hai.txt'", 'evidence '],
    ['what it is a copy of', "UPDATE evidence SET redacted = NULL WHERE file_name = 'hai.txt'", 'evidence '],
    ['what it replaces', "UPDATE evidence SET replaces = (SELECT min(id) FROM evidence) WHERE file_name = 'hai.txt'", 'evidence '],
    ['whether it was set aside', "UPDATE evidence SET discarded_at = added_at WHERE file_name = 'hai.txt'", 'evidence '],
    ['evidence_link', 'UPDATE evidence_link SET position = 10 - position', 'evidence_link his/2026/nd331-2026/5.1.2.1.b/'],
    ['dossier', 'UPDATE dossier SET pages = 4', 'dossier d1'],
    ['the record of a dossier', "UPDATE dossier SET record = json_set(record, '$.year', 2025)", 'dossier d1'],
    ['dossier_revision', "UPDATE dossier_revision SET signer = 'Bình' WHERE number = 2", 'dossier_revision d1/2'],
  ])('UPDATE of %s', (_what, sql, where) => tells(sql, 'row_altered', where));

  it.each([
    ['meta', "DELETE FROM meta WHERE key = 'created_at'", 'meta created_at'],
    ['unit', 'DELETE FROM unit', 'unit 1'],
    ['system', "DELETE FROM system WHERE id = 'pacs'", 'system pacs'],
    ['level_determination', 'DELETE FROM level_determination', 'level_determination level-his'],
    ['assessment', 'DELETE FROM assessment', 'assessment his/2026'],
    ['answer', "DELETE FROM answer WHERE item_id = '5.1.2.3.b'", 'answer his/2026/nd331-2026/5.1.2.3.b'],
    ['common_answer', 'DELETE FROM common_answer', 'common_answer 2026/nd331-2026/risk.process'],
    ['common_evidence_link', 'DELETE FROM common_evidence_link', 'common_evidence_link 2026/nd331-2026/risk.process/'],
    ['plan', 'DELETE FROM plan', 'plan '],
    ['evidence', "DELETE FROM evidence WHERE file_name = 'hai.txt'", 'evidence '],
    ['evidence_link', 'DELETE FROM evidence_link', 'evidence_link his/2026/nd331-2026/5.1.2.3.b/'],
    ['dossier', 'DELETE FROM dossier', 'dossier d1'],
    ['dossier_revision', 'DELETE FROM dossier_revision WHERE number = 2', 'dossier_revision d1/2'],
    ['blob', 'DELETE FROM blob WHERE id = 1', 'blob '],
  ])('DELETE from %s', (_what, sql, where) => tells(sql, 'row_missing', where));

  it.each([
    ['meta', "INSERT INTO meta VALUES ('khác', 'x')", 'meta khác'],
    ['system', "INSERT INTO system SELECT 'lạ', 50, json_set(content, '$.id', 'lạ'), NULL FROM system WHERE id = 'his'", 'system lạ'],
    [
      'level_determination',
      "INSERT INTO level_determination (id, system_id, content) SELECT 'lạ', system_id, content FROM level_determination",
      'level_determination lạ',
    ],
    ['assessment', "INSERT INTO assessment SELECT 'lạ', 'pacs', 2026, framework, level, checklist_digest FROM assessment", 'assessment lạ'],
    [
      'answer',
      "INSERT INTO answer SELECT assessment_id, framework, '5.1.2.4.a', item_digest, verdict, note, gap, reason, compensating, confirmed, updated_at, updated_by, plan_id, assignee, included, carried FROM answer WHERE item_id = '5.1.2.1.b'",
      'answer his/2026/nd331-2026/5.1.2.4.a',
    ],
    [
      'common_answer',
      "INSERT INTO common_answer SELECT year, framework, 'risk.khác', level, item_id, item_digest, verdict, note, gap, reason, compensating, NULL, confirmed, assignee, included, carried, updated_at, updated_by FROM common_answer",
      'common_answer 2026/nd331-2026/risk.khác',
    ],
    [
      'common_evidence_link',
      "INSERT INTO common_evidence_link SELECT year, framework, control, 'lạ', 9 FROM common_evidence_link LIMIT 1",
      'common_evidence_link 2026/nd331-2026/risk.process/lạ',
    ],
    ['plan', "INSERT INTO plan SELECT 'lạ', NULL, json_set(content, '$.id', 'lạ') FROM plan LIMIT 1", 'plan lạ'],
    [
      'evidence',
      "INSERT INTO evidence SELECT 'lạ', title, file_name, media_type, size, (SELECT max(sha256) FROM dossier_revision), effective_on, valid_until, added_at, added_by, kind, sensitivity, note, url, replaces, redacted, discarded_at FROM evidence LIMIT 1",
      'evidence lạ',
    ],
    ['evidence_link', "INSERT INTO evidence_link SELECT assessment_id, framework, item_id, 'lạ', 9 FROM evidence_link LIMIT 1", '/lạ'],
    [
      'dossier',
      "INSERT INTO dossier (id, year, created_at, draft, pages, warnings, record, record_digest) SELECT 'lạ', year, created_at, draft, pages, warnings, record, record_digest FROM dossier",
      'dossier lạ',
    ],
    [
      'dossier_revision',
      'INSERT INTO dossier_revision SELECT dossier_id, 3, sha256, role, signer, signed_at FROM dossier_revision WHERE number = 2',
      'd1/3',
    ],
    ['blob', `INSERT INTO blob (sha256, size) VALUES ('${'b'.repeat(64)}', 1)`, 'blob bbbb'],
  ])('INSERT into %s', (_what, sql, where) => tells(sql, 'row_extra', where));

  it('rows that no longer fit their schema', () => {
    tells("UPDATE system SET content = '{}' WHERE id = 'his'", 'row_invalid', 'system his');
    tells("UPDATE answer SET updated_at = 'hôm qua' WHERE item_id = '5.1.2.1.b'", 'row_invalid', '5.1.2.1.b');
  });

  it('the words that were answered, and the names under which they are looked up', () => {
    const edition = (path: string) => `UPDATE checklist_edition SET content = json_set(content, '${path}', '${DIGEST}')`;
    tells(edition('$.title'), 'edition_altered', 'checklist_edition ');
    tells(edition('$.digest'), 'edition_altered', 'checklist_edition ');
    tells(edition('$.itemDigests."4.1.a"'), 'edition_altered', 'checklist_edition ');
    tells(`UPDATE checklist_edition SET digest = '${DIGEST}'`, 'edition_altered', 'checklist_edition aaaa');
    tells("UPDATE checklist_edition SET content = '{}'", 'edition_altered', 'checklist_edition ');
  });

  it('bytes in the vault', () => {
    tells("UPDATE blob_chunk SET bytes = x'00' WHERE blob_id = 1", 'evidence_damaged', 'blob ');
    tells('DELETE FROM blob_chunk WHERE blob_id = 1', 'evidence_damaged', 'blob ');
    tells("INSERT INTO blob_chunk VALUES (1, 5, x'00')", 'evidence_damaged', 'blob ');
    tells("INSERT INTO blob_chunk VALUES (77, 0, x'00')", 'link_broken', 'blob_chunk');
  });

  it('tables, indexes and triggers', () => {
    tells('DROP TRIGGER journal_is_never_edited', 'schema_changed', 'trigger journal_is_never_edited');
    tells('DROP INDEX dossier_by_year', 'schema_changed', 'index dossier_by_year');
    tells('CREATE TABLE nho (x)', 'schema_changed', 'table nho');
    tells("CREATE TRIGGER lén AFTER INSERT ON answer BEGIN UPDATE answer SET note = ''; END", 'schema_changed', 'trigger lén');
  });

  it('the journal: edited, cut, lengthened, written anew', () => {
    const unlocked = (sql: string): string => `DROP TRIGGER journal_is_never_edited; DROP TRIGGER journal_is_never_shortened; ${sql}`;
    tells(unlocked("UPDATE journal SET actor = 'Ai khác' WHERE seq = 3"), 'journal_edited', 'journal 3');
    tells(unlocked('DELETE FROM journal WHERE seq = 3'), 'journal_gap', 'journal 4');
    tells(unlocked('DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)'), 'row_extra', 'dossier_revision d1/2');
    tells(
      "INSERT INTO journal SELECT seq + 1, at, actor, kind, subject, before, after, hash, 'x' FROM journal ORDER BY seq DESC LIMIT 1",
      'journal_edited',
      'journal ',
    );
    tells(
      unlocked(
        "UPDATE journal SET hash = 'x' WHERE seq = (SELECT entries FROM (SELECT json_extract(record, '$.journal.entries') AS entries FROM dossier))",
      ),
      'journal_rewritten',
      'dossier d1',
    );
  });
});
