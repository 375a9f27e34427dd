/**
 * Judges every signature of a PDF: what it covers, whether it holds, whose it is, when it was made, and whether its certificate
 * was still good then. What changed between signatures: revisions.ts.
 *
 * Of time and revocation it decides in the spirit of ETSI EN 319 102-1. The time that counts is the earliest that a trusted
 * timestamp proves, over the signature itself or over the file after it; without one it is the present. A revocation later than
 * the proven time does no harm. One before it makes the signature invalid. Where no time is proven, a revoked certificate leaves
 * the signature undecided (REVOKED_NO_POE), however early the signer's own clock says it was; invalid when even that says later.
 */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Certificate } from 'pkijs';
import type { CertificateInfo } from '../../core/api.ts';
import { showDate, vietnamTime } from '../../core/date.ts';
import { hasTwins } from '../../core/exchange/problems.ts';
import { REASONS, type ReasonCode, type ToldReason } from '../../core/exchange/reasons.ts';
import type { SignatureReport } from '../../core/exchange/verification.ts';
import { certificateInfo, encodeCertificate, nameOf, parseCertificate, type Der } from './certificates.ts';
import { judgeChain, type ChainState } from './chain.ts';
import { BROKEN, judgeCms, type CmsJudgement } from './cms-verify.ts';
import type { CmsKind } from './cms-parse.ts';
import { readDss } from './dss-read.ts';
import { NO_REVOCATION_DATA, readSources, type RevocationData } from './revocation.ts';
import { pathRevocation, UNCHECKED, type PathRevocation, type RevocationDetail } from './revocation-path.ts';
import { signatureFields, type SignatureField } from './signature-fields.ts';
import { coveredBytes } from './covered.ts';
import {
  DOCUMENT_TIMESTAMP,
  judgeDocumentTimestamps,
  timestampDetail,
  type DocumentTimestamp,
  type Judge,
  type TimestampDetail,
} from './document-timestamps.ts';

export type { DocumentTimestamp, TimestampDetail } from './document-timestamps.ts';
export type { RevocationDetail } from './revocation-path.ts';

export interface SignatureJudgement {
  signatures: SignatureReport[];
  /** What else was found out about each signature, in the same order. */
  details: SignatureDetail[];
  /** Timestamps over the whole file up to them, oldest first: no signatures of anybody. */
  timestamps: DocumentTimestamp[];
  reasons: ToldReason[];
  /** Signed fields, timestamps included, in the order in which they were added, with the length of the file each one made. */
  fields: { field: SignatureField; end: number }[];
}

/** Levels of PAdES baseline signatures (ETSI EN 319 142-1); none: another kind of signature, or a broken one. */
export type SignatureLevel = 'none' | 'B-B' | 'B-T' | 'B-LT';

export interface SignatureDetail {
  subFilter: string;
  /** B-T: the time is proven by a trusted timestamp; B-LT: and the file itself proves that nothing was revoked then. */
  level: SignatureLevel;
  /** “RSA 2048, SHA-256”; empty when unreadable. */
  algorithm: string;
  /** From the signer's certificate to the one the user trusts, as far as found; with the bytes of each. */
  chain: CertificateInfo[];
  chainDer: Der[];
  /** The signer's own clock; ISO 8601 with offset. */
  statedAt: string | null;
  /** The timestamp over this signature; of those over the whole file see `timestamps`. */
  timestamp: TimestampDetail | null;
  revocation: RevocationDetail;
}

export interface SignatureOptions {
  trusted: readonly Der[];
  now: Date;
  /** Fetched for this check (collectRevocation), besides what the file brings. */
  revocation?: RevocationData;
}

/** Clocks may differ by this much before a stated time counts as lying in the future. */
const CLOCK_TOLERANCE_MS = 24 * 3_600_000;
const ACCEPTED: Record<string, Exclude<CmsKind, 'token'>> = {
  'ETSI.CAdES.detached': 'detached',
  'adbe.pkcs7.detached': 'detached',
  'adbe.pkcs7.sha1': 'sha1',
};

/** A dossier has two, and a timestamp behind each; one more costs the checker time, and nobody signs a report nine times. */
const MOST_SIGNATURES = 8;

const NOTHING: Omit<SignatureJudgement, 'reasons'> = { signatures: [], details: [], timestamps: [], fields: [] };

