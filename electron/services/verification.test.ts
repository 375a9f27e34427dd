import { PDFArray, PDFDict, PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildManifest, evidenceEntry } from '../../core/exchange/manifest.ts';
import { digestOfBytes } from '../../core/canonical.ts';
import { writePackage } from '../dossier/package.ts';
import { programPaths } from '../paths.ts';
import { openPkcs12 } from '../signing/pkcs12.ts';
import { signPdf } from '../signing/sign.ts';
import { signDossier } from './sign-dossier.ts';
import { NOW, PASSWORD, print, SIGNED_AT, signedDossier, soundRecord, type Signed } from './verification-fixture.ts';
import { verifyFile } from './verification.ts';

const paths = programPaths();
const folder = mkdtempSync(join(tmpdir(), 'antam-verify-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let made: Signed;
beforeAll(async () => {
  made = await signedDossier();
}, 30_000);

let files = 0;
const inFile = (bytes: Uint8Array | string, name = `tệp ${++files}.pdf`): string => {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
const judge = (bytes: Uint8Array, options = made.options) => verifyFile(inFile(bytes), options);
const codes = async (bytes: Uint8Array, options = made.options): Promise<string[]> =>
  (await judge(bytes, options)).reasons.map((reason) => reason.code);
const run = (program: string, ...args: string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

describe('a genuine dossier', () => {
  it('is valid when its authority is trusted, and says what was not checked', async () => {
    const report = await judge(made.signed);
    expect(report).toMatchObject({ kind: 'dossier', verdict: 'valid', content: { year: 2026, systems: 2 } });
    expect(report.reasons.map((reason) => reason.code)).toEqual(['time_stated', 'revocation_unchecked']);
    expect(report.signatures).toMatchObject([
      {
        role: 'preparer',
        signer: 'Lê Quang Minh',
        signedAt: '2026-11-21T09:12:40+07:00',
        timeSource: 'stated',
        integrity: 'intact',
        chain: 'trusted',
        revocation: 'unchecked',
        coversWholeFile: false,
      },
      { role: 'head', signer: 'Trần Văn Khải', integrity: 'intact', chain: 'trusted', coversWholeFile: true },
    ]);
  });

  it('is accepted by poppler, qpdf and OpenSSL as well', () => {
    const file = inFile(made.signed);
    const said = run('pdfsig', '-nocert', file);
    expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
    expect(said).toContain('Total document signed');
    expect(said).toContain('Trần Văn Khải');
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    opensslAccepts(made.signed);
  });

  it('begins with the bytes that were printed, and each signature only appends', () => {
    expect(Buffer.compare(made.signed.subarray(0, made.unsigned.byteLength), made.unsigned)).toBe(0);
    expect(Buffer.compare(made.signed.subarray(0, made.byPreparer.byteLength), made.byPreparer)).toBe(0);
  });
});

/** `openssl cms -verify -cades` over the bytes of the last signature. */
function opensslAccepts(pdf: Uint8Array): void {
  const text = Buffer.from(pdf).toString('latin1');
  const range = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].at(-1);
  const [first, second, rest] = [Number(range?.[1]), Number(range?.[2]), Number(range?.[3])];
  const data = inFile(Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)]), 'signed.bin');
  const cms = inFile(Buffer.from(text.slice(first + 1, second - 1), 'hex'), 'cms.der');
  const root = inFile(made.authority.caPem, 'ca.pem');
  run(
    'openssl',
    'cms',
    '-verify',
    '-cades',
    '-binary',
    '-inform',
    'DER',
    '-in',
    cms,
    '-content',
    data,
    '-CAfile',
    root,
    '-purpose',
    'any',
    '-out',
    '/dev/null',
    '-attime',
    String(NOW.getTime() / 1000),
  );
}

describe('what cannot be decided', () => {
  it('is said of an unknown issuer, of a missing signature of the head, of no signature, of a draft', async () => {
    expect(await judge(made.signed, { ...made.options, trusted: [] })).toMatchObject({ verdict: 'indeterminate' });
    expect(await codes(made.signed, { ...made.options, trusted: [] })).toContain('unknown_issuer');
    expect(await judge(made.byPreparer)).toMatchObject({
      verdict: 'indeterminate',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'head_signature_missing' })]),
    });
    expect(await judge(made.unsigned)).toMatchObject({
      kind: 'dossier',
      verdict: 'indeterminate',
      reasons: [expect.objectContaining({ code: 'unsigned' })],
    });
    expect(await codes(await print(soundRecord({ draft: true })))).toContain('draft');
  });

  it('is said of a record from another edition of the printer, and of a time that lies ahead', async () => {
    const other = await print(soundRecord({ printer: 99 }));
    expect(await judge(other)).toMatchObject({
      verdict: 'indeterminate',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'printer_edition' })]),
    });
    expect(await judge(made.signed, { ...made.options, now: new Date('2026-11-01T00:00:00Z') })).toMatchObject({
      verdict: 'indeterminate',
    });
  });

  it('is said of a PDF of another program', async () => {
    const foreign = await PDFDocument.create();
    foreign.addPage();
    expect(await judge(await foreign.save())).toMatchObject({ kind: 'pdf', verdict: 'indeterminate', content: null });
  });
});

