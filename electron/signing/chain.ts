/** Does a certificate lead to one the user trusts, at a given time? */
import { BasicConstraints, CertificateChainValidationEngine, type Certificate, type FindIssuerCallback } from 'pkijs';
import type { SignatureReport } from '../../core/exchange/verification.ts';
import { encodeCertificate, isWeakCertificate, maySign, parseCertificate, type Der, type Purpose } from './certificates.ts';

const BASIC_CONSTRAINTS = '2.5.29.19';

/** weak: a link can be forged, since its key or its signature is of an outdated kind. */
export type ChainState = SignatureReport['chain'] | 'weak';

export interface ChainOptions {
  trusted: readonly Der[];
  at: Date;
  purpose: Purpose;
}

export interface Chain {
  state: ChainState;
  /** From the signer to the certificate the user trusts; as far upwards as found where it leads to none. */
  path: Certificate[];
}

export const chainState = async (signer: Certificate, others: readonly Certificate[], options: ChainOptions): Promise<ChainState> =>
  (await judgeChain(signer, others, options)).state;

/** Judges the signer's certificate. Revocation is not looked at: that is revocation.ts. */
export async function judgeChain(signer: Certificate, others: readonly Certificate[], options: ChainOptions): Promise<Chain> {
  const anchors = options.trusted.map(parseCertificate);
  const { state, path } = await judge(signer, others, anchors, options);
  return { state, path: path ?? (await upwards(signer, [...anchors, ...others])) };
}

async function judge(
  signer: Certificate,
  others: readonly Certificate[],
  anchors: Certificate[],
  { at, purpose }: ChainOptions,
): Promise<{ state: ChainState; path?: Certificate[] }> {
  if (at < signer.notBefore.value) return { state: 'not_yet_valid' };
  if (at > signer.notAfter.value) return { state: 'expired' };
  if (!maySign(signer, purpose)) return { state: 'not_for_signing' };
  if (isWeakCertificate(signer)) return { state: 'weak' };
  if (anchors.length === 0) return { state: 'unknown_issuer' };
  const engine = new CertificateChainValidationEngine({ trustedCerts: anchors, certs: [...others, ...anchors, signer], checkDate: at });
  engine.findIssuer = await upwardsOnly(engine, signer);
  const result = await engine.verify();
  const path = result.certificatePath ?? [];
  if (result.result) return { state: pathState(path, anchors), path: untilAnchor(path, anchors) };
  // An issuer of that very name is trusted, yet the chain doesn't hold: somebody borrowed the name.
  const named = anchors.some((anchor) => anchor.subject.isEqual(signer.issuer));
  const expired = /not yet valid or expired/i.test(result.resultMessage);
  return { state: named ? (expired && (await signedBy(signer, anchors)) ? 'expired' : 'broken') : 'unknown_issuer' };
}

const untilAnchor = (path: readonly Certificate[], anchors: readonly Certificate[]): Certificate[] => {
  const end = path.findIndex((certificate) => anchors.some((anchor) => sameCertificate(anchor, certificate)));
  return path.slice(0, end < 0 ? path.length : end + 1);
};

/** The certificates that issued one another, beginning with the signer's, up to one that issued itself or whose issuer is not at hand. */
export async function upwards(signer: Certificate, known: readonly Certificate[]): Promise<Certificate[]> {
  const path = [signer];
  for (let last = signer; path.length < LONGEST_PATH && !last.subject.isEqual(last.issuer);) {
    const issuer = await issuerAmong(last, known);
    if (issuer === null || path.some((one) => sameCertificate(one, issuer))) break;
    path.push(issuer);
    last = issuer;
  }
  return path;
}

const LONGEST_PATH = 10;

async function issuerAmong(certificate: Certificate, known: readonly Certificate[]): Promise<Certificate | null> {
  for (const one of known) if (one.subject.isEqual(certificate.issuer) && (await certificate.verify(one).catch(() => false))) return one;
  return null;
}

/**
 * Finds issuers as the engine does, but never leads back: authorities that vouch for each other in a ring would keep the
 * engine walking for ever.
 */
async function upwardsOnly(engine: CertificateChainValidationEngine, signer: Certificate): Promise<FindIssuerCallback> {
  const find = engine.defaultFindIssuer.bind(engine);
  const keyOf = (certificate: Certificate): string => Buffer.from(encodeCertificate(certificate)).toString('base64');
  const height = new Map([[keyOf(signer), 0]]);
  const issuersOf = new Map<string, Certificate[]>();
  const open = [signer];
  for (let certificate = open.shift(); certificate !== undefined; certificate = open.shift()) {
    const issuers = await find(certificate, engine);
    issuersOf.set(keyOf(certificate), issuers);
    for (const issuer of issuers) {
      if (height.has(keyOf(issuer))) continue;
      height.set(keyOf(issuer), (height.get(keyOf(certificate)) ?? 0) + 1);
      open.push(issuer);
    }
  }
  return (certificate) => {
    const at = height.get(keyOf(certificate)) ?? 0;
    const isAbove = (issuer: Certificate): boolean => sameCertificate(issuer, certificate) || (height.get(keyOf(issuer)) ?? 0) > at;
    return Promise.resolve((issuersOf.get(keyOf(certificate)) ?? []).filter(isAbove));
  };
}

/** What the engine leaves open: the allowed length of the path (RFC 5280, 4.2.1.9) and outdated algorithms between signer and anchor. */
function pathState(path: readonly Certificate[], anchors: readonly Certificate[]): ChainState {
  const isAnchor = (certificate: Certificate): boolean => anchors.some((anchor) => sameCertificate(anchor, certificate));
  const [, ...authorities] = path;
  let between = 0;
  for (const authority of authorities) {
    const allowed = pathLengthOf(authority);
    if (allowed !== null && between > allowed) return 'broken';
    // The user vouches for an anchor, whatever it is signed with.
    if (!isAnchor(authority) && isWeakCertificate(authority)) return 'weak';
    if (!authority.subject.isEqual(authority.issuer)) between++;
  }
  return 'trusted';
}

export const sameCertificate = (a: Certificate, b: Certificate): boolean =>
  Buffer.compare(encodeCertificate(a), encodeCertificate(b)) === 0;

function pathLengthOf(certificate: Certificate): number | null {
  const constraints = certificate.extensions?.find((one) => one.extnID === BASIC_CONSTRAINTS)?.parsedValue;
  const length = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : undefined;
  if (length === undefined) return null;
  return typeof length === 'number' ? length : length.valueBlock.valueDec;
}

const signedBy = async (certificate: Certificate, issuers: readonly Certificate[]): Promise<boolean> =>
  (await issuerAmong(certificate, issuers)) !== null;
