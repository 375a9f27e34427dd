/** Does a certificate lead to one the user trusts, at a given time? */
import { CertificateChainValidationEngine, type Certificate } from 'pkijs';
import type { SignatureReport } from '../../core/exchange/verification.ts';
import { maySign, parseCertificate, type Der } from './certificates.ts';

export type ChainState = SignatureReport['chain'];

/** Judges the signer's certificate. Revocation is not looked at: without data nothing can be said of it. */
export async function chainState(
  signer: Certificate,
  others: readonly Certificate[],
  trusted: readonly Der[],
  at: Date,
): Promise<ChainState> {
  if (at < signer.notBefore.value) return 'not_yet_valid';
  if (at > signer.notAfter.value) return 'expired';
  if (!maySign(signer)) return 'not_for_signing';
  const anchors = trusted.map(parseCertificate);
  if (anchors.length === 0) return 'unknown_issuer';
  const engine = new CertificateChainValidationEngine({ trustedCerts: anchors, certs: [...others, ...anchors, signer], checkDate: at });
  const result = await engine.verify();
  if (result.result) return 'trusted';
  // An issuer of that very name is trusted, yet the chain doesn't hold: somebody borrowed the name.
  const named = anchors.some((anchor) => anchor.subject.isEqual(signer.issuer));
  const expired = /not yet valid or expired/i.test(result.resultMessage);
  return named ? (expired && (await signedBy(signer, anchors)) ? 'expired' : 'broken') : 'unknown_issuer';
}

async function signedBy(certificate: Certificate, issuers: readonly Certificate[]): Promise<boolean> {
  for (const issuer of issuers)
    if (issuer.subject.isEqual(certificate.issuer) && (await certificate.verify(issuer).catch(() => false))) return true;
  return false;
}
