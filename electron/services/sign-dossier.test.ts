/** Signing a dossier: what is refused, what is told, what shows. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { programPaths } from '../paths.ts';
import { fillIssued, issuedState } from '../signing/issued.ts';
import { handwriting, sealPicture } from '../signing/picture-fixture.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { openPicture, type SignaturePicture } from '../signing/sign-picture.ts';
import { signPdf } from '../signing/sign.ts';
import { signDossier, type SignOptions } from './sign-dossier.ts';
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

  it('refuses a clock that is surely wrong', async () => {
    const at = (day: string) =>
      attempt(
        signDossier(made.unsigned, {
          key: openPkcs12(made.authority.headP12, PASSWORD),
          role: 'head',
          at: new Date(day),
          paths,
          reprint: made.options.reprint,
        }),
      );
    expect(await at('2026-11-20T02:00:00Z')).toBe('CLOCK_WRONG');
    expect(await at('2001-01-01T00:00:00Z')).toBe('CLOCK_WRONG');
  });

  it('stops when asked, and leaves nothing behind', async () => {
    const controller = new AbortController();
    const stopped = signDossier(made.unsigned, {
      key: openPkcs12(made.authority.headP12, PASSWORD),
      role: 'head',
      at: SIGNED_AT,
      paths,
      reprint: made.options.reprint,
      signal: controller.signal,
      onPhase: () => controller.abort(),
    });
    expect(await attempt(stopped)).toBe('CANCELLED');
  });

  it('shows name, office and time in the room of the role', () => {
    const text = run('pdftotext', '-raw', inFile(made.signed), '-').normalize('NFC');
    expect(text).toContain('Ký bởi: Trần Văn Khải');
    expect(text).toContain('Thời gian ký: 21/11/2026 10:12:40 +07:00');
  });
});

describe('a letter that is issued', () => {
  const key = () => openPkcs12(made.authority.headP12, PASSWORD);
  const at = new Date(SIGNED_AT.getTime() + 7_200_000);
  const sign = (pdf: Uint8Array, role: string, more: Partial<SignOptions> = {}) =>
    signDossier(pdf, { key: key(), role, at, paths, reprint: made.options.reprint, ...more });
  const codeOf = (run: Promise<unknown>): Promise<string> =>
    run.then(
      () => 'signed',
      (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
    );
  const issued = { number: '5', date: '2026-11-21' };
  let hand: SignaturePicture;
  let seal: SignaturePicture;
  let whole: Uint8Array;
  beforeAll(async () => {
    [hand, seal] = [await openPicture(handwriting()), await openPicture(sealPicture())];
    const byPreparer = await sign(made.unsigned, 'preparer', { picture: hand });
    const byHead = await sign(byPreparer, 'head', { picture: hand });
    const checked = await sign(byHead, 'Người kiểm tra');
    whole = await sign(checked, 'office', { picture: seal, issued });
  }, 60_000);

  it('carries pictures, seal, number and date, and is judged valid here and by other programs', async () => {
    const report = await judge(whole);
    expect(report.verdict).toBe('valid');
    expect(report.reasons.map(({ text }) => text).join()).toContain('Số 05, ngày 21 tháng 11');
    expect(report.signatures.map(({ role }) => role)).toEqual(['preparer', 'head', 'Người kiểm tra', 'office']);
    const file = inFile(whole);
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    const judged = run('pdfsig', '-nocert', file);
    expect(judged.match(/Signature is Valid/g)).toHaveLength(4);
    expect(judged.lastIndexOf('Total document signed')).toBeGreaterThan(judged.lastIndexOf('Not total document signed'));
    expect(run('mutool', 'show', file, 'form')).toContain('Name: (office)');
    expect(run('pdfimages', '-list', file).match(/ smask /g)?.length).toBeGreaterThanOrEqual(3);
    expect(run('pdftotext', '-layout', '-l', '1', file, '-').normalize('NFC')).toMatch(/Số:\s+05\s*\/.*ngày\s+21\s+tháng\s+11\s+năm 2026/);
  });

  it('gets the seal after the head only, its number once, and no signature after the seal', async () => {
    expect(await codeOf(sign(made.byPreparer, 'office', { picture: seal }))).toBe('CONFLICT');
    expect(await codeOf(sign(whole, 'Phó giám đốc'))).toBe('CONFLICT');
    expect(await codeOf(sign(made.signed, 'office', { issued: { number: '5', date: '2026-11-20' } }))).toBe('INVALID_INPUT');
    const early = await sign(made.unsigned, 'head', { issued });
    expect((await judge(early)).reasons.map(({ code }) => code)).toContain('number_filled');
    expect(await codeOf(sign(early, 'office', { issued }))).toBe('CONFLICT');
    expect(await codeOf(sign(early, 'office'))).toBe('signed');
  });

  it('is printed without fields as a draft', async () => {
    const draft = await PDFDocument.load(await print(soundRecord({ draft: true })), { updateMetadata: false });
    expect(issuedState(draft)).toEqual({ state: 'none' });
    expect(issuedState(await PDFDocument.load(made.unsigned, { updateMetadata: false }))).toEqual({ state: 'empty' });
  });

  /** Signs while somebody changes the document in the same update, as a hostile signer could. */
  const meddled = async (change: (document: PDFDocument, fields: Map<string, PDFDict>) => void, pdf = made.unsigned): Promise<string[]> => {
    const load = PDFDocument.load.bind(PDFDocument);
    const spy = vi.spyOn(PDFDocument, 'load').mockImplementation(async (bytes, options) => {
      const document = await load(bytes, options);
      if (options?.forIncrementalUpdate === true) change(document, fieldsOf(document));
      return document;
    });
    try {
      const signed = await signPdf(pdf, { key: key(), role: 'head', office: '', reason: '', at, fonts: paths.fonts });
      spy.mockRestore();
      return await codes(signed);
    } finally {
      spy.mockRestore();
    }
  };
  function fieldsOf(document: PDFDocument): Map<string, PDFDict> {
    const list = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict).lookup(PDFName.of('Fields'), PDFArray);
    const dicts = list.asArray().map((_, i) => list.lookup(i, PDFDict));
    return new Map(dicts.map((field) => [field.lookup(PDFName.of('T'), PDFString, PDFHexString).decodeText(), field]));
  }
  const texts = { so: '05', ngay: '21', thang: '11' };

  it('takes nothing but the digits our own program would draw', async () => {
    expect(await meddled((document) => fillIssued(document, texts))).toContain('number_filled');
    // Shows 99 and says 05.
    const lying = await meddled((document, fields) => {
      fillIssued(document, { ...texts, so: '99' });
      fields.get('so')?.set(PDFName.of('V'), PDFString.of('05'));
    });
    expect(lying).toContain('update_unreadable');
    expect(await meddled((document) => fillIssued(document, { ...texts, so: '5; thay' }))).toContain('update_unreadable');
    expect(await meddled((_, fields) => fields.get('so')?.set(PDFName.of('V'), PDFString.of('05')))).toContain('update_unreadable');
    const grown = await meddled((document, fields) => {
      fillIssued(document, texts);
      fields.get('so')?.set(PDFName.of('Rect'), document.context.obj([0, 0, 500, 500]));
    });
    expect(grown).toContain('changed_after_signing');
    const acting = await meddled((document, fields) => {
      fillIssued(document, texts);
      fields.get('so')?.set(PDFName.of('AA'), document.context.obj({}));
    });
    expect(acting).toContain('changed_after_signing');
    const half = await meddled((document, fields) => {
      fillIssued(document, texts);
      for (const name of ['V', 'AP']) fields.get('thang')?.delete(PDFName.of(name));
    });
    expect(half).not.toContain('number_filled');
    expect(half.some((code) => code === 'update_unreadable' || code === 'changed_after_signing')).toBe(true);
  });

  it('cannot be given another number once it has one', async () => {
    const early = await sign(made.unsigned, 'preparer', { issued });
    const again = await meddled((document, fields) => {
      for (const field of fields.values()) if (field.get(PDFName.of('FT')) === PDFName.of('Tx')) field.delete(PDFName.of('V'));
      fillIssued(document, { ...texts, so: '06' });
    }, early);
    expect(again).toContain('changed_after_signing');
  });
});
