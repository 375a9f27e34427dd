/** Judges every signature of a PDF: what it covers, whether it holds, whose it is. What changed between them: revisions.ts. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { vietnamTime } from '../../core/date.ts';
import { hasTwins } from '../../core/exchange/problems.ts';
import { REASONS, type ReasonCode, type ToldReason } from '../../core/exchange/reasons.ts';
import type { SignatureReport } from '../../core/exchange/verification.ts';
import { nameOf, type Der } from './certificates.ts';
import { chainState, type ChainState } from './chain.ts';
import { BROKEN, judgeCms, type CmsJudgement } from './cms-verify.ts';
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

/** A dossier has two; each one more costs the checker time, and nobody signs a report nine times. */
const MOST_SIGNATURES = 8;

/** Judges a PDF that was already found harmless to parse. Unreadable files give the reason “unreadable”. */
export async function verifySignatures(pdf: Uint8Array, options: SignatureOptions): Promise<SignatureJudgement> {
  const listed = await listedFields(pdf);
  if (listed === null) return { signatures: [], reasons: [{ code: 'unreadable' }], fields: [] };
  if (listed.length === 0) return { signatures: [], reasons: [{ code: 'unsigned' }], fields: [] };
  if (listed.length > MOST_SIGNATURES) return { signatures: [], reasons: [{ code: 'too_many_signatures' }], fields: [] };
  const fields = listed
    .map((field) => ({ field, end: field.byteRange === null ? 0 : field.byteRange[2] + field.byteRange[3] }))
    .toSorted((a, b) => a.end - b.end);

  const reasons: ToldReason[] = [];
  const signatures: SignatureReport[] = [];
  for (const { field, end } of fields) {
    const judged = await judgeField(pdf, field, options);
    signatures.push({ ...judged.report, coversWholeFile: end === pdf.byteLength });
    reasons.push(...judged.reasons);
  }
  if (hasTwins(fields.map(({ end }) => end)) || hasTwins(fields.map(({ field }) => field.name)))
    reasons.push({ code: 'signature_malformed', detail: 'một chữ ký được nêu hai lần' });
  if (fields.at(-1)?.end !== pdf.byteLength) reasons.push({ code: 'not_whole_file' });
  return { signatures, reasons, fields };
}

async function listedFields(pdf: Uint8Array): Promise<SignatureField[] | null> {
  try {
    return signatureFields(await PDFDocument.load(pdf, { updateMetadata: false }));
  } catch {
    return null;
  }
}

async function judgeField(
  pdf: Uint8Array,
  field: SignatureField,
  { trusted, now }: SignatureOptions,
): Promise<{ report: Omit<SignatureReport, 'coversWholeFile'>; reasons: ToldReason[] }> {
  const cms = await cmsOf(pdf, field, trusted);
  const signer = cms?.signer ?? null;
  if (cms === null || signer === null) {
    const code = cms === null ? 'signature_kind_unknown' : 'signature_malformed';
    return {
      report: {
        role: field.name,
        signer: '',
        issuer: '',
        signedAt: field.statedAt === null ? null : vietnamTime(field.statedAt),
        timeSource: field.statedAt === null ? 'none' : 'stated',
        integrity: cms === null ? 'unchecked' : 'broken',
        chain: 'unknown_issuer',
        revocation: 'unchecked',
      },
      reasons: [{ code, detail: field.name }],
    };
  }
  const at = cms.provenAt ?? field.statedAt;
  // A certificate may say things no library expects; then it says nothing.
  const chain = await chainState(signer, cms.others, { trusted, at: at ?? now, purpose: 'document' }).catch(() => 'broken' as const);
  const name = nameOf(signer.subject);
  const isAhead = cms.provenAt === null && field.statedAt !== null && field.statedAt.getTime() > now.getTime() + CLOCK_TOLERANCE_MS;
  const reasons: ToldReason[] = [
    // Of an unknown issuer nothing more needs to be said.
    ...cms.faults.filter((code) => code !== 'certificate_unverified' || chain !== 'unknown_issuer').map((code) => ({ code, detail: name })),
    ...(cms.intact || cms.faults.includes('signature_malformed') ? [] : [{ code: 'signature_broken' as const }]),
    ...chainReasons(chain, name),
    ...(isAhead ? [{ code: 'time_in_future' as const }] : []),
    ...(cms.provenAt === null ? [{ code: 'time_stated' as const }] : []),
    { code: 'revocation_unchecked' },
  ];
  return {
    report: {
      role: field.name,
      signer: name,
      issuer: nameOf(signer.issuer),
      signedAt: at === null ? null : vietnamTime(at),
      timeSource: cms.provenAt !== null ? 'timestamp' : field.statedAt !== null ? 'stated' : 'none',
      integrity: cms.intact && cms.faults.every((code) => REASONS[code].verdict !== 'invalid') ? 'intact' : 'broken',
      chain: chain === 'weak' ? 'broken' : chain,
      revocation: 'unchecked',
    },
    reasons,
  };
}

/** The judgement on a field's CMS; null for a kind of signature this program can't judge. */
async function cmsOf(pdf: Uint8Array, field: SignatureField, trusted: readonly Der[]): Promise<CmsJudgement | null> {
  if (!ACCEPTED.has(field.subFilter)) return null;
  const covered = coveredBytes(pdf, field);
  return covered === null ? BROKEN : judgeCms(field.contents, covered, field.subFilter === 'ETSI.CAdES.detached', trusted);
}

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

/** The bytes a signature covers: everything but its own /Contents; null when the range is anything else. */
function coveredBytes(pdf: Uint8Array, { byteRange, contents }: SignatureField): Uint8Array | null {
  if (byteRange === null || byteRange.some((n) => !Number.isSafeInteger(n) || n < 0)) return null;
  const [start, first, second, rest] = byteRange;
  if (start !== 0 || second <= first || second + rest > pdf.byteLength) return null;
  const gap = Buffer.from(pdf.buffer, pdf.byteOffset + first, second - first).toString('latin1');
  // Writers use small letters or capitals throughout: mixed ones were changed by somebody.
  const digits = /^<([0-9a-f]*|[0-9A-F]*)>$/.exec(gap)?.[1];
  if (digits === undefined || digits.length % 2 !== 0 || Buffer.compare(Buffer.from(digits, 'hex'), contents) !== 0) return null;
  return Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + rest)]);
}
