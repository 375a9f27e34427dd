import Database from 'better-sqlite3';
import { chmodSync, copyFileSync, existsSync, readdirSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../core/failure.ts';
import { FailureError } from '../../core/failure.ts';
import { openBlobs } from './blobs.ts';
import { APPLICATION_ID, openDatabase } from './database.ts';
import { BASIS, filledWorkspace, item, repeatingOptions, sampleSystem, temporaryFolder } from './fixture.ts';
import { checkWorkspaceFile, createWorkspace, openWorkspace, sqliteVersion } from './index.ts';
import { openJournal } from './journal.ts';
import { CURRENT_VERSION, migrate, MIGRATIONS, versionOf } from './migrations/index.ts';
import { createRecorder } from './undo.ts';
import { createWriter } from './writer.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'bệnh viện.antam');
});
afterEach(() => folder.remove());

const codeOf = (run: () => unknown): FailureCode | 'none' => {
  try {
    run();
    return 'none';
  } catch (error) {
    if (error instanceof FailureError) return error.failure.code;
    throw error;
  }
};

describe('opening', () => {
  it('creates, closes and opens again with everything in it', () => {
    const { workspace, assessment } = filledWorkspace(file);
    workspace.assessments.setAnswer(assessment, item('5.1'), { verdict: 'compliant', note: 'Đã có' });
    const head = workspace.journal.head();
    workspace.close();
    const again = openWorkspace(file, repeatingOptions());
    expect(again.systems.list()).toEqual([sampleSystem('his')]);
    expect(again.assessments.answers(assessment)[0]).toMatchObject({
      itemId: '5.1',
      verdict: 'compliant',
      note: 'Đã có',
      confirmed: true,
      updatedBy: 'Lê Quang Minh',
    });
    expect(again.journal.head()).toEqual(head);
    expect(again.check()).toMatchObject({ ok: true, problems: [] });
    again.close();
  });

  it('refuses a second program while one has it open, and lets it in afterwards', () => {
    const { workspace } = filledWorkspace(file);
    expect(codeOf(() => openWorkspace(file, repeatingOptions()))).toBe('WORKSPACE_LOCKED');
    workspace.close();
    openWorkspace(file, repeatingOptions()).close();
  });

  it('refuses what is no workspace and leaves it as it is', () => {
    writeFileSync(file, 'Đây là văn bản, không phải kho');
    expect(codeOf(() => openWorkspace(file, repeatingOptions()))).toBe('NOT_A_WORKSPACE');
    const foreign = join(folder.path, 'khác.sqlite');
    new Database(foreign).exec('CREATE TABLE t (x)').close();
    expect(codeOf(() => openWorkspace(foreign, repeatingOptions()))).toBe('NOT_A_WORKSPACE');
    expect(codeOf(() => openWorkspace(join(folder.path, 'thiếu.antam'), repeatingOptions()))).toBe('FILE_NOT_FOUND');
    expect(codeOf(() => checkWorkspaceFile(foreign))).toBe('NOT_A_WORKSPACE');
  });

  it('refuses a workspace of a newer program by name', () => {
    filledWorkspace(file).workspace.close();
    const raw = new Database(file);
    raw.pragma(`user_version = ${CURRENT_VERSION + 10}`);
    raw.close();
    expect(codeOf(() => openWorkspace(file, repeatingOptions()))).toBe('WORKSPACE_NEWER');
    expect(codeOf(() => checkWorkspaceFile(file))).toBe('WORKSPACE_NEWER');
  });

  it('does not create over a file, and leaves nothing half-made', () => {
    filledWorkspace(file).workspace.close();
    expect(codeOf(() => createWorkspace(file, repeatingOptions()))).toBe('WORKSPACE_EXISTS');
    expect(codeOf(() => createWorkspace(join(folder.path, 'không có', 'kho.antam'), repeatingOptions()))).not.toBe('none');
    expect(readdirSync(folder.path)).toEqual(['bệnh viện.antam']);
  });

  it.runIf(process.platform === 'linux')('says so when the folder takes no files', () => {
    expect(codeOf(() => createWorkspace('/sys/kho.antam', repeatingOptions()))).toBe('WORKSPACE_READ_ONLY');
  });

  it('leaves one file when closed, also after fsck', () => {
    filledWorkspace(file).workspace.close();
    expect(checkWorkspaceFile(file)).toMatchObject({ ok: true });
    expect(readdirSync(folder.path)).toEqual(['bệnh viện.antam']);
    const raw = new Database(file);
    expect(raw.pragma('journal_mode', { simple: true })).toBe('wal');
    raw.close();
  });

  it('checks a workspace whose program was killed, and adds nothing beside it', () => {
    const { workspace } = filledWorkspace(file);
    const copy = join(folder.path, 'bản chép.antam');
    for (const suffix of ['', '-wal']) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
    workspace.close();
    expect(checkWorkspaceFile(copy)).toMatchObject({ ok: true, journal: { entries: 3 } });
    expect(readdirSync(folder.path).toSorted()).toEqual(['bản chép.antam', 'bản chép.antam-wal', 'bệnh viện.antam'].toSorted());
  });

  it.runIf(process.getuid?.() === 0)('tells a read-only place from damage, and checks there all the same', () => {
    filledWorkspace(file).workspace.close();
    const asNobody = <T>(run: () => T): T => {
      process.seteuid?.(65_534);
      try {
        return run();
      } finally {
        process.seteuid?.(0);
      }
    };
    for (const [folderMode, fileMode] of [
      [0o555, 0o444],
      [0o777, 0o444],
      [0o555, 0o666],
    ] as const) {
      chmodSync(folder.path, folderMode);
      chmodSync(file, fileMode);
      expect(asNobody(() => codeOf(() => openWorkspace(file, repeatingOptions())))).toBe('WORKSPACE_READ_ONLY');
      expect(asNobody(() => checkWorkspaceFile(file))).toMatchObject({ ok: true, problems: [] });
      expect(readdirSync(folder.path)).toEqual(['bệnh viện.antam']);
    }
  });

  it('says that a folder or an empty file is no workspace', () => {
    writeFileSync(file, '');
    for (const wrong of [folder.path, file]) {
      expect(codeOf(() => openWorkspace(wrong, repeatingOptions()))).toBe('NOT_A_WORKSPACE');
      expect(codeOf(() => checkWorkspaceFile(wrong))).toBe('NOT_A_WORKSPACE');
    }
  });

  it('tells a truncated file and a damaged page', () => {
    const { workspace, assessment } = filledWorkspace(file);
    for (let i = 0; i < 200; i++) workspace.assessments.setAnswer(assessment, item(`5.${i}`), { note: 'x'.repeat(500) });
    workspace.close();
    truncateSync(file, 40_000);
    expect(codeOf(() => openWorkspace(file, repeatingOptions()))).toBe('WORKSPACE_DAMAGED');
    expect(checkWorkspaceFile(file).ok).toBe(false);
  });
});

