/** Is a CMS a sound signature over these bytes? Judged apart from whom it belongs to. */
import { createHash } from 'node:crypto';
import { OctetString, Sequence } from 'asn1js';
import { Certificate, CryptoEngine, setEngine, type SignerInfo } from 'pkijs';
import type { ReasonCode } from '../../core/exchange/reasons.ts';
import { isWeakSignature, tight, type Der } from './certificates.ts';
import { chainState } from './chain.ts';
import { OID } from './cms.ts';
import { carriedState, isSignerOf, MOST_CERTIFICATES, parseCms } from './cms-parse.ts';
import { readToken, same } from './timestamp.ts';

setEngine('node', new CryptoEngine({ name: 'node', crypto: globalThis.crypto }));

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
  const { signed, info, signer, others, hash, digest } = parsed;
  const fits = same(digest, createHash(hash).update(covered).digest());
  // pkijs looks for the signer once more, by looser rules: it must find the one we report.
  signed.certificates = [signer.certificate];
  const verified = fits && (await signed.verify({ signer: 0, data: tight(covered), checkChain: false }).catch(() => false));
  const carried = carriedState([signer, ...others], trusted);
  const stamp = await timestampOf(info, trusted);
  const faults: ReasonCode[] = [
    ...(cades && !bindsCertificate(info, signer.der) ? ['certificate_unbound' as const] : []),
    ...(OUTDATED.has(hash) || isWeakSignature(info.signatureAlgorithm) ? ['weak_algorithm' as const] : []),
    ...(carried === 'broken' ? ['signature_malformed' as const] : []),
    ...(carried === 'open' ? ['certificate_unverified' as const] : []),
    ...(stamp === 'unreadable' ? ['timestamp_unverified' as const] : []),
  ];
  return {
    intact: verified === true,
    signer: signer.certificate,
    others: others.map(({ certificate }) => certificate),
    provenAt: stamp instanceof Date ? stamp : null,
    faults,
  };
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

/**
 * Time stated by an RFC 3161 token over this signature's value; null without a token, or when its maker is not trusted for
 * it; “unreadable” when the token doesn't hold.
 */
async function timestampOf(info: SignerInfo, trusted: readonly Der[]): Promise<Date | null | 'unreadable'> {
  const attribute = info.unsignedAttrs?.attributes.find((one) => one.type === OID.timestampToken);
  if (attribute === undefined) return null;
  const value: unknown = attribute.values[0];
  if (!(value instanceof Sequence)) return 'unreadable';
  try {
    const { signed, info: stated } = readToken(new Uint8Array(value.toBER(false)));
    // With the data given, the token's own imprint is compared with it: a token over other bytes proves nothing here.
    const data = tight(info.signature.valueBlock.valueHexView);
    const [signer] = signed.signerInfos;
    const certificates = (signed.certificates ?? []).filter((one) => one instanceof Certificate);
    const authority = certificates.find((one) => signer !== undefined && isSignerOf(signer, one));
    if (authority === undefined || certificates.length > MOST_CERTIFICATES) return 'unreadable';
    signed.certificates = [authority];
    if ((await signed.verify({ signer: 0, checkChain: false, data })) !== true) return 'unreadable';
    const chain = await chainState(authority, certificates, { trusted, at: stated.genTime, purpose: 'timestamp' });
    return chain === 'trusted' ? stated.genTime : null;
  } catch {
    return 'unreadable';
  }
}
