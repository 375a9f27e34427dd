/** Writes the exchange package: stored, not compressed, so that the same parts give the same bytes on every computer. */
import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { vietnamTime } from '../../core/date.ts';
import { MANIFEST_FILE, packedFileOf, serialiseManifest, type PackageManifest } from '../../core/exchange/manifest.ts';
import { FailureError } from '../../core/failure.ts';
import { lockInto } from './lock.ts';

export interface PackedEvidence {
  /** Name inside the package, as in the manifest. */
  entry: string;
  /** Bytes. */
  size: number;
  /** Called once, when its turn comes. */
  open: () => AsyncIterable<Uint8Array>;
}

export interface PackageOptions {
  signal?: AbortSignal;
  /** Locked by a password: the file is then an age file around the ZIP. */
  lock?: { password: string; worker: URL | string };
  /** Bytes of the ZIP so far. */
  onProgress?: (bytes: number) => void;
}

export interface PackageParts {
  manifest: PackageManifest;
  pdf: Uint8Array;
  evidence: PackedEvidence[];
}

/**
 * Writes `file` whole or not at all, making its folder where it is missing: to a temporary neighbour, hashes checked on the way, fsync, rename.
 * EVIDENCE_DAMAGED when a content doesn't fit the manifest; CANCELLED; DISK_FULL; FILE_NOT_WRITABLE.
 */
export async function writePackage(file: string, parts: PackageParts, options: PackageOptions = {}): Promise<void> {
  const { signal } = options;
  const temporary = `${file}.${randomUUID()}.tmp`;
  await mkdir(dirname(file), { recursive: true }).catch((cause: unknown) => {
    throw writeFailure(file, cause, signal);
  });
  try {
    await writeZip(temporary, parts, options);
    await rename(temporary, file);
    await syncDirectory(dirname(file));
  } catch (cause) {
    await rm(temporary, { force: true });
    throw writeFailure(file, cause, signal);
  }
}

async function writeZip(file: string, parts: PackageParts, { signal, lock, onProgress }: PackageOptions): Promise<void> {
  const broken = new AbortController();
  let reason: unknown;
  let current: Readable | undefined;
  const fail = (error: unknown): void => {
    reason ??= error;
    broken.abort();
  };
  // yazl does not pass on the errors of the streams it reads; without this it would wait for ever
  const watch = (stream: Readable): Readable => (current = stream.on('error', fail));
  try {
    const zip = zipOf(parts, watch).on('error', fail);
    const any = AbortSignal.any(signal === undefined ? [broken.signal] : [broken.signal, signal]);
    const counted = zip.outputStream.pipe(counter(onProgress));
    if (lock === undefined) await pipeline(counted, createWriteStream(file, { flags: 'wx', flush: true }), { signal: any });
    else await lockInto(file, counted, { ...lock, signal: any });
  } catch (cause) {
    throw reason ?? cause;
  } finally {
    current?.destroy();
  }
}

/** Passes everything on and tells how much it was. */
function counter(onProgress: ((bytes: number) => void) | undefined): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      onProgress?.(bytes);
      done(null, chunk);
    },
  });
}

function zipOf({ manifest, pdf, evidence }: PackageParts, watch: (stream: Readable) => Readable): ZipFile {
  const zip = new ZipFile();
  const options = { mtime: localLooking(manifest.createdAt), mode: 0o100644, compress: false, forceDosTimestamp: true };
  const add = (name: string, size: number, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): void =>
    zip.addReadStreamLazy(name, { ...options, size }, (done) => done(null, watch(Readable.from(content, { objectMode: false }))));
  zip.addBuffer(Buffer.from(serialiseManifest(manifest), 'utf8'), MANIFEST_FILE, options);
  add(
    manifest.dossier.file,
    manifest.dossier.size,
    checked(manifest.dossier.file, manifest.dossier, () => [pdf]),
  );
  const packed = manifest.evidence.flatMap((item) => {
    const file = packedFileOf(item);
    return file === null ? [] : [{ ...file, title: item.title }];
  });
  const listed = new Map(packed.map((item) => [item.entry, item]));
  if (evidence.length !== listed.size) throw damaged('số tệp minh chứng không khớp bảng kê');
  for (const part of evidence) {
    const expected = listed.get(part.entry);
    if (expected === undefined || !listed.delete(part.entry)) throw damaged(`bảng kê không có tệp ${part.entry}`);
    add(part.entry, expected.size, checked(expected.title, expected, part.open));
  }
  zip.end();
  return zip;
}

/** Passes the content through; fails when size or SHA-256 differ from the manifest. */
async function* checked(
  name: string,
  expected: { sha256: string; size: number },
  open: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of open()) {
    size += chunk.byteLength;
    if (size > expected.size) break;
    hash.update(chunk);
    yield chunk;
  }
  if (size !== expected.size || hash.digest('hex') !== expected.sha256)
    throw damaged(`nội dung của «${name}» khác với nội dung đã ghi nhận`);
}

const damaged = (why: string): FailureError =>
  new FailureError(
    'EVIDENCE_DAMAGED',
    `Không lập được gói hồ sơ: ${why}. Gói chưa được ghi. Kiểm tra không gian làm việc (mục Kiểm tra dữ liệu) rồi lập lại gói.`,
  );

/** ZIP stores a time without zone: a date whose local parts read as the time in Việt Nam, wherever the computer stands. */
function localLooking(instant: string): Date {
  const [year = 1980, month = 1, day = 1, hour = 0, minute = 0, second = 0] = vietnamTime(new Date(instant))
    .slice(0, 19)
    .split(/[-T:]/)
    .map(Number);
  return new Date(year, month - 1, day, hour, minute, second);
}

/** Makes the new name durable; Windows can't open a directory and needs no such step. */
async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function writeFailure(file: string, cause: unknown, signal: AbortSignal | undefined): FailureError {
  if (cause instanceof FailureError) return cause;
  if (signal?.aborted === true)
    return new FailureError(
      'CANCELLED',
      'Đã dừng lập gói hồ sơ theo yêu cầu; chưa có tệp nào được ghi. Lập lại khi cần.',
      undefined,
      cause,
    );
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new FailureError(
      'DISK_FULL',
      'Ổ đĩa đã đầy nên chưa ghi được gói hồ sơ; không còn tệp dở dang nào. Giải phóng dung lượng hoặc chọn nơi khác rồi lập lại.',
      [{ where: 'chi tiết kỹ thuật', text: String(cause) }],
      cause,
    );
  }
  return new FailureError(
    'FILE_NOT_WRITABLE',
    `Không ghi được gói hồ sơ vào ${file}; không còn tệp dở dang nào. Kiểm tra quyền ghi của thư mục hoặc chọn nơi khác rồi lập lại.`,
    [{ where: 'chi tiết kỹ thuật', text: String(cause) }],
    cause,
  );
}
