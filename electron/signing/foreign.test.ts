/** Signatures as other programs make them, by OpenSSL: other wrappings, hashes and paddings. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AUTHORITY, issue } from './certificate-fixture.ts';
import { attach, fieldsOf, fill, load, withHoles } from './sign.ts';
import { signatureFields } from './signature-fields.ts';
import { verifySignatures } from './verify.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-foreign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);
const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;
const NOW = new Date('2026-11-26T03:00:00Z');

const root = issue({ name: 'Goc', extensions: AUTHORITY });
const person = issue({ name: 'Nguoi ky', issuer: root });
let pdf: Uint8Array;
beforeAll(async () => {
  const document = await PDFDocument.create();
  document.addPage();
  pdf = await document.save({ useObjectStreams: false });
  write('person.pem', pem(person.der));
  write('person.key', person.pair.privateKey);
  write('root.pem', pem(root.der));
});

/** The PDF signed by `openssl cms` with these words. */
async function signedBy(subFilter: string, words: string[], rewritten = (cms: Buffer): Buffer => cms): Promise<Uint8Array> {
  const document = await load(pdf);
  const field = document.context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: 132, Rect: [0, 0, 0, 0] });
  field.set(PDFName.of('T'), PDFHexString.fromText('Signature1'));
  field.set(PDFName.of('P'), document.getPage(0).ref);
  field.set(
    PDFName.of('V'),
    withHoles(document, `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /${subFilter} /M (D:20261125100000+07'00')`),
  );
  attach(document, fieldsOf(document), document.context.register(field), 0);
  const prepared = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  const open = await fill(prepared, pdf.byteLength, () => Promise.resolve(new Uint8Array()));
  const [, first = 0, second = 0] = signatureFields(await PDFDocument.load(open, { updateMetadata: false }))?.[0]?.byteRange ?? [];
  const covered = Buffer.concat([open.subarray(0, first), open.subarray(second)]);
  write('covered', subFilter === 'adbe.pkcs7.sha1' ? createHash('sha1').update(covered).digest() : covered);
  const who = '-sign -binary -signer person.pem -inkey person.key -certfile root.pem -in covered -outform DER -out cms.der'.split(' ');
  execFileSync('openssl', ['cms', ...who, ...words], { cwd: folder, stdio: 'pipe' });
  const bytes = Buffer.from(open);
  bytes.write(rewritten(readFileSync(join(folder, 'cms.der'))).toString('hex'), first + 1, 'latin1');
  return bytes;
}
const judged = async (...given: Parameters<typeof signedBy>) => {
  const { signatures, details, reasons } = await verifySignatures(await signedBy(...given), { trusted: [root.der], now: NOW });
  const [{ integrity, chain } = { integrity: null, chain: null }] = signatures;
  const { level, algorithm } = details[0] ?? {};
  return { integrity, chain, level, algorithm, reasons: reasons.map(({ code }) => code) };
};
const SOUND = { integrity: 'intact', chain: 'trusted', reasons: ['time_stated', 'revocation_unchecked'] };

it('are judged whatever their hash and padding', async () => {
  for (const hash of ['256', '384', '512'])
    expect(await judged('adbe.pkcs7.detached', ['-md', `sha${hash}`])).toEqual({
      ...SOUND,
      level: 'none',
      algorithm: `RSA 2048, SHA-${hash}`,
    });
  expect(await judged('adbe.pkcs7.detached', ['-md', 'sha256', '-keyopt', 'rsa_padding_mode:pss'])).toEqual({
    ...SOUND,
    level: 'none',
    algorithm: 'RSA-PSS 2048, SHA-256',
  });
});

it('are of level B-B when they bind their certificate, and are told when they should but don’t', async () => {
  expect(await judged('ETSI.CAdES.detached', ['-cades'])).toMatchObject({ ...SOUND, level: 'B-B' });
  expect(await judged('ETSI.CAdES.detached', [])).toMatchObject({
    level: 'none',
    reasons: expect.arrayContaining(['certificate_unbound']),
  });
});

it('are read in the other way of writing lengths too', async () => {
  // Heads of SEQUENCE, [0] and SEQUENCE with their lengths left open and ended by zeros, as BER allows.
  const open = (cms: Buffer): Buffer => {
    const kind = cms.subarray(4, 15);
    expect([cms.toString('hex', 0, 2), cms.toString('hex', 15, 17), cms.toString('hex', 19, 21)]).toEqual(['3082', 'a082', '3082']);
    return Buffer.concat([Buffer.from([0x30, 0x80]), kind, Buffer.from([0xa0, 0x80, 0x30, 0x80]), cms.subarray(23), Buffer.alloc(6)]);
  };
  expect(await judged('adbe.pkcs7.detached', [], open)).toMatchObject(SOUND);
});

it('over a SHA-1 are called outdated, not unknown', async () => {
  const { reasons, algorithm } = await judged('adbe.pkcs7.sha1', ['-nodetach', '-md', 'sha1']);
  expect(reasons).toContain('weak_algorithm');
  expect(reasons).not.toContain('signature_broken');
  expect(algorithm).toBe('RSA 2048, SHA-1');
  expect((await judged('adbe.pkcs7.detached', ['-md', 'sha1'])).reasons).toContain('weak_algorithm');
});
