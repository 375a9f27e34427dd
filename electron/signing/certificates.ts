/** X.509 certificates: reading, naming, looking inside. */
import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate, ExtKeyUsage, getHashAlgorithm, type AlgorithmIdentifier } from 'pkijs';
import type { CertificateInfo } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';

export type Der = Uint8Array;

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const KEY_USAGE = '2.5.29.15';
const EXTENDED_KEY_USAGE = '2.5.29.37';

/** A certificate that pkijs can work with; CERTIFICATE_INVALID when the bytes are none. */
export function parseCertificate(der: Der): Certificate {
  try {
    const { result, offset } = fromBER(tight(der));
    if (offset < 0) throw new Error('not DER');
    const certificate = new Certificate({ schema: result });
    bytesOf.set(certificate, der);
    return certificate;
  } catch (cause) {
    throw new FailureError(
      'CERTIFICATE_INVALID',
      'Chứng thư số không đọc được: nội dung không đúng chuẩn X.509. Xuất lại chứng thư từ nơi cấp rồi thử lại.',
      undefined,
      cause,
    );
  }
}

/** The bytes a certificate was read from: written again, a strange one could come out different. */
const bytesOf = new WeakMap<Certificate, Der>();
export const encodeCertificate = (certificate: Certificate): Der =>
  bytesOf.get(certificate) ?? new Uint8Array(certificate.toSchema(true).toBER(false));

/** An ArrayBuffer that holds exactly these bytes (asn1js reads whole buffers). */
export const tight = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
};

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** What a person needs to recognise a certificate. */
export function certificateInfo(der: Der): CertificateInfo {
  const certificate = parseCertificate(der);
  const x509 = new X509Certificate(der);
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    serial: x509.serialNumber,
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
    algorithm: keyAlgorithm(x509),
  };
}

/** The common name, else the organisation, else the first name there is. */
export function nameOf(name: Certificate['subject']): string {
  const values = name.typesAndValues.map((one) => ({ type: String(one.type), text: textOf(one.value) }));
  const of = (type: string): string | undefined => values.find((value) => value.type === type)?.text;
  return of(COMMON_NAME) ?? of(ORGANISATION) ?? values[0]?.text ?? '';
}

const textOf = (value: unknown): string =>
  typeof value === 'object' &&
  value !== null &&
  'valueBlock' in value &&
  typeof value.valueBlock === 'object' &&
  value.valueBlock !== null &&
  'value' in value.valueBlock
    ? String(value.valueBlock.value).normalize('NFC')
    : '';

/** “RSA 2048”, “EC prime256v1”. */
export function keyAlgorithm(x509: X509Certificate): string {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = x509.publicKey;
  if (type === 'rsa' || type === 'rsa-pss') return `RSA ${details?.modulusLength ?? '?'}`;
  if (type === 'ec') return `EC ${details?.namedCurve ?? '?'}`;
  return String(type);
}

const HASH_WORDS: Record<string, string> = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' };

/** “RSA 2048, SHA-256”, “ECDSA P-256, SHA-256”: with what a signature was made. `hash` by Node's name. */
export function algorithmText(x509: X509Certificate, hash: string, isPss = false): string {
  const key = keyAlgorithm(x509)
    .replace(/^EC prime256v1$/, 'ECDSA P-256')
    .replace(/^EC secp384r1$/, 'ECDSA P-384')
    .replace(/^EC secp521r1$/, 'ECDSA P-521')
    .replace(/^EC /, 'ECDSA ');
  return `${isPss ? key.replace('RSA', 'RSA-PSS') : key}, ${HASH_WORDS[hash] ?? hash}`;
}

export type Purpose = 'document' | 'timestamp';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';
/**
 * Extended usages under which agencies issue certificates to people and organisations: any, e-mail protection, document
 * signing (RFC 9336, Microsoft, Adobe), client authentication. Servers, code and responders are others' business.
 */
const DOCUMENT_USAGES = new Set([
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.3.6.1.4.1.311.10.3.12',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.5.5.7.3.2',
]);

