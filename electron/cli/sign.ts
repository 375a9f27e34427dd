import { realpathSync } from 'node:fs';
import { digestOfBytes } from '../../core/canonical.ts';
import { bearsName, printedName, type SignerRole } from '../../core/exchange/signers.ts';
import { recordOf, reprinter } from '../services/dossier.ts';
import { readWhole, writeWhole } from '../services/files.ts';
import { signDossier } from '../services/sign-dossier.ts';
import type { Der } from '../signing/certificates.ts';
import { addLongTermData } from '../signing/long-term.ts';
import { isServiceAddress } from '../signing/network.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { certificatesIn } from '../signing/trust.ts';
import { onePositional, optionalText, password, requiredText, texts, wrongUse } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { refuseOverwriting, samePlace } from './outputs.ts';

const PDF_LIMIT = 512 * 1_048_576;
const KEY_LIMIT = 1_048_576;
const CERTIFICATE_LIMIT = 1_048_576;

/** `sign`: adds one signature; without `--out` the file itself gets it. */
export const sign: Command = {
  name: 'sign',
  usage: 'sign TỆP.pdf --p12 KHÓA --password-file TỆP --role preparer|head [--out TỆP.pdf] [--tsa URL [--lt] [--trust CHỨNG-THƯ]…]',
  words: 'one',
  options: {
    p12: { type: 'string' },
    'password-file': { type: 'string' },
    role: { type: 'string' },
    out: { type: 'string' },
    tsa: { type: 'string' },
    lt: { type: 'boolean' },
    trust: { type: 'string', multiple: true },
  },
  run: async ({ positionals, values }, terminal) => {
    const file = onePositional(positionals, 'tệp hồ sơ');
    const role = roleOf(requiredText(values, 'role'));
    const timestampUrl = serviceAddress(optionalText(values, 'tsa'));
    const longTerm = values['lt'] === true;
    if (longTerm && timestampUrl === undefined) throw wrongUse('--lt cần --tsa: dữ liệu thu hồi phải được đóng dấu thời gian.');
    const keyFile = requiredText(values, 'p12');
    const passwordFile = optionalText(values, 'password-file');
    const out = optionalText(values, 'out') ?? file;
    // A signature is added behind what is there: signing in place loses nothing of the file.
    const inPlace = samePlace(out, file);
    if (!inPlace) {
      const secrets = passwordFile === undefined ? [] : [{ file: passwordFile, what: 'tệp mật khẩu' }];
      refuseOverwriting([{ file: keyFile, what: 'tệp khóa ký' }, ...secrets], [out]);
    }
    const key = openPkcs12(readWhole(keyFile, KEY_LIMIT), password(values, terminal));
    const trusted = texts(values, 'trust').flatMap((name) => certificatesIn(readWhole(name, CERTIFICATE_LIMIT)));
    const pdf = readWhole(file, PDF_LIMIT);
    const printed = printedName(await recordOf(pdf), role);
    const signed = await signDossier(pdf, {
      key,
      role,
      at: terminal.clock(),
      paths: terminal.paths,
      reprint: reprinter(terminal.paths, terminal.signal),
      ...(timestampUrl === undefined ? {} : { timestampUrl }),
    });
    const written = longTerm && timestampUrl !== undefined ? await withLongTermData(signed, timestampUrl, trusted, terminal) : signed;
    // A symbolic link stays one: the file it leads to is signed.
    writeWhole(inPlace ? realpathSync(out) : out, written);
    return {
      exit: 0,
      json: { pdf: out, sha256: digestOfBytes(written), signer: key.info.subject, role, timestamped: timestampUrl !== undefined, longTerm },
      text: `Đã ký (${role === 'head' ? 'thủ trưởng' : 'người lập'}): ${key.info.subject}. Tệp: ${out}`,
      messages: bearsName(key.info.subject, printed)
        ? []
        : [
            `Cảnh báo: chứng thư thuộc «${key.info.subject}», còn hồ sơ in tên «${printed}» ở chỗ ký này. Kiểm tra lại thẩm quyền của người ký.`,
          ],
    };
  },
};

function roleOf(text: string): SignerRole {
  if (text === 'preparer' || text === 'head') return text;
  throw wrongUse(`--role phải là preparer (người lập) hoặc head (thủ trưởng), không phải «${text}».`);
}

/** Asks the issuers of every certificate in the file. All or nothing: without a single answer the file stays unsigned. */
const withLongTermData = (pdf: Uint8Array, timestampUrl: string, trusted: readonly Der[], terminal: Terminal): Promise<Uint8Array> =>
  addLongTermData(pdf, {
    timestampUrl,
    trusted,
    now: terminal.clock(),
    ...(terminal.signal === undefined ? {} : { signal: terminal.signal }),
    progress: ({ done, total, certificate }) => {
      if (done < total) terminal.progress(`Đang tra cứu thu hồi (${done + 1}/${total}): ${certificate}`);
    },
  });

/** The address of a timestamp service, checked before a key is opened. */
function serviceAddress(text: string | undefined): string | undefined {
  if (text === undefined || isServiceAddress(text)) return text;
  // What is refused may hold a password: it is not said again.
  const shown = text.includes('@') ? 'địa chỉ đã nhập' : `«${text}»`;
  throw wrongUse(`--tsa phải là địa chỉ http:// hoặc https:// (chỉ kèm tên và mật khẩu khi dùng https://), không phải ${shown}.`);
}
