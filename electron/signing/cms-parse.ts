/**
 * Reads the CMS of a signature strictly. Much of a CMS is covered by no signature (lengths, algorithm lists, the bag of
 * certificates); whatever of that could be changed unnoticed must be as every writer writes it, or the CMS is refused.
 */
import { createHash, X509Certificate } from 'node:crypto';
import {
  Constructed,
  EndOfContent,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  type AsnType,
} from 'asn1js';
import { AlgorithmIdentifier, getHashAlgorithm, RSASSAPSSParams, SignerInfo, type Certificate } from 'pkijs';
import { parseCertificate, same, tight, type Der } from './certificates.ts';
import { algorithmProtection, OID } from './cms.ts';
import { engine } from './engine.ts';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
export const RSA_PSS = '1.2.840.113549.1.1.10';
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const MASK_GENERATION_1 = '1.2.840.113549.1.1.8';
const CONTEXT_SPECIFIC = 3;
const CERTIFICATES = 0;
/** A signer, two or three authorities above him, and as many of a cross-signed family. */
export const MOST_CERTIFICATES = 8;

/** Hashes a signature may rest on; MD5 and SHA-1 are recognised, to be called outdated. */
const HASHES: Record<string, string> = {
  '1.2.840.113549.2.5': 'md5',
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

const OUTDATED = new Set(['md5', 'sha1']);

/** Node's name of a hash; null for one that nobody here knows. */
export const hashName = (oid: string): string | null => HASHES[oid] ?? null;
export const isOutdated = (hash: string): boolean => OUTDATED.has(hash);

/**
 * detached: over bytes elsewhere, as PDF wants it; token: a timestamp (RFC 3161), with what it states inside; sha1: over a SHA-1 inside,
 * as PDF had it once (adbe.pkcs7.sha1).
 */
export type CmsKind = 'detached' | 'token' | 'sha1';

export interface CarriedCertificate {
  der: Der;
  certificate: Certificate;
  /** The same for Node, which reads more strictly. */
  x509: X509Certificate;
}

export interface ParsedCms {
  info: SignerInfo;
  signer: CarriedCertificate;
  others: CarriedCertificate[];
  /** Node's name of the hash. */
  hash: string;
  /** The digest of the content by the signed attributes. */
  digest: Uint8Array;
  /** What it carries itself; null when detached. */
  content: Uint8Array | null;
}

/** A CMS of that kind with one signer whose certificate it carries, zeros behind it; null for anything else. Never throws. */
export function parseCms(contents: Uint8Array, kind: CmsKind = 'detached'): ParsedCms | null {
  try {
    return strictly(contents, kind);
  } catch {
    // asn1js and pkijs throw errors of all kinds at what is no CMS.
    return null;
  }
}

function strictly(contents: Uint8Array, kind: CmsKind): ParsedCms | null {
  const { result, offset } = fromBER(tight(contents));
  if (offset <= 0 || contents.subarray(offset).some((byte) => byte !== 0)) return null;
  // asn1js forgives wrong lengths; what it would write differs then.
  if (!same(new Uint8Array(result.toBER(false)), contents.subarray(0, offset))) return null;
  const signedData = signedDataIn(result);
  if (signedData === null) return null;
  // Not pkijs's SignedData, which reads every certificate besides: most of the time would go there.
  const [version, digests, , , signers] = childrenOf(signedData);
  const [signerInfo] = childrenOf(signers);
  const info = signerInfo instanceof Sequence ? new SignerInfo({ schema: signerInfo }) : undefined;
  const algorithms = childrenOf(digests).map((schema) => new AlgorithmIdentifier({ schema }));
  const content = contentOf(signedData, kind);
  if (info === undefined || content === undefined || !isPlain({ version: numberIn(version), algorithms }, info, kind)) return null;

  const carried = carriedCertificates(signedData);
  const signer = carried.find(({ certificate }) => isSignerOf(info, certificate));
  const hash = hashName(info.digestAlgorithm.algorithmId);
  const digest = statedDigest(info, contentType(kind));
  if (signer === undefined || hash === null || digest === null || !isOfHash(info.signatureAlgorithm, hash)) return null;
  return { info, signer, others: carried.filter((one) => one !== signer), hash, digest, content };
}

/** “universal 16”, “context 0”: what stands in a place, for comparing with what belongs there. */
const kindOf = ({ idBlock }: AsnType): string => `${idBlock.tagClass === CONTEXT_SPECIFIC ? 'context' : 'universal'} ${idBlock.tagNumber}`;
const childrenOf = (block: AsnType | undefined): AsnType[] => (block instanceof Constructed ? block.valueBlock.value : []);
const kindsIn = (block: AsnType | undefined): string => childrenOf(block).map(kindOf).join(', ');

const SIGNED_DATA = 'universal 2, universal 17, universal 16, context 0, universal 17';
const SIGNER_INFO = /^universal 2, (universal 16|context 0), universal 16, context 0, universal 16, universal 4(, context 1)?$/;

/** The signed data, when nothing stands anywhere but what a detached signature by one signer needs: no CRLs, no filling. */
function signedDataIn(contentInfo: AsnType): Sequence | null {
  if (!(contentInfo instanceof Sequence) || kindsIn(contentInfo) !== 'universal 6, context 0' || hasFilling(contentInfo)) return null;
  const [type, wrapper] = childrenOf(contentInfo);
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== OID.signedData) return null;
  const [signedData, ...more] = childrenOf(wrapper);
  if (!(signedData instanceof Sequence) || more.length > 0 || kindsIn(signedData) !== SIGNED_DATA) return null;
  const [, digests, , , signers] = childrenOf(signedData);
  const [signer, ...others] = childrenOf(signers);
  return childrenOf(digests).length === 1 && others.length === 0 && SIGNER_INFO.test(kindsIn(signer)) ? signedData : null;
}

