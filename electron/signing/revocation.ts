/**
 * Was a certificate revoked? Judged from OCSP answers (RFC 6960) and lists of revoked certificates (RFC 5280, 5) that came with the
 * file or were fetched. Only what the certificate's issuer signed counts, or an answerer whom the issuer appointed.
 */
import { createHash } from 'node:crypto';
import { Constructed, Enumerated, fromBER, GeneralizedTime, OctetString } from 'asn1js';
import {
  BasicOCSPResponse,
  CertificateRevocationList,
  CertID,
  CRLDistributionPoints,
  GeneralName,
  IssuingDistributionPoint,
  OCSPResponse,
  RelativeDistinguishedNames,
  type Certificate,
  type SingleResponse,
} from 'pkijs';
import {
  encodeCertificate,
  isAuthority,
  isWeakSignature,
  mayAnswerOcsp,
  maySignLists,
  isWeakCertificate,
  same,
  tight,
  type Der,
} from './certificates.ts';
import { sameCertificate } from './chain.ts';
import { engine } from './engine.ts';

/** Everything DER: certificates, whole OCSP answers, lists. */
export interface RevocationData {
  certificates: Der[];
  ocsps: Der[];
  crls: Der[];
}

export const NO_REVOCATION_DATA: RevocationData = { certificates: [], ocsps: [], crls: [] };

export interface RevocationFinding {
  /** unknown: nothing at hand says anything that counts for that time. */
  state: 'good' | 'revoked' | 'unknown';
  source: 'ocsp' | 'crl' | null;
  /** When the issuer said so. */
  issuedAt: Date | null;
  /** From when on the certificate was not valid any more. */
  revokedAt: Date | null;
}

interface Statement {
  source: 'ocsp' | 'crl';
  revokedAt: Date | null;
  /** A hold may be lifted again. */
  onHold: boolean;
  thisUpdate: Date;
  nextUpdate: Date | null;
}

const UNKNOWN: RevocationFinding = { state: 'unknown', source: null, issuedAt: null, revokedAt: null };

/** Clocks of services and of this computer may differ by so much. */
const TOLERANCE_MS = 10 * 60_000;
/** An OCSP answer that doesn't say when to ask again tells of the moment. */
const MOMENT_MS = 24 * 3_600_000;

const CRL_DISTRIBUTION_POINTS = '2.5.29.31';
const ISSUING_DISTRIBUTION_POINT = '2.5.29.28';
const DELTA_INDICATOR = '2.5.29.27';
const REASON_CODE = '2.5.29.21';
const INVALIDITY_DATE = '2.5.29.24';
const CERTIFICATE_HOLD = 6;
const ADDRESS = 6;
const BASIC_OCSP = '1.3.6.1.5.5.7.48.1.1';
const SUCCESSFUL = 0;

/** Answers and lists, read once; what can't be read says nothing. */
export interface RevocationSources {
  ocsps: BasicOCSPResponse[];
  crls: CertificateRevocationList[];
}

export const readSources = ({ ocsps, crls }: RevocationData): RevocationSources => ({
  ocsps: ocsps.flatMap((der) => orNothing(() => readOcsp(der))),
  crls: crls.flatMap((der) => orNothing(() => new CertificateRevocationList({ schema: decoded(der) }))),
});

/** asn1js and pkijs throw errors of all kinds at what is no DER. */
function orNothing<T>(read: () => T): T[] {
  try {
    return [read()];
  } catch {
    return [];
  }
}

function decoded(der: Der): ReturnType<typeof fromBER>['result'] {
  const { result, offset } = fromBER(tight(der));
  if (offset !== der.byteLength) throw new Error('not DER');
  return result;
}

function readOcsp(der: Der): BasicOCSPResponse {
  const { responseStatus, responseBytes } = new OCSPResponse({ schema: decoded(der) });
  if (responseStatus.valueBlock.valueDec !== SUCCESSFUL || responseBytes?.responseType !== BASIC_OCSP) throw new Error('no answer');
  return new BasicOCSPResponse({ schema: decoded(new Uint8Array(responseBytes.response.valueBlock.valueHexView)) });
}

export interface RevocationOptions {
  /** The time that counts: the proven time of signing, else the present. */
  at: Date;
  now: Date;
}

/**
 * What is known of a certificate at a time. “good” needs a statement that was fresh then: issued before and not outdated, or issued
 * later (it would tell of an earlier revocation) while the certificate had not expired, since the expired ones are dropped from
 * lists. “revoked” needs any statement; whether before or after signing is for the caller to compare.
 */
