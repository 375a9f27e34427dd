/**
 * Reads an exchange package from anywhere. Hostile until proven: sizes are bounded before anything is read, names inside
 * the archive are never used as paths, and only what the manifest lists counts.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import {
  MANIFEST_FILE,
  MANIFEST_LIMITS,
  MAX_PACKAGE_EVIDENCE,
  packedFileOf,
  parseManifest,
  type PackageManifest,
} from '../../core/exchange/manifest.ts';
import { FailureError } from '../../core/failure.ts';
import { hiddenContent } from './hidden-entries.ts';

/** What became of one evidence: original or redacted copy as listed, another content, not there, or never meant to go along. */
export interface PackedEvidenceState {
  nr: number;
  state: 'ok' | 'redacted' | 'altered' | 'missing' | 'not_packed';
  /** Of what the package holds; empty and 0 where it holds nothing. */
  sha256: string;
  size: number;
}

export interface PackageContent {
  manifest: PackageManifest;
  pdf: Uint8Array;
  /** One per line of the manifest, in its order. */
  evidence: PackedEvidenceState[];
  /** What differs from the manifest: dossier_altered, evidence_missing, evidence_altered, entry_unlisted. */
  problems: { code: string; text: string }[];
}

const LIMITS = {
  entries: MAX_PACKAGE_EVIDENCE + 2,
  pdf: 64 * 1024 * 1024,
  total: 64 * 1024 ** 3,
  /** Unpacked to packed; of entries beyond the size below. */
  ratio: 200,
  ratioFrom: 1024 * 1024,
};

/** Problems told one by one; a hostile package could have thousands. */
const MAX_TOLD = 50;

/**
 * Manifest, dossier and verified hashes of a package. PACKAGE_INVALID for what is no package or is built to harm (bombs,
 * doubled names, links, encryption); FILE_NOT_FOUND. Differences from the manifest are problems, not failures.
 */
export async function readPackage(file: string): Promise<PackageContent> {
  const zip = await openZip(file);
  try {
    return await contentOf(zip);
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    throw invalid('tệp ZIP đã hỏng hoặc bị cắt ngắn', cause);
  } finally {
    zip.close();
  }
}

async function openZip(file: string): Promise<ZipFile> {
  try {
    return await openPromise(file, { lazyEntries: true, autoClose: false, strictFileNames: true, validateEntrySizes: true });
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT')
      throw new FailureError('FILE_NOT_FOUND', `Không tìm thấy tệp ${file}. Kiểm tra đường dẫn rồi mở lại.`, undefined, cause);
    if (code === 'EACCES' || code === 'EISDIR' || code === 'EPERM')
      throw new FailureError('FILE_UNREADABLE', `Không đọc được tệp ${file}. Kiểm tra quyền đọc rồi mở lại.`, undefined, cause);
    throw invalid('tệp không phải ZIP hoặc đã hỏng', cause);
  }
}

const invalid = (why: string, cause?: unknown): FailureError =>
  new FailureError(
    'PACKAGE_INVALID',
    `Gói hồ sơ không đọc được: ${why}. Nội dung gói không dùng được làm căn cứ. Đề nghị nơi gửi xuất và gửi lại gói.`,
    undefined,
    cause,
  );

async function contentOf(zip: ZipFile): Promise<PackageContent> {
  const entries = await listEntries(zip);
  const hidden = await hiddenContent(zip, [...entries.values()]);
  if (hidden !== null) throw invalid(hidden);
  const manifest = await readManifest(zip, entries.get(MANIFEST_FILE));
  const dossier = entries.get(manifest.dossier.file);
  if (dossier === undefined) throw invalid('trong gói không có tệp hồ sơ');
  const pdf = await readWhole(zip, dossier, LIMITS.pdf);
  const problems = [];
  if (pdf.byteLength !== manifest.dossier.size || sha256(pdf) !== manifest.dossier.sha256) {
    problems.push({ code: 'dossier_altered', text: 'Tệp hồ sơ trong gói khác với tệp ghi trong bảng kê.' });
  }
  const evidence: PackedEvidenceState[] = [];
  for (const listed of manifest.evidence) {
    const { nr, title } = listed;
    const expected = packedFileOf(listed);
    const entry = expected === null ? undefined : entries.get(expected.entry);
    if (expected === null || entry === undefined) {
      evidence.push({ nr, state: expected === null ? 'not_packed' : 'missing', sha256: '', size: 0 });
      if (expected !== null) problems.push({ code: 'evidence_missing', text: `Trong gói thiếu minh chứng số ${nr}: ${title}.` });
      continue;
    }
    const found = await measure(zip, entry);
    const ok = found.sha256 === expected.sha256 && found.size === expected.size;
    evidence.push({ nr, state: ok ? (listed.packed === 'redacted' ? 'redacted' : 'ok') : 'altered', ...found });
    if (!ok) problems.push({ code: 'evidence_altered', text: `Minh chứng số ${nr} (${title}) khác với tệp đã ghi nhận trong hồ sơ.` });
  }
  return { manifest, pdf, evidence, problems: told([...problems, ...unlisted(entries, manifest)]) };
}

