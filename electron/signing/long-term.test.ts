/** Signatures that can be judged when their certificates have expired or were revoked; other programs judge the files too. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { answersAt, ocspAnswer, revocationList, startServices, timestampAnswer, type Services } from './authority-fixture.ts';
import { issue, PERSON, type Issued } from './certificate-fixture.ts';
import { addLongTermData } from './long-term.ts';
import { collectRevocation, refuseUnproven, type CollectOptions } from './revocation-fetch.ts';
import { NO_REVOCATION_DATA, type RevocationData } from './revocation.ts';
import { judgeRevisions } from './revisions.ts';
import { signPdf } from './sign.ts';
import { verifySignatures } from './verify.ts';

const FONTS = join(import.meta.dirname, '../../resources/fonts');
const CA = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];
const STAMPS = [
  { name: 'keyUsage', digitalSignature: true, critical: true },
  { name: 'extKeyUsage', critical: true, timeStamping: true },
];
const at = (day: number, hour = 3): Date => new Date(Date.UTC(2026, 10, day, hour));
const SIGNED = at(21);
const NOW = at(24);
const LONG_AFTER = new Date('2031-05-01T00:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'antam-long-'));
const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe', cwd: folder });
const write = (name: string, bytes: Uint8Array | string): void => writeFileSync(join(folder, name), bytes);

let services: Services;
let pdf: Uint8Array;
let root: Issued;
let person: Issued;
let stamper: Issued;
let stamped: Uint8Array;
let longTerm: Uint8Array;
/** The clock of the timestamp service. */
let clock = SIGNED;

