/** Signs a PDF by appending: the bytes before stay as they are, so that a second signature never breaks the first. */
import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFInvalidObject,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { vietnamTime } from '../../core/date.ts';
import { FailureError } from '../../core/failure.ts';
import { registerAppearance } from './appearance.ts';
import { buildCms } from './cms.ts';
import type { SigningKey } from './pkcs12.ts';
import type { Room } from './rooms.ts';
import { requestTimestamp } from './timestamp.ts';

/** Room for the CMS in bytes: chain and timestamp together stay below 8 KB. */
const CONTENTS_BYTES = 16_384;
const BYTE_RANGE_HOLE = '/ByteRange [0 0000000000 0000000000 0000000000]';
/** Print; locked. */
const ANNOTATION_FLAGS = 4 | 128;
/** SignaturesExist and AppendOnly. */
const SIGNATURE_FLAGS = 3;

export interface SignRequest {
  key: SigningKey;
  role: string;
  office: string;
  reason: string;
  at: Date;
  /** Folder of the fonts. */
  fonts: string;
  /** Where it shows; nowhere when left out. */
  place?: Room;
  timestamp?: { url: string };
}

/** The PDF with one more PAdES signature (ETSI.CAdES.detached). ALREADY_SIGNED when the role has signed. */
export async function signPdf(pdf: Uint8Array, request: SignRequest): Promise<Uint8Array> {
  const document = await load(pdf);
  const fields = fieldsOf(document);
  if (fields.names.includes(request.role)) {
    throw new FailureError(
      'ALREADY_SIGNED',
      'Hồ sơ đã có chữ ký của vai trò này nên không ký thêm lần nữa; tệp không thay đổi. Muốn ký lại, in hồ sơ mới rồi ký bản đó.',
    );
  }
  const signature = signatureDictionary(document, request);
  const widget = await signatureWidget(document, request, signature);
  attach(document, fields, widget, (request.place?.page ?? 1) - 1);
  const prepared = await document.save({ useObjectStreams: false, updateFieldAppearances: false });
  const { key, timestamp } = request;
  return fill(prepared, pdf.byteLength, (digest) =>
    buildCms(digest, key, timestamp === undefined ? undefined : (signature) => requestTimestamp(timestamp.url, signature)),
  );
}

/** A PDF to append to. NOT_A_DOSSIER when it can't be read. */
export async function load(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { forIncrementalUpdate: true, updateMetadata: false });
  } catch (cause) {
    throw new FailureError(
      'NOT_A_DOSSIER',
      'Tệp không phải PDF đọc được nên chưa ký; tệp không thay đổi. Chọn đúng tệp hồ sơ do phần mềm in ra.',
      undefined,
      cause,
    );
  }
}

/** Text with a hole for the byte range and one for the CMS; kept as plain bytes so that both stay where they can be found. */
function signatureDictionary(document: PDFDocument, { key, reason, at }: SignRequest): PDFRef {
  const name = PDFHexString.fromText(key.info.subject.normalize('NFC')).toString();
  const why = PDFHexString.fromText(reason.normalize('NFC')).toString();
  const when = PDFString.of(pdfTime(at)).toString();
  return withHoles(document, `/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${name} /Reason ${why} /M ${when}`);
}

/** A signature dictionary with these entries, and holes that `fill` fills. */
export function withHoles(document: PDFDocument, entries: string): PDFRef {
  const text = `<< ${entries} ${BYTE_RANGE_HOLE} /Contents <${'0'.repeat(2 * CONTENTS_BYTES)}> >>`;
  return document.context.register(PDFInvalidObject.of(Buffer.from(text, 'latin1')));
}

/** “D:20261121091240+07'00'”. */
function pdfTime(at: Date): string {
  const local = vietnamTime(at);
  return `D:${local.slice(0, 19).replace(/[-:T]/g, '')}+07'00'`;
}