function unlisted(entries: ReadonlyMap<string, Entry>, manifest: PackageManifest): PackageContent['problems'] {
  const packed = manifest.evidence.flatMap((item) => packedFileOf(item)?.entry ?? []);
  const listed = new Set([MANIFEST_FILE, manifest.dossier.file, ...packed]);
  return [...entries.keys()]
    .filter((name) => !listed.has(name))
    .map((name) => ({ code: 'entry_unlisted', text: `Trong gói có tệp không thuộc bảng kê: ${name.slice(0, 200)}.` }));
}

function told(problems: PackageContent['problems']): PackageContent['problems'] {
  const rest = problems.length - MAX_TOLD;
  return rest <= 0 ? problems : [...problems.slice(0, MAX_TOLD), { code: 'more', text: `Còn ${rest} điểm khác không được liệt kê.` }];
}

/** All entries by name, or PACKAGE_INVALID: limits are judged from the directory before any content is read. */
async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.entries) throw invalid(`gói có quá ${LIMITS.entries} tệp`);
  const entries = new Map<string, Entry>();
  const folded = new Set<string>();
  let total = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    refuseUnusual(entry);
    const key = entry.fileName.normalize('NFC').toLowerCase();
    if (folded.has(key)) throw invalid(`trong gói có hai tệp cùng tên «${entry.fileName.slice(0, 200)}»`);
    folded.add(key);
    entries.set(entry.fileName, entry);
    total += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (total > LIMITS.total) throw invalid('nội dung giải nén ra quá lớn');
    // entries that overlap in the file are the trick of the strongest bombs
    if (packed > zip.fileSize) throw invalid('các tệp trong gói chồng lên nhau');
  }
  return entries;
}

const LINK = 0o120000;
const TYPE_MASK = 0o170000;
/** Device names of Windows, with or without an ending. */
const RESERVED = /(^|\/)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.[^/]*)?($|\/)/i;

function refuseUnusual(entry: Entry): void {
  const name = entry.fileName.slice(0, 200);
  if (entry.isEncrypted()) throw invalid(`tệp «${name}» trong gói bị khóa bằng mật khẩu`);
  if (((entry.externalFileAttributes >>> 16) & TYPE_MASK) === LINK) throw invalid(`trong gói có liên kết «${name}» thay cho tệp`);
  if (RESERVED.test(entry.fileName)) throw invalid(`trong gói có tên tệp không an toàn «${name}»`);
  if (!entry.canDecodeFileData()) throw invalid(`tệp «${name}» được nén theo cách không hỗ trợ`);
  if (entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio)
    throw invalid(`tệp «${name}» giải nén ra lớn bất thường`);
}

async function readManifest(zip: ZipFile, entry: Entry | undefined): Promise<PackageManifest> {
  if (entry === undefined) throw invalid('đây không phải gói hồ sơ An Tâm (không có bảng kê)');
  const bytes = await readWhole(zip, entry, MANIFEST_LIMITS.maxBytes);
  const parsed = parseManifest(decode(bytes));
  if (!parsed.ok) throw new FailureError(parsed.failure.code, parsed.failure.message, parsed.failure.details);
  return parsed.value;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid('bảng kê không phải văn bản UTF-8', cause);
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function readWhole(zip: ZipFile, entry: Entry, limit: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > limit) throw invalid(`tệp «${entry.fileName}» trong gói lớn quá mức`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of chunksOf(await zip.openReadStreamPromise(entry))) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * Hash and size of an entry, streamed; never more than the directory declares (yauzl stops there). An entry that can't be
 * read to its end counts as empty: it differs from the manifest, and the rest of the package is still judged.
 */
async function measure(zip: ZipFile, entry: Entry): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const chunk of chunksOf(await zip.openReadStreamPromise(entry))) {
      hash.update(chunk);
      size += chunk.byteLength;
    }
  } catch {
    return { sha256: '', size: 0 };
  }
  return { sha256: hash.digest('hex'), size };
}

const chunksOf = (stream: Readable): AsyncIterable<Uint8Array> => stream;
