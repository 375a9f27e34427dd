/** The judgement on the signatures of a PDF as the report tells it: with the state of the file that each one covers. */
import { X509Certificate } from 'node:crypto';
import type { CertificateInfo, ChainLink } from '../../core/exchange/certificate.ts';
import type { JudgedSignature, Revision, TimestampDetail, VerificationReport } from '../../core/exchange/verification.ts';
import type { Der } from '../signing/certificates.ts';
import type { DocumentTimestamp, SignatureJudgement, TimestampDetail as FoundTimestamp } from '../signing/verify.ts';

/** What timestamps of the whole file are written as. */
const DOCUMENT_TIMESTAMP = 'ETSI.RFC3161';

export function tellSignatures(
  { signatures, details, timestamps, fields }: SignatureJudgement,
  revisions: readonly Revision[],
  trusted: readonly Der[],
): Pick<VerificationReport, 'signatures' | 'timestamps'> {
  const anchors = new Set(trusted.map(fingerprintOf));
  const covered = fields.map(({ field, end }) => ({
    isStamp: field.subFilter === DOCUMENT_TIMESTAMP,
    ...coverageOf(field.byteRange, end, revisions),
  }));
  const places = { signed: covered.filter(({ isStamp }) => !isStamp), stamped: covered.filter(({ isStamp }) => isStamp) };
  const coverage = (list: typeof covered, index: number): Coverage => {
    const { isStamp: _isStamp, ...found } = list[index] ?? { isStamp: false, ...UNCOVERED };
    return found;
  };
  return {
    signatures: signatures.flatMap((signature, index): JudgedSignature[] => {
      const detail = details[index];
      if (detail === undefined) return [];
      const { level, subFilter, algorithm, statedAt, chain, timestamp, revocation } = detail;
      return [
        {
          ...signature,
          level,
          subFilter,
          algorithm,
          statedAt,
          certificates: links(chain, anchors),
          timestamp: timestamp === null ? null : tellTimestamp(timestamp, anchors),
          revocationDetail: revocation,
          ...coverage(places.signed, index),
        },
      ];
    }),
    timestamps: timestamps.map((timestamp: DocumentTimestamp, index) => ({
      ...tellTimestamp(timestamp, anchors),
      name: timestamp.name,
      coversWholeFile: timestamp.coversWholeFile,
      ...coverage(places.stamped, index),
    })),
  };
}

type Coverage = Pick<JudgedSignature, 'revision' | 'revisions' | 'coveredBytes' | 'pages'>;
const UNCOVERED: Coverage = { revision: 0, revisions: 0, coveredBytes: 0, pages: null };

function coverageOf(byteRange: readonly number[] | null, end: number, revisions: readonly Revision[]): Coverage {
  const state = revisions.find(({ to }) => to === end);
  const [, first = 0, , rest = 0] = byteRange ?? [];
  return { revision: state?.number ?? 0, revisions: revisions.length, coveredBytes: first + rest, pages: state?.pages ?? null };
}

function tellTimestamp(timestamp: FoundTimestamp, anchors: ReadonlySet<string>): TimestampDetail {
  const { state, time, authority, issuer, algorithm, chain, revocation } = timestamp;
  return { state, time, authority, issuer, algorithm, certificates: links(chain, anchors), revocationDetail: revocation };
}

const links = (chain: readonly CertificateInfo[], anchors: ReadonlySet<string>): ChainLink[] =>
  chain.map((certificate) => ({ ...certificate, trusted: anchors.has(certificate.fingerprint) }));

const fingerprintOf = (der: Der): string => new X509Certificate(der).fingerprint256.replaceAll(':', '').toLowerCase();
