/** Judges a file from anywhere: signatures, revisions, record, pages, evidence (CLI.md, verify). Assumes the file hostile. */
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { PDFDocument } from '@cantoo/pdf-lib';
import { digestOfBytes } from '../../core/canonical.ts';
import { appendedText, differingText } from '../../core/exchange/changes-text.ts';
import { parseRecord, recordDigest, sharedFacts } from '../../core/exchange/parse.ts';
import { recordProblems } from '../../core/exchange/problems.ts';
import { signerRemarks, withRoles } from '../../core/exchange/signers.ts';
import { reasonTexts, verdictOf, type ToldReason } from '../../core/exchange/reasons.ts';
import { PRINTER_EDITION, type DossierRecord } from '../../core/exchange/record.ts';
import { statementOf } from '../../core/exchange/statement.ts';
import type { PagesReport, SignatureReport, VerificationPhase, VerificationReport } from '../../core/exchange/verification.ts';
import { FailureError } from '../../core/failure.ts';
import { refuseExplosivePdf } from '../dossier/explosive.ts';
import { extractRecord } from '../dossier/extract.ts';
import { readPackage } from '../dossier/package.ts';
import type { Der } from '../signing/certificates.ts';
import { issuedState } from '../signing/issued.ts';
import type { RevocationData } from '../signing/revocation.ts';
import { judgeRevisions } from '../signing/revisions.ts';
import { findRooms } from '../signing/rooms.ts';
import { verifySignatures, type SignatureJudgement } from '../signing/verify.ts';
import { readHead, readWhole } from './files.ts';
import { describeRevisions } from './verification-changes.ts';
import { comparedEvidence, packageReasons } from './verification-package.ts';
import { differingPages, pagesAre, textsOnPages } from './verification-pages.ts';
import { tellSignatures } from './verification-signatures.ts';

export interface VerificationOptions {
  trusted: readonly Der[];
  now: Date;
  /** Prints a record again; the same bytes prove that pages and record belong together. */
  reprint(
    record: DossierRecord,
    signal: AbortSignal,
    onProgress?: (progress: { done: number; total: number }) => void,
  ): Promise<Uint8Array>;
  /** Fetched for this check, besides what the file brings. */
  revocation?: RevocationData;
  onProgress?: (progress: VerificationProgress) => void;
}

export interface VerificationProgress {
  phase: VerificationPhase;
  done: number;
  total: number;
}

/** Printing takes seconds; a hostile record must not occupy the checker for ever. */
export const REPRINT_MS = 300_000;
const PDF_LIMIT = 64 * 1_048_576;
const ZIP_MAGIC = Buffer.from('PK');
/** Larger packages are not hashed as a whole: what they hold is. */
const HASHED_PACKAGE = 2 * 1024 ** 3;

export interface PdfJudgement {
  kind: 'dossier' | 'pdf';
  reasons: ToldReason[];
  signatures: SignatureReport[];
  /** All that was found out about them, and the timestamps beside. */
  found: SignatureJudgement;
  record: DossierRecord | null;
  pages: PagesReport;
  /** Length of what printing the record gives, where the file begins with it. */
  printed: number | null;
}

/** The report on one file. Throws only when the file can't be read from disk (FILE_NOT_FOUND, FILE_UNREADABLE). */
export async function verifyFile(file: string, options: VerificationOptions): Promise<VerificationReport> {
  options.onProgress?.({ phase: 'read', done: 0, total: 1 });
  if (isZip(file)) return verifyPackage(file, options);
  let pdf: Uint8Array;
  try {
    pdf = readWhole(file, PDF_LIMIT);
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'FILE_TOO_LARGE') throw error;
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
    return { ...unjudged(file, [{ code: 'unreadable', detail: 'tệp lớn hơn 64 MB' }], options.now), size };
  }
  const read = { sha256: digestOfBytes(pdf), size: pdf.byteLength };
  if (!Buffer.from(pdf.buffer, pdf.byteOffset, Math.min(1024, pdf.byteLength)).includes('%PDF-'))
    return { ...unjudged(file, [{ code: 'unreadable' }], options.now), ...read };
  return { ...(await tellPdf(file, pdf, options)), ...read };
}

