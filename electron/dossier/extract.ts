/** The record inside a dossier PDF from anywhere. The file is hostile until proven: sizes are bounded, loops are cut. */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRawStream, PDFRef, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';
import { FIRST_EDITION_WITH_LISTS, listsOf } from '../../core/exchange/attachments.ts';
import { RECORD_FILE } from '../../core/exchange/record.ts';
import { parseRecord, RECORD_LIMITS } from '../../core/exchange/parse.ts';
import { FailureError } from '../../core/failure.ts';
import { refuseExplosivePdf } from './explosive.ts';

/** A signed dossier of a hundred systems stays below 20 MB. */
const MAX_PDF_BYTES = 64 * 1024 * 1024;
/** Nodes of the tree of names visited before the file is given up as damaged. */
const MAX_NODES = 10_000;

/**
 * Text of the embedded record (RECORD_FILE) in the last revision of a PDF; null when the PDF holds none. Not checked
 * against the schema: parseRecord does that. FILE_TOO_LARGE; NOT_A_DOSSIER for what is no readable PDF, is encrypted,
 * holds several records, or lists beside the record that don't agree with it.
 */
export async function extractRecord(pdf: Uint8Array): Promise<string | null> {
  if (pdf.byteLength > MAX_PDF_BYTES) {
    throw new FailureError(
      'FILE_TOO_LARGE',
      `Tệp PDF lớn hơn ${MAX_PDF_BYTES / 1024 / 1024} MB nên không được mở. Hồ sơ do phần mềm lập nhỏ hơn nhiều; kiểm tra lại tệp đã chọn.`,
    );
  }
  refuseExplosivePdf(pdf);
  const document = await load(pdf);
  const text = attachedText(document, RECORD_FILE);
  if (text !== null) refuseDisagreement(document, text);
  return text;
}

/** The text attached under a name; null when there is none, NOT_A_DOSSIER when there are several. */
function attachedText(document: PDFDocument, name: string): string | null {
  const [only, second] = filesNamed(document, name);
  if (second !== undefined) throw notADossier(`tệp đính kèm nhiều bản ${name} nên không biết bản nào có giá trị`);
  return only === undefined ? null : textOf(only);
}

/** The lists beside the record say what the record says, or the file was put together by somebody else. Records of early editions had none. */
function refuseDisagreement(document: PDFDocument, text: string): void {
  const parsed = parseRecord(text);
  if (!parsed.ok) return;
  for (const list of listsOf(parsed.value)) {
    const attached = attachedText(document, list.name);
    if (attached === null ? parsed.value.printer >= FIRST_EDITION_WITH_LISTS : attached !== list.text) {
      throw notADossier(`tệp đính kèm ${list.name} thiếu hoặc không khớp bản ghi dữ liệu`);
    }
  }
}

async function load(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(pdf, { updateMetadata: false, warnOnInvalidObjects: false });
    // the type promises a catalog, a damaged file has none
    if (document.context.lookup(document.context.trailerInfo.Root) instanceof PDFDict) return document;
    throw new Error('no catalog');
  } catch (cause) {
    const encrypted = cause instanceof Error && /encrypted/i.test(cause.message);
    throw notADossier(encrypted ? 'tệp bị khóa bằng mật khẩu' : 'tệp không phải PDF hoặc đã hỏng', cause);
  }
}

function notADossier(why: string, cause?: unknown): FailureError {
  return new FailureError(
    'NOT_A_DOSSIER',
    `Không đọc được hồ sơ: ${why}. Tệp này không dùng được làm hồ sơ. Đề nghị nơi gửi gửi lại đúng tệp do phần mềm in ra.`,
    undefined,
    cause,
  );
}

/** The streams attached under a name, each once, from the tree of names and from the catalog's list. */
function filesNamed(document: PDFDocument, wanted: string): PDFRawStream[] {
  const found = new Set<PDFRawStream>();
  const { catalog, context } = document;
  const dict = (object: PDFObject | undefined): PDFDict | undefined => {
    const target = object instanceof PDFRef ? context.lookup(object) : object;
    return target instanceof PDFDict ? target : undefined;
  };
  const array = (object: PDFObject | undefined): PDFArray | undefined => {
    const target = object instanceof PDFRef ? context.lookup(object) : object;
    return target instanceof PDFArray ? target : undefined;
  };
  const take = (name: PDFObject | undefined, specification: PDFObject | undefined): void => {
    const file = dict(specification);
    if (file === undefined) return;
    const names = [name, file.get(PDFName.of('UF')), file.get(PDFName.of('F'))].map((object) =>
      textOfString(object instanceof PDFRef ? context.lookup(object) : object),
    );
    if (!names.includes(wanted)) return;
    const embedded = dict(file.get(PDFName.of('EF')));
    for (const key of ['UF', 'F']) {
      const stream = embedded?.get(PDFName.of(key));
      const target = stream instanceof PDFRef ? context.lookup(stream) : stream;
      if (target instanceof PDFRawStream) found.add(target);
    }
  };

  const seen = new Set<PDFDict>();
  const queue: (PDFDict | undefined)[] = [dict(dict(catalog.get(PDFName.of('Names')))?.get(PDFName.of('EmbeddedFiles')))];
  for (let node = queue.shift(); queue.length > 0 || node !== undefined; node = queue.shift()) {
    if (node === undefined) continue;
    if (seen.has(node) || seen.size > MAX_NODES) throw notADossier('danh mục tệp đính kèm bị lặp vòng hoặc quá lớn');
    seen.add(node);
    const pairs = array(node.get(PDFName.of('Names')))?.asArray() ?? [];
    for (let i = 0; i + 1 < pairs.length; i += 2) take(pairs[i], pairs[i + 1]);
    for (const kid of array(node.get(PDFName.of('Kids')))?.asArray() ?? []) queue.push(dict(kid));
  }
  for (const specification of array(catalog.get(PDFName.of('AF')))?.asArray() ?? []) take(undefined, specification);
  return [...found];
}

const textOfString = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : undefined;

/** The content of the stream as text: stored or deflated, nothing else; bounded while inflating. */
function textOf(stream: PDFRawStream): string {
  const filter = stream.dict.lookup(PDFName.of('Filter'));
  const first = filter instanceof PDFArray && filter.size() === 1 ? filter.lookup(0) : filter;
  const tooLarge = (cause?: unknown): FailureError =>
    new FailureError(
      'FILE_TOO_LARGE',
      `Bản ghi dữ liệu trong hồ sơ lớn hơn ${RECORD_LIMITS.maxBytes / 1024 / 1024} MB hoặc bị hỏng nên không được mở. Đề nghị nơi gửi lập và gửi lại hồ sơ.`,
      undefined,
      cause,
    );
  const packed = stream.getContents();
  if (packed.byteLength > RECORD_LIMITS.maxBytes) throw tooLarge();
  try {
    const content =
      first === undefined
        ? packed
        : first === PDFName.of('FlateDecode')
          ? inflateSync(packed, { maxOutputLength: RECORD_LIMITS.maxBytes })
          : null;
    if (content === null) throw notADossier('bản ghi dữ liệu được nén theo cách không dùng trong hồ sơ');
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch (cause) {
    if (cause instanceof FailureError) throw cause;
    if (cause instanceof RangeError) throw tooLarge(cause);
    throw notADossier('bản ghi dữ liệu kèm theo đã hỏng', cause);
  }
}
