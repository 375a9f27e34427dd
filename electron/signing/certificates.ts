/** X.509 certificates: reading, naming, looking inside. */
import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';
import type { CertificateInfo } from '../../core/api.ts';
import { FailureError } from '../../core/failure.ts';

export type Der = Uint8Array;

const COMMON_NAME = '2.5.4.3';
const ORGANISATION = '2.5.4.10';
const KEY_USAGE = '2.5.29.15';
export const EXTENDED_KEY_USAGE = '2.5.29.37';

/** A certificate that pkijs can work with; CERTIFICATE_INVALID when the bytes are none. */
export function parseCertificate(der: Der): Certificate {
  try {
    const { result, offset } = fromBER(tight(der));
    if (offset < 0) throw new Error('not DER');
    return new Certificate({ schema: result });
  } catch (cause) {
    throw new FailureError(
      'CERTIFICATE_INVALID',
      'Chứng thư số không đọc được: nội dung không đúng chuẩn X.509. Xuất lại chứng thư từ nơi cấp rồi thử lại.',
      undefined,
      cause,
    );
  }
}

export const encodeCertificate = (certificate: Certificate): Der => new Uint8Array(certificate.toSchema(true).toBER(false));

/** An ArrayBuffer that holds exactly these bytes (asn1js reads whole buffers). */
export const tight = (bytes: Uint8Array): ArrayBuffer => {
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
};

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

/** May the key sign documents? True when the certificate says nothing of usage, or names signature or non-repudiation. */
export function maySign(certificate: Certificate): boolean {
  const extension = certificate.extensions?.find((one) => one.extnID === KEY_USAGE);
  if (extension === undefined) return true;
  const bits = usageBits(extension.parsedValue);
  return (bits & 0b1100_0000) !== 0;
}

/** May the key sign certificates? */
export function isAuthority(der: Der): boolean {
  return new X509Certificate(der).ca;
}

/** First byte of a KeyUsage bit string: digitalSignature 0x80, nonRepudiation 0x40. */
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