/**
 * May the key sign documents, or timestamps? True when its usage names signature or non-repudiation (or nothing), and its
 * extended usage allows the purpose. A timestamp's certificate must name that purpose and no other, as critical
 * (RFC 3161, 2.3).
 */
export function maySign(certificate: Certificate, purpose: Purpose = 'document'): boolean {
  if (!maySignAtAll(certificate)) return false;
  const extended = certificate.extensions?.find((one) => one.extnID === EXTENDED_KEY_USAGE);
  if (extended === undefined) return purpose === 'document';
  const purposes = extended.parsedValue instanceof ExtKeyUsage ? extended.parsedValue.keyPurposes : [];
  return purpose === 'timestamp'
    ? extended.critical && purposes.length === 1 && purposes[0] === TIME_STAMPING
    : purposes.some((one) => DOCUMENT_USAGES.has(one));
}

function maySignAtAll(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find((one) => one.extnID === KEY_USAGE);
  return usage === undefined || (usageBits(usage.parsedValue) & 0b1100_0000) !== 0;
}

const WEAKEST_RSA_BITS = 2048;

/** Is the key, or the signature on the certificate, of a kind that can be forged? */
export function isWeakCertificate(certificate: Certificate): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = new X509Certificate(encodeCertificate(certificate)).publicKey;
  const isShort = type === 'rsa' && (details?.modulusLength ?? 0) < WEAKEST_RSA_BITS;
  return isShort || isWeakSignature(certificate.signatureAlgorithm) || hashOf(certificate.signatureAlgorithm) === '';
}

/** Does the signature rest on a hash that is known to be outdated? One that leaves its hash open is judged by what states it. */
export const isWeakSignature = (algorithm: AlgorithmIdentifier): boolean => WEAK_HASHES.has(hashOf(algorithm));

const WEAK_HASHES = new Set(['SHA-1', 'MD5']);
const hashOf = (algorithm: AlgorithmIdentifier): string => getHashAlgorithm(algorithm);

/** May the key sign certificates? */
export function isAuthority(der: Der): boolean {
  return new X509Certificate(der).ca;
}

/** May the key sign lists of revoked certificates? Yes where nothing is said of its use (RFC 5280, 4.2.1.3). */
export function maySignLists(certificate: Certificate): boolean {
  const usage = certificate.extensions?.find((one) => one.extnID === KEY_USAGE);
  return usage === undefined || (usageBits(usage.parsedValue) & CRL_SIGN) !== 0;
}

const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9';

/** Was the certificate issued for answering questions on revocation in its issuer's name (RFC 6960, 4.2.2.2)? */
export function mayAnswerOcsp(certificate: Certificate): boolean {
  const extended = certificate.extensions?.find((one) => one.extnID === EXTENDED_KEY_USAGE)?.parsedValue;
  return maySignAtAll(certificate) && extended instanceof ExtKeyUsage && extended.keyPurposes.includes(OCSP_SIGNING);
}

const CRL_SIGN = 0b0000_0010;

/** First byte of a KeyUsage bit string: digitalSignature 0x80, nonRepudiation 0x40, cRLSign 0x02. */
function usageBits(value: unknown): number {
  if (typeof value !== 'object' || value === null || !('valueBlock' in value)) return 0;
  const block = value.valueBlock;
  if (typeof block !== 'object' || block === null || !('valueHexView' in block) || !(block.valueHexView instanceof Uint8Array)) return 0;
  return block.valueHexView[0] ?? 0;
}

const PEM = /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END (?:X509 |TRUSTED )?CERTIFICATE-----/g;

/** Every certificate in a PEM or DER file; CERTIFICATE_INVALID when there is none. */
export function certificatesIn(bytes: Uint8Array): Der[] {
  const text = Buffer.from(bytes).toString('latin1');
  const found = [...text.matchAll(PEM)].map((match) => new Uint8Array(Buffer.from(match[1] ?? '', 'base64')));
  const ders = found.length > 0 ? found : [new Uint8Array(bytes)];
  for (const der of ders) parseCertificate(der);
  return ders;
}