export async function revocationOf(
  certificate: Certificate,
  issuer: Certificate,
  sources: RevocationSources,
  { at, now }: RevocationOptions,
): Promise<RevocationFinding> {
  const statements = (await statementsOn(certificate, issuer, sources))
    .filter(({ thisUpdate }) => thisUpdate.getTime() <= now.getTime() + TOLERANCE_MS)
    .toSorted((a, b) => a.thisUpdate.getTime() - b.thisUpdate.getTime());
  const last = statements.at(-1);
  const revoked = statements.filter(({ revokedAt, onHold }) => revokedAt !== null && !(onHold && last?.revokedAt === null));
  const first = revoked.toSorted((a, b) => (a.revokedAt?.getTime() ?? 0) - (b.revokedAt?.getTime() ?? 0))[0];
  if (first !== undefined) return { state: 'revoked', source: first.source, issuedAt: first.thisUpdate, revokedAt: first.revokedAt };
  const good = statements.findLast((one) => one.revokedAt === null && isFresh(one, at, certificate.notAfter.value));
  return good === undefined ? UNKNOWN : { state: 'good', source: good.source, issuedAt: good.thisUpdate, revokedAt: null };
}

function isFresh({ thisUpdate, nextUpdate }: Statement, at: Date, expiry: Date): boolean {
  if (thisUpdate.getTime() + TOLERANCE_MS >= at.getTime()) return thisUpdate <= expiry;
  return at.getTime() <= (nextUpdate?.getTime() ?? thisUpdate.getTime() + MOMENT_MS);
}

async function statementsOn(certificate: Certificate, issuer: Certificate, { ocsps, crls }: RevocationSources): Promise<Statement[]> {
  const found: Statement[] = [];
  for (const ocsp of ocsps) found.push(...(await answersOn(certificate, issuer, ocsp).catch(() => [])));
  for (const crl of crls) found.push(...(await entryOn(certificate, issuer, crl).catch(() => [])));
  return found;
}

async function answersOn(certificate: Certificate, issuer: Certificate, ocsp: BasicOCSPResponse): Promise<Statement[]> {
  const { responses, producedAt } = ocsp.tbsResponseData;
  const about: SingleResponse[] = [];
  for (const response of responses) if (await isAbout(response, certificate, issuer)) about.push(response);
  if (about.length === 0 || !(await isAnswerOf(ocsp, issuer, producedAt))) return [];
  return about.flatMap(({ certStatus, thisUpdate, nextUpdate }) => {
    const status: unknown = certStatus;
    const tag = tagOf(status);
    const revokedAt = tag === 1 ? timeIn(status) : null;
    // “unknown” says nothing, and a revocation without its date is none that anybody could read.
    if (tag !== 0 && revokedAt === null) return [];
    const onHold = revokedAt !== null && reasonIn(status) === CERTIFICATE_HOLD;
    return [{ source: 'ocsp' as const, revokedAt, onHold, thisUpdate, nextUpdate: nextUpdate ?? null }];
  });
}

const tagOf = (status: unknown): number | null =>
  typeof status === 'object' &&
  status !== null &&
  'idBlock' in status &&
  typeof status.idBlock === 'object' &&
  status.idBlock !== null &&
  'tagNumber' in status.idBlock
    ? Number(status.idBlock.tagNumber)
    : null;

function timeIn(status: unknown): Date | null {
  const time = status instanceof Constructed ? status.valueBlock.value[0] : undefined;
  return time instanceof GeneralizedTime ? time.toDate() : null;
}

function reasonIn(status: unknown): number | null {
  const wrapped = status instanceof Constructed ? status.valueBlock.value[1] : undefined;
  const reason = wrapped instanceof Constructed ? wrapped.valueBlock.value[0] : undefined;
  return reason instanceof Enumerated ? reason.valueBlock.valueDec : null;
}

/** Names the answer this certificate of this issuer? */
async function isAbout({ certID }: SingleResponse, certificate: Certificate, issuer: Certificate): Promise<boolean> {
  const algorithm = engine.getAlgorithmByOID(certID.hashAlgorithm.algorithmId);
  if (!('name' in algorithm)) return false;
  const expected = await CertID.create(certificate, { hashAlgorithm: algorithm.name, issuerCertificate: issuer }, engine);
  return expected.isEqual(certID);
}

