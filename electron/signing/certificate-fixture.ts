/** Certificates of every kind for tests: whom they are for, who issued them, how weak they are. */
import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';
import { certificateInfo, type Der } from './certificates.ts';
import type { SigningKey } from './pkcs12.ts';

export interface Issued {
  der: Der;
  key: SigningKey;
  forged: { certificate: forge.pki.Certificate; privateKey: forge.pki.rsa.PrivateKey };
  /** Public and private key in PEM. */
  pair: { publicKey: string; privateKey: string };
}

interface Wanted {
  name: string;
  /** Itself when left out. */
  issuer?: Issued;
  bits?: number;
  hash?: 'sha256' | 'sha1';
  extensions?: object[];
  /** In hexadecimal; a new one when left out. */
  serial?: string;
  /** Whose keys it gets; new ones when left out. */
  keysOf?: Issued;
}

export const AUTHORITY = [
  { name: 'basicConstraints', cA: true, critical: true },
  { name: 'keyUsage', keyCertSign: true, critical: true },
];
export const PERSON = [
  { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
  { name: 'subjectKeyIdentifier' },
];

/** A certificate valid through 2026–2029, with the key it belongs to. */
export function issue({ name, issuer, bits = 2048, hash = 'sha256', extensions = PERSON, serial, keysOf }: Wanted): Issued {
  const pair =
    keysOf?.pair ??
    generateKeyPairSync('rsa', {
      modulusLength: bits,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(pair.publicKey);
  certificate.serialNumber = serial ?? `01${randomBytes(8).toString('hex')}`;
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2029-01-01T00:00:00Z');
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer(issuer?.forged.certificate.subject.attributes ?? [{ name: 'commonName', value: name }]);
  // forge writes what it makes of an extension into the object it was given.
  certificate.setExtensions(structuredClone(extensions));
  const privateKey = forge.pki.privateKeyFromPem(pair.privateKey);
  certificate.sign(issuer?.forged.privateKey ?? privateKey, forge.md[hash].create());
  const der = new Uint8Array(Buffer.from(forge.asn1.toDer(forge.pki.certificateToAsn1(certificate)).getBytes(), 'binary'));
  return {
    der,
    pair,
    forged: { certificate, privateKey },
    key: {
      certificate: der,
      chain: issuer === undefined ? [] : [issuer.der],
      info: certificateInfo(der),
      algorithm: 'rsa',
      sign: async (bytes) => createSign(hash).update(bytes).sign(pair.privateKey),
    },
  };
}
