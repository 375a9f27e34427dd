/** Judging files from outside, and the certificates the user trusts. */
import type { Handlers } from '../../core/api.ts';
import type { Context } from './context.ts';
import { printRecordInWorker } from './dossier.ts';
import { readWhole } from './files.ts';
import { verifyFile, type VerificationOptions } from './verification.ts';

type Methods = 'verify.pick' | 'verify.file' | 'trust.list' | 'trust.import' | 'trust.remove';

const CERTIFICATE_LIMIT = 1_048_576;

export const verificationOptions = (context: Context): VerificationOptions => ({
  trusted: context.trust.certificates(),
  now: context.options.clock(),
  reprint: async (record) => (await printRecordInWorker(record, { paths: context.options.paths })).pdf,
});

export const verifyHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'verify.pick': () =>
    context.options.dialogs.openFile({
      title: 'Chọn hồ sơ hoặc gói hồ sơ',
      filters: [{ name: 'Hồ sơ, gói hồ sơ', extensions: ['pdf', 'zip'] }],
      multiple: true,
    }),
  'verify.file': ({ path }) => verifyFile(path, verificationOptions(context)),
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

async function pickCertificate(context: Context): Promise<string | null> {
  const [file] = await context.options.dialogs.openFile({
    title: 'Chọn chứng thư số tin cậy',
    filters: [{ name: 'Chứng thư số', extensions: ['pem', 'crt', 'cer', 'der'] }],
    multiple: false,
  });
  return file ?? null;
}
