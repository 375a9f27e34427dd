import { realpathSync } from 'node:fs';
import { digestOfBytes } from '../../core/canonical.ts';
import { isoDate, vietnamDate } from '../../core/date.ts';
import { refuseImpossibleIssue, type Issued } from '../../core/exchange/issued.ts';
import { bearsName, FIXED_ROLES, isFixedRole, printedName, roleName, type FixedRole } from '../../core/exchange/signers.ts';
import { recordOf, reprinter } from '../services/dossier.ts';
import { readWhole, writeWhole } from '../services/files.ts';
import { signDossier } from '../services/sign-dossier.ts';
import type { Der } from '../signing/certificates.ts';
import { useOnce } from '../signing/key.ts';
import { addLongTermData } from '../signing/long-term.ts';
import { isServiceAddress } from '../signing/network.ts';
import { openPicture, PICTURE_BYTES, type SignaturePicture } from '../signing/sign-picture.ts';
import { certificatesIn } from '../signing/trust.ts';
import { onePositional, optionalText, requiredText, texts, wrongUse } from './arguments.ts';
import type { Command, Terminal } from './command.ts';
import { refuseOverwriting, samePlace } from './outputs.ts';
import { KEY_OPTIONS, KEY_USAGE, keyFileOf, signingKeyOf } from './signing-key.ts';

type Values = Parameters<Command['run']>[0]['values'];

const PDF_LIMIT = 512 * 1_048_576;
const CERTIFICATE_LIMIT = 1_048_576;

/** `sign`: adds one signature; without `--out` the file itself gets it. */
export const sign: Command = {
  name: 'sign',
  usage: `sign TỆP.pdf ${KEY_USAGE} --role ${FIXED_ROLES.join('|')} [--picture ẢNH.png] [--number SỐ --date NĂM-THÁNG-NGÀY] [--out TỆP.pdf] [--tsa URL [--lt] [--trust CHỨNG-THƯ]…]`,
  words: 'one',
  options: {
    ...KEY_OPTIONS,
    role: { type: 'string' },
    picture: { type: 'string' },
    number: { type: 'string' },
    date: { type: 'string' },
    out: { type: 'string' },
    tsa: { type: 'string' },
    lt: { type: 'boolean' },
    trust: { type: 'string', multiple: true },
  },
  run: async ({ positionals, values }, terminal) => {
    const file = onePositional(positionals, 'tệp hồ sơ');
    const role = roleOf(requiredText(values, 'role'));
    const issued = issuedOf(values);
    const timestampUrl = serviceAddress(optionalText(values, 'tsa'));
    const longTerm = values['lt'] === true;
    if (longTerm && timestampUrl === undefined) throw wrongUse('--lt cần --tsa: dữ liệu thu hồi phải được đóng dấu thời gian.');
    const out = optionalText(values, 'out') ?? file;
    // A signature is added behind what is there: signing in place loses nothing of the file.
    const inPlace = samePlace(out, file);
    if (!inPlace) refuseOverwriting(inputsOf(values), [out]);
    const picture = await pictureOf(values);
    const trusted = texts(values, 'trust').flatMap((name) => certificatesIn(readWhole(name, CERTIFICATE_LIMIT)));
    const openKey = signingKeyOf(values, terminal);
    const pdf = readWhole(file, PDF_LIMIT);
    const record = await recordOf(pdf);
    const printed = printedName(record, role);
    // Told before a token asks for its PIN.
    if (issued !== null) refuseImpossibleIssue(issued, record, vietnamDate(terminal.clock()));
    const key = await openKey();
    const signed = await useOnce(key, () =>
      signDossier(pdf, {
        key,
        role,
        at: terminal.clock(),
        paths: terminal.paths,
        reprint: reprinter(terminal.paths, terminal.signal),
        signal: terminal.signal,
        ...(picture === null ? {} : { picture }),
        ...(issued === null ? {} : { issued }),
        ...(timestampUrl === undefined ? {} : { timestampUrl }),
      }),
    );
    const written = longTerm && timestampUrl !== undefined ? await withLongTermData(signed, timestampUrl, trusted, terminal) : signed;
    // A symbolic link stays one: the file it leads to is signed.
    writeWhole(inPlace ? realpathSync(out) : out, written);
    return {
      exit: 0,
      json: {
        pdf: out,
        sha256: digestOfBytes(written),
        signer: key.info.subject,
        role,
        timestamped: timestampUrl !== undefined,
        longTerm,
        picture: picture !== null,
        issued,
      },
      text: `Đã ký (${roleName(role)}): ${key.info.subject}. Tệp: ${out}`,
      messages: bearsName(key.info.subject, printed)
        ? []
        : [
            `Cảnh báo: chứng thư thuộc «${key.info.subject}», còn hồ sơ in tên «${printed}» ở chỗ ký này. Kiểm tra lại thẩm quyền của người ký.`,
          ],
    };
  },
};

function roleOf(text: string): FixedRole {
  if (isFixedRole(text)) return text;
  throw wrongUse(`--role phải là preparer (người lập), head (thủ trưởng) hoặc office (cơ quan, văn thư đóng dấu), không phải «${text}».`);
}

/** Number and date go together, or both come from the document system. */
function issuedOf(values: Values): Issued | null {
  const [number, date] = [optionalText(values, 'number'), optionalText(values, 'date')];
  if (number === undefined && date === undefined) return null;
  if (number === undefined || date === undefined) throw wrongUse('--number và --date phải đi cùng nhau.');
  if (!isoDate.safeParse(date).success) throw wrongUse(`--date phải có dạng năm-tháng-ngày, ví dụ 2026-12-22, không phải «${date}».`);
  return { number, date };
}

async function pictureOf(values: Values): Promise<SignaturePicture | null> {
  const file = optionalText(values, 'picture');
  return file === undefined ? null : openPicture(readWhole(file, PICTURE_BYTES));
}

/** What is read and must not be written over. */
function inputsOf(values: Values): { file: string; what: string }[] {
  const named = (file: string | null | undefined, what: string) => (file == null ? [] : [{ file, what }]);
  return [
    ...named(keyFileOf(values), 'tệp khóa ký'),
    ...named(optionalText(values, 'password-file'), 'tệp mật khẩu'),
    ...named(optionalText(values, 'picture'), 'ảnh chữ ký'),
  ];
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