describe('a file somebody meddled with', () => {
  it('is never valid after one changed byte, wherever it is', { timeout: 60_000 }, async () => {
    // The whole way, page comparison included; tests/attack changes thousands.
    const STEPS = 24;
    const verdicts = new Set<string>();
    for (let i = 0; i < STEPS; i++) {
      const bytes = Uint8Array.from(made.signed);
      const at = Math.floor((i * bytes.length) / STEPS);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
      const { verdict } = await judge(bytes);
      if (verdict === 'valid') throw new Error(`byte ${at} was changed and nobody saw it`);
      verdicts.add(verdict);
    }
    expect([...verdicts]).toContain('invalid');
  });

  it('is invalid with an update appended after the last signature', async () => {
    const document = await PDFDocument.load(made.signed, { forIncrementalUpdate: true, updateMetadata: false });
    document.setTitle('Tên khác');
    expect(await codes(await document.save({ useObjectStreams: false }))).toContain('not_whole_file');
    expect(await codes(Buffer.concat([made.signed, Buffer.from('% thêm\n')]))).toContain('not_whole_file');
  });

  it('is invalid when content was changed between the two signatures', async () => {
    const document = await PDFDocument.load(made.byPreparer, { forIncrementalUpdate: true, updateMetadata: false });
    const info = document.context.lookup(document.context.trailerInfo.Info);
    if (info === undefined || !('set' in info) || typeof info.set !== 'function') throw new Error('no Info');
    info.set(PDFName.of('Title'), PDFString.of('Khac'));
    const changed = await document.save({ useObjectStreams: false });
    const signed = await signPdf(changed, {
      key: openPkcs12(made.authority.headP12, PASSWORD),
      role: 'head',
      office: '',
      reason: '',
      at: SIGNED_AT,
      fonts: paths.fonts,
    });
    const report = await judge(signed);
    expect(report.verdict).toBe('invalid');
    expect(report.reasons.map((reason) => reason.code)).toContain('changed_after_signing');
  });

  it('is invalid when the record inside is another one', async () => {
    const other = await print(soundRecord({ id: 'record-2' }));
    const swapped = await signPdf(other, {
      key: openPkcs12(made.authority.headP12, PASSWORD),
      role: 'head',
      office: '',
      reason: '',
      at: SIGNED_AT,
      fonts: paths.fonts,
    });
    // The pages of one record, presented with the print of the other.
    const lie = { ...made.options, reprint: () => Promise.resolve(made.unsigned) };
    expect(await codes(swapped, lie)).toContain('pages_differ');
  });

  it('is invalid with something hidden behind the signature', async () => {
    const text = Buffer.from(made.signed).toString('latin1');
    const last = text.lastIndexOf('0'.repeat(64) + '>');
    const bytes = Uint8Array.from(made.signed);
    bytes.set(Buffer.from('DEADBEEF'), last + 40);
    expect(await codes(bytes)).toContain('signature_malformed');
  });

  it('is invalid when one letter of the signature is written as a capital, though the number stays the same', async () => {
    const text = Buffer.from(made.signed).toString('latin1');
    const contents = text.lastIndexOf('/Contents <');
    const letter = contents + '/Contents <'.length + text.slice(contents + '/Contents <'.length).search(/[a-f]/);
    const bytes = Uint8Array.from(made.signed);
    bytes[letter] = (bytes[letter] ?? 0) ^ 0x20;
    expect(await codes(bytes)).toContain('signature_malformed');
  });

  it('is invalid with a byte range that leaves more than the signature out', async () => {
    const text = Buffer.from(made.signed).toString('latin1');
    const range = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].at(-1);
    if (range === undefined) throw new Error('no byte range');
    const widened = `/ByteRange [0 ${Number(range[1]) - 10} ${range[2]} ${range[3]}]`.padEnd(range[0].length);
    const bytes = Uint8Array.from(made.signed);
    bytes.set(Buffer.from(widened), range.index);
    expect(await codes(bytes)).toContain('signature_malformed');
  });

  it('is invalid when the picture of a signature covers other parts of the page', async () => {
    const place = { role: 'head', page: 1, x: 100, y: 400, w: 300, h: 200 };
    const covering = await signPdf(made.byPreparer, {
      key: openPkcs12(made.authority.headP12, PASSWORD),
      role: 'head',
      office: '',
      reason: '',
      at: SIGNED_AT,
      fonts: paths.fonts,
      place,
    });
    expect(await codes(covering)).toContain('signature_misplaced');
  });

  it('is judged, not choked on, wherever it was cut off', async () => {
    for (const length of [5, 9, 20, 1000, made.unsigned.length - 40, made.unsigned.length + 9, made.signed.length - 1]) {
      const { verdict } = await judge(made.signed.subarray(0, length));
      expect(verdict, `${length} bytes`).toBe('invalid');
    }
  });

  it('is invalid when it lists a signature twice, or more than anybody would look at', async () => {
    const key = openPkcs12(made.authority.headP12, PASSWORD);
    const document = await PDFDocument.load(made.signed, { forIncrementalUpdate: true, updateMetadata: false });
    const form = document.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
    const fields = form.lookup(PDFName.of('Fields'), PDFArray);
    fields.push(fields.get(fields.size() - 1));
    expect(await codes(await document.save({ useObjectStreams: false }))).toContain('signature_malformed');

    let many = made.unsigned;
    for (let i = 0; i < 9; i++)
      many = await signPdf(many, { key, role: `r${i}`, office: '', reason: '', at: SIGNED_AT, fonts: paths.fonts });
    expect(await judge(many)).toMatchObject({
      verdict: 'invalid',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'too_many_signatures' })]),
    });
  });

  it('is left undecided when a signature is of a kind nobody here can judge', async () => {
    const text = Buffer.from(made.signed).toString('latin1').replaceAll('/ETSI.CAdES.detached', '/adbe.x509.rsa_sha1 ');
    const { signatures, reasons } = await judge(Buffer.from(text, 'latin1'));
    expect(signatures.map(({ integrity }) => integrity)).toEqual(['unchecked', 'unchecked']);
    expect(reasons.map(({ code }) => code)).toContain('signature_kind_unknown');
  });

  it('is told apart from what is no PDF at all', async () => {
    expect(await judge(Buffer.from('không phải PDF'))).toMatchObject({ kind: 'unknown', verdict: 'invalid' });
    await expect(verifyFile(join(folder, 'thiếu.pdf'), made.options)).rejects.toThrow(/Không tìm thấy/);
  });
});

