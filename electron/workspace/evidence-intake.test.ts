/** Everything that can go wrong on the way into the vault: each is told, and nothing half-stored stays. */
import Database from 'better-sqlite3';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { failureOf, type Failure } from '../../core/failure.ts';
import { openAssessments } from './assessments.ts';
import { CHUNK_SIZE, openBlobs } from './blobs.ts';
import { openCommonAnswers } from './common-answers.ts';
import { openDatabase } from './database.ts';
import { openEvidence } from './evidence.ts';
import { REAL_DISK, type Disk } from './evidence-intake.ts';
import { filledWorkspace, repeatingOptions, temporaryFolder } from './fixture.ts';
import { openWorkspace, type Workspace } from './index.ts';
import { openJournal } from './journal.ts';
import { openPlans } from './plans.ts';
import { createForgetter, createRecorder } from './undo.ts';
import { createWriter } from './writer.ts';

const MIB = 1024 ** 2;
let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let workspace: Workspace;
beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'kho.antam');
  ({ workspace } = filledWorkspace(file));
});
afterEach(() => {
  workspace.close();
  folder.remove();
});

const put = (name: string, bytes: Uint8Array | string): string => {
  const path = join(folder.path, name);
  writeFileSync(path, bytes);
  return path;
};
const refusal = (path: string, watch?: Parameters<Workspace['evidence']['takeFile']>[1]): Promise<Failure | null> =>
  workspace.evidence.takeFile(path, watch).then(() => null, failureOf);

/** No row of bytes, named or not, and a workspace without a fault. */
function expectNothingStored(): void {
  expect(workspace.evidence.list()).toEqual([]);
  expect(workspace.check()).toMatchObject({ ok: true, evidence: { files: 0 } });
  workspace.close();
  const raw = new Database(file, { readonly: true });
  expect(raw.prepare('SELECT (SELECT count(*) FROM blob) + (SELECT count(*) FROM blob_chunk)').pluck().get()).toBe(0);
  raw.close();
  workspace = openWorkspace(file, repeatingOptions());
}

/** A disk whose files break when so many bytes were read. */
const breaking = (after: number, code: string): Disk => ({
  ...REAL_DISK,
  open: async (path) => {
    const real = await REAL_DISK.open(path);
    let read = 0;
    return {
      ...real,
      read: async (buffer, offset, length) => {
        if (read >= after) throw Object.assign(new Error(code), { code });
        const reply = await real.read(buffer, offset, Math.min(length, after - read));
        read += reply.bytesRead;
        return reply;
      },
    };
  },
});

const onDisk = (disk: Disk): void => {
  workspace.close();
  workspace = openWorkspace(file, { ...repeatingOptions(), disk });
};

