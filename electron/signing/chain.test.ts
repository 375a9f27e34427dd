import { describe, expect, it } from 'vitest';
import { AUTHORITY, issue, PERSON, type Issued } from './certificate-fixture.ts';
import { parseCertificate, type Purpose } from './certificates.ts';
import { chainState } from './chain.ts';

const AT = new Date('2026-11-21T02:12:40Z');
const root = issue({ name: 'Goc', extensions: AUTHORITY });
const state = (signer: Issued, others: Issued[] = [], purpose: Purpose = 'document') =>
  chainState(
    parseCertificate(signer.der),
    others.map(({ der }) => parseCertificate(der)),
    { trusted: [root.der], at: AT, purpose },
  );
const person = (...more: object[]): Issued => issue({ name: 'Nguoi ky', issuer: root, extensions: [...PERSON, ...more] });

describe('what a certificate was issued for', () => {
  it('lets it sign documents when nothing narrows its use, or people use it for mail, documents or logging in', async () => {
    expect(await state(person())).toBe('trusted');
    expect(await state(person({ name: 'extKeyUsage', clientAuth: true, emailProtection: true }))).toBe('trusted');
    expect(await state(person({ name: 'extKeyUsage', '1.3.6.1.5.5.7.3.36': true }))).toBe('trusted');
  });

  it('keeps servers, code and timestamps from signing documents', async () => {
    for (const usage of ['serverAuth', 'codeSigning', 'timeStamping'])
      expect(await state(person({ name: 'extKeyUsage', critical: true, [usage]: true }))).toBe('not_for_signing');
  });

  it('keeps everybody but timestamp authorities from stamping', async () => {
    expect(await state(person({ name: 'extKeyUsage', critical: true, timeStamping: true }), [], 'timestamp')).toBe('trusted');
    expect(await state(person(), [], 'timestamp')).toBe('not_for_signing');
    expect(await state(person({ name: 'extKeyUsage', timeStamping: true, serverAuth: true }), [], 'timestamp')).toBe('not_for_signing');
  });
});

describe('the way to the trusted certificate', () => {
  const between = (name: string, issuer: Issued, wanted: Partial<Parameters<typeof issue>[0]> = {}): Issued =>
    issue({ name, issuer, extensions: AUTHORITY, ...wanted });

  it('may lead over intermediate authorities', async () => {
    const first = between('Trung gian', root);
    const second = between('Trung gian 2', first);
    expect(await state(issue({ name: 'A', issuer: second }), [first, second])).toBe('trusted');
  });

  it('may not be longer than an authority allows', async () => {
    const short = between('Ngan', root, {
      extensions: [
        { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
        { name: 'keyUsage', keyCertSign: true },
      ],
    });
    expect(await state(issue({ name: 'A', issuer: short }), [short])).toBe('trusted');
    const beyond = between('Vuot', short);
    expect(await state(issue({ name: 'A', issuer: beyond }), [short, beyond])).toBe('broken');
  });

  it('may not run in a ring', async () => {
    const first = issue({ name: 'Vong A', extensions: AUTHORITY });
    const second = between('Vong B', first);
    const closing = between('Vong A', second, { keysOf: first });
    expect(await state(issue({ name: 'A', issuer: closing }), [closing, second])).toBe('unknown_issuer');
  });

  it('may not lead over somebody who is no authority', async () => {
    const someone = person();
    expect(await state(issue({ name: 'A', issuer: someone }), [someone])).not.toBe('trusted');
  });

  it('may not rest on short keys or SHA-1, save for the certificate the user vouches for', async () => {
    expect(await state(issue({ name: 'A', issuer: root, hash: 'sha1' }))).toBe('weak');
    expect(await state(issue({ name: 'A', issuer: root, bits: 1024 }))).toBe('weak');
    const weakKey = between('Yeu', root, { bits: 1024 });
    expect(await state(issue({ name: 'A', issuer: weakKey }), [weakKey])).toBe('weak');
    const oldHash = between('Cu', root, { hash: 'sha1' });
    expect(await state(issue({ name: 'A', issuer: oldHash }), [oldHash])).toBe('weak');
    const oldRoot = issue({ name: 'Goc cu', extensions: AUTHORITY, hash: 'sha1' });
    const signer = parseCertificate(issue({ name: 'A', issuer: oldRoot }).der);
    expect(await chainState(signer, [], { trusted: [oldRoot.der], at: AT, purpose: 'document' })).toBe('trusted');
  });
});