describe('a package', () => {
  const contents = Buffer.from('nội dung minh chứng');
  const evidenceOf = () => {
    const { record } = made;
    return record.evidence.map((one) => ({ ...one, sha256: digestOfBytes(contents), size: contents.byteLength }));
  };

  it('is judged with its dossier, and evidence must be the bytes the record names', async () => {
    // A record whose evidence really has these bytes, so that a sound package can be written.
    const record = soundRecord({ evidence: evidenceOf() });
    const key = (which: Uint8Array) => openPkcs12(which, PASSWORD);
    const byPreparer = await signDossier(await print(record), {
      key: key(made.authority.preparerP12),
      role: 'preparer',
      at: SIGNED_AT,
      paths,
      reprint: made.options.reprint,
    });
    const pdf = await signDossier(byPreparer, {
      key: key(made.authority.headP12),
      role: 'head',
      at: SIGNED_AT,
      paths,
      reprint: made.options.reprint,
    });
    const manifest = buildManifest(record, { sha256: digestOfBytes(pdf), size: pdf.byteLength });
    const file = join(folder, 'gói.zip');
    const open = async function* () {
      yield contents;
    };
    await writePackage(file, {
      manifest,
      pdf,
      evidence: record.evidence.map((one) => ({ entry: evidenceEntry(one), size: one.size, open })),
    });
    expect(await verifyFile(file, made.options)).toMatchObject({ kind: 'package', verdict: 'valid' });

    const bytes = readFileSync(file);
    const at = bytes.indexOf(contents);
    bytes[at + 3] = (bytes[at + 3] ?? 0) ^ 1;
    expect(await verifyFile(inFile(bytes, 'gói sửa.zip'), made.options)).toMatchObject({ verdict: 'invalid' });
    expect(await verifyFile(inFile(bytes.subarray(0, 2000), 'gói cụt.zip'), made.options)).toMatchObject({
      kind: 'package',
      verdict: 'invalid',
    });
  });
});
