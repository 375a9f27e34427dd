/** The key that `sign` uses: from a PKCS#12 file, or from a USB token through the driver that is named. */
import { resolve } from 'node:path';
import type { CertificateProblem, Token } from '../../core/api.ts';
import { readWhole } from '../services/files.ts';
import type { OpenKey } from '../signing/key.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { openTokens } from '../signing/token/index.ts';
import { optionalText, password, requiredText, wrongUse } from './arguments.ts';
import type { Command, Terminal } from './command.ts';

type Values = Parameters<Command['run']>[0]['values'];

const KEY_LIMIT = 1_048_576;

export const KEY_OPTIONS: Command['options'] = {
  p12: { type: 'string' },
  module: { type: 'string' },
  'token-serial': { type: 'string' },
  certificate: { type: 'string' },
  'password-file': { type: 'string' },
};
export const KEY_USAGE = '(--p12 KHÓA | --module THƯ_VIỆN [--token-serial SỐ] [--certificate DẤU_VÂN_TAY]) --password-file TỆP';

const PROBLEMS: Record<NonNullable<CertificateProblem>, string> = {
  expired: 'đã hết hạn',
  not_yet_valid: 'chưa có hiệu lực',
  not_for_signing: 'không cấp để ký văn bản',
  too_weak: 'thuật toán lạc hậu',
  unsupported_key: 'loại khóa không ký được',
};

/** The file of the key, where it is one; USAGE unless exactly one source of keys is named. */
export function keyFileOf(values: Values): string | null {
  const [p12, module] = [optionalText(values, 'p12'), optionalText(values, 'module')];
  if (p12 !== undefined && module !== undefined) throw wrongUse('Chỉ dùng một trong hai: --p12 (tệp chứng thư) hoặc --module (USB token).');
  if (module === undefined && (optionalText(values, 'token-serial') ?? optionalText(values, 'certificate')) !== undefined)
    throw wrongUse('--token-serial và --certificate chỉ dùng cùng --module (USB token).');
  return module === undefined ? requiredText(values, 'p12') : null;
}

/**
 * What opens the key; the key is to be closed in any case. A file is read at once, a token only when the key is wanted: it stays
 * logged in no longer than need be. The password or PIN is that of `password`.
 */
export function signingKeyOf(values: Values, terminal: Terminal): () => Promise<OpenKey> {
  const file = keyFileOf(values);
  if (file === null) return () => tokenKey(values, terminal);
  const key = openPkcs12(readWhole(file, KEY_LIMIT), password(values, terminal));
  return async () => ({ ...key, close: async () => undefined });
}

async function tokenKey(values: Values, terminal: Terminal): Promise<OpenKey> {
  const module = resolve(requiredText(values, 'module'));
  const tokens = openTokens({ spawn: terminal.startTokenProcess, clock: terminal.clock });
  terminal.signal.addEventListener('abort', tokens.cancel, { once: true });
  const wantedSerial = optionalText(values, 'token-serial');
  const wanted = optionalText(values, 'certificate')?.replaceAll(':', '').toLowerCase();
  const seen = (await tokens.look(module)).filter(({ serial }) => wantedSerial === undefined || serial === wantedSerial);
  if (seen.length === 0)
    throw wrongUse('Không thấy USB token nào như đã nêu. Cắm token rồi chạy lại; kiểm tra --module và --token-serial.');
  const pinFor = ({ protectedPath }: Token): string | null => (protectedPath ? null : password(values, terminal));

  // A token that hides its certificates is opened once to choose; with more than one the PIN could be meant for another.
  const [only, ...more] = seen;
  const shown =
    only?.needsPin === true && more.length === 0
      ? (await tokens.look(module, { serial: only.serial, pin: pinFor(only) })).filter(({ serial }) => serial === only.serial)
      : seen;
  const choices = shown.flatMap((token) =>
    token.certificates.filter(({ hasKey }) => hasKey).map((certificate) => ({ token, certificate })),
  );
  const found = choices.filter(({ certificate }) =>
    wanted === undefined ? certificate.problem === null : certificate.fingerprint === wanted,
  );
  const [choice, ...others] = found;
  if (choice === undefined || others.length > 0) {
    const list = choices.map(
      ({ token, certificate: { fingerprint, subject, problem } }) =>
        `  --token-serial ${token.serial} --certificate ${fingerprint}  (${subject}${problem === null ? '' : `; ${PROBLEMS[problem]}`})`,
    );
    const what =
      choice === undefined ? 'Không thấy chứng thư ký được như đã nêu trong token.' : 'Có nhiều chứng thư ký được; nêu rõ một chứng thư.';
    throw wrongUse([what, ...list].join('\n'));
  }
  const { token, certificate } = choice;
  return tokens.signingKey({ module, serial: token.serial, fingerprint: certificate.fingerprint }, pinFor(token));
}