/** Judges a PDF that was already found harmless to parse. Unreadable files give the reason “unreadable”. */
export async function verifySignatures(pdf: Uint8Array, options: SignatureOptions): Promise<SignatureJudgement> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false }).catch(() => null);
  const listed = document === null ? null : signatureFields(document);
  if (document === null || listed === null) return { ...NOTHING, reasons: [{ code: 'unreadable' }] };
  if (listed.length === 0) return { ...NOTHING, reasons: [{ code: 'unsigned' }] };
  if (listed.length > MOST_SIGNATURES) return { ...NOTHING, reasons: [{ code: 'too_many_signatures' }] };
  const fields = listed
    .map((field) => ({ field, end: field.byteRange === null ? 0 : field.byteRange[2] + field.byteRange[3] }))
    .toSorted((a, b) => a.end - b.end);

  const embedded = readDss(document);
  const given = options.revocation ?? NO_REVOCATION_DATA;
  const judge: Judge = {
    pdf,
    ...options,
    known: [...embedded.certificates, ...given.certificates].flatMap((der) => parsedOrNothing(der)),
    embedded: readSources(embedded),
    given: readSources(given),
  };
  const reasons: ToldReason[] = [];
  const stamps = await judgeDocumentTimestamps(judge, fields);
  const timestamps = stamps.map(({ detail }) => detail);
  reasons.push(...stamps.flatMap((one) => one.reasons));

  const signatures: SignatureReport[] = [];
  const details: SignatureDetail[] = [];
  for (const { field, end } of fields) {
    if (field.subFilter === DOCUMENT_TIMESTAMP) continue;
    // The earliest time by which the file with this signature is proven to have existed.
    const later = stamps.flatMap((one) => (one.end > end && one.provenAt !== null ? [one.provenAt.getTime()] : []));
    const judged = await judgeField(judge, field, later.length === 0 ? null : new Date(Math.min(...later)));
    signatures.push({ ...judged.report, coversWholeFile: end === pdf.byteLength });
    details.push(judged.detail);
    reasons.push(...judged.reasons);
  }
  if (signatures.length === 0) reasons.push({ code: 'unsigned' });
  if (hasTwins(fields.map(({ end }) => end)) || hasTwins(fields.map(({ field }) => field.name)))
    reasons.push({ code: 'signature_malformed', detail: 'một chữ ký được nêu hai lần' });
  if (fields.at(-1)?.end !== pdf.byteLength) reasons.push({ code: 'not_whole_file' });
  return { signatures, details, timestamps, reasons, fields };
}

function parsedOrNothing(der: Der): Certificate[] {
  try {
    return [parseCertificate(der)];
  } catch {
    return [];
  }
}

