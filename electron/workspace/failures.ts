/** SQLite's errors in words a person understands. */
import Database from 'better-sqlite3';
import { FailureError } from '../../core/failure.ts';

/** The failure for an error met on a workspace file; errors that are failures already pass unchanged. */
export function workspaceFailure(file: string, error: unknown): FailureError {
  if (error instanceof FailureError) return error;
  const code = error instanceof Database.SqliteError ? error.code : isErrno(error) ? error.code : undefined;
  switch (true) {
    case code === 'EISDIR':
      return notAWorkspace(file, error);
    case code === 'SQLITE_NOTADB':
      return notAWorkspace(file, error);
    case code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT':
      return new FailureError(
        'DISK_FULL',
        `Ổ đĩa chứa kho «${file}» đã đầy nên thay đổi vừa rồi chưa được ghi; mọi thay đổi đã báo «đã lưu» vẫn còn. Giải phóng chỗ trống rồi làm lại thay đổi này.`,
        undefined,
        error,
      );
    case code !== undefined && (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')):
      return damaged(file, error instanceof Error ? error.message : String(error), error);
    case code !== undefined && (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')):
      return new FailureError(
        'WORKSPACE_LOCKED',
        `Kho «${file}» đang được mở ở một cửa sổ hoặc máy khác nên chưa mở được ở đây; dữ liệu không thay đổi. Đóng nơi đang mở rồi thử lại.`,
        undefined,
        error,
      );
    case code !== undefined &&
      (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM'):
      return new FailureError(
        'WORKSPACE_READ_ONLY',
        `Kho «${file}» chỉ cho đọc: tài khoản này không ghi được vào tệp hoặc thư mục chứa nó, nên chưa mở hoặc tạo được kho; dữ liệu không thay đổi. Xin quyền ghi, hoặc chép kho sang nơi ghi được rồi mở bản chép.`,
        undefined,
        error,
      );
    default:
      return new FailureError(
        'INTERNAL',
        `Việc trên kho «${file}» gặp lỗi ngoài dự kiến: ${error instanceof Error ? error.message : String(error)}. Thay đổi vừa rồi chưa được ghi; dữ liệu trước đó vẫn còn. Mở lại kho và thử lại.`,
        undefined,
        error,
      );
  }
}

export const notAWorkspace = (file: string, cause?: unknown): FailureError =>
  new FailureError(
    'NOT_A_WORKSPACE',
    `Tệp «${file}» không phải kho làm việc của An Tâm nên không được mở; tệp không bị thay đổi. Chọn đúng tệp có đuôi .antam.`,
    undefined,
    cause,
  );

export const damaged = (file: string, what: string, cause?: unknown): FailureError =>
  new FailureError(
    'WORKSPACE_DAMAGED',
    `Kho «${file}» bị hỏng nên chưa mở được; tệp không bị thay đổi thêm. Giữ nguyên tệp này, dùng bản sao lưu gần nhất, và chạy «antam fsck» để biết phần nào còn đọc được.`,
    [{ where: 'chi tiết kỹ thuật (SQLite)', text: what }],
    cause,
  );

const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;