/** The zeros of the padding read as ends of content: a wrong length could take them in unnoticed. */
const hasFilling = (block: AsnType): boolean => childrenOf(block).some((child) => child instanceof EndOfContent || hasFilling(child));

const numberIn = (block: AsnType | undefined): number | null => (block instanceof Integer ? block.valueBlock.valueDec : null);

const contentType = (kind: CmsKind): string => (kind === 'token' ? OID.tstInfo : OID.data);

/**
 * What the CMS carries itself: null where it should be detached, since one that carries its content would be judged over that;
 * undefined when it isn't as its kind has it.
 */
function contentOf(signedData: Sequence, kind: CmsKind): Uint8Array | null | undefined {
  const [type, wrapper, ...more] = childrenOf(childrenOf(signedData)[2]);
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== contentType(kind) || more.length > 0) return undefined;
  if (kind === 'detached') return wrapper === undefined ? null : undefined;
  const [content, ...others] = kindOf(wrapper ?? type) === 'context 0' ? childrenOf(wrapper) : [];
  return content instanceof OctetString && !content.idBlock.isConstructed && others.length === 0
    ? new Uint8Array(content.valueBlock.valueHexView)
    : undefined;
}

/** Versions and algorithm lists say what follows from the rest (RFC 5652, 5.1 and 5.3). */
function isPlain(
  { version, algorithms }: { version: number | null; algorithms: AlgorithmIdentifier[] },
  info: SignerInfo,
  kind: CmsKind,
): boolean {
  const expected = 'issuer' in info.sid ? 1 : 3;
  return (
    info.version === expected &&
    (kind === 'token' ? version === 3 : version === expected || version === 1) &&
    algorithms.every((one) => one.algorithmId === info.digestAlgorithm.algorithmId && isBare(one)) &&
    isBare(info.digestAlgorithm) &&
    keepsAlgorithms(info) &&
    (kind === 'token' ? info.unsignedAttrs === undefined : isOneTimestamp(info)) &&
    (info.signatureAlgorithm.algorithmId === RSA_PSS ? isPlainPss(info) : isBare(info.signatureAlgorithm))
  );
}

