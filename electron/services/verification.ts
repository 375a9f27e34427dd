/** Judges a file from anywhere: signatures, revisions, record, pages, evidence (CLI.md, verify). Assumes the file hostile. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { manifestMatches, type PackageManifest } from '../../core/exchange/manifest.ts';
import { parseRecord, recordDigest, sharedFacts } from '../../core/exchange/parse.ts';
import { recordProblems } from '../../core/exchange/problems.ts';
import { signerRemarks } from '../../core/exchange/signers.ts';
import { reasonTexts, verdictOf, type ReasonCode, type ToldReason } from '../../core/exchange/reasons.ts';
import { PRINTER_EDITION, type DossierRecord } from '../../core/exchange/record.ts';
import type { SignatureReport, VerificationReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import { refuseExplosivePdf } from '../dossier/explosive.ts';
import { extractRecord } from '../dossier/extract.ts';
import { readPackage } from '../dossier/package.ts';
import type { Der } from '../signing/certificates.ts';
import { issuedState } from '../signing/issued.ts';
import { judgeRevisions } from '../signing/revisions.ts';
import { findRooms } from '../signing/rooms.ts';
import { verifySignatures } from '../signing/verify.ts';
import { readHead, readWhole } from './files.ts';

export interface VerificationOptions {
  trusted: readonly Der[];
  now: Date;
  /** Prints a record again; the same bytes prove that pages and record belong together. */
  reprint(record: DossierRecord, signal: AbortSignal): Promise<Uint8Array>;
}

/** Printing takes seconds; a hostile record must not occupy the checker for ever. */
const REPRINT_MS = 300_000;
const PDF_LIMIT = 64 * 1_048_576;
const ZIP_MAGIC = Buffer.from('PK');

interface PdfJudgement {
  kind: 'dossier' | 'pdf';
  reasons: ToldReason[];
  signatures: SignatureReport[];
  record: DossierRecord | null;
}

/** The report on one file. Throws only when the file can't be read from disk (FILE_NOT_FOUND, FILE_UNREADABLE). */
export async function verifyFile(file: string, options: VerificationOptions): Promise<VerificationReport> {
  if (isZip(file)) return verifyPackage(file, options);
  let pdf: Uint8Array;
  try {
    pdf = readWhole(file, PDF_LIMIT);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'FILE_TOO_LARGE') throw error;
    return report(file, 'unknown', [{ code: 'unreadable', detail: 'tệp quá lớn' }], [], null);
  }
  if (!Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(1024, pdf.byteLength)).includes('%PDF-'))
    return report(file, 'unknown', [{ code: 'unreadable' }], [], null);
  const judged = await judgePdf(pdf, options);
  return report(file, judged.kind, judged.reasons, judged.signatures, judged.record);
}

function isZip(file: string): boolean {
  // Only the first bytes: a package may hold gigabytes of evidence.
  return file.toLowerCase().endsWith('.zip') || readHead(file, ZIP_MAGIC.length).equals(ZIP_MAGIC);
}

async function verifyPackage(file: string, options: VerificationOptions): Promise<VerificationReport> {
  readHead(file, 1);
  let opened: Awaited<ReturnType<typeof readPackage>>;
  try {
    opened = await readPackage(file);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return report(file, 'package', [{ code: 'package_invalid' }], [], null);
  }
  const judged = await judgePdf(opened.pdf, options);
  const reasons = [...judged.reasons, ...packageReasons(opened, judged.record)];
  return report(file, 'package', reasons, judged.signatures, judged.record);
}

const PACKAGE_REASONS: Record<string, ReasonCode> = {
  dossier_altered: 'package_mismatch',
  evidence_missing: 'evidence_missing',
  evidence_altered: 'evidence_altered',
  entry_unlisted: 'entry_unlisted',
};

function packageReasons(
  { manifest, problems }: { manifest: PackageManifest; problems: { code: string; text: string }[] },
  record: DossierRecord | null,
): ToldReason[] {
  return [
    ...problems.map(({ code, text }): ToldReason => ({ code: PACKAGE_REASONS[code] ?? 'package_invalid', detail: text })),
    ...(record !== null && !manifestMatches(manifest, record) ? [{ code: 'package_mismatch' as const }] : []),
  ];
}

