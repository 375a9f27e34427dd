import { createHash, createVerify, generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ecdsaDer } from './ecdsa.ts';

it.each(['P-256', 'P-384'])('turns r‖s of %s into the DER that everybody checks', (namedCurve) => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve });
  // Some of them begin with a set bit.
  for (let i = 0; i < 60; i++) {
    const bytes = createHash('sha256').update(String(i)).digest();
    const raw = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    expect(createVerify('sha256').update(bytes).verify(publicKey, ecdsaDer(raw))).toBe(true);
  }
});

it('writes the shortest integers', () => {
  const hex = (r: string, s: string): string => Buffer.from(ecdsaDer(Buffer.from(r + s, 'hex'))).toString('hex');
  expect(hex('0001', '0080')).toBe('30070201010202' + '0080');
  expect(hex('0000', '7fff')).toBe('30070201000202' + '7fff');
  fc.assert(fc.property(fc.uint8Array({ minLength: 2, maxLength: 96 }), (bytes) => ecdsaDer(bytes)[0] === 0x30));
});
