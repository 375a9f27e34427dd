/** Is a CMS a sound signature over these bytes? Judged apart from whom it belongs to. */
import { createHash, X509Certificate } from 'node:crypto';
import { fromBER, OctetString, Sequence } from 'asn1js';
import { Certificate, ContentInfo, CryptoEngine, setEngine, SignedData, type SignerInfo } from 'pkijs';
import type { ReasonCode } from '../../core/exchange/reasons.ts';
import { encodeCertificate, EXTENDED_KEY_USAGE, tight, type Der } from './certificates.ts';
import { chainState } from './chain.ts';
import { OID } from './cms.ts';
import { readToken, same } from './timestamp.ts';

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

const WEAKEST_RSA_BITS = 2048;
const SHA1 = '1.3.14.3.2.26';
const MD5 = '1.2.840.113549.2.5';
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

export interface CmsJudgement {
  intact: boolean;
  signer: Certificate | null;
  others: Certificate[];
  /** Time of a timestamp that holds and comes from somebody trusted. */
  provenAt: Date | null;
  faults: ReasonCode[];
}

const BROKEN: CmsJudgement = { intact: false, signer: null, others: [], provenAt: null, faults: ['signature_malformed'] };

/** Judges the CMS in /Contents over the covered bytes. Hostile input gives a judgement, never an error. */
export async function judgeCms(contents: Uint8Array, covered: Uint8Array, cades: boolean, trusted: readonly Der[]): Promise<CmsJudgement> {
  const parsed = parseCms(contents);
  if (parsed === null) return BROKEN;
  const { signed, length } = parsed;
  const faults: ReasonCode[] = [];
  // Bytes after the CMS are covered by nobody: they must be the zeros of the padding.
  if (contents.subarray(length).some((byte) => byte !== 0)) faults.push('signature_malformed');
  const [info] = signed.signerInfos;
  if (info === undefined || signed.signerInfos.length !== 1) return BROKEN;
  const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
  const signer = certificates.find((one) => isSignerOf(info, one)) ?? null;
  if (signer === null) return { ...BROKEN, faults: ['signature_malformed'] };

  const verified = await signed.verify({ signer: 0, data: tight(covered), checkChain: false }).catch(() => false);
  if (cades && !bindsCertificate(info, encodeCertificate(signer))) faults.push('certificate_unbound');
  if (isWeak(info, signer)) faults.push('weak_algorithm');
  return {
    intact: verified === true,
    signer,
    others: certificates.filter((one) => one !== signer),
    provenAt: await timestampOf(info, trusted),
    faults,
  };
}

function parseCms(contents: Uint8Array): { signed: SignedData; length: number } | null {
  try {
    const { result, offset } = fromBER(tight(contents));
    if (offset <= 0) return null;
    const content = new ContentInfo({ schema: result });
    return content.contentType === OID.signedData ? { signed: new SignedData({ schema: content.content }), length: offset } : null;
  } catch {
    return null;
  }
}

function isSignerOf(info: SignerInfo, certificate: Certificate): boolean {
  const { sid } = info;
  return (
    'issuer' in sid && 'serialNumber' in sid && certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber)
  );
}

/** The signed attribute signing-certificate-v2 names the hash of the signer's certificate (RFC 5035): else it could be exchanged. */
function bindsCertificate(info: SignerInfo, certificate: Der): boolean {
  const attribute = info.signedAttrs?.attributes.find((one) => one.type === OID.signingCertificateV2);
  const value: unknown = attribute?.values[0];
  const first = value instanceof Sequence ? value.valueBlock.value[0] : undefined;
  const id = first instanceof Sequence ? first.valueBlock.value[0] : undefined;
  if (!(id instanceof Sequence)) return false;
  const hash = id.valueBlock.value.find((one) => one instanceof OctetString);
  if (!(hash instanceof OctetString)) return false;
  const algorithm = id.valueBlock.value[0] instanceof Sequence ? hashNameOf(hash.valueBlock.valueHexView.byteLength) : 'sha256';
  return algorithm !== null && same(hash.valueBlock.valueHexView, createHash(algorithm).update(certificate).digest());
}

const hashNameOf = (length: number): string | null => ({ 32: 'sha256', 48: 'sha384', 64: 'sha512' })[length] ?? null;

function isWeak(info: SignerInfo, certificate: Certificate): boolean {
  const digest = info.digestAlgorithm.algorithmId;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = new X509Certificate(encodeCertificate(certificate)).publicKey;
  return digest === SHA1 || digest === MD5 || (type === 'rsa' && (details?.modulusLength ?? 0) < WEAKEST_RSA_BITS);
}

/** Time stated by an RFC 3161 token over this signature's value, when the token holds and its maker is trusted for it. */
async function timestampOf(info: SignerInfo, trusted: readonly Der[]): Promise<Date | null> {
  const attribute = info.unsignedAttrs?.attributes.find((one) => one.type === OID.timestampToken);
  const value: unknown = attribute?.values[0];
  if (!(value instanceof Sequence)) return null;
  try {
    const { signed, info: stated } = readToken(new Uint8Array(value.toBER(false)));
    // With the data given, the token's own imprint is compared with it: a token over other bytes proves nothing here.
    const data = tight(info.signature.valueBlock.valueHexView);
    if ((await signed.verify({ signer: 0, checkChain: false, data })) !== true) return null;
    const [signer] = signed.signerInfos;
    const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
    const authority = certificates.find((one) => signer !== undefined && isSignerOf(signer, one));
    if (
      authority === undefined ||
      !authority.extensions?.some((one) => one.extnID === EXTENDED_KEY_USAGE && JSON.stringify(one.parsedValue).includes(TIME_STAMPING))
    )
      return null;
    return (await chainState(authority, certificates, trusted, stated.genTime)) === 'trusted' ? stated.genTime : null;
  } catch {
    return null;
  }
}
