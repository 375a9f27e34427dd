/**
 * What can go wrong, as values. A failure has a stable code for programs and a Vietnamese message for people that says
 * what happened, what it means and what to do.
 */
import { z } from 'zod';

export const FAILURE_CODES = [
  // asked wrongly
  'FORBIDDEN',
  'INVALID_INPUT',
  'USAGE',
  'NOT_FOUND',
  'CONFLICT',
  // the law's files
  'CHECKLIST_INVALID',
  'CHECKLIST_UNKNOWN',
  'ITEM_UNKNOWN',
  // workspace
  'NO_WORKSPACE',
  'WORKSPACE_EXISTS',
  'NOT_A_WORKSPACE',
  'WORKSPACE_NEWER',
  'WORKSPACE_DAMAGED',
  'WORKSPACE_LOCKED',
  'WORKSPACE_READ_ONLY',
  // evidence
  'EVIDENCE_EMPTY',
  'EVIDENCE_TOO_LARGE',
  'EVIDENCE_UNREADABLE',
  'EVIDENCE_DAMAGED',
  // disk
  'DISK_FULL',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'FILE_NOT_WRITABLE',
  'FILE_TOO_LARGE',
  // dossier
  'PREFLIGHT_ERRORS',
  'RECORD_INVALID',
  'RECORD_NEWER',
  'TEXT_NOT_PRINTABLE',
  'NOT_A_DOSSIER',
  'PACKAGE_INVALID',
  'PASSWORD_NEEDED',
  'PASSWORD_WRONG',
  // signing
  'KEY_PASSWORD_WRONG',
  'KEY_FILE_INVALID',
  'KEY_WITHOUT_CERTIFICATE',
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_NOT_FOR_SIGNING',
  'CERTIFICATE_INVALID',
  'KEY_TOO_WEAK',
  'ALREADY_SIGNED',
  'CHANGED_AFTER_SIGNING',
  'TIMESTAMP_UNAVAILABLE',
  'TIMESTAMP_REFUSED',
  'TIMESTAMP_FAILED',
  'REVOCATION_UNAVAILABLE',
  'CERTIFICATE_REVOKED',
  // program
  'CANCELLED',
  'BROWSER_MISSING',
  'INTERNAL',
] as const;

export const failureSchema = z.strictObject({
  code: z.enum(FAILURE_CODES),
  /** Formal Vietnamese: what happened, what it means, what to do. */
  message: z.string(),
  /** Places: a field path, a line and column, a file name. */
  details: z.array(z.strictObject({ where: z.string(), text: z.string() })).optional(),
});

export type FailureCode = (typeof FAILURE_CODES)[number];
export type Failure = z.infer<typeof failureSchema>;
export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** Carries a failure through code that throws (transactions, streams); the border turns it back into a value. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(code: FailureCode, message: string, details?: Failure['details'], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'FailureError';
    this.failure = details === undefined ? { code, message } : { code, message, details };
  }
}

/** The failure inside an error; an unforeseen error becomes INTERNAL, with its own text kept for the report. */
export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const text = error instanceof Error ? error.message : String(error);
  return {
    code: 'INTERNAL',
    message: `Phần mềm gặp lỗi ngoài dự kiến nên dừng việc này lại: ${text}. Dữ liệu đã lưu trước đó không bị ảnh hưởng. Khởi động lại phần mềm và thử lại; nếu lỗi lặp lại, gửi nội dung này cho người hỗ trợ.`,
  };
}