function isZip(file: string): boolean {
  // Only the first bytes: a package may hold gigabytes of evidence.
  return file.toLowerCase().endsWith('.zip') || readHead(file, ZIP_MAGIC.length).equals(ZIP_MAGIC);
}

async function verifyPackage(file: string, options: VerificationOptions): Promise<VerificationReport> {
  readHead(file, 1);
  const size = statSync(file).size;
  const read = { kind: 'package' as const, size, sha256: await digestOfFile(file, size) };
  let opened: Awaited<ReturnType<typeof readPackage>>;
  try {
    options.onProgress?.({ phase: 'evidence', done: 0, total: 1 });
    opened = await readPackage(file);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { ...unjudged(file, [{ code: 'package_invalid', detail: error.failure.message }], options.now), ...read };
  }
  const found = (record: DossierRecord | null): ToldReason[] => packageReasons(opened, record);
  const report = await tellPdf(file, opened.pdf, options, found);
  return { ...report, ...read, ...comparedEvidence(opened) };
}

/** SHA-256 of a file of this size as it lies on disk; empty for a huge one. */
export async function digestOfFile(file: string, size: number): Promise<string> {
  if (size > HASHED_PACKAGE) return '';
  const hash = createHash('sha256');
  const chunks: AsyncIterable<Uint8Array> = createReadStream(file);
  for await (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** What was appended besides signatures, or may have been: pages can look otherwise by it. */
const CHANGES_PAGES: ReadonlySet<ToldReason['code']> = new Set<ToldReason['code']>([
  'not_whole_file',
  'changed_after_signing',
  'update_unreadable',
  'signature_misplaced',
]);

/** The report on the bytes of a PDF; `more`: what else there is to say once its record is known. */
async function tellPdf(
  file: string,
  pdf: Uint8Array,
  options: VerificationOptions,
  more: (record: DossierRecord | null) => ToldReason[] = () => [],
): Promise<VerificationReport> {
  const judged = await judgePdf(pdf, options);
  const { kind, record, printed } = judged;
  const reasons = [...judged.reasons, ...more(record)];
  let { pages } = judged;
  if (record !== null && pages.state === 'unchecked' && record.printer !== PRINTER_EDITION) {
    pages = await textsOnPages(pdf, record, (done, total) => options.onProgress?.({ phase: 'texts', done, total }));
    if (pages.state === 'texts_missing') reasons.push({ code: 'texts_missing', detail: pages.missingTexts.slice(0, 3).join('; ') });
  }
  if (pages.state === 'same' && reasons.some(({ code }) => CHANGES_PAGES.has(code))) pages = pagesAre('same_at_first');
  options.onProgress?.({ phase: 'changes', done: 0, total: 1 });
  const isReadable = !reasons.some(({ code }) => code === 'unreadable');
  const signed = judged.found.fields.map(({ field, end }) => ({ end, name: field.name }));
  const revisions = isReadable ? await describeRevisions(pdf, { signed, printed }) : [];
  const where = { not_whole_file: appendedText(revisions), pages_differ: differingText(pages.differing, pages.differingPages) };
  const told = reasons.map((reason): ToldReason => {
    const detail = reason.code === 'not_whole_file' || reason.code === 'pages_differ' ? where[reason.code] : null;
    return detail === null ? reason : { ...reason, detail };
  });
  return {
    ...unjudged(file, told, options.now),
    kind,
    ...tellSignatures(judged.found, revisions, options.trusted),
    content: record === null ? null : { ...sharedFacts(record), digest: recordDigest(record) },
    statement: record === null ? null : statementOf(record),
    revisions,
    pages,
  };
}

/** The report on a file of which only these reasons are known. */
export const unjudged = (file: string, reasons: readonly ToldReason[], now: Date): VerificationReport => ({
  file,
  kind: 'unknown',
  verdict: verdictOf(reasons),
  reasons: reasonTexts(reasons),
  signatures: [],
  content: null,
  sha256: '',
  size: 0,
  checkedAt: now.toISOString(),
  timestamps: [],
  revisions: [],
  pages: pagesAre('unchecked'),
  evidence: [],
  unlisted: [],
  statement: null,
});

const NO_SIGNATURES: SignatureJudgement = { signatures: [], details: [], timestamps: [], reasons: [], fields: [] };

/** Judges the bytes of a PDF. Hostile ones give reasons, never an error. */
export async function judgePdf(pdf: Uint8Array, options: VerificationOptions): Promise<PdfJudgement> {
  const unread = { record: null, printed: null, pages: pagesAre('no_record'), signatures: [], found: NO_SIGNATURES };
  try {
    refuseExplosivePdf(pdf);
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { ...unread, kind: 'pdf', reasons: [{ code: 'unreadable' }] };
  }
  options.onProgress?.({ phase: 'signatures', done: 0, total: 1 });
  const found = await verifySignatures(pdf, options);
  const { reasons, signatures } = found;
  if (reasons.some(({ code }) => code === 'unreadable')) return { ...unread, kind: 'pdf', reasons, signatures, found };
  const ends = found.fields.map(({ end }) => end);
  const inside = await recordIn(pdf);
  const all = [...reasons, ...inside.reasons];
  if (inside.record === null) {
    all.push(...(await revisionsOfForeign(pdf, ends)));
    const pages = inside.isDossier ? pagesAre('unchecked') : unread.pages;
    return { ...unread, kind: inside.isDossier ? 'dossier' : 'pdf', reasons: all, signatures, found, pages };
  }

  const { record } = inside;
  const named = withRoles(record, signatures);
  if (record.draft) all.push({ code: 'draft' });
  if (named.length > 0 && !named.some((signature) => signature.role === 'head')) all.push({ code: 'head_signature_missing' });
  const compared = await pagesAgainstRecord(pdf, record, ends, options);
  all.push(...compared.reasons, ...signerRemarks(record, named));
  const told = { ...found, signatures: named };
  return { kind: 'dossier', reasons: all, signatures: named, found: told, record, pages: compared.pages, printed: compared.printed };
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

type ComparedPages = Pick<PdfJudgement, 'reasons' | 'pages' | 'printed'>;

/** The file must begin with the very bytes that printing its record gives, and signing must be all that came after. */
async function pagesAgainstRecord(
  pdf: Uint8Array,
  record: DossierRecord,
  ends: readonly number[],
  { reprint, onProgress }: VerificationOptions,
): Promise<ComparedPages> {
  const unchecked = { pages: pagesAre('unchecked'), printed: null };
  if (record.printer !== PRINTER_EDITION)
    return { ...unchecked, reasons: [{ code: 'printer_edition' }, ...(await revisionsOfForeign(pdf, ends))] };
  const deadline = AbortSignal.timeout(REPRINT_MS);
  const tell = ({ done, total }: { done: number; total: number }): void => onProgress?.({ phase: 'reprint', done, total });
  tell({ done: 0, total: 1 });
  const printed = await reprint(record, deadline, tell).catch((error: unknown) => {
    if (error instanceof FailureError && (deadline.aborted || error.failure.code !== 'CANCELLED')) return null;
    throw error;
  });
  if (deadline.aborted) return { ...unchecked, reasons: [{ code: 'pages_unchecked' }] };
  const differ: ToldReason[] = [{ code: 'pages_differ' }];
  if (printed === null) return { reasons: differ, pages: pagesAre('differ'), printed: null };
  if (Buffer.compare(pdf.subarray(0, printed.byteLength), printed) !== 0)
    return { reasons: differ, pages: await differingPages(pdf, printed), printed: null };
  const same = { pages: pagesAre('same'), printed: printed.byteLength };
  if (ends.length === 0) return { ...same, reasons: pdf.byteLength === printed.byteLength ? [] : [{ code: 'changed_after_signing' }] };
  const fault = await judgeRevisions(pdf, { start: printed.byteLength, ends, rooms: await findRooms(printed) });
  return { ...same, reasons: fault === null ? await numberFilled(pdf) : [fault] };
}

/** The fields for number and date are known to be filled by signing; a reader should know that this came after printing. */
async function numberFilled(pdf: Uint8Array): Promise<ToldReason[]> {
  const number = issuedState(await PDFDocument.load(pdf, { updateMetadata: false }));
  return number.state === 'filled' ? [{ code: 'number_filled', detail: number.text }] : [];
}