beforeAll(async () => {
  services = await startServices();
  root = issue({ name: 'Goc', extensions: CA });
  const answers = answersAt({ ocsp: `${services.url}/ocsp`, crl: `${services.url}/list` });
  person = issue({ name: 'Nguoi ky', issuer: root, extensions: [...PERSON, ...answers] });
  stamper = issue({
    name: 'Dau thoi gian',
    issuer: root,
    keysOf: person,
    extensions: [...STAMPS, ...answersAt({ crl: `${services.url}/list` })],
  });
  services.routes['tsa'] = (query) => timestampAnswer(query, { authority: stamper, chain: [root], time: clock });
  soundAnswers();

  const document = await PDFDocument.create();
  document.addPage();
  pdf = await document.save({ useObjectStreams: false });
  stamped = await sign(pdf, 'head');
  clock = at(21, 4);
  longTerm = await extend(stamped);
});
afterAll(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

function soundAnswers(): void {
  services.routes['ocsp'] = () => ocspAnswer({ about: person, issuer: root, thisUpdate: clock, nextUpdate: at(28) });
  services.routes['list'] = () => revocationList({ issuer: root, thisUpdate: at(18), nextUpdate: at(25) });
}

const sign = (bytes: Uint8Array, role: string, timestamp = true): Promise<Uint8Array> =>
  signPdf(bytes, {
    key: person.key,
    role,
    office: '',
    reason: '',
    at: SIGNED,
    fonts: FONTS,
    ...(timestamp ? { timestamp: { url: `${services.url}/tsa` } } : {}),
  });
const extend = (bytes: Uint8Array): Promise<Uint8Array> =>
  addLongTermData(bytes, { timestampUrl: `${services.url}/tsa`, trusted: [root.der], now: clock });
const verify = (bytes: Uint8Array, now = NOW, revocation: RevocationData = NO_REVOCATION_DATA) =>
  verifySignatures(bytes, { trusted: [root.der], now, revocation });
const codes = async (...given: Parameters<typeof verify>): Promise<string[]> => (await verify(...given)).reasons.map(({ code }) => code);

describe('a signature with long-term data', () => {
  it('is proven in time, and good then, from the file alone', async () => {
    const { signatures, details, timestamps, reasons } = await verify(longTerm);
    expect(reasons).toEqual([]);
    expect(signatures).toMatchObject([
      { timeSource: 'timestamp', signedAt: '2026-11-21T10:00:00+07:00', chain: 'trusted', revocation: 'good', coversWholeFile: false },
    ]);
    expect(details).toMatchObject([
      {
        level: 'B-LT',
        algorithm: 'RSA 2048, SHA-256',
        chain: [{ subject: 'Nguoi ky' }, { subject: 'Goc' }],
        timestamp: { state: 'trusted', authority: 'Dau thoi gian', issuer: 'Goc', revocation: { state: 'good', source: 'crl' } },
        revocation: { state: 'good', source: 'ocsp', origin: 'embedded', issuedAt: '2026-11-21T11:00:00+07:00', revokedAt: null },
      },
    ]);
    expect(timestamps).toMatchObject([{ state: 'trusted', time: '2026-11-21T11:00:00+07:00', coversWholeFile: true }]);
  });

  it('stays so when the certificates have expired; one without has lost nothing but the proof of being good', async () => {
    expect(await codes(longTerm, LONG_AFTER)).toEqual([]);
    expect((await verify(longTerm, LONG_AFTER)).details[0]?.level).toBe('B-LT');
    expect((await verify(stamped)).details[0]?.level).toBe('B-T');
    expect(await codes(stamped, LONG_AFTER)).toEqual(['revocation_unchecked']);
    expect((await verify(await sign(pdf, 'head', false))).details[0]?.level).toBe('B-B');
  });

  it('may be followed by another signature, and that by its own data; nothing else was changed', async () => {
    const second = await sign(longTerm, 'preparer');
    const again = await extend(second);
    expect(await codes(again)).toEqual([]);
    const { fields, details, timestamps } = await verify(again);
    expect(details.map(({ level }) => level)).toEqual(['B-LT', 'B-LT']);
    expect(timestamps.map(({ coversWholeFile }) => coversWholeFile)).toEqual([false, true]);
    const [start = 0, ...ends] = fields.map(({ end }) => end);
    expect(await judgeRevisions(again, { start, ends, rooms: [] })).toBeNull();
    // What the store holds already is not put in again.
    expect(Buffer.from(again).toString('latin1').split('DocTimeStamp /Filter').length - 1).toBe(2);
  });

  it('is accepted by poppler, qpdf, mutool and OpenSSL as well', async () => {
    write('long.pdf', longTerm);
    write('root.pem', root.forged.certificate === null ? '' : pem(root.der));
    const said = run('pdfsig', '-nocert', 'long.pdf');
    expect(said).toContain('Signature is Valid.');
    expect(said).toContain('Total document signed');
    expect(run('qpdf', '--check', 'long.pdf')).toContain('No syntax or stream encoding errors');
    expect(run('mutool', 'info', 'long.pdf')).not.toMatch(/warning|error/i);
    const { fields } = await verify(longTerm);
    const [signature, stamp] = fields.map(({ field }) => field);
    for (const field of [signature, stamp]) {
      const [, first = 0, second = 0, rest = 0] = field?.byteRange ?? [];
      write('covered', Buffer.concat([longTerm.subarray(0, first), longTerm.subarray(second, second + rest)]));
      write('cms.der', field?.contents ?? '');
      if (field === signature)
        run(
          'openssl',
          ...'cms -verify -cades -binary -inform DER -in cms.der -content covered -CAfile root.pem -purpose any -out /dev/null'.split(' '),
        );
      else expect(run('openssl', ...'ts -verify -data covered -in cms.der -token_in -CAfile root.pem'.split(' '))).toContain('OK');
    }
  });

  it('does not survive a changed byte in its data or in the timestamp over it', async () => {
    const text = Buffer.from(longTerm).toString('latin1');
    const changed = (place: number): Uint8Array => {
      const bytes = Uint8Array.from(longTerm);
      bytes[place] = (bytes[place] ?? 0) ^ 1;
      return bytes;
    };
    expect(await codes(changed(text.indexOf('stream\n', stamped.length) + 40))).toContain('timestamp_broken');
    expect(await codes(changed(stamped.length - 9))).toEqual(expect.arrayContaining(['signature_broken', 'timestamp_broken']));
    const contents = text.lastIndexOf('/Contents <') + 400;
    expect((await codes(changed(contents))).some((code) => ['timestamp_broken', 'signature_malformed'].includes(code))).toBe(true);
  });
});

const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`;

describe('a revoked certificate', () => {
  const revokedOn = async (day: number, who = person): Promise<RevocationData> => ({
    ...NO_REVOCATION_DATA,
    crls: [await revocationList({ issuer: root, revoked: [{ who, at: at(day), reason: 1 }], thisUpdate: at(24), nextUpdate: at(30) })],
  });

  it('does no harm when it was revoked after the proven time, and ends the signature when before', async () => {
    const later = await verify(longTerm, NOW, await revokedOn(23));
    expect(later.reasons.map(({ code }) => code)).toEqual(['revoked_later']);
    expect(later.signatures[0]).toMatchObject({ revocation: 'good', chain: 'trusted' });
    expect(later.details[0]?.revocation).toMatchObject({ revoked: 'Nguoi ky', revokedAt: '2026-11-23T10:00:00+07:00' });
    const before = await verify(longTerm, NOW, await revokedOn(20));
    expect(before.reasons).toEqual([{ code: 'certificate_revoked', detail: 'Nguoi ky, 10:00 ngày 20/11/2026' }]);
    expect(before.signatures[0]).toMatchObject({ revocation: 'revoked', chain: 'revoked' });
  });

  it('leaves a signature whose time nobody proved undecided, unless even its signer states a later time', async () => {
    const plain = await sign(pdf, 'head', false);
    expect(await codes(plain, NOW, await revokedOn(23))).toEqual(['time_stated', 'revoked_unproven']);
    expect(await codes(plain, NOW, await revokedOn(20))).toEqual(['time_stated', 'certificate_revoked']);
  });

  it('of a timestamp service makes its stamps count for nothing, save those that a later stamp proves to be older', async () => {
    const told = await verify(stamped, NOW, await revokedOn(23, stamper));
    expect(told.reasons.map(({ code }) => code)).toEqual(['timestamp_untrusted', 'time_stated']);
    expect(told.signatures[0]?.timeSource).toBe('stated');
  });

  it('is not put into a file as if it were good', async () => {
    services.routes['ocsp'] = () => ocspAnswer({ about: person, issuer: root, thisUpdate: clock, revoked: { at: at(20) } });
    await expect(extend(stamped)).rejects.toMatchObject({ failure: { code: 'CERTIFICATE_REVOKED' } });
    soundAnswers();
  });
});

describe('what issuers say is fetched', () => {
  const collect = (more: Partial<CollectOptions> = {}) =>
    collectRevocation([person.der], { now: clock, trusted: [root.der], patience: { ocsp: 300, crl: 300 }, ...more });
  const huge: Services['routes'][string] = () => Buffer.alloc(400_000);

  it('by OCSP, and nobody else is asked', async () => {
    services.asked.length = 0;
    const told: string[] = [];
    const { ocsps, crls, missing } = await collect({
      progress: ({ done, total, certificate }) => told.push(`${done}/${total} ${certificate}`),
    });
    expect([ocsps.length, crls.length, missing.length]).toEqual([1, 0, 0]);
    expect(services.asked).toEqual(['ocsp']);
    expect(told).toEqual(['0/1 Nguoi ky', '1/1 ']);
  });

  it('from the list when the answerer is silent, slow, refuses, talks too much, is nobody, or tells of old', async () => {
    const stale = { about: person, issuer: root, thisUpdate: at(1), nextUpdate: at(2) };
    const answers: Services['routes'][string][] = [
      () => null,
      (_, __, response) => (response.writeHead(503).end(), null),
      huge,
      () => Buffer.from('không phải câu trả lời'),
      () => ocspAnswer({ about: person, issuer: root, signer: person, thisUpdate: clock }),
      () => ocspAnswer(stale),
    ];
    for (const answer of answers) {
      services.routes['ocsp'] = answer;
      expect(await collect()).toMatchObject({ ocsps: [], crls: [expect.anything()], missing: [] });
    }
    soundAnswers();
  });

  it('and what can’t be had is told by name and reason', async () => {
    services.routes['ocsp'] = huge;
    services.routes['list'] = (_, __, response) => (response.writeHead(404).end(), null);
    const collected = await collect();
    expect(collected.missing).toEqual([{ certificate: 'Nguoi ky', why: 'nơi tra cứu từ chối' }]);
    expect(() => refuseUnproven(collected)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: 'REVOCATION_UNAVAILABLE' }) }),
    );
    await expect(extend(stamped)).rejects.toMatchObject({ failure: { code: 'REVOCATION_UNAVAILABLE' } });
    soundAnswers();
    const silent = issue({ name: 'Khong dia chi', issuer: root, keysOf: person });
    const orphan = issue({ name: 'Khong noi cap', issuer: issue({ name: 'Vang mat', extensions: CA, keysOf: root }), keysOf: person });
    const told = await collectRevocation([silent.der, orphan.der], { now: clock, trusted: [root.der] });
    expect(told.missing).toEqual([
      { certificate: 'Khong dia chi', why: 'chứng thư không nêu nơi tra cứu thu hồi' },
      { certificate: 'Khong noi cap', why: 'không có chứng thư của nơi cấp' },
    ]);
  });

  it('until the user stops it', async () => {
    services.routes['ocsp'] = () => null;
    const stop = new AbortController();
    const collecting = collect({ signal: stop.signal, patience: { ocsp: 30_000, crl: 30_000 } });
    stop.abort(new FailureError('CANCELLED', ''));
    await expect(collecting).rejects.toMatchObject({ failure: { code: 'CANCELLED' } });
    soundAnswers();
  });

  it('as OpenSSL answers too', async () => {
    const { certificate } = person.forged;
    write('ca.pem', pem(root.der));
    write('ca.key', root.pair.privateKey);
    write('index.txt', `V\t290101000000Z\t\t${certificate.serialNumber.toUpperCase()}\tunknown\t/CN=Nguoi ky\n`);
    services.routes['ocsp'] = (question) => {
      write('question.der', question);
      const who = '-CA ca.pem -rsigner ca.pem -rkey ca.key'.split(' ');
      run('openssl', 'ocsp', '-index', 'index.txt', ...who, '-ndays', '1', '-reqin', 'question.der', '-respout', 'answer.der');
      return readFileSync(join(folder, 'answer.der'));
    };
    const { ocsps, missing, revoked } = await collect({ now: new Date(), patience: { ocsp: 20_000, crl: 1 } });
    expect([ocsps.length, missing.length, revoked.length]).toEqual([1, 0, 0]);
    soundAnswers();
  });
});
