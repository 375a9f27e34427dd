/** Files on their way into the vault: streamed, hashed, in few transactions; on any trouble nothing of them stays. */
import { createHash } from 'node:crypto';
import { lstat, open } from 'node:fs/promises';
import { FailureError } from '../../core/failure.ts';
import { CHUNK_SIZE, type BlobStore } from './blobs.ts';
import { cleanFileName } from './file-names.ts';
import { HEAD_SIZE } from './media-type.ts';
import type { Writer } from './writer.ts';

/** Larger files belong on an archive of their own; a dossier names them by a note. */
export const EVIDENCE_LIMIT = 2 * 1024 ** 3;

/** So much is read, hashed and written at once: one flush of the disk for eight chunks, and the window stays awake in between. */
const BATCH = 8 * CHUNK_SIZE;

/** The files of the computer, as far as they are read; a test puts a broken drive in their place. */
export interface Disk {
  lstat(path: string): Promise<{ size: number; isFile(): boolean; isDirectory(): boolean; isSymbolicLink(): boolean }>;
  open(path: string): Promise<{
    read(buffer: Uint8Array, offset: number, length: number): Promise<{ bytesRead: number }>;
    close(): Promise<void>;
  }>;
}

export const REAL_DISK: Disk = {
  lstat,
  open: async (path) => {
    const handle = await open(path, 'r');
    return { read: (buffer, offset, length) => handle.read(buffer, offset, length, null), close: () => handle.close() };
  },
};

/** How a long intake is watched. */
export interface IntakeWatch {
  /** Asked before each write; true ends the intake of this file. */
  stop?: () => boolean;
  /** Bytes of this file that are written. */
  onBytes?: (bytes: number) => void;
}

/** A file whose bytes have all come in. */
export interface Taken {
  sha256: string;
  size: number;
  /** The first bytes, by which its kind is told. */
  head: Uint8Array;
}

interface Tools extends IntakeWatch {
  writer: Writer;
  blobs: BlobStore;
  disk: Disk;
}

/**
 * Streams a file into the vault; `keep` runs in the transaction of its last bytes. EVIDENCE_EMPTY, EVIDENCE_TOO_LARGE,
 * EVIDENCE_UNREADABLE (gone, locked, a folder, a link, changing), CANCELLED, DISK_FULL: then nothing of it stays.
 */
export async function takeIn<T>(path: string, tools: Tools, keep: (taken: Taken) => T): Promise<T> {
  const { writer, blobs, disk, stop = () => false, onBytes } = tools;
  const name = cleanFileName(path);
  const size = await announcedSize(disk, path, name);
  const file = await disk.open(path).catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  // Read ahead into one buffer while the other is hashed and written.
  const buffers = [0, 1].map(() => Buffer.allocUnsafe(Math.min(BATCH, size + 1)));
  const readInto = (turn: number): Promise<Buffer> => {
    const reading = fill(file, buffers[turn % 2] ?? Buffer.alloc(0));
    reading.catch(() => undefined);
    return reading;
  };
  let blob: number | null = null;
  let reading = readInto(0);
  try {
    const hash = createHash('sha256');
    let head = new Uint8Array();
    let read = 0;
    for (let turn = 0; ; turn++) {
      const bytes = await reading.catch((cause: unknown) => {
        throw unreadable(name, cause);
      });
      if (stop()) throw cancelled(name);
      if (turn === 0) head = Uint8Array.from(bytes.subarray(0, HEAD_SIZE));
      const first = read / CHUNK_SIZE;
      read += bytes.byteLength;
      const isLast = bytes.byteLength < BATCH;
      if (read > size || (isLast && read < size)) throw changing(name);
      if (!isLast) reading = readInto(turn + 1);
      hash.update(bytes);
      const done = writer.prepare((): { value: T } | null => {
        const id = blob ?? blobs.begin();
        for (let at = 0; at < bytes.byteLength; at += CHUNK_SIZE)
          blobs.append(id, first + at / CHUNK_SIZE, bytes.subarray(at, at + CHUNK_SIZE));
        blob = id;
        if (!isLast) return null;
        const sha256 = hash.digest('hex');
        blobs.finish(id, sha256, read);
        return { value: keep({ sha256, size: read, head }) };
      });
      onBytes?.(read);
      if (done !== null) return done.value;
    }
  } catch (error) {
    if (blob !== null) forget(tools, blob);
    throw error;
  } finally {
    await reading.catch(() => undefined);
    await file.close().catch(() => undefined);
  }
}

