/** Judging files from outside, and the certificates the user trusts. */
import type { Handlers } from '../../core/api.ts';
import { MOST_FILES } from '../../core/contract/verification.ts';
import type { Context } from './context.ts';
import { readWhole } from '../services/files.ts';
import { findFiles } from '../services/find-files.ts';
import { refuseUnlikely, verifyHandedOver } from '../services/verification-file.ts';
import type { VerificationOptions, VerificationProgress } from '../services/verification.ts';

type Methods =
  'verify.pick' | 'verify.expand' | 'verify.file' | 'verify.cancel' | 'trust.list' | 'trust.read' | 'trust.import' | 'trust.remove';

const CERTIFICATE_LIMIT = 1_048_576;

export const verificationOptions = (context: Context): VerificationOptions => ({
  trusted: context.trust.certificates(),
  now: context.options.clock(),
  reprint: context.reprint,
});

export function verifyHandlers(context: Context): Pick<Handlers, Methods> {
  const { options, trust, verifier } = context;
  const running = new Map<string, AbortController>();
  return {
    'verify.pick': () =>
      options.dialogs.openFile({
        title: 'Chọn hồ sơ hoặc gói hồ sơ',
        filters: [{ name: 'Hồ sơ, gói hồ sơ', extensions: ['pdf', 'zip', 'age'] }],
        multiple: true,
      }),
    'verify.expand': ({ paths }) => findFiles(paths, MOST_FILES),
    'verify.file': async ({ path, job, password = '' }) => {
      await refuseUnlikely(path);
      const controller = new AbortController();
      if (job !== undefined) running.set(job, controller);
      const tell = (progress: VerificationProgress): void => {
        if (job !== undefined) options.emit('verify.progress', { job, ...progress });
      };
      try {
        return await verifyHandedOver(verifier, path, {
          trusted: trust.certificates(),
          now: options.clock(),
          paths: options.paths,
          password,
          signal: controller.signal,
          onProgress: tell,
        });
      } finally {
        if (job !== undefined) running.delete(job);
      }
    },
    'verify.cancel': ({ job }) => {
      running.get(job)?.abort();
      return {};
    },
    'trust.list': () => trust.list(),
    'trust.read': async ({ path }) => {
      const chosen = path ?? (await pickCertificate(context));
      return chosen === null ? null : { path: chosen, ...trust.read(readWhole(chosen, CERTIFICATE_LIMIT)) };
    },
    'trust.import': ({ path, fingerprints }) => trust.import(readWhole(path, CERTIFICATE_LIMIT), fingerprints, options.clock()),
    'trust.remove': ({ fingerprint }) => {
      trust.remove(fingerprint);
      return {};
    },
  };
}

async function pickCertificate(context: Context): Promise<string | null> {
  const [file] = await context.options.dialogs.openFile({
    title: 'Chọn chứng thư của nơi cấp',
    filters: [{ name: 'Chứng thư số', extensions: ['pem', 'crt', 'cer', 'der', 'p7b', 'p7c'] }],
    multiple: false,
  });
  return file ?? null;
}
