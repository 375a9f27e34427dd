/** The timestamps of a PDF: those over one signature, and those over the whole file up to them (ETSI EN 319 142-1, 5.4.3). */
import type { Certificate } from 'pkijs';
import type { CertificateInfo } from '../../core/api.ts';
import { vietnamTime } from '../../core/date.ts';
import type { ToldReason } from '../../core/exchange/reasons.ts';
import { certificateInfo, encodeCertificate, nameOf, type Der } from './certificates.ts';
import { coveredBytes } from './covered.ts';
import type { RevocationSources } from './revocation.ts';
import { pathRevocation, UNCHECKED, type RevocationDetail } from './revocation-path.ts';
import type { SignatureField } from './signature-fields.ts';
import { judgeToken, type TokenJudgement } from './token.ts';

export interface TimestampDetail {
  /** trusted: it counts; untrusted: sound, but of an unknown or unfit authority; broken: not over these bytes, changed or unreadable. */
  state: TokenJudgement['state'];
  /** ISO 8601 with offset; null when broken. */
  time: string | null;
  /** Who made it, and who certified him; empty when broken. */
  authority: string;
  issuer: string;
  algorithm: string;
  chain: CertificateInfo[];
  chainDer: Der[];
  revocation: RevocationDetail;
}

export interface DocumentTimestamp extends TimestampDetail {
  /** Name of its field. */
  name: string;
  coversWholeFile: boolean;
}

/** What every judgement on one file needs. */
export interface Judge {
  trusted: readonly Der[];
  now: Date;
  pdf: Uint8Array;
  /** Certificates that lead from others to an anchor. */
  known: Certificate[];
  embedded: RevocationSources;
  given: RevocationSources;
}

export const DOCUMENT_TIMESTAMP = 'ETSI.RFC3161';

export interface JudgedStamp {
  detail: DocumentTimestamp;
  end: number;
  /** Time of one that is trusted; what stands before it in the file existed then. */
  provenAt: Date | null;
  reasons: ToldReason[];
}

/** From the last to the first: a later one proves that an earlier one existed before its maker's certificate was revoked. */
export async function judgeDocumentTimestamps(
  judge: Judge,
  fields: readonly { field: SignatureField; end: number }[],
): Promise<JudgedStamp[]> {
  const judged: JudgedStamp[] = [];
  let proven: Date | null = null;
  for (const { field, end } of fields.toReversed()) {
    if (field.subFilter !== DOCUMENT_TIMESTAMP) continue;
    const covered = coveredBytes(judge.pdf, field);
    const token = covered === null ? null : await judgeToken(field.contents, { ...judge, imprint: covered });
    const stamp = await timestampDetail(judge, token, proven);
    if (stamp.provenAt !== null) proven = stamp.provenAt;
    const detail = { ...stamp.detail, name: field.name, coversWholeFile: end === judge.pdf.byteLength };
    const broken = covered === null ? 'signature_malformed' : 'timestamp_broken';
    judged.unshift({
      detail,
      end,
      provenAt: stamp.provenAt,
      reasons: [
        ...(detail.state === 'broken' ? [{ code: broken, detail: field.name } as const] : []),
        ...(detail.state === 'untrusted' ? [{ code: 'timestamp_untrusted', detail: detail.authority } as const] : []),
        ...(token?.open === true ? [{ code: 'certificate_unverified', detail: detail.authority } as const] : []),
      ],
    });
  }
  return judged;
}

/**
 * A timestamp whose authority's certificate was revoked at any time counts only when a later timestamp proves that it existed
 * before: whoever holds the key can write any time into it.
 */
export async function timestampDetail(
  judge: Judge,
  token: TokenJudgement | null,
  proven: Date | null,
): Promise<{ detail: TimestampDetail; provenAt: Date | null; isGood: boolean }> {
  const { time = null, authority = null, path = [], algorithm = '' } = token ?? {};
  const revocation =
    token?.state === 'trusted' && time !== null
      ? await pathRevocation(path, judge, { at: time, proven, stated: null, now: judge.now })
      : null;
  const counts = revocation !== null && revocation.verdict !== 'earlier' && revocation.verdict !== 'unproven';
  const state = token === null ? 'broken' : token.state === 'trusted' && !counts ? 'untrusted' : token.state;
  const chain = path.map(encodeCertificate);
  return {
    detail: {
      state,
      time: time === null ? null : vietnamTime(time),
      authority: authority === null ? '' : nameOf(authority.subject),
      issuer: authority === null ? '' : nameOf(authority.issuer),
      algorithm,
      chain: chain.map(certificateInfo),
      chainDer: chain,
      revocation: revocation?.detail ?? UNCHECKED,
    },
    provenAt: counts ? time : null,
    isGood: revocation?.isEmbedded === true && counts,
  };
}
