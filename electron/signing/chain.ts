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

/** Judges the signer's certificate. Revocation is not looked at: without data nothing can be said of it. */
export async function chainState(
  signer: Certificate,
  others: readonly Certificate[],
  { trusted, at, purpose }: ChainOptions,
): Promise<ChainState> {
  if (at < signer.notBefore.value) return 'not_yet_valid';
  if (at > signer.notAfter.value) return 'expired';
  if (!maySign(signer, purpose)) return 'not_for_signing';
  if (isWeakCertificate(signer)) return 'weak';
  const anchors = trusted.map(parseCertificate);
  if (anchors.length === 0) return 'unknown_issuer';
  const engine = new CertificateChainValidationEngine({ trustedCerts: anchors, certs: [...others, ...anchors, signer], checkDate: at });
  engine.findIssuer = await upwardsOnly(engine, signer);
  const result = await engine.verify();
  if (result.result) return pathState(result.certificatePath ?? [], anchors);
  // An issuer of that very name is trusted, yet the chain doesn't hold: somebody borrowed the name.
  const named = anchors.some((anchor) => anchor.subject.isEqual(signer.issuer));
  const expired = /not yet valid or expired/i.test(result.resultMessage);
  return named ? (expired && (await signedBy(signer, anchors)) ? 'expired' : 'broken') : 'unknown_issuer';
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

const sameCertificate = (a: Certificate, b: Certificate): boolean => Buffer.compare(encodeCertificate(a), encodeCertificate(b)) === 0;

function pathLengthOf(certificate: Certificate): number | null {
  const constraints = certificate.extensions?.find((one) => one.extnID === BASIC_CONSTRAINTS)?.parsedValue;
  const length = constraints instanceof BasicConstraints ? constraints.pathLenConstraint : undefined;
  if (length === undefined) return null;
  return typeof length === 'number' ? length : length.valueBlock.valueDec;
}

async function signedBy(certificate: Certificate, issuers: readonly Certificate[]): Promise<boolean> {
  for (const issuer of issuers)
    if (issuer.subject.isEqual(certificate.issuer) && (await certificate.verify(issuer).catch(() => false))) return true;
  return false;
}
