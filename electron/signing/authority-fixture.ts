/** Answers of authorities for tests, at any time one likes: OCSP, lists of revoked certificates, timestamps; and a server that gives them. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Constructed, Enumerated, fromBER, GeneralizedTime, Integer, Null, ObjectIdentifier, OctetString, Primitive } from 'asn1js';
import {
  AccessDescription,
  AlgorithmIdentifier,
  Attribute,
  BasicOCSPResponse,
  CertificateRevocationList,
  CertID,
  ContentInfo,
  CRLDistributionPoints,
  DistributionPoint,
  EncapsulatedContentInfo,
  Extension,
  Extensions,
  GeneralName,
  InfoAccess,
  IssuerAndSerialNumber,
  MessageImprint,
  OCSPResponse,
  PKIStatusInfo,
  ResponseBytes,
  RevokedCertificate,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  SingleResponse,
  Time,
  TimeStampReq,
  TimeStampResp,
  TSTInfo,
} from 'pkijs';
import type { Issued } from './certificate-fixture.ts';
import { parseCertificate, tight } from './certificates.ts';
import { asSet, OID, signingCertificate } from './cms.ts';
import { engine } from './engine.ts';

/** As forge wants an extension it doesn't know. */
const raw = (id: string, value: { toSchema(): { toBER(): ArrayBuffer } }): object => ({
  id,
  critical: false,
  value: Buffer.from(value.toSchema().toBER()).toString('binary'),
});

/** The extensions that say where revocation is told. */
export function answersAt({ ocsp, crl }: { ocsp?: string; crl?: string }): object[] {
  const address = (value: string): GeneralName => new GeneralName({ type: 6, value });
  const access = new InfoAccess({
    accessDescriptions:
      ocsp === undefined ? [] : [new AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: address(ocsp) })],
  });
  const points = new CRLDistributionPoints({
    distributionPoints: crl === undefined ? [] : [new DistributionPoint({ distributionPoint: [address(crl)] })],
  });
  return [...(ocsp === undefined ? [] : [raw('1.3.6.1.5.5.7.1.1', access)]), ...(crl === undefined ? [] : [raw('2.5.29.31', points)])];
}

