import { minutesOf } from '../../core/exchange/verification-minutes.ts';
import type { VerificationReport } from '../../core/exchange/verification.ts';
import { failureOf, FailureError, type Failure } from '../../core/failure.ts';
import { certificatesOf } from '../signing/trust-file.ts';
import { readWhole } from '../services/files.ts';
import { createVerifier } from '../services/verification-in-worker.ts';
import { verifyHandedOver } from '../services/verification-file.ts';
import { unjudged } from '../services/verification.ts';
import { optionalText, password, texts, wrongUse } from './arguments.ts';
import type { Command, Terminal } from './command.ts';

const CERTIFICATE_LIMIT = 1_048_576;

/** `verify`: judges dossiers and packages. Exit 0 only when all are valid. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify TỆP… [--trust CHỨNG-THƯ]… [--password-file TỆP]',
  words: 'many',
  options: { trust: { type: 'string', multiple: true }, 'password-file': { type: 'string' } },
  run: async ({ positionals, values }, terminal) => {
    if (positionals.length === 0) throw wrongUse('Thiếu tệp cần kiểm tra.');
    const { paths, signal } = terminal;
    const options = {
      trusted: texts(values, 'trust').flatMap((file) => certificatesOf(readWhole(file, CERTIFICATE_LIMIT))),
      now: terminal.clock(),
      password: givenPassword(values, terminal),
      paths,
      signal,
    };
    const verifier = createVerifier(paths);
    const reports: VerificationReport[] = [];
    try {
      for (const [index, file] of positionals.entries()) {
        terminal.progress(`Đang kiểm tra ${file} (${index + 1}/${positionals.length})`);
        const report = verifyHandedOver(verifier, file, options);
        reports.push(await report.catch((error: unknown) => unreadable(file, failureOf(error), options.now)));
      }
    } finally {
      verifier.dispose();
    }
    const exit = reports.every(({ verdict }) => verdict === 'valid') ? 0 : reports.some(isUnreadable) ? 2 : 1;
    return { exit, json: reports, text: reports.map(minutesOf).join('\n\n') };
  },
};

/** Of locked packages, where one is given. */
const givenPassword = (values: Parameters<Command['run']>[0]['values'], terminal: Terminal): string | null =>
  optionalText(values, 'password-file') === undefined && terminal.env['ANTAM_PASSWORD'] === undefined ? null : password(values, terminal);

/** One file that can't be read must not take the judgement on the others with it; a stop ends them all. */
function unreadable(file: string, failure: Failure, now: Date): VerificationReport {
  if (failure.code === 'CANCELLED') throw new FailureError(failure.code, failure.message, failure.details);
  return unjudged(file, [{ code: 'file_unreadable', detail: failure.message }], now);
}

const isUnreadable = ({ reasons }: VerificationReport): boolean => reasons.some(({ code }) => code === 'file_unreadable');
