/** Keys of other kinds, signatures of other programs, timestamps, trusted certificates; each judged by an independent program too. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { certificatesIn } from './certificates.ts';
import { openPkcs12 } from './pkcs12.ts';
import { judgeRevisions } from './revisions.ts';
import { signPdf } from './sign.ts';
import { pdfDate } from './signature-fields.ts';
import { verifySignatures } from './verify.ts';

const FONTS = join(import.meta.dirname, '../../resources/fonts');
const folder = mkdtempSync(join(tmpdir(), 'antam-sign-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });

let pdf: Uint8Array;
let root: Uint8Array[];
beforeAll(async () => {
  const document = await PDFDocument.create();
  document.addPage();
  pdf = await document.save({ useObjectStreams: false });
  writeFileSync(
    file('ca.cnf'),
    '[req]\ndistinguished_name=dn\n[dn]\n[ca]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign\n[leaf]\nkeyUsage=critical,digitalSignature,nonRepudiation\n[tls]\nkeyUsage=critical,keyEncipherment\n[tsa]\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n',
  );
  selfSigned('ca');
  root = certificatesIn(readFileSync(file('ca.pem')));
});

/** An authority of the one name there is. */
function selfSigned(name: string): void {
  const files = `-keyout ${name}.key -out ${name}.pem`;
  openssl(...`req -x509 -newkey rsa:2048 -nodes ${files} -days 3650 -config ca.cnf -extensions ca -subj`.split(' '), '/CN=CA thu');
}

/** A key and its certificate, issued by the authority with the extensions of a section of its configuration. */
function certify(name: string, newKey: string[], section: string): void {
  const [request, certificate] = [`${name}.csr`, `${name}.pem`];
  openssl(
    'req',
    '-new',
    ...newKey,
    '-nodes',
    '-keyout',
    `${name}.key`,
    '-out',
    request,
    '-utf8',
    '-subj',
    `/CN=${name}`,
    '-config',
    'ca.cnf',
  );
  const issuer = '-CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile ca.cnf'.split(' ');
  openssl('x509', '-req', '-in', request, '-out', certificate, ...issuer, '-extensions', section);
}

/** A PKCS#12 made by OpenSSL, as agencies issue them. */
function issue(name: string, newKey: string[], section: string, ...pkcs12: string[]): Uint8Array {
  certify(name, newKey, section);
  const parts = ['-inkey', `${name}.key`, '-in', `${name}.pem`, '-certfile', 'ca.pem'];
  openssl('pkcs12', '-export', ...parts, '-passout', 'pass:bí mật', '-out', `${name}.p12`, ...pkcs12);
  return readFileSync(file(`${name}.p12`));
}
/** A little ahead of the clock, so that certificates issued during the test are valid already. */
const NOW = new Date(Date.now() + 3_600_000);
const sign = (p12: Uint8Array, more: { timestamp?: { url: string } } = {}): Promise<Uint8Array> =>
  signPdf(pdf, { key: openPkcs12(p12, 'bí mật'), role: 'head', office: 'Giám đốc', reason: 'Phê duyệt', at: NOW, fonts: FONTS, ...more });
const pdfsig = (bytes: Uint8Array): string => {
  writeFileSync(file('judged.pdf'), bytes);
  return execFileSync('pdfsig', ['-nocert', file('judged.pdf')], { encoding: 'utf8' });
};

