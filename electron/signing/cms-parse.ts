/**
 * Reads the CMS of a signature strictly. Much of a CMS is covered by no signature (lengths, algorithm lists, the bag of
 * certificates); whatever of that could be changed unnoticed must be as every writer writes it, or the CMS is refused.
 */
import { X509Certificate } from 'node:crypto';
import { Constructed, EndOfContent, fromBER, Null, ObjectIdentifier, OctetString, Primitive, Sequence, type AsnType } from 'asn1js';
import { ContentInfo, SignedData, type AlgorithmIdentifier, type Certificate, type SignerInfo } from 'pkijs';
import { parseCertificate, tight, type Der } from './certificates.ts';
import { OID } from './cms.ts';
import { same } from './timestamp.ts';

const SUBJECT_KEY_IDENTIFIER = '2.5.29.14';
const RSA_PSS = '1.2.840.113549.1.1.10';
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

export interface CarriedCertificate {
  der: Der;
  certificate: Certificate;
  /** The same for Node, which reads more strictly. */
  x509: X509Certificate;
}

export interface ParsedCms {
  signed: SignedData;
  info: SignerInfo;
  signer: CarriedCertificate;
  others: CarriedCertificate[];
  /** Node's name of the hash. */
  hash: string;
  /** The digest of the content by the signed attributes. */
  digest: Uint8Array;
}

/** A detached CMS with one signer whose certificate it carries, zeros behind it; null for anything else. Never throws. */
export function parseCms(contents: Uint8Array): ParsedCms | null {
  try {
    return strictly(contents);
  } catch {
    // asn1js and pkijs throw errors of all kinds at what is no CMS.
    return null;
  }
}

function strictly(contents: Uint8Array): ParsedCms | null {
  const { result, offset } = fromBER(tight(contents));
  if (offset <= 0 || contents.subarray(offset).some((byte) => byte !== 0)) return null;
  // asn1js forgives wrong lengths; what it would write differs then.
  if (!same(new Uint8Array(result.toBER(false)), contents.subarray(0, offset))) return null;
  const signedData = signedDataIn(result);
  if (signedData === null) return null;
  const signed = new SignedData({ schema: signedData });
  const [info] = signed.signerInfos;
  if (info === undefined || !isDetached(signed) || !isPlain(signed, info)) return null;

  const carried = carriedCertificates(signedData);
  const signer = carried.find(({ certificate }) => isSignerOf(info, certificate));
  const hash = HASHES[info.digestAlgorithm.algorithmId];
  const digest = statedDigest(info);
  if (signer === undefined || hash === undefined || digest === null) return null;
  return { signed, info, signer, others: carried.filter((one) => one !== signer), hash, digest };
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
  if (new ContentInfo({ schema: contentInfo }).contentType !== OID.signedData) return null;
  const [signedData, ...more] = childrenOf(childrenOf(contentInfo)[1]);
  if (!(signedData instanceof Sequence) || more.length > 0 || kindsIn(signedData) !== SIGNED_DATA) return null;
  const [, digests, , , signers] = childrenOf(signedData);
  const [signer, ...others] = childrenOf(signers);
  return childrenOf(digests).length === 1 && others.length === 0 && SIGNER_INFO.test(kindsIn(signer)) ? signedData : null;
}

/** The zeros of the padding read as ends of content: a wrong length could take them in unnoticed. */
const hasFilling = (block: AsnType): boolean => childrenOf(block).some((child) => child instanceof EndOfContent || hasFilling(child));

/** The covered bytes are the content: a CMS that carries its own would be judged over that. */
const isDetached = ({ encapContentInfo }: SignedData): boolean =>
  encapContentInfo.eContentType === OID.data && encapContentInfo.eContent === undefined;

/** Versions and algorithm lists say what follows from the rest (RFC 5652, 5.1 and 5.3). */
function isPlain({ version, digestAlgorithms }: SignedData, info: SignerInfo): boolean {
  const expected = 'issuer' in info.sid ? 1 : 3;
  return (
    info.version === expected &&
    (version === expected || version === 1) &&
    digestAlgorithms.every((one) => one.algorithmId === info.digestAlgorithm.algorithmId && isBare(one)) &&
    isBare(info.digestAlgorithm) &&
    isOneTimestamp(info) &&
    (info.signatureAlgorithm.algorithmId === RSA_PSS || isBare(info.signatureAlgorithm))
  );
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

/** What the signed attributes say of the content: once that it is plain data, once its digest (RFC 5652, 11.1, 11.2). */
function statedDigest(info: SignerInfo): Uint8Array | null {
  const valuesOf = (type: string): unknown[] =>
    info.signedAttrs?.attributes.filter((one) => one.type === type).flatMap((one): unknown[] => one.values) ?? [];
  const [kind, ...otherKinds] = valuesOf(OID.contentType);
  const [digest, ...otherDigests] = valuesOf(OID.messageDigest);
  const isData = kind instanceof ObjectIdentifier && kind.valueBlock.toString() === OID.data;
  return isData && otherKinds.length + otherDigests.length === 0 && digest instanceof OctetString ? digest.valueBlock.valueHexView : null;
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
