/** Who may say that a certificate was revoked, and for which time it counts. */
import { Extension, GeneralName, IssuingDistributionPoint } from 'pkijs';
import { describe, expect, it } from 'vitest';
import { answersAt, ocspAnswer, revocationList, type ListTold, type Told } from './authority-fixture.ts';
import { AUTHORITY, issue, PERSON, type Issued } from './certificate-fixture.ts';
import { parseCertificate } from './certificates.ts';
import { readSources, revocationOf, type RevocationFinding } from './revocation.ts';

const at = (day: string): Date => new Date(`2026-11-${day}T03:00:00Z`);
const LISTS = 'http://ca.example.vn/ca.crl';
const CA = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
];
const OCSP_SIGNER = [
  { name: 'keyUsage', digitalSignature: true, critical: true },
  { name: 'extKeyUsage', '1.3.6.1.5.5.7.3.9': true },
];

const root = issue({ name: 'Goc', extensions: CA });
const person = issue({ name: 'Nguoi ky', issuer: root, extensions: [...PERSON, ...answersAt({ crl: LISTS })] });
const colleague = issue({ name: 'Nguoi khac', issuer: root, keysOf: person });
const answerer = issue({ name: 'OCSP', issuer: root, extensions: OCSP_SIGNER });
const stranger = issue({ name: 'Goc', extensions: CA });

const SIGNED = at('20');
const find = (data: { ocsps?: Uint8Array[]; crls?: Uint8Array[] }, when = SIGNED, about: Issued = person): Promise<RevocationFinding> =>
  revocationOf(
    parseCertificate(about.der),
    parseCertificate(root.der),
    readSources({ certificates: [], ocsps: data.ocsps ?? [], crls: data.crls ?? [] }),
    { at: when, now: at('26') },
  );
const ocsp = (told: Partial<Told> = {}): Promise<Uint8Array> =>
  ocspAnswer({ about: person, issuer: root, thisUpdate: at('20'), nextUpdate: at('22'), ...told });
const list = (told: Partial<ListTold> = {}): Promise<Uint8Array> =>
  revocationList({ issuer: root, thisUpdate: at('18'), nextUpdate: at('25'), ...told });
const answered = async (told: Partial<Told>, when?: Date) => (await find({ ocsps: [await ocsp(told)] }, when)).state;
const listed = async (told: Partial<ListTold>, when?: Date) => (await find({ crls: [await list(told)] }, when)).state;

describe('an answer (OCSP)', () => {
  it('of the issuer, or of somebody he appointed, says good or revoked and since when', async () => {
    expect(await find({ ocsps: [await ocsp()] })).toEqual({ state: 'good', source: 'ocsp', issuedAt: at('20'), revokedAt: null });
    expect(await answered({ signer: answerer })).toBe('good');
    expect(await find({ ocsps: [await ocsp({ revoked: { at: at('19'), reason: 1 } })] })).toMatchObject({
      state: 'revoked',
      revokedAt: at('19'),
    });
  });

  it('of anybody else says nothing', async () => {
    expect(await answered({ signer: colleague })).toBe('unknown');
    expect(await answered({ signer: stranger })).toBe('unknown');
    // Appointed by another authority of the same name.
    expect(await answered({ signer: issue({ name: 'OCSP', issuer: stranger, extensions: OCSP_SIGNER }) })).toBe('unknown');
  });

  it('about another certificate, “unknown”, or changed on the way says nothing', async () => {
    expect((await find({ ocsps: [await ocsp({ about: colleague })] })).state).toBe('unknown');
    expect(await answered({ unknown: true })).toBe('unknown');
    const good = await ocsp();
    for (const place of [60, 120, good.length - 900, good.length - 20]) {
      const changed = Uint8Array.from(good);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect((await find({ ocsps: [changed] })).state).not.toBe('revoked');
    }
    expect((await find({ ocsps: [good.subarray(0, 200), new Uint8Array()] })).state).toBe('unknown');
  });

  it('counts for a time at which it was fresh: not outdated, or issued later while the certificate ran', async () => {
    expect(await answered({ thisUpdate: at('10'), nextUpdate: at('12') })).toBe('unknown');
    expect(await answered({ thisUpdate: at('10'), nextUpdate: at('21') })).toBe('good');
    expect(await answered({ thisUpdate: at('25'), nextUpdate: at('26') })).toBe('good');
    const { nextUpdate, ...moment } = { thisUpdate: at('10'), nextUpdate: undefined };
    expect(nextUpdate).toBeUndefined();
    expect((await find({ ocsps: [await ocspAnswer({ about: person, issuer: root, ...moment })] })).state).toBe('unknown');
    // Lies ahead of the clock.
    expect(await answered({ thisUpdate: at('29'), nextUpdate: at('30') })).toBe('unknown');
    const expired = new Date('2029-06-01T00:00:00Z');
    const sources = readSources({ certificates: [], ocsps: [await ocsp({ thisUpdate: expired, nextUpdate: expired })], crls: [] });
    const times = { at: SIGNED, now: new Date('2029-06-02T00:00:00Z') };
    expect((await revocationOf(parseCertificate(person.der), parseCertificate(root.der), sources, times)).state).toBe('unknown');
  });
});

