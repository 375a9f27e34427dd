/**
 * The cells of a workbook from anywhere. Hostile until proven: sizes are bounded before anything is unpacked, the library reads
 * only what was measured here, and no cell may stand so far out that filling the gap would fill the memory. Formulas are not
 * run: a cell counts for the value that was stored with it.
 */
import readWorkbook from 'read-excel-file/universal';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { ZipFile as NewZip } from 'yazl';
import { FailureError } from '../../core/failure.ts';
import type { CellValue } from './columns.ts';

export interface ReadSheet {
  name: string;
  /** Rows from the first of the sheet on, so that row 1 is at 0. */
  rows: CellValue[][];
}

/** Largest file that is taken in. */
export const WORKBOOK_LIMIT = 10 * 1_048_576;
const LIMITS = { entries: 500, unpacked: 32 * 1_048_576, ratio: 200, ratioFrom: 1_048_576, sheets: 50 };
/** Places as “AB1234”, rows as “1234”: up to 702 columns and 9,999 rows. */
const PLACE = /^(?:[A-Z]{1,2})?[1-9]\d{0,3}$/;

const refused = (why: string, cause?: unknown): FailureError =>
  new FailureError(
    'FILE_UNREADABLE',
    `Không đọc được bảng tính: ${why}. Chưa có gì được nhập. Mở tệp bằng phần mềm bảng tính, lưu lại ở dạng Excel (.xlsx) rồi chọn lại.`,
    undefined,
    cause,
  );

/** FILE_UNREADABLE for what is no workbook, is damaged, or is built to harm. */
export async function unpackWorkbook(bytes: Uint8Array): Promise<ReadSheet[]> {
  try {
    const entries = await measuredEntries(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    for (const [name, content] of entries) refuseUnsafe(name, content);
    const sheets = await readWorkbook(await packed(entries), { trim: false });
    if (sheets.length > LIMITS.sheets) throw refused(`tệp có quá ${LIMITS.sheets} trang`);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(valueOf)) }));
  } catch (cause) {
    throw cause instanceof FailureError ? cause : refused('tệp không phải bảng tính Excel (.xlsx), đã hỏng hoặc bị khóa', cause);
  }
}

/** The library's types name the class of dates where they mean one date. */
const valueOf = (value: unknown): CellValue =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof Date ? value : null;

/** What the library will want, by name, unpacked within the limits. */
async function measuredEntries(bytes: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true });
  if (zip.entryCount > LIMITS.entries) throw refused(`tệp chứa quá ${LIMITS.entries} phần`);
  const contents = new Map<string, Buffer>();
  let left = LIMITS.unpacked;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted() || !entry.canDecodeFileData()) throw refused('tệp bị khóa bằng mật khẩu hoặc nén theo cách lạ');
    if (contents.has(entry.fileName)) throw refused('tệp có hai phần cùng tên');
    if (!/\.xml(?:\.rels)?$/.test(entry.fileName)) continue;
    const isBomb = entry.uncompressedSize > LIMITS.ratioFrom && entry.uncompressedSize > entry.compressedSize * LIMITS.ratio;
    if (isBomb || entry.uncompressedSize > left) throw refused('nội dung giải nén ra lớn bất thường');
    left -= entry.uncompressedSize;
    contents.set(entry.fileName, await contentOf(zip, entry));
  }
  return contents;
}

/** Never more than the directory declares: yauzl stops there. */
async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const stream: AsyncIterable<Uint8Array> = await zip.openReadStreamPromise(entry);
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Refuses declarations that XML of a workbook never needs, and cells whose place is not written plainly or lies far out. */
function refuseUnsafe(name: string, content: Buffer): void {
  const xml = content.toString('utf8');
  if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) throw refused('tệp có khai báo XML không được phép');
  // Whatever its name: the workbook says which part is a sheet.
  if (!/worksheets\//i.test(name) && !/<(?:[\w.-]+:)?(?:worksheet|sheetData)[\s/>]/i.test(xml)) return;
  for (const [, double, single] of xml.matchAll(/(?<![\w:.-])r\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    if (!PLACE.test(double ?? single ?? '')) throw refused('có ô nằm ngoài 702 cột hoặc 9.999 dòng đầu của trang');
  }
}

/** The same parts as a plain archive: what was measured is what is read. */
async function packed(entries: ReadonlyMap<string, Buffer>): Promise<ArrayBuffer> {
  const zip = new NewZip();
  for (const [name, content] of entries) zip.addBuffer(content, name, { compress: false });
  zip.end();
  const chunks: Uint8Array[] = [];
  const stream = zip.outputStream as unknown as AsyncIterable<Uint8Array>;
  for await (const chunk of stream) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks)).buffer;
}
