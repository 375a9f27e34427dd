/** A certificate authority for demonstrations, and two people it vouches for. Never for real dossiers: its name says so. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import forge from 'node-forge';

export const DEMO_AUTHORITY_NAME = 'An Tâm – CA trình diễn (không có giá trị pháp lý)';

export interface DemoAuthorityOptions {
  validFrom: Date;
  validTo: Date;
  preparerName: string;
  headName: string;
  unit: string;
  password: string;
}

export interface DemoAuthority {
  caPem: string;
  preparerP12: Uint8Array;
  headP12: Uint8Array;
}

interface Pair {
  publicKey: forge.pki.rsa.PublicKey;
  privateKey: forge.pki.rsa.PrivateKey;
}

/** Keys are new at every call: a key that a seed could bring back would be everybody's key. */
export function makeDemoAuthority(options: DemoAuthorityOptions): DemoAuthority {
  const authority = keyPair(2048);
  const subject = attributes(DEMO_AUTHORITY_NAME, 'An Tâm');
  const root = certificate(options, authority.publicKey, subject, subject, authority.privateKey, [
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  const signer = (name: string, bits: number): Uint8Array => {
    const pair = keyPair(bits);
    const leaf = certificate(options, pair.publicKey, attributes(name, options.unit), subject, authority.privateKey, [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true, nonRepudiation: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ]);
    const p12 = forge.pkcs12.toPkcs12Asn1(pair.privateKey, [leaf, root], options.password, { algorithm: 'aes256', friendlyName: 'antam' });
    return new Uint8Array(Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary'));
  };
  return {
    caPem: forge.pki.certificateToPem(root),
    preparerP12: signer(options.preparerName, 2048),
    headP12: signer(options.headName, 3072),
  };
}

/** Node makes the keys (forge would take seconds); forge only carries them. */
function keyPair(bits: number): Pair {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { publicKey: forge.pki.publicKeyFromPem(publicKey), privateKey: forge.pki.privateKeyFromPem(privateKey) };
}

/** forge's own default encodes names as Latin text; Vietnamese needs UTF8String. Its types mistake this tag for a class, hence Reflect. */
function utf8(name: string, value: string): forge.pki.CertificateField {
  const field: forge.pki.CertificateField = { name, value };
  Reflect.set(field, 'valueTagClass', forge.asn1.Type.UTF8);
  return field;
}

const attributes = (commonName: string, organisation: string): forge.pki.CertificateField[] => [
  { name: 'countryName', value: 'VN' },
  utf8('organizationName', organisation),
  utf8('commonName', commonName),
];

const SERIAL_BYTES = 15;

function certificate(
  { validFrom, validTo }: DemoAuthorityOptions,
  publicKey: forge.pki.rsa.PublicKey,
  subject: forge.pki.CertificateField[],
  issuer: forge.pki.CertificateField[],
  issuerKey: forge.pki.rsa.PrivateKey,
  extensions: object[],
): forge.pki.Certificate {
  const made = forge.pki.createCertificate();
  made.publicKey = publicKey;
  made.serialNumber = `01${randomBytes(SERIAL_BYTES).toString('hex')}`;
  made.validity.notBefore = validFrom;
  made.validity.notAfter = validTo;
  made.setSubject(subject);
  made.setIssuer(issuer);
  made.setExtensions([...extensions]);
  made.sign(issuerKey, forge.md.sha256.create());
  return made;
}
