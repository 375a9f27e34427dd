/** Is everything there, and unchanged? Database pages, foreign keys, hashes of all bytes, the journal chain. */
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { FsckReport } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { openForReading, refuseOtherVersions, type Connection } from './database.ts';
import { workspaceFailure } from './failures.ts';
import { journalProblems, openJournal } from './journal.ts';

type Problem = FsckReport['problems'][number];

/** Checks an open workspace. Never throws for damage: damage is what it reports. */
export function checkConnection(db: Connection): FsckReport {
  const problems: Problem[] = [];
  const attempt = <T>(where: string, run: () => T, otherwise: T): T => {
    try {
      return run();
    } catch (error) {
      if (!(error instanceof Database.SqliteError) && !(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
      problems.push({ code: 'unreadable', text: `Không đọc được phần này: ${error.message}`, where });
      return otherwise;
    }
  };
  attempt('database', () => problems.push(...pageProblems(db)), 0);
  attempt('foreign keys', () => problems.push(...linkProblems(db)), 0);
  const evidence = attempt('evidence', () => checkBlobs(db, problems), { files: 0, bytes: 0 });
  attempt('journal', () => problems.push(...journalProblems(db)), 0);
  const journal = attempt('journal', () => openJournal(db).head(), { head: '', entries: 0 });
  return { ok: problems.length === 0, problems, evidence, journal };
}

/** Checks a workspace file without opening it for work. NOT_A_WORKSPACE, WORKSPACE_NEWER, WORKSPACE_LOCKED, FILE_NOT_FOUND are thrown; damage is reported. */
export function checkWorkspaceFile(file: string): FsckReport {
  let db: Connection | undefined;
  try {
    db = openForReading(file);
    refuseOtherVersions(db, file);
    return checkConnection(db);
  } catch (error) {
    const failure = workspaceFailure(file, error);
    if (failure.failure.code === 'WORKSPACE_DAMAGED') {
      return {
        ok: false,
        problems: [{ code: 'unreadable', text: failure.message, where: file }],
        evidence: { files: 0, bytes: 0 },
        journal: { entries: 0, head: '' },
      };
    }
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_CANTOPEN') {
      throw new FailureError('FILE_NOT_FOUND', `Không mở được kho «${file}». Kiểm tra lại tên, nơi lưu và quyền đọc.`, undefined, error);
    }
    throw failure;
  } finally {
    db?.close();
  }
}

const integrityRow = z.object({ integrity_check: z.string() });
const foreignRow = z.object({ table: z.string(), parent: z.string() });

const pageProblems = (db: Connection): Problem[] =>
  z
    .array(integrityRow)
    .parse(db.pragma('integrity_check(100)'))
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => ({ code: 'database_damaged', text: `Cơ sở dữ liệu bị hỏng: ${row.integrity_check}`, where: 'database' }));

const linkProblems = (db: Connection): Problem[] =>
  z
    .array(foreignRow)
    .parse(db.pragma('foreign_key_check'))
    .map((row) => ({
      code: 'link_broken',
      text: `Một dòng của bảng ${row.table} trỏ tới dòng không còn ở bảng ${row.parent}.`,
      where: row.table,
    }));

const blobRow = z.object({ id: z.number(), sha256: z.string(), size: z.number(), title: z.string().nullable() });
const chunkRow = z.object({ number: z.number(), bytes: z.instanceof(Uint8Array) });

/** Hashes every stored byte; returns what the vault holds as evidence. */
function checkBlobs(db: Connection, problems: Problem[]): FsckReport['evidence'] {
  const chunks = db.prepare('SELECT number, bytes FROM blob_chunk WHERE blob_id = ? ORDER BY number');
  const rows = db
    .prepare(
      'SELECT blob.id, blob.sha256, blob.size, evidence.title FROM blob LEFT JOIN evidence ON evidence.sha256 = blob.sha256 WHERE blob.sha256 IS NOT NULL ORDER BY blob.id',
    )
    .all();
  let files = 0;
  let bytes = 0;
  for (const { id, sha256, size, title } of z.array(blobRow).parse(rows)) {
    const hash = createHash('sha256');
    let read = 0;
    for (const raw of chunks.iterate(id)) {
      const chunk = chunkRow.parse(raw);
      hash.update(chunk.bytes);
      read += chunk.bytes.byteLength;
    }
    if (read !== size || hash.digest('hex') !== sha256) {
      const what = title === null ? 'Một tệp hồ sơ' : `Minh chứng «${title}»`;
      problems.push({
        code: 'evidence_damaged',
        text: `${what} không khớp mã băm: nội dung đã bị hỏng hoặc bị sửa.`,
        where: `blob ${sha256.slice(0, 16)}`,
      });
    }
    if (title !== null) {
      files += 1;
      bytes += size;
    }
  }
  return { files, bytes };
}
