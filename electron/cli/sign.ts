import { realpathSync } from 'node:fs';
import { digestOfBytes } from '../../core/canonical.ts';
import { bearsName, printedName, type SignerRole } from '../../core/exchange/signers.ts';
import { recordOf, reprinter } from '../services/dossier.ts';
import { readWhole, writeWhole } from '../services/files.ts';
import { signDossier } from '../services/sign-dossier.ts';
import { useOnce } from '../signing/key.ts';
import { onePositional, optionalText, requiredText, wrongUse } from './arguments.ts';
import type { Command } from './command.ts';
import { refuseOverwriting, samePlace } from './outputs.ts';
import { KEY_OPTIONS, KEY_USAGE, keyFileOf, signingKeyOf } from './signing-key.ts';

const PDF_LIMIT = 512 * 1_048_576;

/** `sign`: adds one signature; without `--out` the file itself gets it. */
export const sign: Command = {
  name: 'sign',
  usage: `sign TỆP.pdf ${KEY_USAGE} --role preparer|head [--out TỆP.pdf] [--tsa URL]`,
  words: 'one',
  options: {
    ...KEY_OPTIONS,
    role: { type: 'string' },
    out: { type: 'string' },
    tsa: { type: 'string' },
  },
  run: async ({ positionals, values }, terminal) => {
    const file = onePositional(positionals, 'tệp hồ sơ');
    const role = roleOf(requiredText(values, 'role'));
    const timestampUrl = serviceAddress(optionalText(values, 'tsa'));
    const keyFile = keyFileOf(values);
    const passwordFile = optionalText(values, 'password-file');
    const out = optionalText(values, 'out') ?? file;
    // A signature is added behind what is there: signing in place loses nothing of the file.
    const inPlace = samePlace(out, file);
    if (!inPlace) {
      const secrets = passwordFile === undefined ? [] : [{ file: passwordFile, what: 'tệp mật khẩu' }];
      const keys = keyFile === null ? [] : [{ file: keyFile, what: 'tệp khóa ký' }];
      refuseOverwriting([...keys, ...secrets], [out]);
    }
    const openKey = signingKeyOf(values, terminal);
    const pdf = readWhole(file, PDF_LIMIT);
    const printed = printedName(await recordOf(pdf), role);
    const key = await openKey();
    const signed = await useOnce(key, () =>
      signDossier(pdf, {
        key,
        role,
        at: terminal.clock(),
        paths: terminal.paths,
        reprint: reprinter(terminal.paths, terminal.signal),
        ...(timestampUrl === undefined ? {} : { timestampUrl }),
      }),
    );
    // A symbolic link stays one: the file it leads to is signed.
    writeWhole(inPlace ? realpathSync(out) : out, signed);
    return {
      exit: 0,
      json: { pdf: out, sha256: digestOfBytes(signed), signer: key.info.subject, role, timestamped: timestampUrl !== undefined },
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

/** The address of a timestamp service, checked before a key is opened. */
function serviceAddress(text: string | undefined): string | undefined {
  if (text === undefined || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))) return text;
  throw wrongUse(`--tsa phải là địa chỉ http:// hoặc https://, không phải «${text}».`);
}