describe('a list (CRL)', () => {
  it('of the issuer says good of those it leaves out, and since when others are revoked', async () => {
    expect(await find({ crls: [await list()] })).toMatchObject({ state: 'good', source: 'crl', issuedAt: at('18') });
    expect(await listed({ revoked: [{ who: colleague, at: at('17') }] })).toBe('good');
    const mine = await list({
      revoked: [
        { who: colleague, at: at('16') },
        { who: person, at: at('17'), reason: 1 },
      ],
    });
    expect(await find({ crls: [mine] })).toMatchObject({ state: 'revoked', source: 'crl', revokedAt: at('17') });
  });

  it('that is outdated, of somebody else, or for other certificates says nothing', async () => {
    expect(await listed({ thisUpdate: at('01'), nextUpdate: at('08') })).toBe('unknown');
    expect(await listed({ signer: stranger })).toBe('unknown');
    const cannot = issue({ name: 'Goc', extensions: AUTHORITY, keysOf: root });
    const said = await revocationOf(
      parseCertificate(person.der),
      parseCertificate(cannot.der),
      readSources({ certificates: [], ocsps: [], crls: [await list()] }),
      { at: SIGNED, now: at('26') },
    );
    expect(said.state).toBe('unknown');
    const scope = (value: ConstructorParameters<typeof IssuingDistributionPoint>[0]): Extension =>
      new Extension({ extnID: '2.5.29.28', critical: true, extnValue: new IssuingDistributionPoint(value).toSchema().toBER(false) });
    const point = (address: string) => ({ distributionPoint: [new GeneralName({ type: 6, value: address })] });
    expect(await listed({ extensions: [scope({ onlyContainsCACerts: true })] })).toBe('unknown');
    expect(await listed({ extensions: [scope({ indirectCRL: true })] })).toBe('unknown');
    expect(await listed({ extensions: [scope(point('http://ca.example.vn/khac.crl'))] })).toBe('unknown');
    expect(await listed({ extensions: [scope({ ...point(LISTS), onlyContainsUserCerts: true })] })).toBe('good');
  });

  it('may lift a hold again, but no revocation', async () => {
    const held = await list({ thisUpdate: at('15'), revoked: [{ who: person, at: at('15'), reason: 6 }] });
    const lost = await list({ thisUpdate: at('15'), revoked: [{ who: person, at: at('15'), reason: 1 }] });
    const later = await list({ thisUpdate: at('19') });
    expect((await find({ crls: [held] })).state).toBe('revoked');
    expect((await find({ crls: [held, later] })).state).toBe('good');
    expect((await find({ crls: [lost, later] })).state).toBe('revoked');
  });
});
