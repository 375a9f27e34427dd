import type { VerificationReport, VerificationVerdict } from '../../core/exchange/verification.ts';
import { failureOf, FailureError, type Failure } from '../../core/failure.ts';
import { certificatesIn } from '../signing/trust.ts';
import { reprinter } from '../services/dossier.ts';
import { readWhole } from '../services/files.ts';
import { unjudged, verifyFile, type VerificationOptions } from '../services/verification.ts';
import { texts, wrongUse } from './arguments.ts';
import type { Command } from './command.ts';

const CERTIFICATE_LIMIT = 1_048_576;
const WORDS: Record<VerificationVerdict, string> = { valid: 'HỢP LỆ', invalid: 'KHÔNG HỢP LỆ', indeterminate: 'CHƯA XÁC ĐỊNH' };
const ROLES: Record<string, string> = { preparer: 'Người lập', head: 'Thủ trưởng' };

/** `verify`: judges dossiers and packages. Exit 0 only when all are valid. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify TỆP… [--trust CHỨNG-THƯ]…',
  words: 'many',
  options: { trust: { type: 'string', multiple: true } },
  run: async ({ positionals, values }, terminal) => {
    if (positionals.length === 0) throw wrongUse('Thiếu tệp cần kiểm tra.');
    const options: VerificationOptions = {
      trusted: texts(values, 'trust').flatMap((file) => certificatesIn(readWhole(file, CERTIFICATE_LIMIT))),
      now: terminal.clock(),
      reprint: reprinter(terminal.paths, terminal.signal),
    };
    const reports: VerificationReport[] = [];
    for (const file of positionals) {
      terminal.progress(`Đang kiểm tra ${file}`);
      reports.push(await verifyFile(file, options).catch((error: unknown) => unreadable(file, failureOf(error), options.now)));
    }
    const exit = reports.every(({ verdict }) => verdict === 'valid') ? 0 : reports.some(isUnreadable) ? 2 : 1;
    const lines = reports.flatMap((report) => [
      `${WORDS[report.verdict]}: ${report.file}`,
      ...report.signatures.map(({ role, signer, issuer, signedAt }) => `  ${ROLES[role] ?? role}: ${signer} (${issuer}) ${signedAt ?? ''}`),
      ...report.reasons.map((reason) => `  ${reason.text}`),
    ]);
    return { exit, json: reports, text: lines.join('\n') };
  },
};

/** One file that can't be read must not take the judgement on the others with it; a stop ends them all. */
function unreadable(file: string, failure: Failure, now: Date): VerificationReport {
  if (failure.code === 'CANCELLED') throw new FailureError(failure.code, failure.message, failure.details);
  return unjudged(file, [{ code: 'file_unreadable', detail: failure.message }], now);
}

const isUnreadable = ({ reasons }: VerificationReport): boolean => reasons.some(({ code }) => code === 'file_unreadable');