async function judgeField(
  judge: Judge,
  field: SignatureField,
  provenLater: Date | null,
): Promise<{ report: Omit<SignatureReport, 'coversWholeFile'>; detail: SignatureDetail; reasons: ToldReason[] }> {
  const { trusted, now, known } = judge;
  const cms = await cmsOf(judge, field);
  const signer = cms?.signer ?? null;
  const statedAt = field.statedAt === null ? null : vietnamTime(field.statedAt);
  const plain: SignatureDetail = {
    subFilter: field.subFilter,
    level: 'none',
    algorithm: '',
    chain: [],
    chainDer: [],
    statedAt,
    timestamp: null,
    revocation: UNCHECKED,
  };
  if (cms === null || signer === null) {
    const code = cms === null ? 'signature_kind_unknown' : 'signature_malformed';
    return {
      report: {
        role: field.name,
        signer: '',
        issuer: '',
        signedAt: statedAt,
        timeSource: statedAt === null ? 'none' : 'stated',
        integrity: cms === null ? 'unchecked' : 'broken',
        chain: 'unknown_issuer',
        revocation: 'unchecked',
      },
      detail: plain,
      reasons: [{ code, detail: field.name }],
    };
  }
  const stamp = cms.stamp === null ? null : await timestampDetail(judge, cms.stamp, provenLater);
  const proven = stamp?.provenAt ?? (provenLater !== null && provenLater <= signer.notAfter.value ? provenLater : null);
  const at = proven ?? field.statedAt;
  // A certificate may say things no library expects; then it says nothing.
  const { state: chain, path } = await judgeChain(signer, [...cms.others, ...known], { trusted, at: at ?? now, purpose: 'document' }).catch(
    () => ({ state: 'broken' as const, path: [signer] }),
  );
  const times = { at: proven ?? now, proven, stated: field.statedAt, now };
  const revocation = chain === 'trusted' && cms.intact ? await pathRevocation(path, judge, times) : null;

  const name = nameOf(signer.subject);
  const isIntact = cms.intact && cms.faults.every((code) => REASONS[code].verdict !== 'invalid');
  const isAhead = at !== null && at.getTime() > now.getTime() + CLOCK_TOLERANCE_MS;
  const isUntrusted = stamp !== null && stamp.provenAt === null && stamp.detail.state === 'untrusted';
  const reasons: ToldReason[] = [
    // Of an unknown issuer nothing more needs to be said.
    ...cms.faults.filter((code) => code !== 'certificate_unverified' || chain !== 'unknown_issuer').map((code) => ({ code, detail: name })),
    ...(cms.intact || cms.faults.includes('signature_malformed') ? [] : [{ code: 'signature_broken' as const }]),
    ...chainReasons(chain, name),
    ...(isAhead ? [{ code: 'time_in_future' as const }] : []),
    ...(isUntrusted ? [{ code: 'timestamp_untrusted' as const, detail: stamp.detail.authority }] : []),
    ...(proven === null ? [{ code: 'time_stated' as const }] : []),
    ...revocationReasons(revocation),
  ];
  return {
    report: {
      role: field.name,
      signer: name,
      issuer: nameOf(signer.issuer),
      signedAt: at === null ? null : vietnamTime(at),
      timeSource: proven !== null ? 'timestamp' : field.statedAt !== null ? 'stated' : 'none',
      integrity: isIntact ? 'intact' : 'broken',
      chain: chain === 'weak' ? 'broken' : revocation?.verdict === 'earlier' ? 'revoked' : chain,
      revocation: revocation?.detail.state ?? 'unchecked',
    },
    detail: {
      ...plain,
      level: isIntact && field.subFilter === 'ETSI.CAdES.detached' ? levelOf({ proven, stamp, revocation }) : 'none',
      algorithm: cms.algorithm,
      chain: path.map((certificate) => certificateInfo(encodeCertificate(certificate))),
      chainDer: path.map(encodeCertificate),
      timestamp: stamp?.detail ?? null,
      revocation: revocation?.detail ?? UNCHECKED,
    },
    reasons,
  };
}

function levelOf({
  proven,
  stamp,
  revocation,
}: {
  proven: Date | null;
  stamp: { provenAt: Date | null; isGood: boolean } | null;
  revocation: PathRevocation | null;
}): SignatureLevel {
  if (proven === null) return 'B-B';
  const isStampGood = stamp === null || stamp.provenAt === null || stamp.isGood;
  return revocation?.isEmbedded === true && revocation.detail.state === 'good' && isStampGood ? 'B-LT' : 'B-T';
}

/** The judgement on a field's CMS; null for a kind of signature this program can't judge. */
async function cmsOf({ pdf, trusted, known }: Judge, field: SignatureField): Promise<CmsJudgement | null> {
  const kind = ACCEPTED[field.subFilter];
  if (kind === undefined) return null;
  const covered = coveredBytes(pdf, field);
  if (covered === null) return BROKEN;
  return judgeCms(field.contents, covered, { kind, cades: field.subFilter === 'ETSI.CAdES.detached', trusted, known });
}

const REVOCATION_REASONS: Record<PathRevocation['verdict'], ReasonCode | null> = {
  good: null,
  later: 'revoked_later',
  earlier: 'certificate_revoked',
  unproven: 'revoked_unproven',
  unchecked: 'revocation_unchecked',
};

function revocationReasons(revocation: PathRevocation | null): ToldReason[] {
  const code = REVOCATION_REASONS[revocation?.verdict ?? 'unchecked'];
  const { revoked = null, revokedAt = null } = revocation?.detail ?? {};
  if (code === null) return [];
  return [revoked === null || revokedAt === null ? { code } : { code, detail: `${revoked}, ${showTime(revokedAt)}` }];
}

const showTime = (time: string): string => `${time.slice(11, 16)} ngày ${showDate(time.slice(0, 10))}`;

const CHAIN_REASONS: Record<ChainState, ReasonCode | null> = {
  trusted: null,
  unknown_issuer: 'unknown_issuer',
  expired: 'certificate_expired',
  not_yet_valid: 'certificate_not_yet_valid',
  not_for_signing: 'certificate_not_for_signing',
  broken: 'certificate_broken',
  revoked: 'certificate_revoked',
  weak: 'weak_algorithm',
};

const chainReasons = (chain: ChainState, signer: string): ToldReason[] => {
  const code = CHAIN_REASONS[chain];
  return code === null ? [] : [{ code, detail: signer }];
};
