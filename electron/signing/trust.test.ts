import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { makeDemoAuthority } from './demo-authority.ts';
import { openPkcs12 } from './pkcs12.ts';
import { openTrustStore } from './trust.ts';

const folder = mkdtempSync(join(tmpdir(), 'antam-trust-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);
const AT = new Date('2026-11-21T02:12:40Z');
const authority = () =>
  makeDemoAuthority({ validFrom: AT, validTo: new Date('2030-01-01'), preparerName: 'A', headName: 'B', unit: 'C', password: 'x' });
const { caPem, headP12 } = authority();
const openssl = (...args: string[]): void => void execFileSync('openssl', args, { stdio: 'ignore' });

describe('trusted certificates', () => {
  it('are looked at first, then kept by fingerprint with the day they came, and taken back', () => {
    const store = openTrustStore(file('tin cậy'));
    expect(store.list()).toEqual([]);
    const offer = store.read(Buffer.from(caPem));
    expect(offer).toMatchObject({ authorities: [{ root: true, known: false }], others: 0 });
    expect(store.list()).toEqual([]);
    const fingerprint = offer.authorities[0]?.fingerprint ?? '';
    expect(() => store.import(Buffer.from(caPem), ['a'.repeat(64)], AT)).toThrow(/thay đổi sau khi được xem/);
    expect(store.list()).toEqual([]);
    const [info] = store.import(Buffer.from(caPem), [fingerprint], AT);
    expect(store.list()).toEqual([{ ...info, importedAt: AT.toISOString() }]);
    expect(info?.subject).toBe('An Tâm – CA trình diễn (không có giá trị pháp lý)');
    expect(store.read(Buffer.from(caPem)).authorities).toMatchObject([{ known: true }]);
    writeFileSync(join(file('tin cậy'), `${'a'.repeat(64)}.der`), 'rác');
    // A genuine certificate under the name of another is not what somebody compared.
    writeFileSync(join(file('tin cậy'), `${'b'.repeat(64)}.der`), readFileSync(join(file('tin cậy'), `${fingerprint}.der`)));
    expect(store.list()).toHaveLength(1);
    expect(store.certificates()).toHaveLength(1);
    store.remove('../../etc/passwd');
    store.remove(fingerprint);
    expect(store.list()).toEqual([]);
  });

  it('come several in one file, as PEM, DER and P7B; those of people are left out', () => {
    const store = openTrustStore(file('nhiều'));
    const other = authority().caPem;
    const person = openPkcs12(headP12, 'x').certificate;
    writeFileSync(file('người.der'), person);
    openssl('x509', '-inform', 'DER', '-in', file('người.der'), '-out', file('người.pem'));
    const pem = `${caPem}\n${other}\n${caPem}\n${readFileSync(file('người.pem'), 'utf8')}`;
    writeFileSync(file('cả.pem'), pem);
    const inPem = store.read(Buffer.from(pem));
    expect(inPem).toMatchObject({ others: 1 });
    const fingerprints = inPem.authorities.map(({ fingerprint }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(2);
    for (const form of ['DER', 'PEM']) {
      openssl('crl2pkcs7', '-nocrl', '-certfile', file('cả.pem'), '-outform', form, '-out', file('cả.p7b'));
      const read = store.read(readFileSync(file('cả.p7b')));
      expect(read.authorities.map(({ fingerprint }) => fingerprint).toSorted()).toEqual(fingerprints.toSorted());
    }
    openssl('x509', '-in', file('cả.pem'), '-outform', 'DER', '-out', file('một.der'));
    expect(store.read(readFileSync(file('một.der'))).authorities).toHaveLength(1);
    expect(store.import(Buffer.from(pem), fingerprints.slice(0, 1), AT)).toHaveLength(1);
    expect(store.list()).toHaveLength(1);
  });

  it('are none for a person, for rubbish, for a list nobody could compare', () => {
    const store = openTrustStore(file('không'));
    expect(() => store.read(openPkcs12(headP12, 'x').certificate)).toThrow(/CA/);
    expect(() => store.read(Buffer.from('không phải chứng thư'))).toThrow(FailureError);
    expect(() => store.read(Buffer.from(caPem.repeat(201)))).toThrow(/200/);
  });
});
