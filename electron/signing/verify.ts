/** Judges every signature of a PDF: what it covers, whether it holds, whose it is, and what changed between them. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { vietnamTime } from '../../core/date.ts';
import type { ReasonCode, ToldReason } from '../../core/exchange/reasons.ts';
import type { SignatureReport } from '../../core/exchange/verification.ts';
import { nameOf, type Der } from './certificates.ts';
import { chainState, type ChainState } from './chain.ts';
import { judgeCms, type CmsJudgement } from './cms-verify.ts';
import { foreignChanges } from './revisions.ts';
import { signatureFields, type SignatureField } from './signature-fields.ts';

export interface SignatureJudgement {
  signatures: SignatureReport[];
  reasons: ToldReason[];
  /** Signed fields in the order in which they were added, with the length of the file each one made. */
  fields: { field: SignatureField; end: number }[];
}

export interface SignatureOptions {
  trusted: readonly Der[];
  now: Date;
}

/** Clocks may differ by this much before a stated time counts as lying in the future. */
const CLOCK_TOLERANCE_MS = 24 * 3_600_000;
const ACCEPTED = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

/** Judges a PDF that was already found harmless to parse. Unreadable files give the reason “unreadable”. */
export async function verifySignatures(pdf: Uint8Array, options: SignatureOptions): Promise<SignatureJudgement> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false }).catch(() => null);
  if (document === null) return { signatures: [], reasons: [{ code: 'unreadable' }], fields: [] };
  const fields = signatureFields(document)
    .map((field) => ({ field, end: field.byteRange === null ? 0 : field.byteRange[2] + field.byteRange[3] }))
    .toSorted((a, b) => a.end - b.end);
  if (fields.length === 0) return { signatures: [], reasons: [{ code: 'unsigned' }], fields };

  const reasons: ToldReason[] = [];
  const signatures: SignatureReport[] = [];
  for (const { field, end } of fields) {
    const judged = await judgeField(pdf, field, options);
    signatures.push({ ...judged.report, coversWholeFile: end === pdf.byteLength });
    reasons.push(...judged.reasons);
  }
  const last = fields.at(-1);
  if (last !== undefined && last.end !== pdf.byteLength) reasons.push({ code: 'not_whole_file' });
  reasons.push(
    ...(await changesBetween(
      pdf,
      fields.map(({ end }) => end),
    )),
  );
  return { signatures, reasons, fields };
}

async function judgeField(
  pdf: Uint8Array,
  field: SignatureField,
  { trusted, now }: SignatureOptions,
): Promise<{ report: Omit<SignatureReport, 'coversWholeFile'>; reasons: ToldReason[] }> {
  const covered = coveredBytes(pdf, field);
  const known = ACCEPTED.has(field.subFilter);
  const cms: CmsJudgement =
    covered === null || !known
      ? { intact: false, signer: null, others: [], provenAt: null, faults: ['signature_malformed'] }
      : await judgeCms(field.contents, covered, field.subFilter === 'ETSI.CAdES.detached', trusted);
  const at = cms.provenAt ?? field.statedAt;
  const chain: ChainState = cms.signer === null ? 'broken' : await chainState(cms.signer, cms.others, trusted, at ?? now);
  const reasons: ToldReason[] = [
    ...cms.faults.map((code) => ({ code })),
    ...(cms.intact || cms.faults.includes('signature_malformed') ? [] : [{ code: 'signature_broken' as const }]),
    ...chainReasons(chain, cms.signer === null ? field.name : nameOf(cms.signer.subject)),
    ...(cms.provenAt === null && field.statedAt !== null && field.statedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS
      ? [{ code: 'time_in_future' as const }]
      : []),
    ...(cms.provenAt === null ? [{ code: 'time_stated' as const }] : []),
    { code: 'revocation_unchecked' },
  ];
  return {
    report: {
      role: field.name,
      signer: cms.signer === null ? '' : nameOf(cms.signer.subject),
      issuer: cms.signer === null ? '' : nameOf(cms.signer.issuer),
      signedAt: at === null ? null : vietnamTime(at),
      timeSource: cms.provenAt !== null ? 'timestamp' : field.statedAt !== null ? 'stated' : 'none',
      integrity: cms.intact && cms.faults.length === 0 ? 'intact' : 'broken',
      chain,
      revocation: 'unchecked',
    },
    reasons,
  };
}

const CHAIN_REASONS: Record<ChainState, ReasonCode | null> = {
  trusted: null,
  unknown_issuer: 'unknown_issuer',
  expired: 'certificate_expired',
  not_yet_valid: 'certificate_not_yet_valid',
  not_for_signing: 'certificate_not_for_signing',
  broken: 'certificate_broken',
  revoked: 'certificate_revoked',
};

const chainReasons = (chain: ChainState, signer: string): ToldReason[] => {
  const code = CHAIN_REASONS[chain];
  return code === null ? [] : [{ code, detail: signer }];
};

/** The bytes a signature covers: everything but its own /Contents; null when the range is anything else. */
function coveredBytes(pdf: Uint8Array, { byteRange, contents }: SignatureField): Uint8Array | null {
  if (byteRange === null || byteRange.some((n) => !Number.isSafeInteger(n) || n < 0)) return null;
  const [start, first, second, rest] = byteRange;
  if (start !== 0 || second <= first || second + rest > pdf.byteLength) return null;
  const gap = Buffer.from(pdf.buffer, pdf.byteOffset + first, second - first).toString('latin1');
  const digits = /^<([0-9A-Fa-f\s]*)>$/.exec(gap)?.[1]?.replace(/\s/g, '');
  if (digits === undefined || digits.length % 2 !== 0 || Buffer.compare(Buffer.from(digits, 'hex'), contents) !== 0) return null;
  return Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)]);
}

/** Between two signatures nothing but signing may have happened. */
async function changesBetween(pdf: Uint8Array, ends: number[]): Promise<ToldReason[]> {
  for (const [i, end] of ends.entries()) {
    const next = ends[i + 1];
    if (next === undefined || end <= 0 || next > pdf.byteLength) continue;
    const changes = await foreignChanges(pdf.subarray(0, end), pdf.subarray(0, next)).catch(() => ['unreadable']);
    if (changes[0] !== undefined) return [{ code: 'changed_after_signing', detail: changes[0] }];
  }
  return [];
}