/** Where the signed attributes repeat the algorithms (RFC 6211), they are those that are used. */
function keepsAlgorithms({ signedAttrs, digestAlgorithm, signatureAlgorithm }: SignerInfo): boolean {
  const values =
    signedAttrs?.attributes.filter(({ type }) => type === OID.algorithmProtection).flatMap((one): unknown[] => one.values) ?? [];
  const used = new Uint8Array(algorithmProtection(digestAlgorithm, signatureAlgorithm).toBER(false));
  return values.every((value) => value instanceof Sequence && same(new Uint8Array(value.toBER(false)), used));
}

/** The parameters of RSA-PSS name the digest's hash throughout: pkijs looks at one of the three places only. */
function isPlainPss({ signatureAlgorithm, digestAlgorithm }: SignerInfo): boolean {
  const { hashAlgorithm, maskGenAlgorithm, trailerField } = new RSASSAPSSParams({ schema: signatureAlgorithm.algorithmParams });
  const mask: unknown = maskGenAlgorithm.algorithmParams;
  const maskHash = mask instanceof Sequence ? mask.valueBlock.value[0] : undefined;
  return (
    hashAlgorithm.algorithmId === digestAlgorithm.algorithmId &&
    maskGenAlgorithm.algorithmId === MASK_GENERATION_1 &&
    maskHash instanceof ObjectIdentifier &&
    maskHash.valueBlock.toString() === digestAlgorithm.algorithmId &&
    trailerField === 1
  );
}

/** Does the signature's algorithm name the hash of the attributes, or leave it to them? Verifying looks at these alone. */
function isOfHash(algorithm: AlgorithmIdentifier, hash: string): boolean {
  if (algorithm.algorithmId === RSA_ENCRYPTION) return true;
  return getHashAlgorithm(algorithm).replace('-', '').toLowerCase() === hash;
}

/** Of attributes that no signature covers, a timestamp is the only one anybody here understands. */
function isOneTimestamp({ unsignedAttrs }: SignerInfo): boolean {
  if (unsignedAttrs === undefined) return true;
  const [attribute, ...more] = unsignedAttrs.attributes;
  return more.length === 0 && attribute?.type === OID.timestampToken && attribute.values.length === 1;
}

const isBare = ({ algorithmParams }: AlgorithmIdentifier): boolean => algorithmParams === undefined || algorithmParams instanceof Null;

/** The certificates with their bytes as they stand, not as a library would write them again. */
function carriedCertificates(signedData: Sequence): CarriedCertificate[] {
  const bag = signedData.valueBlock.value.find(
    ({ idBlock }) => idBlock.tagClass === CONTEXT_SPECIFIC && idBlock.tagNumber === CERTIFICATES,
  );
  // NSS carries the signer's certificate twice.
  const distinct = new Map(
    childrenOf(bag).map(({ valueBeforeDecodeView: der }) => [Buffer.from(der).toString('base64'), new Uint8Array(der)]),
  );
  if (distinct.size > MOST_CERTIFICATES) throw new Error('too many certificates');
  return [...distinct.values()].map((der) => {
    const x509 = new X509Certificate(der);
    // Read on demand only; a key that can't be read is found here rather than in the middle of a judgement.
    if (x509.publicKey.type !== 'public') throw new Error('no public key');
    return { der, certificate: parseCertificate(der), x509 };
  });
}