/** Judges the bytes of a PDF. Hostile ones give reasons, never an error. */
export async function judgePdf(pdf: Uint8Array, options: VerificationOptions): Promise<PdfJudgement> {
  try {
    refuseExplosivePdf(pdf);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { kind: 'pdf', reasons: [{ code: 'unreadable' }], signatures: [], record: null };
  }
  const { signatures, reasons, fields } = await verifySignatures(pdf, options);
  if (reasons.some(({ code }) => code === 'unreadable')) return { kind: 'pdf', reasons, signatures, record: null };
  const ends = fields.map(({ end }) => end);
  const found = await recordIn(pdf);
  const all = [...reasons, ...found.reasons];
  if (found.record === null) {
    all.push(...(await revisionsOfForeign(pdf, ends)));
    return { kind: found.isDossier ? 'dossier' : 'pdf', reasons: all, signatures, record: null };
  }

  const { record } = found;
  if (record.draft) all.push({ code: 'draft' });
  if (signatures.length > 0 && !signatures.some((signature) => signature.role === 'head')) all.push({ code: 'head_signature_missing' });
  all.push(...(await pagesAgainstRecord(pdf, record, ends, options)), ...signerRemarks(record, signatures));
  return { kind: 'dossier', reasons: all, signatures, record };
}

/** Of a paper that isn't ours, what stood under the first signature is taken as it is. */
async function revisionsOfForeign(pdf: Uint8Array, [start, ...later]: readonly number[]): Promise<ToldReason[]> {
  if (start === undefined || later.length === 0) return [];
  const fault = await judgeRevisions(pdf, { start, ends: later, rooms: null });
  return fault === null ? [] : [fault];
}

async function recordIn(pdf: Uint8Array): Promise<{ record: DossierRecord | null; isDossier: boolean; reasons: ToldReason[] }> {
  let text: string | null;
  try {
    text = await extractRecord(pdf);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { record: null, isDossier: true, reasons: [{ code: 'record_invalid' }] };
  }
  if (text === null) return { record: null, isDossier: false, reasons: [{ code: 'no_record' }] };
  const parsed = parseRecord(text);
  if (!parsed.ok)
    return {
      record: null,
      isDossier: true,
      reasons: [{ code: parsed.failure.code === 'RECORD_NEWER' ? 'record_newer' : 'record_invalid' }],
    };
  const [problem] = recordProblems(parsed.value);
  return {
    record: parsed.value,
    isDossier: true,
    reasons: problem === undefined ? [] : [{ code: 'record_contradicts', detail: problem.text }],
  };
}

/** The file must begin with the very bytes that printing its record gives, and signing must be all that came after. */
async function pagesAgainstRecord(
  pdf: Uint8Array,
  record: DossierRecord,
  ends: readonly number[],
  options: VerificationOptions,
): Promise<ToldReason[]> {
  if (record.printer !== PRINTER_EDITION) return [{ code: 'printer_edition' }, ...(await revisionsOfForeign(pdf, ends))];
  const deadline = AbortSignal.timeout(REPRINT_MS);
  const printed = await options.reprint(record, deadline).catch((error: unknown) => {
    if (error instanceof FailureError && (deadline.aborted || error.failure.code !== 'CANCELLED')) return null;
    throw error;
  });
  if (deadline.aborted) return [{ code: 'pages_unchecked' }];
  if (printed === null || Buffer.compare(pdf.subarray(0, printed.byteLength), printed) !== 0) return [{ code: 'pages_differ' }];
  if (ends.length === 0) return pdf.byteLength === printed.byteLength ? [] : [{ code: 'changed_after_signing' }];
  const fault = await judgeRevisions(pdf, { start: printed.byteLength, ends, rooms: await findRooms(printed) });
  return fault === null ? await numberFilled(pdf) : [fault];
}

/** The fields for number and date are known to be filled by signing; a reader should know that this came after printing. */
async function numberFilled(pdf: Uint8Array): Promise<ToldReason[]> {
  const number = issuedState(await PDFDocument.load(pdf, { updateMetadata: false }));
  return number.state === 'filled' ? [{ code: 'number_filled', detail: number.text }] : [];
}

function report(
  file: string,
  kind: VerificationReport['kind'],
  reasons: ToldReason[],
  signatures: SignatureReport[],
  record: DossierRecord | null,
): VerificationReport {
  return {
    file,
    kind,
    verdict: verdictOf(reasons),
    reasons: reasonTexts(reasons),
    signatures,
    content: record === null ? null : { ...sharedFacts(record), digest: recordDigest(record) },
  };
}
