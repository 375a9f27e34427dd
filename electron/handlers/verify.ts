/** Judging files from outside, and the certificates the user trusts. */
import { statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import type { Handlers } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import type { Context } from './context.ts';
import { reprinter } from '../services/dossier.ts';
import { readHead, readWhole } from '../services/files.ts';
import { verifyFile, type VerificationOptions } from '../services/verification.ts';

type Methods = 'verify.pick' | 'verify.file' | 'trust.list' | 'trust.import' | 'trust.remove';

const CERTIFICATE_LIMIT = 1_048_576;

export const verificationOptions = (context: Context): VerificationOptions => ({
  trusted: context.trust.certificates(),
  now: context.options.clock(),
  reprint: reprinter(context.options.paths),
});

export const verifyHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'verify.pick': () =>
    context.options.dialogs.openFile({
      title: 'Chọn hồ sơ hoặc gói hồ sơ',
      filters: [{ name: 'Hồ sơ, gói hồ sơ', extensions: ['pdf', 'zip'] }],
      multiple: true,
    }),
  'verify.file': ({ path }) => {
    refuseUnlikely(path);
    return verifyFile(path, verificationOptions(context));
  },
  'trust.list': () => context.trust.list(),
  'trust.import': async ({ path }) => {
    const chosen = path ?? (await pickCertificate(context));
    return chosen === null ? null : context.trust.import(readWhole(chosen, CERTIFICATE_LIMIT));
  },
  'trust.remove': ({ fingerprint }) => {
    context.trust.remove(fingerprint);
    return {};
  },
});

const CHOOSE = 'Chọn tệp hồ sơ .pdf do An Tâm in ra, hoặc gói hồ sơ .zip.';

/** What was chosen by mistake is called by its name; a verdict on it would frighten without need. */
function refuseUnlikely(path: string): void {
  const name = basename(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    throw new FailureError('NOT_A_DOSSIER', `«${name}» là thư mục nên chưa kiểm tra được gì. ${CHOOSE}`);
  }
  if (found?.size === 0) {
    throw new FailureError(
      'NOT_A_DOSSIER',
      `Tệp «${name}» rỗng (0 byte): việc sao chép hoặc tải về có thể đã bị ngắt. Chưa kiểm tra được gì. Chép lại tệp từ nơi gửi rồi kiểm tra lại.`,
    );
  }
  const extension = extname(path).toLowerCase();
  if (found === undefined || extension === '.pdf' || extension === '.zip' || isPdfOrZip(readHead(path, HEAD))) return;
  const kind = extension === '' ? 'không có đuôi tên tệp' : `có đuôi «${extension}»`;
  throw new FailureError('NOT_A_DOSSIER', `Tệp «${name}» ${kind} và không phải PDF hay gói hồ sơ nên không có gì để kiểm tra. ${CHOOSE}`);
}

/** Readers look for the mark of a PDF in its first kilobyte. */
const HEAD = 1024;
const isPdfOrZip = (head: Buffer): boolean => head.includes('%PDF-') || head.subarray(0, 2).toString('latin1') === 'PK';

async function pickCertificate(context: Context): Promise<string | null> {
  const [file] = await context.options.dialogs.openFile({
    title: 'Chọn chứng thư số tin cậy',
    filters: [{ name: 'Chứng thư số', extensions: ['pem', 'crt', 'cer', 'der'] }],
    multiple: false,
  });
  return file ?? null;
}