/** A signer is named by issuer and serial number, byte for byte, or by the identifier of his key (RFC 5652, 5.3). */
export function isSignerOf({ sid }: SignerInfo, certificate: Certificate): boolean {
  if ('issuer' in sid && 'serialNumber' in sid) {
    const [named, issuer] = [sid.issuer, certificate.issuer].map((name) => new Uint8Array(name.valueBeforeDecode));
    return named !== undefined && issuer !== undefined && same(named, issuer) && certificate.serialNumber.isEqual(sid.serialNumber);
  }
  const identifier = certificate.extensions?.find((one) => one.extnID === SUBJECT_KEY_IDENTIFIER)?.parsedValue;
  return (
    sid instanceof Primitive && identifier instanceof OctetString && same(sid.valueBlock.valueHexView, identifier.valueBlock.valueHexView)
  );
}

/** What the signed attributes say of the content: once its type, once its digest (RFC 5652, 11.1, 11.2). */
function statedDigest(info: SignerInfo, type: string): Uint8Array | null {
  const valuesOf = (type: string): unknown[] =>
    info.signedAttrs?.attributes.filter((one) => one.type === type).flatMap((one): unknown[] => one.values) ?? [];
  const [kind, ...otherKinds] = valuesOf(OID.contentType);
  const [digest, ...otherDigests] = valuesOf(OID.messageDigest);
  const fits = kind instanceof ObjectIdentifier && kind.valueBlock.toString() === type;
  return fits && otherKinds.length + otherDigests.length === 0 && digest instanceof OctetString ? digest.valueBlock.valueHexView : null;
}

/**
 * Are the carried certificates as their issuers made them? “open” when the issuer of one is not at hand: nothing covers
 * such a certificate, so nobody can tell whether it was changed.
 */
export function carriedState(carried: readonly CarriedCertificate[], trusted: readonly Der[]): 'sound' | 'broken' | 'open' {
  const known = [...carried.map(({ x509 }) => x509), ...trusted.map((der) => new X509Certificate(der))];
  const states = carried.map(({ der, x509 }) => {
    if (trusted.some((anchor) => same(anchor, der))) return 'sound';
    const issuers = known.filter(({ subject }) => subject === x509.issuer);
    if (issuers.length === 0) return 'open';
    return issuers.some(({ publicKey }) => x509.verify(publicKey)) ? 'sound' : 'broken';
  });
  return states.includes('broken') ? 'broken' : states.includes('open') ? 'open' : 'sound';
}

/** Does the signature fit the signed attributes? That these fit the content is for the caller to compare. */
export async function holds({ info, signer, hash }: ParsedCms): Promise<boolean> {
  const attributes = info.signedAttrs?.encodedValue;
  if (attributes === undefined) return false;
  const { subjectPublicKeyInfo } = signer.certificate;
  return engine
    .verifyWithPublicKey(attributes, info.signature, subjectPublicKeyInfo, info.signatureAlgorithm, hash.replace(/^sha/, 'SHA-'))
    .catch(() => false);
}

/**
 * A signed attribute names the hash of the signer's certificate (RFC 5035): else it could be exchanged. Signing-certificate-v2 for
 * signatures; tokens may carry the first edition, which is SHA-1 throughout.
 */
export function bindsCertificate(info: SignerInfo, certificate: Der, type: string): boolean {
  const attribute = info.signedAttrs?.attributes.find((one) => one.type === type);
  const value: unknown = attribute?.values[0];
  const first = value instanceof Sequence ? value.valueBlock.value[0] : undefined;
  const id = first instanceof Sequence ? first.valueBlock.value[0] : undefined;
  if (!(id instanceof Sequence)) return false;
  const hash = id.valueBlock.value.find((one) => one instanceof OctetString);
  if (!(hash instanceof OctetString)) return false;
  const named = id.valueBlock.value[0] instanceof Sequence ? hashNameOf(hash.valueBlock.valueHexView.byteLength) : 'sha256';
  const algorithm = type === OID.signingCertificate ? 'sha1' : named;
  return algorithm !== null && same(hash.valueBlock.valueHexView, createHash(algorithm).update(certificate).digest());
}

const hashNameOf = (length: number): string | null => ({ 32: 'sha256', 48: 'sha384', 64: 'sha512' })[length] ?? null;
