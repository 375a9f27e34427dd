/** Signing a dossier: what is refused, what is told, what shows. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { programPaths } from '../paths.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { signDossier } from './sign-dossier.ts';
import { authorityOf, PASSWORD, print, SIGNED_AT, signedDossier, soundRecord, type Signed } from './verification-fixture.ts';
import { verifyFile } from './verification.ts';

const paths = programPaths();
const folder = mkdtempSync(join(tmpdir(), 'antam-sign-dossier-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made: Signed;
beforeAll(async () => {
  made = await signedDossier();
}, 30_000);

const inFile = (bytes: Uint8Array): string => {
  const file = join(folder, 'tệp.pdf');
  writeFileSync(file, bytes);
  return file;
};
const judge = (bytes: Uint8Array) => verifyFile(inFile(bytes), made.options);
const codes = async (bytes: Uint8Array): Promise<string[]> => (await judge(bytes)).reasons.map((reason) => reason.code);
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8' });

describe('signing', () => {
  const attempt = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => 'signed',
      (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
    );
  const sign = (authority: ReturnType<typeof authorityOf>, pdf = made.unsigned) =>
    signDossier(pdf, { key: openPkcs12(authority.headP12, PASSWORD), role: 'head', at: SIGNED_AT, paths, reprint: made.options.reprint });

  it('refuses a wrong password, a file that is no key, a certificate out of its time, a second signature of one role, a draft', async () => {
    expect(() => openPkcs12(made.authority.headP12, 'sai')).toThrow(/Mật khẩu/);
    expect(() => openPkcs12(Buffer.from('không phải khóa'), PASSWORD)).toThrow(/PKCS#12/);
    expect(await attempt(sign(authorityOf({ validFrom: new Date('2020-01-01'), validTo: new Date('2021-01-01') })))).toBe(
      'CERTIFICATE_EXPIRED',
    );
    expect(await attempt(sign(authorityOf({ validFrom: new Date('2028-01-01'), validTo: new Date('2029-01-01') })))).toBe(
      'CERTIFICATE_NOT_YET_VALID',
    );
    expect(await attempt(sign(made.authority, made.signed))).toBe('ALREADY_SIGNED');
    expect(await attempt(sign(made.authority, await print(soundRecord({ draft: true }))))).toBe('CONFLICT');
    expect(await attempt(sign(made.authority, Buffer.from('%PDF-1.7 hỏng')))).toBe('NOT_A_DOSSIER');
  });

  it('refuses a file that is no longer what its record prints', async () => {
    const document = await PDFDocument.load(made.unsigned, { forIncrementalUpdate: true, updateMetadata: false });
    document.setTitle('Tên khác');
    expect(await attempt(sign(made.authority, await document.save({ useObjectStreams: false })))).toBe('CHANGED_AFTER_SIGNING');
    expect(await attempt(sign(made.authority, Buffer.concat([made.byPreparer, Buffer.from('% thêm\n')])))).toBe('CHANGED_AFTER_SIGNING');
  });

  it('by somebody else than the dossier names is told, and left to people', async () => {
    const stranger = await signDossier(made.byPreparer, {
      key: openPkcs12(made.authority.preparerP12, PASSWORD),
      role: 'head',
      at: SIGNED_AT,
      paths,
      reprint: made.options.reprint,
    });
    const { verdict, reasons } = await judge(stranger);
    expect(verdict).toBe('valid');
    expect(reasons.map(({ code }) => code)).toEqual(expect.arrayContaining(['signer_name_differs', 'same_signer']));
    expect(await codes(made.signed)).not.toContain('signer_name_differs');
  });

  it('shows name, office and time in the room of the role', () => {
    const text = run('pdftotext', '-raw', inFile(made.signed), '-').normalize('NFC');
    expect(text).toContain('Ký bởi: Trần Văn Khải');
    expect(text).toContain('Thời gian ký: 21/11/2026 10:12:40 +07:00');
  });
});