async function signatureWidget(document: PDFDocument, request: SignRequest, signature: PDFRef): Promise<PDFRef> {
  const { context } = document;
  const { x = 0, y = 0, w = 0, h = 0 } = request.place ?? {};
  const appearance = await registerAppearance(
    document,
    request.fonts,
    { signer: request.key.info.subject, office: request.office, at: request.at },
    w,
    h,
  );
  const page = document.getPage((request.place?.page ?? 1) - 1);
  const widget = context.obj({ Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: ANNOTATION_FLAGS, Rect: [x, y, x + w, y + h] });
  widget.set(PDFName.of('T'), PDFHexString.fromText(request.role));
  widget.set(PDFName.of('V'), signature);
  widget.set(PDFName.of('P'), page.ref);
  const states = context.obj({});
  states.set(PDFName.of('N'), appearance);
  widget.set(PDFName.of('AP'), states);
  return context.register(widget);
}

export interface Fields {
  form: PDFDict | null;
  list: PDFArray | null;
  names: string[];
}

export function fieldsOf(document: PDFDocument): Fields {
  const { context, catalog } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const form = resolve(catalog.get(PDFName.of('AcroForm')));
  const list = form instanceof PDFDict ? resolve(form.get(PDFName.of('Fields'))) : undefined;
  const names = (list instanceof PDFArray ? list.asArray() : []).flatMap((object) => {
    const field = resolve(object);
    const name = field instanceof PDFDict ? resolve(field.get(PDFName.of('T'))) : undefined;
    return name instanceof PDFString || name instanceof PDFHexString ? [name.decodeText()] : [];
  });
  return { form: form instanceof PDFDict ? form : null, list: list instanceof PDFArray ? list : null, names };
}

/** Only the catalog's form, its list of fields and the page's list of annotations change: a reader can tell that it was signing. */
export function attach(document: PDFDocument, { form, list }: Fields, widget: PDFRef, pageIndex: number): void {
  const { context, catalog } = document;
  const fields = context.obj([...(list?.asArray() ?? []), widget]);
  if (form === null) {
    const created = context.obj({ SigFlags: SIGNATURE_FLAGS });
    created.set(PDFName.of('Fields'), fields);
    catalog.set(PDFName.of('AcroForm'), context.register(created));
  } else {
    form.set(PDFName.of('Fields'), fields);
    form.set(PDFName.of('SigFlags'), PDFNumber.of(SIGNATURE_FLAGS));
  }
  const page = document.getPage(pageIndex);
  const present = page.node.get(PDFName.of('Annots'));
  const annotations = present instanceof PDFRef ? context.lookup(present) : present;
  page.node.set(PDFName.of('Annots'), context.obj([...(annotations instanceof PDFArray ? annotations.asArray() : []), widget]));
}

/** Writes the byte range, hashes what it covers (SHA-256), and puts the CMS made of that into its hole. */
export async function fill(prepared: Uint8Array, from: number, makeCms: (digest: Uint8Array) => Promise<Uint8Array>): Promise<Uint8Array> {
  const bytes = Buffer.from(prepared);
  const rangeAt = bytes.indexOf(BYTE_RANGE_HOLE, from, 'latin1');
  const open = bytes.indexOf('/Contents <', rangeAt, 'latin1') + '/Contents '.length;
  const close = open + 2 * CONTENTS_BYTES + 2;
  if (rangeAt < 0 || bytes[open] !== 0x3c || bytes[close - 1] !== 0x3e)
    throw new Error('the signature dictionary was not written as prepared');
  const range = `/ByteRange [0 ${open} ${close} ${bytes.length - close}]`;
  bytes.write(range.padEnd(BYTE_RANGE_HOLE.length), rangeAt, 'latin1');

  const digest = createHash('sha256').update(bytes.subarray(0, open)).update(bytes.subarray(close)).digest();
  const cms = await makeCms(digest);
  if (cms.byteLength > CONTENTS_BYTES) throw new Error(`the CMS of ${cms.byteLength} bytes does not fit`);
  bytes.write(Buffer.from(cms).toString('hex'), open + 1, 'latin1');
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