describe('keys', () => {
  it.each<[string, string[], string[]]>([
    ['RSA 2048', ['-newkey', 'rsa:2048'], []],
    ['RSA 4096', ['-newkey', 'rsa:4096'], []],
    ['RSA in the old way of packing', ['-newkey', 'rsa:2048'], ['-legacy']],
    ['P-256', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'], []],
    ['P-384', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'], []],
  ])('of kind %s sign, and both judges agree', async (name, newKey, pkcs12) => {
    const signed = await sign(issue(name, newKey, 'leaf', ...pkcs12));
    const { signatures, reasons } = await verifySignatures(signed, { trusted: root, now: NOW });
    expect(signatures).toMatchObject([{ integrity: 'intact', chain: 'trusted', coversWholeFile: true }]);
    expect(reasons.map((reason) => reason.code)).toEqual(['time_stated', 'revocation_unchecked']);
    expect(pdfsig(signed)).toContain('Signature is Valid');
    expect(pdfsig(signed)).toContain('Total document signed');
  });

  it('not meant for signing are told when judged', async () => {
    const signed = await sign(issue('may chu', ['-newkey', 'rsa:2048'], 'tls'));
    const { reasons } = await verifySignatures(signed, { trusted: root, now: NOW });
    expect(reasons.map((reason) => reason.code)).toContain('certificate_not_for_signing');
  });

  it('of a borrowed name are told apart from unknown ones', async () => {
    const signed = await sign(readFileSync(file('RSA 2048.p12')));
    selfSigned('other');
    const borrowed = await verifySignatures(signed, { trusted: certificatesIn(readFileSync(file('other.pem'))), now: NOW });
    expect(borrowed.signatures[0]?.chain).toBe('broken');
    const unknown = await verifySignatures(signed, { trusted: [], now: NOW });
    expect(unknown.signatures[0]?.chain).toBe('unknown_issuer');
  });
});

describe('a signature of another program', () => {
  it('made by poppler is judged like our own', async () => {
    const p12 = readFileSync(file('RSA 2048.p12'));
    writeFileSync(file('plain.pdf'), pdf);
    const database = file('nss');
    execFileSync('mkdir', ['-p', database]);
    execFileSync('certutil', ['-N', '-d', `sql:${database}`, '--empty-password'], { stdio: 'pipe' });
    writeFileSync(file('k.p12'), p12);
    execFileSync('pk12util', ['-i', file('k.p12'), '-d', `sql:${database}`, '-W', 'bí mật', '-K', ''], { stdio: 'pipe' });
    const listed = execFileSync('certutil', ['-L', '-d', `sql:${database}`], { encoding: 'utf8' });
    const nickname = /^(.*RSA 2048.*?)\s+u,u,u/m.exec(listed)?.[1]?.trim() ?? 'RSA 2048';
    const made = spawnSync('pdfsig', ['-nssdir', database, '-add-signature', '-nick', nickname, file('plain.pdf'), file('foreign.pdf')], {
      encoding: 'utf8',
    });
    expect(`${made.stdout}${made.stderr}`).not.toContain('Error');
    const { signatures } = await verifySignatures(readFileSync(file('foreign.pdf')), { trusted: root, now: NOW });
    expect(signatures).toMatchObject([{ signer: 'RSA 2048', integrity: 'intact', chain: 'trusted', coversWholeFile: true }]);
    const foreign = readFileSync(file('foreign.pdf'));
    expect(await judgeRevisions(foreign, { start: pdf.byteLength, ends: [foreign.length], rooms: [] })).toBeNull();
  });
});

describe('a timestamp', () => {
  let server: Server;
  let url: string;
  let answer: (query: Buffer) => Buffer;
  beforeAll(async () => {
    certify('tsa', ['-newkey', 'rsa:2048'], 'tsa');
    writeFileSync(
      file('tsa.cnf'),
      '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\naccuracy=secs:1\n',
    );
    writeFileSync(file('serial'), '01');
    answer = (query) => {
      writeFileSync(file('q.tsq'), query);
      openssl('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'q.tsq', '-signer', 'tsa.pem', '-inkey', 'tsa.key', '-out', 'r.tsr');
      return readFileSync(file('r.tsr'));
    };
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => response.end(answer(Buffer.concat(parts))));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  });
  afterAll(() => server.close());

  it('proves the time of signing when its maker is trusted', async () => {
    const signed = await sign(readFileSync(file('P-256.p12')), { timestamp: { url } });
    const { signatures, reasons } = await verifySignatures(signed, { trusted: root, now: NOW });
    expect(signatures[0]).toMatchObject({ timeSource: 'timestamp', integrity: 'intact', chain: 'trusted' });
    expect(reasons.map((reason) => reason.code)).toEqual(['revocation_unchecked']);
    expect((await verifySignatures(signed, { trusted: [], now: NOW })).signatures[0]?.timeSource).toBe('stated');
    expect(pdfsig(signed)).toContain('Signature is Valid');
  });

  it('that answers another question, or nothing at all, is refused before anything is signed', async () => {
    const old = readFileSync(file('r.tsr'));
    const honest = answer;
    answer = () => old;
    const attempt = (to: string): Promise<string> =>
      sign(readFileSync(file('P-256.p12')), { timestamp: { url: to } }).then(
        () => 'signed',
        (error: unknown) => (error instanceof FailureError ? error.failure.code : 'thrown'),
      );
    expect(await attempt(url)).toBe('TIMESTAMP_FAILED');
    answer = () => Buffer.from('không phải câu trả lời');
    expect(await attempt(url)).toBe('TIMESTAMP_FAILED');
    answer = honest;
    expect(await attempt('http://127.0.0.1:9/')).toBe('TIMESTAMP_UNAVAILABLE');
  });
});

it('reads the dates of PDF', () => {
  expect(pdfDate("D:20261121091240+07'00'")?.toISOString()).toBe('2026-11-21T02:12:40.000Z');
  expect(pdfDate('D:20261121021240Z')?.toISOString()).toBe('2026-11-21T02:12:40.000Z');
  expect(pdfDate('hôm qua')).toBeNull();
});
