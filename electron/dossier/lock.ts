/**
 * Packages locked by a password: age files (age-encryption.org/v1; key by scrypt, content by ChaCha20-Poly1305), which every age
 * program opens. The key is derived in a thread of its own: on purpose that takes a second.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { FailureError } from '../../core/failure.ts';
import type { LockMessage, LockTask } from './lock-worker.ts';

export const LOCKED_ENDING = '.age';
const MAGIC = Buffer.from('age-encryption.org/v1\n');

/** By the first bytes of a file: is it locked by a password (or a key)? */
export const isLocked = (head: Uint8Array): boolean => Buffer.from(head.subarray(0, MAGIC.length)).equals(MAGIC);
export const LOCKED_HEAD = MAGIC.length;

export interface LockOptions {
  /** The worker's module: lock-worker.ts when run from source, out/main/lock-worker.js when built. */
  worker: URL | string;
  password: string;
  signal?: AbortSignal;
}

/** Encrypts what `source` yields into the new `file`. CANCELLED; DISK_FULL; FILE_NOT_WRITABLE. What is half written is the caller's to remove. */
export async function lockInto(file: string, source: AsyncIterable<Uint8Array>, options: LockOptions): Promise<void> {
  const message = await inWorker({ act: 'lock', file, password: options.password.normalize('NFC') }, options, source);
  if (message.kind === 'failed') throw notWritten(file, message);
}

/**
 * Decrypts a locked file into a folder of its own that only this user can read, for as long as `use` runs.
 * PASSWORD_WRONG; PACKAGE_INVALID where it was changed or cut off; CANCELLED; DISK_FULL.
 */
export async function withUnlocked<T>(locked: string, options: LockOptions, use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'antam-goi-'));
  try {
    const file = join(folder, 'goi.zip');
    const message = await inWorker({ act: 'open', file, password: options.password.normalize('NFC'), locked }, options);
    if (message.kind === 'failed') throw notOpened(locked, message);
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

type Failed = Extract<LockMessage, { kind: 'failed' }>;
type Outcome = Exclude<LockMessage, { kind: 'next' }>;

/** Hands `source` over as the worker asks for it. An error of the source ends the work and is thrown as it is. */
async function inWorker(task: LockTask, { worker: module, signal }: LockOptions, source?: AsyncIterable<Uint8Array>): Promise<Outcome> {
  if (signal?.aborted === true) throw cancelled();
  const pieces = source?.[Symbol.asyncIterator]();
  const worker = new Worker(typeof module === 'string' ? pathToFileURL(module) : module, { workerData: task });
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const cancel = (): void => reject(cancelled());
  signal?.addEventListener('abort', cancel, { once: true });
  worker.on('message', (message: LockMessage) => {
    if (message.kind !== 'next') resolve(message);
    else pieces?.next().then(({ done, value }) => worker.postMessage(done === true ? null : value), reject);
  });
  worker.on('error', reject);
  worker.on('exit', () => reject(new Error('the lock worker ended without an answer')));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', cancel);
    await worker.terminate();
    await pieces?.return?.();
  }
}

const cancelled = (): FailureError => new FailureError('CANCELLED', 'Đã dừng theo yêu cầu; không còn tệp dở dang nào. Làm lại khi cần.');

function notWritten(file: string, { code, text }: Failed): FailureError {
  const details = [{ where: 'chi tiết kỹ thuật', text }];
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(details);
  return new FailureError(
    'FILE_NOT_WRITABLE',
    `Không ghi được gói hồ sơ có mật khẩu vào ${file}; không còn tệp dở dang nào. Kiểm tra quyền ghi của thư mục hoặc chọn nơi khác rồi lập lại.`,
    details,
  );
}

function notOpened(file: string, { why, code, text }: Failed): FailureError {
  const details = [{ where: 'chi tiết kỹ thuật', text }];
  if (why === 'password') {
    return new FailureError(
      'PASSWORD_WRONG',
      'Mật khẩu của gói hồ sơ không đúng nên gói chưa được mở. Kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại; nếu vẫn sai, hỏi lại nơi gửi.',
    );
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(details);
  if (code === 'ENOENT') return new FailureError('FILE_NOT_FOUND', `Không tìm thấy tệp ${file}. Kiểm tra đường dẫn rồi mở lại.`, details);
  if (why === 'disk') return new FailureError('FILE_UNREADABLE', `Không đọc được tệp ${file}. Kiểm tra quyền đọc rồi mở lại.`, details);
  return new FailureError(
    'PACKAGE_INVALID',
    'Gói hồ sơ có mật khẩu đã bị sửa hoặc bị cắt ngắn nên không mở được. Nội dung gói không dùng được làm căn cứ. Đề nghị nơi gửi xuất và gửi lại gói.',
    details,
  );
}

const diskFull = (details: { where: string; text: string }[]): FailureError =>
  new FailureError(
    'DISK_FULL',
    'Ổ đĩa đã đầy nên không xử lý được gói hồ sơ có mật khẩu; không còn tệp dở dang nào. Giải phóng dung lượng rồi thử lại.',
    details,
  );