describe('what is refused', () => {
  it.each([
    ['rỗng', () => put('rỗng.txt', ''), 'EVIDENCE_EMPTY', /rỗng \(0 byte\)/],
    ['gone', () => join(folder.path, 'đã chuyển đi.pdf'), 'EVIDENCE_UNREADABLE', /«đã chuyển đi.pdf» không còn ở nơi đã chọn/],
    ['too large', () => sparse('băng ghi hình.mp4', 2 * 1024 * MIB + 1), 'EVIDENCE_TOO_LARGE', /lớn hơn 2 GB/],
    ['a folder', () => mkdirSync(join(folder.path, 'ảnh'), { recursive: true }) ?? '', 'EVIDENCE_UNREADABLE', /^Thư mục «ảnh»/],
    ['a link', () => linkTo(put('gốc.txt', 'x')), 'EVIDENCE_UNREADABLE', /là liên kết/],
  ])('%s', async (_name, make, code, message) => {
    expect(await refusal(make())).toMatchObject({ code, message: expect.stringMatching(message) });
    expectNothingStored();
  });

  const sparse = (name: string, size: number): string => {
    const path = put(name, 'x');
    truncateSync(path, size);
    return path;
  };
  const linkTo = (target: string): string => {
    const path = join(folder.path, 'lối tắt.txt');
    symlinkSync(target, path);
    return path;
  };

  it.each([
    ['ENOENT', /không còn ở nơi đã chọn/],
    ['EBUSY', /đang bị chương trình khác giữ/],
    ['EIO', /ổ mạng, USB có thể đã ngắt/],
  ])('a drive that fails with %s in the middle of a file', async (code, message) => {
    const path = put('nhật ký.log', randomBytes(20 * MIB));
    onDisk(breaking(17 * MIB, code));
    expect(await refusal(path)).toMatchObject({ code: 'EVIDENCE_UNREADABLE', message: expect.stringMatching(message) });
    expectNothingStored();
  });

  it('a file that is locked from the start', async () => {
    const path = put('đang mở.xlsx', 'x');
    onDisk({ ...REAL_DISK, open: () => Promise.reject(Object.assign(new Error('EPERM'), { code: 'EPERM' })) });
    expect(await refusal(path)).toMatchObject({ message: expect.stringMatching(/đang bị chương trình khác giữ/) });
    expectNothingStored();
  });

  it.each([1, -1])('a file whose size is not what the system said (%i)', async (by) => {
    const path = put('đang ghi.log', randomBytes(9 * MIB));
    onDisk({ ...REAL_DISK, lstat: async (at) => Object.assign(await REAL_DISK.lstat(at), { size: 9 * MIB + by }) });
    expect(await refusal(path)).toMatchObject({ message: expect.stringMatching(/ghi tiếp trong lúc đọc/) });
    expectNothingStored();
  });

  it('a full disk, and the file that was in before stays', async () => {
    const kept = workspace.evidence.addBytes('trước.txt', Buffer.from('đã lưu'));
    const path = put('lớn.bin', randomBytes(20 * MIB));
    workspace.close();
    const db = openDatabase(file);
    // The limit on pages stands in for a full disk: SQLite gives the same error for both.
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + (10 * MIB) / 4096}`);
    const journal = openJournal(db);
    const writer = createWriter({ db, file, journal, record: createRecorder(db, journal), clock: () => new Date(0), actor: () => 'Minh' });
    const plans = openPlans(db, writer, () => 'x');
    const answers = { own: openAssessments(db, writer, plans, () => 'x'), common: openCommonAnswers(db, writer, plans) };
    const vault = openEvidence(db, writer, openBlobs(db), answers, REAL_DISK, () => 'x', createForgetter(db));
    expect(await vault.takeFile(path).catch(failureOf)).toMatchObject({ code: 'DISK_FULL' });
    db.close();
    workspace = openWorkspace(file, repeatingOptions());
    expect(workspace.evidence.list().map(({ id }) => id)).toEqual([kept.id]);
    expect(workspace.check()).toMatchObject({ ok: true, evidence: { files: 1 } });
  });

  it('what is stopped half way; the workspace may even be closed meanwhile', async () => {
    const path = put('lớn.bin', randomBytes(20 * MIB));
    let written = 0;
    const watch = { stop: () => written > 0, onBytes: (bytes: number) => (written = bytes) };
    expect(await refusal(path, watch)).toMatchObject({ code: 'CANCELLED' });
    expect(written).toBe(8 * MIB);
    expectNothingStored();
    written = 0;
    const closing = { ...watch, onBytes: (bytes: number) => ((written = bytes), workspace.close()) };
    expect(await refusal(path, closing)).toMatchObject({ code: 'CANCELLED' });
    workspace = openWorkspace(file, repeatingOptions());
    expectNothingStored();
  });
});

describe('what is taken', () => {
  it.each([1, CHUNK_SIZE, 8 * CHUNK_SIZE - 1, 8 * CHUNK_SIZE, 8 * CHUNK_SIZE + 1, 17 * CHUNK_SIZE])(
    '%i bytes, and the same bytes come back',
    async (size) => {
      const bytes = randomBytes(size);
      const { evidence } = await workspace.evidence.takeFile(put('tệp.bin', bytes));
      expect(Buffer.compare(workspace.evidence.read(evidence.id), bytes)).toBe(0);
      expect(workspace.check().ok).toBe(true);
    },
  );

  it('from a path with Vietnamese marks, under a name that no screen and no disk stumbles over', async () => {
    const odd = mkdtempSync(join(tmpdir(), 'Ổ mạng «phòng Kế hoạch» '));
    const path = join(odd, 'Biên bản\u202Egpj.exe');
    writeFileSync(path, 'nội dung');
    const { evidence } = await workspace.evidence.takeFile(path);
    expect(evidence.fileName).toBe('Biên bảngpj.exe');
    rmSync(odd, { recursive: true });
    expect(workspace.evidence.addBytes('NUL.txt', Buffer.from('khác')).fileName).toBe('_NUL.txt');
  });

  it('once: the same file again is told, and brought back when it had been set aside', async () => {
    const first = await workspace.evidence.takeFile(put('a.txt', 'cùng nội dung'));
    expect(first.known).toBe(false);
    workspace.evidence.discard(first.evidence.id);
    const second = await workspace.evidence.takeFile(put('b.txt', 'cùng nội dung'));
    expect(second).toEqual({ evidence: first.evidence, known: true });
    expect(workspace.evidence.list()).toHaveLength(1);
  });

  it('as one act: taking it back needs one step', async () => {
    await workspace.evidence.takeFile(put('a.txt', 'một'));
    workspace.undo.undo();
    expect(workspace.evidence.list()).toEqual([]);
    expect(workspace.check().ok).toBe(true);
  });
});
