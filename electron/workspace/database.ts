/** Opening the one SQLite file of a workspace: the only place that knows how (and, later, with which key). */
import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import { FailureError } from '../../core/failure.ts';
import { damaged, notAWorkspace, workspaceFailure } from './failures.ts';
import { CURRENT_VERSION, migrate, versionOf } from './migrations/index.ts';

export type Connection = Database.Database;

/** “AnTm” in ASCII: tells a workspace from any other SQLite file. */
export const APPLICATION_ID = 0x416e546d;
const SQLITE_HEADER = 'SQLite format 3\u0000';
const BUSY_TIMEOUT_MS = 1000;

/** Creates the file with the current schema. WORKSPACE_EXISTS when there is one; nothing half-made stays behind. */
export function createDatabase(file: string, fill: (db: Connection) => void): void {
  if (existsSync(file)) {
    throw new FailureError(
      'WORKSPACE_EXISTS',
      `Đã có tệp «${file}» nên không tạo kho mới ở đó; tệp cũ còn nguyên. Mở tệp đó, hoặc chọn tên khác.`,
    );
  }
  const beside = `${file}.creating`;
  try {
    rmSync(beside, { force: true });
    const db = new Database(beside);
    try {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma('synchronous = FULL');
      migrate(db);
      fill(db);
    } finally {
      db.close();
    }
    flush(beside);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw workspaceFailure(file, error);
  }
}

/** A workspace and what SQLite may keep beside it: part of it, though nobody names it. */
export const filesOfWorkspace = (file: string): string[] => ['', '-wal', '-shm', '-journal'].map((suffix) => `${file}${suffix}`);

/** Takes away a workspace that could not be finished, with the files SQLite keeps beside it. It must be closed. */
export function removeWorkspaceFile(file: string): void {
  for (const part of filesOfWorkspace(file)) rmSync(part, { force: true });
}

/** Opens a workspace for work: checked, locked against a second program, migrated. */
export function openDatabase(file: string): Connection {
  // For writing from the start: SQLite would take a read-only file and fail later, as if it were damaged.
  refuseForeignFile(file, 'r+');
  let db: Connection | undefined;
  try {
    db = new Database(file, { fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
    // Exclusive before WAL: the lock is taken by the first read and held, so a second program is told, not let in.
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    refuseOtherVersions(db, file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw damaged(file, String(check));
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw workspaceFailure(file, error);
  }
}

/** Opens without changing anything, for `fsck`: no lock is kept, no migration runs, and nothing new stays beside the file. */
export function openForReading(file: string): { db: Connection; close(): void } {
  refuseForeignFile(file, 'r');
  const beside = ['-wal', '-shm'].map((suffix) => `${file}${suffix}`).filter((name) => !existsSync(name));
  const sweep = (): void => beside.forEach((name) => rmSync(name, { force: true }));
  const db = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    db.pragma('schema_version');
  } catch (error) {
    db.close();
    const cannotWriteBeside = error instanceof Database.SqliteError && /^SQLITE_(CANTOPEN|READONLY)/.test(error.code);
    if (!cannotWriteBeside) throw error;
    if (existsSync(`${file}-wal`) || statSync(file).size > MOST_IN_MEMORY) throw readOnlyUnchecked(file, error);
    const copy = openCopyInMemory(file);
    return { db: copy, close: () => copy.close() };
  }
  return {
    db,
    close: () => {
      // While this connection is open no writer comes in, so what is swept is nobody else's. Windows keeps open files.
      if (process.platform !== 'win32') sweep();
      db.close();
      if (process.platform === 'win32') sweep();
    },
  };
}

const readOnlyUnchecked = (file: string, cause: unknown): FailureError =>
  new FailureError(
    'WORKSPACE_READ_ONLY',
    `Kho «${file}» nằm ở nơi chỉ cho đọc, lại chưa được đóng đúng cách lần trước hoặc quá lớn, nên chưa kiểm tra được; dữ liệu không thay đổi. Chép kho cùng các tệp -wal, -shm bên cạnh (nếu có) sang nơi ghi được rồi kiểm tra bản chép.`,
    undefined,
    cause,
  );

/** Node reads no larger file at once. */
const MOST_IN_MEMORY = 2 ** 31 - 1;
/** Where the two header bytes stand that name the kind of journal, and the value that asks for no file beside. */
const JOURNAL_BYTES = [18, 19] as const;
const WITHOUT_WAL = 1;

/**
 * A workspace closed in order holds everything in its one file. Where nothing can be written beside it, as SQLite wants
 * for a WAL, it is read from memory instead: no trace of it is left on another disk.
 */
const openCopyInMemory = (file: string): Connection => new Database(withoutWal(readFileSync(file)), { readonly: true });

/** A copy in memory, brought to the current version; the database itself is only read. */
export function migratedCopy(db: Connection): Connection {
  const copy = new Database(withoutWal(db.serialize()));
  migrate(copy);
  return copy;
}

function withoutWal(bytes: Buffer): Buffer {
  for (const at of JOURNAL_BYTES) bytes[at] = WITHOUT_WAL;
  return bytes;
}

export function refuseOtherVersions(db: Connection, file: string): void {
  if (Number(db.pragma('application_id', { simple: true })) !== APPLICATION_ID) throw notAWorkspace(file);
  const version = versionOf(db);
  if (version > CURRENT_VERSION) {
    throw new FailureError(
      'WORKSPACE_NEWER',
      `Kho «${file}» do bản phần mềm mới hơn tạo ra (phiên bản dữ liệu ${version}, bản này hiểu đến ${CURRENT_VERSION}) nên không được mở, để không làm mất nội dung mới. Cập nhật phần mềm rồi mở lại.`,
    );
  }
}

/** FILE_NOT_FOUND, NOT_A_WORKSPACE; WORKSPACE_READ_ONLY where it can't be opened as wanted. */
function refuseForeignFile(file: string, flags: 'r' | 'r+'): void {
  if (!existsSync(file)) {
    throw new FailureError(
      'FILE_NOT_FOUND',
      `Không tìm thấy kho «${file}». Kiểm tra lại tên và nơi lưu; nếu kho nằm trên USB hoặc ổ mạng, kiểm tra kết nối.`,
    );
  }
  const head = Buffer.alloc(SQLITE_HEADER.length);
  try {
    const handle = openSync(file, flags);
    try {
      readSync(handle, head, 0, head.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw workspaceFailure(file, error);
  }
  if (head.toString('latin1') !== SQLITE_HEADER) throw notAWorkspace(file);
}

function flush(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