/** What can't be dropped now (the workspace is closed, or no page is left to write on) is swept when the workspace is next opened. */
function forget({ writer, blobs }: Tools, blob: number): void {
  try {
    writer.prepare(() => blobs.drop(blob));
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
  }
}

async function announcedSize(disk: Disk, path: string, name: string): Promise<number> {
  const found = await disk.lstat(path).catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
  if (found.isSymbolicLink()) {
    throw refused(name, 'là liên kết trỏ tới một tệp khác nên chưa thêm, để không lấy nhầm tệp. Chọn chính tệp gốc rồi thêm lại.');
  }
  if (found.isDirectory()) {
    throw refused(
      name,
      'không phải một tệp nên chưa thêm. Mở thư mục và chọn các tệp, hoặc dùng «Thêm thư mục» ở trang Minh chứng.',
      'Thư mục',
    );
  }
  if (!found.isFile()) throw refused(name, 'không phải tệp thường (thiết bị hoặc ống dẫn) nên chưa thêm. Chọn một tệp trên ổ đĩa.', 'Mục');
  if (found.size === 0) throw empty(name);
  if (found.size > EVIDENCE_LIMIT) {
    throw new FailureError(
      'EVIDENCE_TOO_LARGE',
      `Tệp «${name}» lớn hơn 2 GB nên chưa thêm. Tách nhỏ tệp, hoặc lưu ở nơi khác và thêm một ghi chú nêu nơi lưu.`,
    );
  }
  return found.size;
}

type OpenFile = Awaited<ReturnType<Disk['open']>>;

/** Reads until the buffer is full or the file ends. */
async function fill(file: OpenFile, buffer: Buffer): Promise<Buffer> {
  let filled = 0;
  while (filled < buffer.byteLength) {
    const { bytesRead } = await file.read(buffer, filled, buffer.byteLength - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

/** Nothing but emptiness is in it. */
export const empty = (name: string): FailureError =>
  new FailureError(
    'EVIDENCE_EMPTY',
    `Tệp «${cleanFileName(name)}» rỗng (0 byte) nên không chứng minh được gì và chưa được thêm. Kiểm tra lại tệp gốc rồi thêm lại.`,
  );

const refused = (name: string, why: string, what = 'Tệp'): FailureError =>
  new FailureError('EVIDENCE_UNREADABLE', `${what} «${name}» ${why}`);

const cancelled = (name: string): FailureError =>
  new FailureError('CANCELLED', `Đã dừng khi đang thêm tệp «${name}» nên tệp này chưa vào kho; không còn phần dở dang nào trong kho.`);

const changing = (name: string): FailureError =>
  refused(
    name,
    'đang được chương trình khác ghi tiếp trong lúc đọc nên chưa thêm. Đóng chương trình đó, hoặc chép tệp ra nơi khác rồi thêm bản chép.',
  );

const GONE = new Set(['ENOENT', 'ENOTDIR']);
const HELD = new Set(['EBUSY', 'EACCES', 'EPERM', 'ETXTBSY', 'ELOOP']);

/** Why a file couldn't be read, as far as the system tells. */
function unreadable(name: string, cause: unknown): FailureError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const why = GONE.has(code)
    ? 'không còn ở nơi đã chọn: tệp đã bị chuyển đi, đổi tên, xóa, hoặc ổ mạng, USB đã ngắt kết nối. Tệp chưa được thêm. Kiểm tra rồi thêm lại.'
    : HELD.has(code)
      ? 'đang bị chương trình khác giữ, hoặc tài khoản này không có quyền đọc, nên chưa thêm. Đóng chương trình đang mở tệp rồi thêm lại.'
      : 'đọc giữa chừng thì lỗi nên chưa thêm: ổ mạng, USB có thể đã ngắt kết nối hoặc bị hỏng. Kiểm tra kết nối rồi thêm lại.';
  return new FailureError('EVIDENCE_UNREADABLE', `Tệp «${name}» ${why}`, undefined, cause);
}