/** Signed by the issuer himself, or by somebody whom he certified for just this; appointed answerers are not asked for their own revocation. */
async function isAnswerOf(ocsp: BasicOCSPResponse, issuer: Certificate, producedAt: Date): Promise<boolean> {
  if (isWeakSignature(ocsp.signatureAlgorithm)) return false;
  const { tbsView, responderID } = ocsp.tbsResponseData;
  for (const candidate of [issuer, ...(ocsp.certs ?? [])]) {
    if (!isNamed(candidate, responderID) || !(await isAppointed(candidate, issuer, producedAt))) continue;
    const key = candidate.subjectPublicKeyInfo;
    if (await engine.verifyWithPublicKey(tightView(tbsView), ocsp.signature, key, ocsp.signatureAlgorithm).catch(() => false)) return true;
  }
  return false;
}

const tightView = (bytes: Uint8Array): ArrayBuffer => tight(bytes);

function isNamed(candidate: Certificate, responder: unknown): boolean {
  if (responder instanceof RelativeDistinguishedNames) return candidate.subject.isEqual(responder);
  const key = candidate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
  return responder instanceof OctetString && same(responder.valueBlock.valueHexView, createHash('sha1').update(key).digest());
}

async function isAppointed(candidate: Certificate, issuer: Certificate, at: Date): Promise<boolean> {
  if (sameCertificate(candidate, issuer)) return true;
  return (
    mayAnswerOcsp(candidate) &&
    !isWeakCertificate(candidate) &&
    candidate.issuer.isEqual(issuer.subject) &&
    at >= candidate.notBefore.value &&
    at <= candidate.notAfter.value &&
    (await candidate.verify(issuer).catch(() => false))
  );
}

/** What a list says of a certificate that it covers. */
async function entryOn(certificate: Certificate, issuer: Certificate, crl: CertificateRevocationList): Promise<Statement[]> {
  const { nextUpdate } = crl;
  if (!crl.issuer.isEqual(certificate.issuer) || nextUpdate === undefined || !covers(crl, certificate)) return [];
  if (isWeakSignature(crl.signatureAlgorithm) || !maySignLists(issuer)) return [];
  if (!(await crl.verify({ issuerCertificate: issuer }, engine))) return [];
  const entry = crl.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(certificate.serialNumber));
  const extensions = entry?.crlEntryExtensions?.extensions ?? [];
  const reason: unknown = extensions.find(({ extnID }) => extnID === REASON_CODE)?.parsedValue;
  const invalid: unknown = extensions.find(({ extnID }) => extnID === INVALIDITY_DATE)?.parsedValue;
  const dates = [entry?.revocationDate.value, invalid instanceof GeneralizedTime ? invalid.toDate() : undefined].filter(
    (one) => one !== undefined,
  );
  return [
    {
      source: 'crl',
      // The issuer may know that the key was lost earlier than he revoked it.
      revokedAt: dates.length === 0 ? null : new Date(Math.min(...dates.map((date) => date.getTime()))),
      onHold: reason instanceof Enumerated && reason.valueBlock.valueDec === CERTIFICATE_HOLD,
      thisUpdate: crl.thisUpdate.value,
      nextUpdate: nextUpdate.value,
    },
  ];
}

/** Is it a whole list, for certificates like this one? One for a part of them must be the part that the certificate names. */
function covers({ crlExtensions }: CertificateRevocationList, certificate: Certificate): boolean {
  const extensions = crlExtensions?.extensions ?? [];
  if (extensions.some(({ extnID }) => extnID === DELTA_INDICATOR)) return false;
  const scope = extensions.find(({ extnID }) => extnID === ISSUING_DISTRIBUTION_POINT);
  if (scope === undefined) return true;
  const part: unknown = scope.parsedValue;
  if (!(part instanceof IssuingDistributionPoint)) return false;
  const isCa = isAuthority(encodeCertificate(certificate));
  if (part.indirectCRL || part.onlyContainsAttributeCerts || part.onlySomeReasons !== undefined) return false;
  if ((part.onlyContainsUserCerts && isCa) || (part.onlyContainsCACerts && !isCa)) return false;
  const addresses = addressesIn(part.distributionPoint);
  return part.distributionPoint === undefined || listAddresses(certificate).some((address) => addresses.includes(address));
}

/** Where the lists are that a certificate names. */
export function listAddresses(certificate: Certificate): string[] {
  const points: unknown = certificate.extensions?.find(({ extnID }) => extnID === CRL_DISTRIBUTION_POINTS)?.parsedValue;
  return points instanceof CRLDistributionPoints
    ? points.distributionPoints
        .filter(({ cRLIssuer, reasons }) => cRLIssuer === undefined && reasons === undefined)
        .flatMap(({ distributionPoint }) => addressesIn(distributionPoint))
    : [];
}

const addressesIn = (names: unknown): string[] =>
  Array.isArray(names) ? names.flatMap((name) => (name instanceof GeneralName && name.type === ADDRESS ? [String(name.value)] : [])) : [];
