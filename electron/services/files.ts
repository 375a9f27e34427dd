/** Reading and writing whole files: bounded, atomic, with failures a person understands. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, extname } from 'node:path';
import { FailureError } from '../../core/failure.ts';

/** An error of the operating system. */
export const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;

/** The bytes of a file. FILE_NOT_FOUND, FILE_UNREADABLE or, above `limit` bytes, FILE_TOO_LARGE. */
export function readWhole(file: string, limit: number): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > limit) {
      const megabytes = (n: number): string => `${Math.ceil(n / 1_048_576).toLocaleString('vi-VN')} MB`;
      throw new FailureError(
        'FILE_TOO_LARGE',
        `Tệp «${file}» có dung lượng ${megabytes(size)}, vượt mức ${megabytes(limit)} mà việc này cho phép. Tệp chưa được đọc. Kiểm tra lại xem có chọn nhầm tệp không.`,
      );
    }
    return readFileSync(file);
  } catch (error) {
    if (error instanceof FailureError) throw error;
    throw readFailure(file, error);
  }
}

/** The first bytes of a file; fewer when it is shorter. Fails as `readWhole` does. */
export function readHead(file: string, length: number): Buffer {
  const head = Buffer.alloc(length);
  try {
    const handle = openSync(file, 'r');
    try {
      return head.subarray(0, readSync(handle, head, 0, length, 0));
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    throw readFailure(file, error);
  }
}

/** Writes a file as a whole or not at all: beside it first, flushed to disk, then renamed over it. A file replaced keeps its mode. */
export function writeWhole(file: string, bytes: Uint8Array | string, mode?: number): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    rmSync(beside, { force: true });
    const kept = statSync(file, { throwIfNoEntry: false })?.mode;
    const handle = openSync(beside, 'wx', mode ?? (kept === undefined ? 0o666 : kept & 0o777));
    try {
      const content = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
      let written = 0;
      while (written < content.byteLength) written += writeSync(handle, content, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(beside, file);
  } catch (error) {
    if (existsSync(beside)) rmSync(beside, { force: true });
    throw writeFailure(file, error);
  }
}

/**
 * A chosen path with the ending it must have. CONFLICT where that names a file the dialog did not ask about: it has asked before an
 * existing file is replaced, but only about the name as it was typed.
 */
export function withEnding(chosen: string, ending: string): string {
  if (extname(chosen).toLowerCase() === `.${ending}`) return chosen;
  const file = `${chosen}.${ending}`;
  if (existsSync(file)) {
    throw new FailureError(
      'CONFLICT',
      `Đã có tệp «${file}» nên chưa ghi gì; tệp cũ còn nguyên. Chọn tên khác, hoặc ghi rõ đuôi .${ending} để thay tệp đó.`,
    );
  }
  return file;
}

/** The failure for an error met while writing to a path. */
export function writeFailure(file: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  if (isErrno(error) && (error.code === 'ENOSPC' || error.code === 'EDQUOT')) {
    return new FailureError(
      'DISK_FULL',
      `Ổ đĩa chứa «${file}» đã đầy nên tệp chưa được ghi; tệp cũ (nếu có) còn nguyên. Giải phóng chỗ trống rồi thử lại.`,
      undefined,
      error,
    );
  }
  return new FailureError(
    'FILE_NOT_WRITABLE',
    `Không ghi được «${file}». Tệp có thể đang mở ở chương trình khác hoặc thư mục chỉ cho đọc. Tệp cũ (nếu có) còn nguyên. Đóng tệp hoặc chọn nơi khác rồi thử lại.`,
    undefined,
    error,
  );
}

/** The failure for an error met while reading a path. */
function readFailure(file: string, error: unknown): FailureError {
  if (isErrno(error) && error.code === 'ENOENT') {
    return new FailureError(
      'FILE_NOT_FOUND',
      `Không tìm thấy tệp «${file}». Kiểm tra lại tên và nơi lưu; nếu tệp nằm trên USB hoặc ổ mạng, kiểm tra kết nối.`,
      undefined,
      error,
    );
  }
  if (isErrno(error) && error.code === 'EISDIR') {
    return new FailureError('FILE_UNREADABLE', `«${file}» là một thư mục, không phải tệp. Chọn một tệp trong đó.`, undefined, error);
  }
  return new FailureError(
    'FILE_UNREADABLE',
    `Không đọc được tệp «${file}». Tệp có thể đang bị chương trình khác giữ hoặc tài khoản này không có quyền đọc. Đóng chương trình đó hoặc xin quyền rồi thử lại.`,
    undefined,
    error,
  );
}
