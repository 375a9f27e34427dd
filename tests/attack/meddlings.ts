/** What somebody without the keys can do to a signed file on purpose. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { deflateSync } from 'node:zlib';

/** The changed file, by what was done to it. */
export async function meddlings(pdf: Uint8Array): Promise<Record<string, Uint8Array>> {
  const text = Buffer.from(pdf).toString('latin1');
  return {
    'nối thêm một dòng chú thích': Buffer.concat([pdf, Buffer.from('% thêm\n')]),
    'nối thêm bản cập nhật trống': await appended(pdf, () => undefined),
    'thay thông tin tệp (Info)': await appended(pdf, ({ document }) => document.setTitle('Tên khác')),
    'thay bản ghi nhúng': await appended(pdf, ({ files }) => replaceFirst(files(), (stream) => stream.replace('Lam Giang', 'Lam Giangg'))),
    'tráo tệp đính kèm': await appended(pdf, ({ files }) => replaceFirst(files(), () => '{}')),
    'bỏ tệp đính kèm': await appended(pdf, ({ document }) => document.catalog.delete(PDFName.of('Names'))),
    'thêm một trang': await appended(pdf, ({ document }) => void document.addPage()),
    'thêm kho dữ liệu thu hồi': await appended(pdf, ({ document }) =>
      document.catalog.set(PDFName.of('DSS'), document.context.register(document.context.obj({}))),
    ),
    'giấu nội dung sau chữ ký': hidden(pdf, text),
    'nới vùng không được ký': widened(pdf, text, -10, 0),
    'dời vùng không được ký': widened(pdf, text, 0, 10),
    'cắt lần ký cuối': pdf.subarray(0, pdf.byteLength - 100),
    'tráo nội dung hai chữ ký': swapped(pdf, text),
  };
}

interface Opened {
  document: PDFDocument;
  /** The embedded files' streams. */
  files(): { ref: PDFRef; stream: PDFRawStream; document: PDFDocument }[];
}

async function appended(pdf: Uint8Array, change: (opened: Opened) => void): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  const { context, catalog } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const files: Opened['files'] = () => {
    const list = resolve(catalog.get(PDFName.of('AF')));
    return (list instanceof PDFArray ? list.asArray() : []).flatMap((entry) => {
      const file = resolve(entry);
      const embedded = file instanceof PDFDict ? resolve(file.get(PDFName.of('EF'))) : undefined;
      const ref = embedded instanceof PDFDict ? embedded.get(PDFName.of('F')) : undefined;
      const stream = resolve(ref);
      return ref instanceof PDFRef && stream instanceof PDFRawStream ? [{ ref, stream, document }] : [];
    });
  };
  change({ document, files });
  return document.save({ useObjectStreams: false, updateFieldAppearances: false });
}

function replaceFirst(files: ReturnType<Opened['files']>, change: (text: string) => string): void {
  const [first] = files;
  if (first === undefined) throw new Error('the dossier holds no file');
  const { ref, stream, document } = first;
  const contents = new Uint8Array(deflateSync(Buffer.from(change(stream.getContentsString()), 'latin1')));
  stream.dict.set(PDFName.of('Params'), document.context.obj({ CheckSum: PDFString.of('x') }));
  document.context.assign(ref, PDFRawStream.of(stream.dict, contents));
}

/** Something in the zeros behind the last CMS. */
function hidden(pdf: Uint8Array, text: string): Uint8Array {
  const bytes = Uint8Array.from(pdf);
  bytes.set(Buffer.from('DEADBEEF'), text.lastIndexOf(`${'0'.repeat(64)}>`) + 40);
  return bytes;
}

/** The last byte range with its hole larger. */
function widened(pdf: Uint8Array, text: string, before: number, after: number): Uint8Array {
  const range = [...text.matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)\]/g)].at(-1);
  if (range === undefined) throw new Error('no byte range');
  const [, first, second, rest] = range.map(Number);
  const other = `/ByteRange [0 ${(first ?? 0) + before} ${(second ?? 0) + after} ${(rest ?? 0) - after}]`;
  const bytes = Uint8Array.from(pdf);
  bytes.set(Buffer.from(other.padEnd(range[0].length)), range.index);
  return bytes;
}

/** The CMS of the first entry in the last one's place, and the other way round. */
function swapped(pdf: Uint8Array, text: string): Uint8Array {
  const places = [...text.matchAll(/\/Contents <([0-9a-f]+)>/g)].map(({ index, 1: digits = '' }) => ({
    at: index + '/Contents <'.length,
    digits,
  }));
  const [first, last] = [places[0], places.at(-1)];
  if (first === undefined || last === undefined) throw new Error('no signatures');
  const bytes = Uint8Array.from(pdf);
  bytes.set(Buffer.from(last.digits), first.at);
  bytes.set(Buffer.from(first.digits), last.at);
  return bytes;
}
