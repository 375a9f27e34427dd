/**
 * Guards against PDF files that are small on disk and huge or endless in the parser. @cantoo/pdf-lib unpacks object and
 * cross-reference streams while it loads, without any limit; so what it will unpack is tried here first, within limits.
 */
import { inflateSync } from 'node:zlib';
import { FailureError } from '../../core/failure.ts';

/** Sum over a file of what object and cross-reference streams unpack to. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Bytes before “stream” in which its dictionary must stand. */
const DICTIONARY_WINDOW = 4096;

/** Objects, streams and strings without an end that a damaged but honest file may have. */
const MAX_UNENDED = 3;
/** A dossier of a hundred systems has some thirty thousand objects. */
const MAX_TABLE_LINES = 100_000;

const hostile = (why: string, cause?: unknown): FailureError =>
  new FailureError(
    'NOT_A_DOSSIER',
    `Tệp PDF có cấu trúc bất thường (${why}) nên không được mở. Đề nghị nơi gửi gửi lại đúng tệp do phần mềm in ra.`,
    undefined,
    cause,
  );

/** NOT_A_DOSSIER for a PDF whose structural streams unpack beyond 64 MB or hide how they are packed. Linear in size. */
export function refuseExplosivePdf(pdf: Uint8Array): void {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  if (bytes.indexOf('%PDF-') < 0 || bytes.indexOf('%PDF-') > 1024) throw hostile('không có phần đầu của PDF');
  refuseUnendingObjects(bytes);
  let unpacked = 0;
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const next = bytes[at + 6];
    if (next !== 0x0a && next !== 0x0d) continue;
    const before = bytes.toString('latin1', Math.max(0, at - DICTIONARY_WINDOW), at);
    if (before.endsWith('end')) continue;
    const dictionary = unescapeNames(before.slice(before.lastIndexOf(' obj') + 1));
    if (isContent(dictionary)) continue;
    const start = at + (next === 0x0d && bytes[at + 7] === 0x0a ? 8 : 7);
    unpacked += unpackedSize(bytes.subarray(start), dictionary, MAX_UNPACKED - unpacked);
  }
}

/**
 * The parser looks for the end of every object, stream and string, to the end of the file if need be, and goes through
 * tables line by line: thousands without an end, or lines without number, would keep it busy for hours.
 */
function refuseUnendingObjects(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  if (matches(text, /\d obj(?=[\s<[(/])/g) - matches(text, /endobj/g) > MAX_UNENDED) throw hostile('có nhiều đối tượng không kết thúc');
  if (matches(text, /(?<!end)stream(?=[\r\n])/g) - matches(text, /endstream/g) > MAX_UNENDED)
    throw hostile('có nhiều luồng không kết thúc');
  if (matches(text, /\d{10} \d{5} [nf]/g) > MAX_TABLE_LINES) throw hostile('bảng đối tượng quá lớn');
  if (unendedStrings(text) > MAX_UNENDED) throw hostile('có nhiều chuỗi không kết thúc');
}

const matches = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Objects in which more strings begin than end; what streams hold does not count. */
function unendedStrings(text: string): number {
  let count = 0;
  for (const [, body = ''] of text.matchAll(/\d obj(?=[\s<[(/])([^]*?)(?:endobj|(?<!end)stream(?=[\r\n]))/g)) {
    if (matches(body, /(?<!\\)\(/g) > matches(body, /(?<!\\)\)/g)) count++;
  }
  return count;
}

/** Names may be written with #-escapes: “/Obj#53tm” is /ObjStm. */
const unescapeNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));

/** Streams the parser leaves packed: those that are neither /ObjStm nor /XRef and say their type, if any, directly. */
const isContent = (dictionary: string): boolean => !/\/(ObjStm|XRef)\b/.test(dictionary) && !/\/Type\s*\d+\s+\d+\s+R/.test(dictionary);

function unpackedSize(body: Buffer, dictionary: string, left: number): number {
  if (!/\/Filter/.test(dictionary)) return 0;
  if (!/\/Filter\s*(\[\s*\/FlateDecode\s*\]|\/FlateDecode(?=[\s/>]))/.test(dictionary)) throw hostile('luồng cấu trúc nén theo cách lạ');
  try {
    return inflateSync(body, { maxOutputLength: Math.max(1, left) }).byteLength;
  } catch (cause) {
    if (cause instanceof RangeError) throw hostile('giải nén ra quá lớn', cause);
    // a damaged stream: the parser skips the object
    return 0;
  }
}
