/** Was any certificate between the signer's and the trusted one revoked, and what does that do to the signature? */
import type { Certificate } from 'pkijs';
import { vietnamTime } from '../../core/date.ts';
import { nameOf } from './certificates.ts';
import { revocationOf, type RevocationFinding, type RevocationSources } from './revocation.ts';

export interface RevocationDetail {
  /** good: every certificate below the trusted one was proven good at the time that counts, or revoked only after it. */
  state: 'good' | 'revoked' | 'unchecked';
  /** Where that is known from; null when unchecked. */
  source: 'ocsp' | 'crl' | null;
  /** From the file, or fetched by the one who checks. */
  origin: 'embedded' | 'given' | null;
  /** When the issuer of the signer's certificate said so. ISO 8601 with offset. */
  issuedAt: string | null;
  /** When a certificate of the chain was revoked, be it before or after signing, and whose it is. */
  revokedAt: string | null;
  revoked: string | null;
}

export interface PathRevocation {
  /**
   * later: revoked only after the proven time; earlier: before the proven time, or before what the signer himself states; unproven:
   * revoked, and nothing proves that the signature was there before.
   */
  verdict: 'good' | 'later' | 'earlier' | 'unproven' | 'unchecked';
  detail: RevocationDetail;
  /** Does the file itself hold everything that makes it good? */
  isEmbedded: boolean;
}

export interface PathTimes {
  /** The time that counts. */
  at: Date;
  proven: Date | null;
  /** By the signer's own clock. */
  stated: Date | null;
  now: Date;
}

export const UNCHECKED: RevocationDetail = {
  state: 'unchecked',
  source: null,
  origin: null,
  issuedAt: null,
  revokedAt: null,
  revoked: null,
};

/** Judges a path that was already found to hold; its last certificate is the one the user vouches for. */
export async function pathRevocation(
  path: readonly Certificate[],
  { embedded, given }: { embedded: RevocationSources; given: RevocationSources },
  times: PathTimes,
): Promise<PathRevocation> {
  const all = { ocsps: [...embedded.ocsps, ...given.ocsps], crls: [...embedded.crls, ...given.crls] };
  const findings = await findingsOn(path, all, times);
  const [first] = findings;
  if (first === undefined) return { verdict: 'unchecked', detail: UNCHECKED, isEmbedded: false };
  const isEmbedded = (await findingsOn(path, embedded, times)).every(({ finding }) => finding.state !== 'unknown');
  const revoked = findings
    .filter(({ finding }) => finding.state === 'revoked')
    .toSorted((a, b) => (a.finding.revokedAt?.getTime() ?? 0) - (b.finding.revokedAt?.getTime() ?? 0))[0];
  const verdict = verdictOf(findings, revoked?.finding.revokedAt ?? null, times);
  const state = verdict === 'unchecked' ? 'unchecked' : verdict === 'earlier' || verdict === 'unproven' ? 'revoked' : 'good';
  const told = state === 'unchecked' ? null : (revoked ?? first).finding;
  return {
    verdict,
    isEmbedded,
    detail: {
      state,
      source: told?.source ?? null,
      origin: told === null ? null : isEmbedded ? 'embedded' : 'given',
      issuedAt: told?.issuedAt == null ? null : vietnamTime(told.issuedAt),
      revokedAt: revoked?.finding.revokedAt == null ? null : vietnamTime(revoked.finding.revokedAt),
      revoked: revoked === undefined ? null : nameOf(revoked.certificate.subject),
    },
  };
}

interface Found {
  certificate: Certificate;
  finding: RevocationFinding;
}

async function findingsOn(path: readonly Certificate[], sources: RevocationSources, times: PathTimes): Promise<Found[]> {
  const found: Found[] = [];
  for (const [i, certificate] of path.entries()) {
    const issuer = path[i + 1];
    if (issuer !== undefined) found.push({ certificate, finding: await revocationOf(certificate, issuer, sources, times) });
  }
  return found;
}

function verdictOf(findings: readonly Found[], revokedAt: Date | null, { proven, stated }: PathTimes): PathRevocation['verdict'] {
  const isLater = revokedAt !== null && proven !== null && revokedAt > proven;
  if (revokedAt !== null && !isLater) {
    const told = proven ?? stated;
    return told !== null && told >= revokedAt ? 'earlier' : 'unproven';
  }
  if (findings.some(({ finding }) => finding.state === 'unknown')) return 'unchecked';
  return isLater ? 'later' : 'good';
}
