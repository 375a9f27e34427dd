/** The issuers a user trusts: a folder of DER files, named by fingerprint. None is shipped; the user imports them. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { AuthorityInfo, AuthorityOffer, TrustedAuthority } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { compareVietnamese } from '../../core/text.ts';
import { certificateInfo, isAuthority, type Der } from './certificates.ts';
import { authorityInfo, readCertificateFile } from './trust-file.ts';

export { certificatesIn } from './certificates.ts';

export interface TrustStore {
  /** By name. */
  list(): TrustedAuthority[];
  certificates(): Der[];
  /** What a file of certificates holds; nothing is trusted by it. CERTIFICATE_INVALID where no issuer's is among them. */
  read(bytes: Uint8Array): Omit<AuthorityOffer, 'path'>;
  /** Trusts those with these fingerprints. CERTIFICATE_INVALID when the file no longer holds one of them: then none is taken. */
  import(bytes: Uint8Array, fingerprints: readonly string[], at: Date): AuthorityInfo[];
  remove(fingerprint: string): void;
}

const NAME = /^[0-9a-f]{64}\.der$/;

export function openTrustStore(directory: string): TrustStore {
  const fileOf = (fingerprint: string): string => join(directory, `${fingerprint}.der`);
  const kept = (): { der: Der; importedAt: string }[] =>
    existsSync(directory)
      ? readdirSync(directory)
          .filter((name) => NAME.test(name))
          .toSorted()
          .map((name) => ({ name, der: new Uint8Array(readFileSync(join(directory, name))) }))
          // A file that is not what its name says is not trusted.
          .filter(({ name, der }) => isWhatItSays(name, der))
          .map(({ name, der }) => ({ der, importedAt: statSync(join(directory, name)).mtime.toISOString() }))
      : [];
  const certificates = (): Der[] => kept().map(({ der }) => der);
  return {
    certificates,
    list: () =>
      kept()
        .map(({ der, importedAt }) => ({ ...authorityInfo(der), importedAt }))
        .toSorted((a, b) => compareVietnamese(a.subject, b.subject)),
    read: (bytes) => {
      const known = new Set(certificates().map((der) => certificateInfo(der).fingerprint));
      const { authorities, others } = offered(bytes);
      const told = authorities.map(authorityInfo);
      return { authorities: told.map((one) => ({ ...one, known: known.has(one.fingerprint) })), others };
    },
    import: (bytes, fingerprints, at) => {
      const wanted = new Set(fingerprints);
      const chosen = offered(bytes)
        .authorities.map((der) => ({ der, info: authorityInfo(der) }))
        .filter(({ info }) => wanted.has(info.fingerprint));
      if (chosen.length < wanted.size) {
        throw new FailureError(
          'CERTIFICATE_INVALID',
          'Tệp chứng thư đã thay đổi sau khi được xem nên chưa nạp chứng thư nào. Chọn lại tệp và đối chiếu lại dấu vân tay.',
        );
      }
      mkdirSync(directory, { recursive: true });
      for (const { der, info } of chosen) write(fileOf(info.fingerprint), der, at);
      return chosen.map(({ info }) => info);
    },
    remove: (fingerprint) => {
      if (NAME.test(`${fingerprint}.der`)) rmSync(fileOf(fingerprint), { force: true });
    },
  };
}

function offered(bytes: Uint8Array): ReturnType<typeof readCertificateFile> {
  const file = readCertificateFile(bytes);
  if (file.authorities.length > 0) return file;
  throw new FailureError(
    'CERTIFICATE_INVALID',
    'Tệp không chứa chứng thư của nơi cấp (CA) mà là chứng thư của một người hoặc máy; chưa nạp vào danh sách tin cậy. Chọn chứng thư gốc hoặc trung gian do nơi cấp công bố.',
  );
}

function isWhatItSays(name: string, der: Der): boolean {
  try {
    return isAuthority(der) && name === `${certificateInfo(der).fingerprint}.der`;
  } catch {
    return false;
  }
}

/** When it was taken is told by the time of the file. */
function write(file: string, bytes: Uint8Array, at: Date): void {
  const beside = `${file}.tmp`;
  const handle = openSync(beside, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  utimesSync(beside, at, at);
  renameSync(beside, file);
}
