/** The CMS of a PAdES baseline signature (ETSI EN 319 142-1; CAdES attributes of RFC 5035), detached, by asn1js and pkijs. */
import { createHash } from 'node:crypto';
import { Constructed, fromBER, Integer, Null, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';
import { parseCertificate, tight, type Der } from './certificates.ts';
import type { SigningKey } from './pkcs12.ts';

export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  algorithmProtection: '1.2.840.113549.1.9.52',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  timestampToken: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  rsaWithSha256: '1.2.840.113549.1.1.11',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
} as const;

const SET_TAG = 0x31;
const DIRECTORY_NAME = 4;

/** A timestamp over the signature value; asked for after signing. */
export type Timestamper = (signature: Uint8Array) => Promise<Uint8Array>;

/** DER of a detached CMS over bytes whose SHA-256 is `digest`. */
export async function buildCms(digest: Uint8Array, key: SigningKey, timestamp?: Timestamper): Promise<Uint8Array> {
  const certificate = parseCertificate(key.certificate);
  const algorithm = (): AlgorithmIdentifier =>
    key.algorithm === 'rsa'
      ? new AlgorithmIdentifier({ algorithmId: OID.rsaWithSha256, algorithmParams: new Null() })
      : new AlgorithmIdentifier({ algorithmId: OID.ecdsaWithSha256 });
  const attributes = signedAttributes(digest, key.certificate, algorithmProtection(sha256(), algorithm()));
  const signedAttrs = new SignedAndUnsignedAttributes({ type: 0, attributes });
  const signature = await key.sign(asSet(signedAttrs));

  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm: sha256(),
    signedAttrs,
    signatureAlgorithm: algorithm(),
    signature: new OctetString({ valueHex: tight(signature) }),
  });
  if (timestamp !== undefined) {
    const token = fromBER(tight(await timestamp(signature))).result;
    signer.unsignedAttrs = new SignedAndUnsignedAttributes({
      type: 1,
      attributes: [new Attribute({ type: OID.timestampToken, values: [token] })],
    });
  }
  const signed = new SignedData({
    version: 1,
    digestAlgorithms: [sha256()],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates: [certificate, ...key.chain.map(parseCertificate)],
    signerInfos: [signer],
  });
  const content = new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER(false));
}

const sha256 = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() });

/**
 * contentType, messageDigest, signing-certificate-v2, and what protects the names of the algorithms; no signingTime, since PAdES takes
 * /M. In the order DER wants of a SET.
 */
function signedAttributes(digest: Uint8Array, certificate: Der, protection: Sequence): Attribute[] {
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: tight(digest) })] }),
    new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate(certificate)] }),
    new Attribute({ type: OID.algorithmProtection, values: [protection] }),
  ];
  return attributes
    .map((attribute) => ({ attribute, der: Buffer.from(attribute.toSchema().toBER(false)) }))
    .toSorted((a, b) => Buffer.compare(a.der, b.der))
    .map(({ attribute }) => attribute);
}

/**
 * CMSAlgorithmProtection (RFC 6211): no signature covers the names of the algorithms, and some have two; so they are repeated where one
 * does.
 */
export function algorithmProtection(digestAlgorithm: AlgorithmIdentifier, signatureAlgorithm: AlgorithmIdentifier): Sequence {
  const { value } = signatureAlgorithm.toSchema().valueBlock;
  return new Sequence({ value: [digestAlgorithm.toSchema(), new Constructed({ idBlock: { tagClass: 3, tagNumber: 1 }, value })] });
}

/** SigningCertificateV2 with one ESSCertIDv2: the default hash (SHA-256) of the certificate, its issuer and serial number. */
export function signingCertificate(der: Der): Sequence {
  const certificate = parseCertificate(der);
  const issuer = new Constructed({ idBlock: { tagClass: 3, tagNumber: DIRECTORY_NAME }, value: [certificate.issuer.toSchema()] });
  const serial = new Integer({ valueHex: tight(certificate.serialNumber.valueBlock.valueHexView) });
  const hash = new OctetString({ valueHex: tight(createHash('sha256').update(der).digest()) });
  const id = new Sequence({ value: [hash, new Sequence({ value: [new Sequence({ value: [issuer] }), serial] })] });
  return new Sequence({ value: [new Sequence({ value: [id] })] });
}

/** The bytes that are signed: the attributes as an explicit SET instead of their context tag (RFC 5652, 5.4). */
export function asSet(attributes: SignedAndUnsignedAttributes): Uint8Array {
  const encoded = new Uint8Array(attributes.toSchema().toBER(false));
  encoded[0] = SET_TAG;
  return encoded;
}
