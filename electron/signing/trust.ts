/** The certificates a user trusts: a folder of DER files, named by fingerprint. None is shipped; the user imports them. */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CertificateInfo } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';
import { compareVietnamese } from '../../core/text.ts';
import { certificateInfo, certificatesIn, isAuthority, type Der } from './certificates.ts';

export { certificatesIn } from './certificates.ts';

export interface TrustStore {
  list(): CertificateInfo[];
  certificates(): Der[];
  /** Takes the first issuing certificate of a PEM or DER file. CERTIFICATE_INVALID for anything else. */
  import(bytes: Uint8Array): CertificateInfo;
  remove(fingerprint: string): void;
}

const ENDING = '.der';

export function openTrustStore(directory: string): TrustStore {
  const fileOf = (fingerprint: string): string => join(directory, `${fingerprint}${ENDING}`);
  const certificates = (): Der[] =>
    existsSync(directory)
      ? readdirSync(directory)
          .filter((name) => /^[0-9a-f]{64}\.der$/.test(name))
          .toSorted()
          .map((name) => new Uint8Array(readFileSync(join(directory, name))))
          // A file that is not what its name says is not trusted.
          .filter((der, i, all) => all.indexOf(der) === i && readable(der))
      : [];
  return {
    certificates,
    list: () =>
      certificates()
        .map(certificateInfo)
        .toSorted((a, b) => compareVietnamese(a.subject, b.subject)),
    import: (bytes) => {
      const authority = certificatesIn(bytes).find(isAuthority);
      if (authority === undefined) {
        throw new FailureError(
          'CERTIFICATE_INVALID',
          'Tệp không chứa chứng thư của nơi cấp (CA) mà là chứng thư của một người hoặc máy; chưa nạp vào danh sách tin cậy. Chọn chứng thư gốc hoặc trung gian do nơi cấp công bố.',
        );
      }
      const info = certificateInfo(authority);
      mkdirSync(directory, { recursive: true });
      write(fileOf(info.fingerprint), authority);
      return info;
    },
    remove: (fingerprint) => {
      if (/^[0-9a-f]{64}$/.test(fingerprint)) rmSync(fileOf(fingerprint), { force: true });
    },
  };
}

function readable(der: Der): boolean {
  try {
    return isAuthority(der);
  } catch {
    return false;
  }
}

function write(file: string, bytes: Uint8Array): void {
  const beside = `${file}.tmp`;
  const handle = openSync(beside, 'w');
  try {
    writeSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(beside, file);
}