describe('writing', () => {
  it('journals a change once, and nothing for a change that changes nothing', () => {
    const { workspace, assessment } = filledWorkspace(file);
    const before = workspace.journal.head().entries;
    const first = workspace.assessments.setAnswer(assessment, item('5.1'), { verdict: 'partial', gap: 'Thiếu' });
    expect(workspace.assessments.setAnswer(assessment, item('5.1'), { gap: 'Thiếu' })).toEqual(first);
    expect(workspace.journal.head().entries).toBe(before + 1);
    const [entry] = workspace.journal.entries(before + 1, 1);
    expect(entry).toMatchObject({ kind: 'answer.set', subject: 'his/2026/nd331-2026/5.1', actor: 'Lê Quang Minh', before: 'null' });
    workspace.close();
  });

  it('keeps the answers of the old framework when the system changes its framework, and brings them back', () => {
    const { workspace, assessment } = filledWorkspace(file);
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'theo NĐ 331' });
    expect(workspace.assessments.ensure('his', 2026, { ...BASIS, framework: 'nd85-2016' }).id).toBe(assessment);
    expect(workspace.assessments.answers(assessment)).toEqual([]);
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'theo NĐ 85' });
    workspace.assessments.ensure('his', 2026, BASIS);
    expect(workspace.assessments.answers(assessment).map((answer) => answer.note)).toEqual(['theo NĐ 331']);
    workspace.close();
  });

  it('removes a system with what hangs on it, and the journal keeps what was removed', () => {
    const { workspace, assessment } = filledWorkspace(file);
    workspace.assessments.setAnswer(assessment, item('5.1'), { note: 'sẽ bị xóa' });
    workspace.systems.remove('his');
    expect(workspace.systems.list()).toEqual([]);
    expect(codeOf(() => workspace.assessments.answers(assessment))).toBe('NOT_FOUND');
    const { entries } = workspace.journal.head();
    expect(workspace.journal.entries(entries, 1)[0]?.before).toContain('sẽ bị xóa');
    expect(workspace.check().ok).toBe(true);
    workspace.close();
  });

  it('stores Vietnamese in NFC, whatever came in', () => {
    const { workspace, assessment } = filledWorkspace(file);
    const note = 'Bảo đảm an toàn hệ thống, ưu tiên bệnh án';
    expect(workspace.assessments.setAnswer(assessment, item('5.1'), { note: note.normalize('NFD') }).note).toBe(note);
    workspace.close();
  });

  it('says that the disk is full, and loses nothing that was confirmed', () => {
    const { workspace, assessment } = filledWorkspace(file);
    workspace.assessments.setAnswer(assessment, item('5.0'), { note: 'trước khi đầy' });
    workspace.close();
    // The limit on pages stands in for a full disk: SQLite gives the same error for both.
    const db = openDatabase(file);
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true }))}`);
    const journal = openJournal(db);
    const writer = createWriter({ db, file, journal, record: createRecorder(db, journal), clock: () => new Date(0), actor: () => 'Minh' });
    const blobs = openBlobs(db);
    expect(codeOf(() => writer.write(() => ({ result: blobs.put(Buffer.alloc(300_000, 7)), journal: null })))).toBe('DISK_FULL');
    db.close();
    const again = openWorkspace(file, repeatingOptions());
    expect(again.assessments.answers(assessment).map((answer) => answer.note)).toEqual(['trước khi đầy']);
    expect(again.check()).toMatchObject({ ok: true, evidence: { files: 0 } });
    again.close();
  });
});

describe('the schema', () => {
  it('numbers its migrations upwards and is at the newest after creation', () => {
    expect(MIGRATIONS.map((migration) => migration.version)).toEqual(
      MIGRATIONS.map((migration) => migration.version).toSorted((a, b) => a - b),
    );
    filledWorkspace(file).workspace.close();
    const raw = new Database(file, { readonly: true });
    expect(versionOf(raw)).toBe(CURRENT_VERSION);
    expect(raw.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    const loose = raw.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'").all();
    expect(loose).toEqual([]);
    raw.close();
  });

  it('runs migrations that are missing in one transaction, and none of a failing set', () => {
    const db = new Database(':memory:');
    const good = { version: 10, sql: 'CREATE TABLE a (x TEXT) STRICT' };
    const bad = { version: 20, sql: 'CREATE TABLE b (x TEXT) STRICT; CREATE NONSENSE' };
    expect(() => migrate(db, [good, bad])).toThrow(/syntax error/);
    expect(versionOf(db)).toBe(0);
    migrate(db, [good]);
    migrate(db, [good]);
    expect(versionOf(db)).toBe(10);
    db.close();
  });

  it('answers its frequent questions by an index', () => {
    filledWorkspace(file).workspace.close();
    const db = new Database(file, { readonly: true });
    const plan = (sql: string): string =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => row.detail)
        .join('; ');
    expect(plan("SELECT * FROM answer WHERE assessment_id = 'x' AND framework = 'y' ORDER BY item_id")).toMatch(
      /SEARCH answer USING PRIMARY KEY/,
    );
    expect(plan("SELECT * FROM level_determination WHERE system_id = 'x' ORDER BY position DESC")).toContain(
      'level_determination_by_system',
    );
    expect(plan('SELECT bytes FROM blob_chunk WHERE blob_id = 1 AND number = 2')).toMatch(/USING INDEX/);
    expect(plan("SELECT * FROM evidence WHERE sha256 = 'x'")).toMatch(/USING INDEX/);
    db.close();
  });

  it('runs on the SQLite it ships with', () => {
    expect(sqliteVersion()).toMatch(/^3\.\d+\.\d+$/);
    expect(existsSync(file)).toBe(false);
  });
});
