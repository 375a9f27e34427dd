/**
 * What was appended to a PDF, read as every viewer reads it: from “startxref” through the cross-reference table. Readers
 * repair files in different ways, so whatever two of them could read differently is refused instead of repaired.
 */
import { PDFContext, PDFDict, PDFName, PDFNumber, PDFObjectParser, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import type { ReasonCode } from '../../core/exchange/reasons.ts';

/** Why an update can't be taken for signing; `code` tells whether that is disproved or can't be decided. */
export class UpdateFault extends Error {
  readonly code: ReasonCode;
  constructor(code: ReasonCode, what: string) {
    super(what);
    this.code = code;
  }
}
export const foreign = (what: string): UpdateFault => new UpdateFault('changed_after_signing', what);
export const unclear = (what: string): UpdateFault => new UpdateFault('update_unreadable', what);

/** A cross-reference table with its trailer. */
export interface Section {
  /** Where the table begins. */
  at: number;
  entries: { number: number; generation: number; offset: number; used: boolean }[];
  trailer: PDFDict;
  /** Objects of the file have numbers below this. */
  size: number;
}

export interface Update {
  section: Section;
  /** By tag, “12 0 R”. */
  objects: Map<string, { ref: PDFRef; object: PDFObject }>;
}

const TAIL_BYTES = 128;
const MOST_ENTRIES = 200_000;
/** The blanks of PDF (ISO 32000-1, 7.2.2): fewer than those of JavaScript, and viewers repair files that hold others. */
const W = String.raw`[\0\t\n\f\r ]`;
const TAIL = new RegExp(`startxref${W}+(\\d{1,10})${W}+%%EOF${W}*$`);
const TRAILER = new RegExp(`^${W}*trailer${W}*(<<[^]*>>)${W}*startxref${W}+\\d+${W}+%%EOF${W}*$`);
const OBJECT_HEAD = new RegExp(`^(\\d{1,7} \\d{1,5}) obj(?=${W}|[<[(/])`);
const OBJECT_TAIL = new RegExp(`${W}+endobj${W}*$`);
const BLANK = new RegExp(`^${W}*$`);
/** What frames objects and tables. Inside an object it would lead a repairing viewer to contents we do not see. */
const FRAME = new RegExp(`endobj|endstream|startxref|trailer|xref|%%EOF|\\d${W}+\\d+${W}*obj`);
/** As far as every viewer counts objects (ISO 32000-1, annex C). */
const MOST_OBJECTS = 8_388_607;
const FIRST_FREE = 65_535;

/** The section a file of these many bytes ends with. @throws UpdateFault update_unreadable when it is no plain table */
export function sectionAt(pdf: Buffer, end: number): Section {
  const tail = TAIL.exec(pdf.toString('latin1', Math.max(0, end - TAIL_BYTES), end));
  const at = Number(tail?.[1] ?? Number.NaN);
  if (!(at < end)) throw unclear('phần cuối không chỉ tới bảng đối tượng');
  const text = pdf.toString('latin1', at, end);
  const head = /^xref[\t\f ]*\r?\n/.exec(text);
  if (head === null) throw unclear('bảng đối tượng không ở dạng bảng');
  const { entries, next } = tableFrom(text, head[0].length);
  const trailer = TRAILER.exec(text.slice(next))?.[1];
  const dictionary = trailer === undefined || FRAME.test(trailer) ? null : parseOnly(Buffer.from(trailer, 'latin1'), PDFContext.create());
  if (!(dictionary instanceof PDFDict)) throw unclear('phần cuối không đọc được');
  const size = numberIn(dictionary, 'Size');
  if (size === null) throw unclear('phần cuối không nêu số đối tượng');
  return { at, entries, trailer: dictionary, size };
}

function tableFrom(text: string, from: number): { entries: Section['entries']; next: number } {
  const heading = /(\d{1,10}) (\d{1,10})[\t\f ]*\r?\n/y;
  // Viewers step through the table in lines of twenty bytes.
  const line = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y;
  const entries: Section['entries'] = [];
  let next = from;
  for (;;) {
    heading.lastIndex = next;
    const found = heading.exec(text);
    if (found === null) return { entries, next };
    const [first, count] = [Number(found[1]), Number(found[2])];
    if (entries.length + count > MOST_ENTRIES) throw unclear('bảng đối tượng quá lớn');
    next = heading.lastIndex;
    for (let i = 0; i < count; i++) {
      line.lastIndex = next;
      const entry = line.exec(text);
      if (entry === null) throw unclear('bảng đối tượng không đọc được');
      entries.push({ number: first + i, generation: Number(entry[2]), offset: Number(entry[1]), used: entry[3] === 'n' });
      next = line.lastIndex;
    }
  }
}

/** /ID names the revision; the others count and chain. */
const TRAILER_MAY_CHANGE = new Set(['/Size', '/Prev', '/ID']);

/**
 * The update between two lengths of a file. Every byte of it must belong to an object its table lists once, or to the
 * table. `knows` tells whether an object stood in the file before. @throws UpdateFault
 */
export function readUpdate(
  pdf: Buffer,
  { before, start, end, context }: { before: Section; start: number; end: number; context: PDFContext },
): Update {
  const section = sectionAt(pdf, end);
  const { trailer } = section;
  if (section.at < start || numberIn(trailer, 'Prev') !== before.at) throw foreign('phần thêm không nối tiếp phần trước');
  const keys = new Set([...trailer.keys(), ...before.trailer.keys()].map(String));
  for (const key of keys) {
    const name = PDFName.of(key.slice(1));
    if (!TRAILER_MAY_CHANGE.has(key) && String(trailer.get(name)) !== String(before.trailer.get(name))) throw foreign(`phần cuối, ${key}`);
  }
  const highest = section.entries.reduce((most, { number }) => Math.max(most, number), 0);
  if (section.size !== Math.max(before.size, highest + 1) || section.size > MOST_OBJECTS) throw foreign('phần cuối, /Size');

  const objects: Update['objects'] = new Map();
  let next = section.at;
  const numbers = new Set<number>();
  for (const { number, generation, offset } of usedEntries(section).toReversed()) {
    if (offset < start || offset >= next) throw foreign('bảng đối tượng trỏ ra ngoài phần thêm');
    const ref = PDFRef.of(number, generation);
    // A number that the file already mentions without having it would give an old reference a new meaning.
    const isOld = number < before.size;
    if (number >= section.size || (isOld && (generation !== 0 || context.lookup(ref) === undefined))) throw foreign(ref.tag);
    if (numbers.has(number)) throw foreign(`${ref.tag} được nêu hai lần`);
    numbers.add(number);
    objects.set(ref.tag, { ref, object: objectIn(pdf.subarray(offset, next), ref, context) });
    next = offset;
  }
  if (!BLANK.test(pdf.toString('latin1', start, next))) throw foreign('có nội dung không thuộc đối tượng nào');
  return { section, objects };
}

function usedEntries({ entries }: Section): Section['entries'] {
  const removed = entries.find(({ number, generation, used }) => !used && (number !== 0 || generation !== FIRST_FREE));
  if (removed !== undefined) throw foreign(`${removed.number} ${removed.generation} R bị xóa`);
  return entries.filter(({ used }) => used).toSorted((a, b) => a.offset - b.offset);
}

/** The one object that fills these bytes. */
function objectIn(bytes: Buffer, ref: PDFRef, context: PDFContext): PDFObject {
  const head = OBJECT_HEAD.exec(bytes.toString('latin1', 0, 32));
  const tail = OBJECT_TAIL.exec(bytes.toString('latin1', Math.max(0, bytes.length - 64)));
  if (head === null || tail === null || `${head[1]} R` !== ref.tag) throw foreign(`${ref.tag} không ở chỗ đã nêu`);
  const body = bytes.subarray(head[0].length, bytes.length - tail[0].length);
  const object = parseOnly(body, context);
  if (object !== null && !FRAME.test(body.toString('latin1').replace(/endstream$/, ''))) return object;
  // Another object in between that no table lists: some readers would find it all the same.
  throw body.includes('endobj', 0, 'latin1') ? foreign(`đối tượng không được nêu, trong ${ref.tag}`) : unclear(ref.tag);
}

/**
 * The object these bytes write, when they can be read in one way only: written again, the object must give the same
 * bytes but for blanks. So a key that stands twice or anything behind the object gives null; a stream must besides be
 * framed as ISO 32000-1, 7.3.8 has it, with its length in place.
 */
function parseOnly(bytes: Uint8Array, context: PDFContext): PDFObject | null {
  try {
    const object = PDFObjectParser.forBytes(bytes, context).parseObject();
    const written = object instanceof PDFRawStream ? dictionaryOf(Buffer.from(bytes), object) : bytes;
    if (written === null) return null;
    const parsed = object instanceof PDFRawStream ? object.dict : object;
    const again = new Uint8Array(parsed.sizeInBytes());
    parsed.copyBytesInto(again, 0);
    return Buffer.compare(withoutBlanks(written), withoutBlanks(again)) === 0 ? object : null;
  } catch {
    return null;
  }
}

/** The bytes of a stream's dictionary; null unless “stream”, an end of line, exactly /Length bytes and “endstream” follow. */
function dictionaryOf(bytes: Buffer, { dict }: PDFRawStream): Buffer | null {
  const length = numberIn(dict, 'Length');
  if (length === null || !Number.isSafeInteger(length) || length < 0) return null;
  for (const end of ['\r\nendstream', '\nendstream', '\rendstream', 'endstream']) {
    const from = bytes.length - end.length - length;
    if (from < 0 || bytes.toString('latin1', from + length) !== end) continue;
    const start = /stream(?:\r\n|\n)$/.exec(bytes.toString('latin1', Math.max(0, from - 8), from));
    if (start !== null) return bytes.subarray(0, from - start[0].length);
  }
  return null;
}

const BLANKS = new Set([0, 9, 10, 12, 13, 32]);
const withoutBlanks = (bytes: Uint8Array): Uint8Array => bytes.filter((byte) => !BLANKS.has(byte));

function numberIn(dictionary: PDFDict, key: string): number | null {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}
