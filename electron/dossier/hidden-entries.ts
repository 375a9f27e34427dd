/**
 * A ZIP names its entries twice, before each content and in the directory at the end, and may hold what only one of the
 * two names. Programs differ in which they follow; a package must read the same for all.
 */
import type { Entry, ZipFile } from 'yauzl';

/** Sizes of the record that may follow a content whose size was not known before it. */
const DESCRIPTOR_SIZES: ReadonlySet<number> = new Set([0, 12, 16, 20, 24]);
const NOTHING: ReadonlySet<number> = new Set([0]);
const HAS_DESCRIPTOR = 1 << 3;
/** Carries another name than the one in front (Info-ZIP). */
const UNICODE_PATH = 0x7075;

/** Fixed parts of the directory, in bytes; the last two records only stand in archives of more than 4 GB or 65,535 entries. */
const DIRECTORY_LINE = 46;
const END_RECORD = 22;
const LARGE_END_RECORDS = 76;
const UNNAMED = 'có nội dung không được nêu';

/** Why somebody could read this archive otherwise; null when the entries fill it from its first byte on, named alike in both places. */
export async function hiddenContent(zip: ZipFile, entries: readonly Entry[]): Promise<string | null> {
  if (zip.comment !== '') return 'gói mang theo ghi chú';
  let from = 0;
  let mayFollow = NOTHING;
  for (const entry of entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader)) {
    if (!mayFollow.has(entry.relativeOffsetOfLocalHeader - from)) return UNNAMED;
    const local = await zip.readLocalFileHeaderPromise(entry);
    const isNamedAlike =
      local.fileName.equals(entry.fileNameRaw) &&
      local.compressionMethod === entry.compressionMethod &&
      local.generalPurposeBitFlag === entry.generalPurposeBitFlag;
    if (!isNamedAlike || entry.extraFields.some(({ id }) => id === UNICODE_PATH)) return 'có tệp mang hai tên khác nhau';
    from = local.fileDataStart + entry.compressedSize;
    mayFollow = (entry.generalPurposeBitFlag & HAS_DESCRIPTOR) === 0 ? NOTHING : DESCRIPTOR_SIZES;
  }
  const directory = entries.reduce(
    (sum, one) => sum + DIRECTORY_LINE + one.fileNameLength + one.extraFieldLength + one.fileCommentLength,
    0,
  );
  const rest = zip.fileSize - directory - END_RECORD - from;
  return mayFollow.has(rest) || mayFollow.has(rest - LARGE_END_RECORDS) ? null : UNNAMED;
}
