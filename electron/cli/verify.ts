import type { VerificationVerdict } from '../../core/exchange/verification.ts';
import { certificatesIn } from '../signing/trust.ts';
import { printRecordInWorker } from '../services/dossier.ts';
import { readWhole } from '../services/files.ts';
import { verifyFile } from '../services/verification.ts';
import { texts, wrongUse } from './arguments.ts';
import type { Command } from './command.ts';

const CERTIFICATE_LIMIT = 1_048_576;
const WORDS: Record<VerificationVerdict, string> = { valid: 'HỢP LỆ', invalid: 'KHÔNG HỢP LỆ', indeterminate: 'CHƯA XÁC ĐỊNH' };

/** `verify`: judges dossiers and packages. Exit 0 only when all are valid. */
export const verify: Command = {
  name: 'verify',
  usage: 'verify TỆP… [--trust CHỨNG-THƯ]…',
  words: 'many',
  options: { trust: { type: 'string', multiple: true } },
  run: async ({ positionals, values }, terminal) => {
    if (positionals.length === 0) throw wrongUse('Thiếu tệp cần kiểm tra.');
    const trusted = texts(values, 'trust').flatMap((file) => certificatesIn(readWhole(file, CERTIFICATE_LIMIT)));
    const reports = [];
    for (const file of positionals) {
      terminal.progress(`Đang kiểm tra ${file}`);
      reports.push(
        await verifyFile(file, {
          trusted,
          now: terminal.clock(),
          reprint: async (record) => (await printRecordInWorker(record, { paths: terminal.paths, signal: terminal.signal })).pdf,
        }),
      );
    }
    const lines = reports.flatMap((report) => [
      `${WORDS[report.verdict]}: ${report.file}`,
      ...report.signatures.map((s) => `  ${s.role}: ${s.signer} (${s.issuer}) ${s.signedAt ?? ''}`),
      ...report.reasons.map((reason) => `  ${reason.text}`),
    ]);
    return { exit: reports.every((report) => report.verdict === 'valid') ? 0 : 1, json: reports, text: lines.join('\n') };
  },
};
