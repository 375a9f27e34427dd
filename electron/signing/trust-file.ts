/** Certificates of issuers as files bring them: PEM with one or several, DER, and PKCS#7 (P7B) as Windows and agencies export them. */
import { X509Certificate } from 'node:crypto';
import { fromBER } from 'asn1js';
import { Certificate, ContentInfo, SignedData } from 'pkijs';
import type { AuthorityInfo } from '../../core/exchange/certificate.ts';
import { FailureError } from '../../core/failure.ts';
import { certificateInfo, certificatesIn, encodeCertificate, isAuthority, tight, type Der } from './certificates.ts';

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const PKCS7 = /-----BEGIN PKCS ?#?7(?: SIGNED DATA)?-----([A-Za-z0-9+/=\s]+)-----END PKCS ?#?7(?: SIGNED DATA)?-----/;
/** A national list has some fifty issuers; every one is read by a person. */
const MOST_CERTIFICATES = 200;

export interface CertificateFile {
  /** Certificates of issuers, each once. */
  authorities: Der[];
  /** How many others there are: of people and machines. */
  others: number;
}

/** Every certificate of a file; CERTIFICATE_INVALID when there is none. */
export const certificatesOf = (bytes: Uint8Array): Der[] => pkcs7Certificates(bytes) ?? certificatesIn(bytes);

/** What a file of certificates holds. CERTIFICATE_INVALID for anything else. */
export function readCertificateFile(bytes: Uint8Array): CertificateFile {
  const all = certificatesOf(bytes);
  if (all.length > MOST_CERTIFICATES) {
    throw new FailureError(
      'CERTIFICATE_INVALID',
      `Tệp chứa hơn ${MOST_CERTIFICATES} chứng thư nên chưa được đọc; chưa có gì được nạp. Chọn tệp chỉ gồm các chứng thư cần tin cậy.`,
    );
  }
  const once = [...new Map(all.map((der) => [certificateInfo(der).fingerprint, der])).values()];
  const authorities = once.filter(isAuthority);
  return { authorities, others: once.length - authorities.length };
}

/** The certificates of a PKCS#7 message; null when the bytes are none. */
function pkcs7Certificates(bytes: Uint8Array): Der[] | null {
  const text = PKCS7.exec(Buffer.from(bytes).toString('latin1'))?.[1];
  const der = text === undefined ? bytes : new Uint8Array(Buffer.from(text, 'base64'));
  try {
    const { result, offset } = fromBER(tight(der));
    if (offset < 0) return null;
    const content = new ContentInfo({ schema: result });
    if (content.contentType !== SIGNED_DATA) return null;
    const { certificates = [] } = new SignedData({ schema: content.content });
    return certificates.filter((one) => one instanceof Certificate).map(encodeCertificate);
  } catch {
    return null;
  }
}

/** What a person needs to know of an issuer's certificate before he trusts it. */
export const authorityInfo = (der: Der): AuthorityInfo => ({ ...certificateInfo(der), root: isRoot(der) });

/** Does the certificate vouch for itself? */
function isRoot(der: Der): boolean {
  const certificate = new X509Certificate(der);
  try {
    return certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}
