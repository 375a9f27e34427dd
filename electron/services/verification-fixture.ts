/** A small signed dossier for tests: real record, real print, real signatures by a demonstration authority. */
import { buildRecord } from '../../core/exchange/build.ts';
import { recordDigest } from '../../core/exchange/parse.ts';
import type { DossierRecord } from '../../core/exchange/record.ts';
import { soundReport } from '../../core/report/fixture.ts';
import { printRecord } from '../dossier/print.ts';
import { programPaths } from '../paths.ts';
import { certificatesIn } from '../signing/certificates.ts';
import { makeDemoAuthority, type DemoAuthorityOptions } from '../signing/demo-authority.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { signDossier } from './sign-dossier.ts';
import type { VerificationOptions } from './verification.ts';

export const PASSWORD = 'mật khẩu thử';
export const NOW = new Date('2026-11-22T02:41:00Z');
export const SIGNED_AT = new Date('2026-11-21T02:12:40Z');
const VALID = { validFrom: new Date('2026-01-01T00:00:00Z'), validTo: new Date('2030-01-01T00:00:00Z') };
const paths = programPaths();

export const authorityOf = (change: Partial<DemoAuthorityOptions> = {}): ReturnType<typeof makeDemoAuthority> =>
  makeDemoAuthority({
    ...VALID,
    preparerName: 'Lê Quang Minh',
    headName: 'Trần Văn Khải',
    unit: 'Bệnh viện Đa khoa tỉnh Lam Giang',
    password: PASSWORD,
    ...change,
  });

export const soundRecord = (change: Partial<DossierRecord> = {}): DossierRecord => ({
  ...buildRecord(soundReport(), {
    id: 'record-1',
    createdAt: '2026-11-21T02:00:00.000Z',
    program: 'An Tâm 0.1.0',
    draft: false,
    journal: { head: 'c'.repeat(64), entries: 12 },
  }),
  ...change,
});

export const print = async (record: DossierRecord): Promise<Uint8Array> => (await printRecord(record, { fonts: paths.fonts })).pdf;

/** Prints each record once: tests judge many files made from the same record. */
export function rememberingPrinter(): VerificationOptions['reprint'] {
  const printed = new Map<string, Promise<Uint8Array>>();
  return (record) => {
    const key = recordDigest(record);
    const known = printed.get(key) ?? print(record);
    printed.set(key, known);
    return known;
  };
}

export interface Signed {
  record: DossierRecord;
  unsigned: Uint8Array;
  byPreparer: Uint8Array;
  signed: Uint8Array;
  authority: ReturnType<typeof makeDemoAuthority>;
  options: VerificationOptions;
}

/** The dossier in its three states, and the options under which it is valid. */
export async function signedDossier(): Promise<Signed> {
  const authority = authorityOf();
  const record = soundRecord();
  const reprint = rememberingPrinter();
  const unsigned = await print(record);
  const byPreparer = await signDossier(unsigned, {
    key: openPkcs12(authority.preparerP12, PASSWORD),
    role: 'preparer',
    at: SIGNED_AT,
    paths,
    reprint,
  });
  const signed = await signDossier(byPreparer, {
    key: openPkcs12(authority.headP12, PASSWORD),
    role: 'head',
    at: new Date(SIGNED_AT.getTime() + 3_600_000),
    paths,
    reprint,
  });
  return {
    record,
    unsigned,
    byPreparer,
    signed,
    authority,
    options: { trusted: certificatesIn(Buffer.from(authority.caPem)), now: NOW, reprint },
  };
}