const keyOf = ({ pair }: Issued): Promise<CryptoKey> =>
  globalThis.crypto.subtle.importKey(
    'pkcs8',
    Buffer.from(pair.privateKey.replace(/-----[^-]+-----|\s/g, ''), 'base64'),
    { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
    false,
    ['sign'],
  );

export interface Told {
  about: Issued;
  issuer: Issued;
  /** The issuer himself when left out. */
  signer?: Issued;
  revoked?: { at: Date; reason?: number };
  thisUpdate: Date;
  nextUpdate?: Date;
  unknown?: boolean;
}

/** A whole OCSP answer. */
export async function ocspAnswer({ about, issuer, signer = issuer, revoked, thisUpdate, nextUpdate, unknown }: Told): Promise<Uint8Array> {
  const context = (tagNumber: number) => ({ tagClass: 3, tagNumber });
  const reason =
    revoked?.reason === undefined ? [] : [new Constructed({ idBlock: context(0), value: [new Enumerated({ value: revoked.reason })] })];
  const response = new SingleResponse({
    certID: await CertID.create(
      parseCertificate(about.der),
      { hashAlgorithm: 'SHA-1', issuerCertificate: parseCertificate(issuer.der) },
      engine,
    ),
    certStatus:
      revoked === undefined
        ? new Primitive({ idBlock: context(unknown === true ? 2 : 0), lenBlock: { length: 1 } })
        : new Constructed({ idBlock: context(1), value: [new GeneralizedTime({ valueDate: revoked.at }), ...reason] }),
    thisUpdate,
    ...(nextUpdate === undefined ? {} : { nextUpdate }),
  });
  const basic = new BasicOCSPResponse();
  basic.tbsResponseData.responderID = parseCertificate(signer.der).subject;
  basic.tbsResponseData.producedAt = thisUpdate;
  basic.tbsResponseData.responses = [response];
  basic.certs = [parseCertificate(signer.der)];
  await basic.sign(await keyOf(signer), 'SHA-256', engine);
  const bytes = new ResponseBytes({
    responseType: '1.3.6.1.5.5.7.48.1.1',
    response: new OctetString({ valueHex: basic.toSchema().toBER(false) }),
  });
  const answer = new OCSPResponse({ responseStatus: new Enumerated({ value: 0 }), responseBytes: bytes });
  return new Uint8Array(answer.toSchema().toBER(false));
}

export interface ListTold {
  issuer: Issued;
  signer?: Issued;
  revoked?: { who: Issued; at: Date; reason?: number }[];
  thisUpdate: Date;
  nextUpdate: Date;
  /** Raw extensions of the list. */
  extensions?: Extension[];
}

/** A list of revoked certificates. */
export async function revocationList({
  issuer,
  signer = issuer,
  revoked = [],
  thisUpdate,
  nextUpdate,
  extensions = [],
}: ListTold): Promise<Uint8Array> {
  const list = new CertificateRevocationList({
    version: 1,
    issuer: parseCertificate(issuer.der).subject,
    thisUpdate: new Time({ value: thisUpdate }),
    nextUpdate: new Time({ value: nextUpdate }),
  });
  if (revoked.length > 0) {
    list.revokedCertificates = revoked.map(({ who, at, reason }) => {
      const entry = new RevokedCertificate({
        userCertificate: parseCertificate(who.der).serialNumber,
        revocationDate: new Time({ value: at }),
      });
      if (reason !== undefined)
        entry.crlEntryExtensions = new Extensions({
          extensions: [new Extension({ extnID: '2.5.29.21', extnValue: new Enumerated({ value: reason }).toBER(false) })],
        });
      return entry;
    });
  }
  if (extensions.length > 0) list.crlExtensions = new Extensions({ extensions });
  await list.sign(await keyOf(signer), 'SHA-256', engine);
  return new Uint8Array(list.toSchema(true).toBER(false));
}

export interface Stamped {
  authority: Issued;
  /** Beside the authority's own. */
  chain?: Issued[];
  time: Date;
  imprint: Uint8Array;
  nonce?: Uint8Array;
}

/** A timestamp token. */
export async function timestampToken({ authority, chain = [], time, imprint, nonce }: Stamped): Promise<ContentInfo> {
  const sha256 = (): AlgorithmIdentifier => new AlgorithmIdentifier({ algorithmId: OID.sha256, algorithmParams: new Null() });
  const certificate = parseCertificate(authority.der);
  const content = new Uint8Array(
    new TSTInfo({
      version: 1,
      policy: '1.2.3.4',
      messageImprint: new MessageImprint({ hashAlgorithm: sha256(), hashedMessage: new OctetString({ valueHex: tight(imprint) }) }),
      serialNumber: new Integer({ value: 7 }),
      genTime: time,
      ...(nonce === undefined ? {} : { nonce: new Integer({ valueHex: tight(nonce) }) }),
    })
      .toSchema()
      .toBER(false),
  );
  const attributes = new SignedAndUnsignedAttributes({
    type: 0,
    attributes: [
      new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.tstInfo })] }),
      new Attribute({
        type: OID.messageDigest,
        values: [new OctetString({ valueHex: tight(createHash('sha256').update(content).digest()) })],
      }),
      new Attribute({ type: OID.signingCertificateV2, values: [signingCertificate(authority.der)] }),
    ],
  });
  const encapContentInfo = new EncapsulatedContentInfo({ eContentType: OID.tstInfo });
  // Given to the constructor, it would be written in pieces, which DER forbids.
  encapContentInfo.eContent = new OctetString({ valueHex: tight(content) });
  const signed = new SignedData({
    version: 3,
    digestAlgorithms: [sha256()],
    encapContentInfo,
    certificates: [certificate, ...chain.map(({ der }) => parseCertificate(der))],
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        digestAlgorithm: sha256(),
        signedAttrs: attributes,
        signatureAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.rsaWithSha256, algorithmParams: new Null() }),
        signature: new OctetString({ valueHex: tight(await authority.key.sign(asSet(attributes))) }),
      }),
    ],
  });
  return new ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
}

/** What a timestamp service answers to a question. */
export async function timestampAnswer(
  query: Uint8Array,
  { authority, chain, time }: Pick<Stamped, 'authority' | 'chain' | 'time'>,
): Promise<Uint8Array> {
  const { messageImprint, nonce } = new TimeStampReq({ schema: fromBER(tight(query)).result });
  const answer = new TimeStampResp({
    status: new PKIStatusInfo({ status: 0 }),
    timeStampToken: await timestampToken({
      authority,
      ...(chain === undefined ? {} : { chain }),
      time,
      imprint: messageImprint.hashedMessage.valueBlock.valueHexView,
      ...(nonce === undefined ? {} : { nonce: nonce.valueBlock.valueHexView }),
    }),
  });
  return new Uint8Array(answer.toSchema().toBER(false));
}

export type Route = (question: Uint8Array, request: IncomingMessage, response: ServerResponse) => Uint8Array | Promise<Uint8Array> | null;

export interface Services {
  url: string;
  /** By path; null from a route = it answers by itself, or never. */
  routes: Record<string, Route>;
  /** Paths that were asked. */
  asked: string[];
  close(): Promise<void>;
}

/** A server on this computer. */
export async function startServices(routes: Record<string, Route> = {}): Promise<Services> {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const path = (request.url ?? '/').slice(1);
      asked.push(path);
      const route = services.routes[path];
      if (route === undefined) return void response.writeHead(404).end();
      void Promise.resolve(route(Buffer.concat(pieces), request, response)).then((bytes) => {
        if (bytes !== null) response.end(bytes);
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const services: Services = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    routes,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return services;
}
