/** One file from anywhere, as a person hands it over: what can't be a dossier is called by its name, what is locked is opened. */
import { open, stat } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import { isLocked, withUnlocked } from '../dossier/lock.ts';
import type { Paths } from '../paths.ts';
import type { Verifier } from './verification-in-worker.ts';
import { digestOfFile, unjudged, type VerificationOptions, type VerificationProgress } from './verification.ts';

export interface FileVerification extends Omit<VerificationOptions, 'reprint' | 'onProgress'> {
  paths: Paths;
  /** Of a locked package; empty and null are none. */
  password: string | null;
  signal?: AbortSignal;
  onProgress?: (progress: VerificationProgress) => void;
}

const CHOOSE = 'Chọn tệp hồ sơ .pdf, gói hồ sơ .zip hoặc gói có mật khẩu .age.';

/** The report on a file, judged by `verifier`. PASSWORD_NEEDED, PASSWORD_WRONG for a locked package; FILE_NOT_FOUND, FILE_UNREADABLE; CANCELLED. */
export async function verifyHandedOver(
  verifier: Verifier,
  file: string,
  { paths, password, signal, onProgress, ...options }: FileVerification,
): Promise<VerificationReport> {
  const control = { ...(signal === undefined ? {} : { signal }), ...(onProgress === undefined ? {} : { onProgress }) };
  const head = await headOf(file);
  if (head === null || !isLocked(head.bytes)) return verifier.verify(file, options, control);
  if (password === null || password === '') {
    throw new FailureError(
      'PASSWORD_NEEDED',
      `Gói «${basename(file)}» được khóa bằng mật khẩu nên chưa kiểm tra được gì. Nhập mật khẩu do nơi gửi cung cấp rồi xác minh lại.`,
    );
  }
  onProgress?.({ phase: 'read', done: 0, total: 1 });
  // Unlocked here and not in the thread that may be ended: what was unlocked must not stay behind.
  const lock = { worker: paths.lockWorker, password, ...(signal === undefined ? {} : { signal }) };
  const read = { file, kind: 'package' as const, size: head.size, sha256: await digestOfFile(file, head.size) };
  try {
    return await withUnlocked(file, lock, async (unlocked) => ({ ...(await verifier.verify(unlocked, options, control)), ...read }));
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'PACKAGE_INVALID') throw error;
    return { ...unjudged(file, [{ code: 'package_invalid', detail: error.failure.message }], options.now), ...read };
  }
}

interface Head {
  isFolder: boolean;
  size: number;
  bytes: Buffer;
}

/** Readers look for the mark of a PDF in its first kilobyte. */
const HEAD = 1024;

/** Null where it can't be read: judging tells why. Waits for a slow drive without keeping others waiting. */
async function headOf(file: string): Promise<Head | null> {
  try {
    const { size, isFolder } = await stat(file).then((found) => ({ size: found.size, isFolder: found.isDirectory() }));
    if (isFolder) return { isFolder, size, bytes: Buffer.alloc(0) };
    const handle = await open(file, 'r');
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return { isFolder, size, bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await handle.close();
    }
  } catch {
    return null;
  }
}

/** NOT_A_DOSSIER for what was chosen by mistake: a verdict on it would frighten without need. */
export async function refuseUnlikely(file: string): Promise<void> {
  const head = await headOf(file);
  const name = basename(file);
  if (head?.isFolder === true) {
    throw new FailureError('NOT_A_DOSSIER', `«${name}» là thư mục nên chưa kiểm tra được gì. ${CHOOSE}`);
  }
  if (head?.size === 0) {
    throw new FailureError(
      'NOT_A_DOSSIER',
      `Tệp «${name}» rỗng (0 byte): việc sao chép hoặc tải về có thể đã bị ngắt. Chưa kiểm tra được gì. Chép lại tệp từ nơi gửi rồi kiểm tra lại.`,
    );
  }
  const extension = extname(file).toLowerCase();
  if (head === null || extension === '.pdf' || extension === '.zip' || isJudged(head.bytes)) return;
  const kind = extension === '' ? 'không có đuôi tên tệp' : `có đuôi «${extension}»`;
  throw new FailureError('NOT_A_DOSSIER', `Tệp «${name}» ${kind} và không phải PDF hay gói hồ sơ nên không có gì để kiểm tra. ${CHOOSE}`);
}

const isJudged = (head: Buffer): boolean => head.includes('%PDF-') || head.subarray(0, 2).toString('latin1') === 'PK' || isLocked(head);
