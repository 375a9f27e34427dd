/** Is a CMS a sound signature over these bytes? Judged apart from whom it belongs to. */
import { createHash } from 'node:crypto';
import { fromBER, ObjectIdentifier, OctetString, Primitive, Sequence } from 'asn1js';
import { Certificate, ContentInfo, CryptoEngine, setEngine, SignedData, type SignerInfo } from 'pkijs';
import type { ReasonCode } from '../../core/exchange/reasons.ts';
import { encodeCertificate, isWeakSignature, tight, type Der } from './certificates.ts';
import { chainState } from './chain.ts';
import { OID } from './cms.ts';
import { readToken, same } from './timestamp.ts';

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
/** Hashes a signature may rest on; MD5 and SHA-1 are recognised, to be called outdated. */
const HASHES: Record<string, string> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};
const OUTDATED = new Set(['md5', 'sha1']);

export interface CmsJudgement {
  intact: boolean;
  signer: Certificate | null;
  others: Certificate[];
  /** Time of a timestamp that holds and comes from somebody trusted. */
  provenAt: Date | null;
  faults: ReasonCode[];
}

/** Nothing of it can be relied on. */
export const BROKEN: CmsJudgement = { intact: false, signer: null, others: [], provenAt: null, faults: ['signature_malformed'] };

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
  if (signer === null) return BROKEN;
  const hash = HASHES[info.digestAlgorithm.algorithmId];
  const stated = statedDigest(info);
  // The content must be the covered bytes and nothing else: a CMS that carries its own would be judged over that.
  if (hash === undefined || stated === null || !isDetached(signed)) return { ...BROKEN, signer };
  const fits = same(stated, createHash(hash).update(covered).digest());
  const verified = fits && (await signed.verify({ signer: 0, data: tight(covered), checkChain: false }).catch(() => false));
  if (cades && !bindsCertificate(info, encodeCertificate(signer))) faults.push('certificate_unbound');
  if (OUTDATED.has(hash) || isWeakSignature(info.signatureAlgorithm)) faults.push('weak_algorithm');
  return {
    intact: verified === true,
    signer,
    others: certificates.filter((one) => one !== signer),
    provenAt: await timestampOf(info, trusted),
    faults,
  };
}

const isDetached = ({ encapContentInfo }: SignedData): boolean =>
  encapContentInfo.eContentType === OID.data && encapContentInfo.eContent === undefined;

/** The digest of the content by the signed attributes, which must say once each that it is of plain data, and which (RFC 5652, 11.1, 11.2). */
function statedDigest(info: SignerInfo): Uint8Array | null {
  const valuesOf = (type: string): unknown[] =>
    info.signedAttrs?.attributes.filter((one) => one.type === type).flatMap((one): unknown[] => one.values) ?? [];
  const [kind, ...otherKinds] = valuesOf(OID.contentType);
  const [digest, ...otherDigests] = valuesOf(OID.messageDigest);
  const isData = kind instanceof ObjectIdentifier && kind.valueBlock.toString() === OID.data;
  return isData && otherKinds.length + otherDigests.length === 0 && digest instanceof OctetString ? digest.valueBlock.valueHexView : null;
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

/** A signer is named by issuer and serial number, or by the identifier of his key (RFC 5652, 5.3). */
function isSignerOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  if ('issuer' in sid && 'serialNumber' in sid)
    return certificate.issuer.isEqual(sid.issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  const identifier = certificate.extensions?.find((one) => one.extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue;
  return (
    sid instanceof Primitive && identifier instanceof OctetString && same(sid.valueBlock.valueHexView, identifier.valueBlock.valueHexView)
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
    if (authority === undefined) return null;
    const chain = await chainState(authority, certificates, { trusted, at: stated.genTime, purpose: 'timestamp' });
    return chain === 'trusted' ? stated.genTime : null;
  } catch {
    return null;
  }
}
