/** The signatures of a PDF, listed from its form (not by searching its text), each with the bytes it covers. */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib';

export interface SignatureField {
  /** Name of the form field: the role. */
  name: string;
  subFilter: string;
  /** /M as an instant; null when missing or unreadable. */
  statedAt: Date | null;
  /** Four numbers of /ByteRange; null when malformed. */
  byteRange: readonly [number, number, number, number] | null;
  /** /Contents: the CMS and the padding after it. */
  contents: Uint8Array;
}

const DEEPEST = 16;
const MOST_FIELDS = 1000;

/** Signed fields in the order of the form; null when the file has no catalog or too many fields to look at. */
export function signatureFields(document: PDFDocument): SignatureField[] | null {
  const { context } = document;
  const resolve = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  // The type promises a catalog, a damaged file has none.
  const catalog = resolve(context.trailerInfo.Root);
  if (!(catalog instanceof PDFDict)) return null;
  const form = resolve(catalog.get(PDFName.of('AcroForm')));
  const top = form instanceof PDFDict ? resolve(form.get(PDFName.of('Fields'))) : undefined;
  const found: SignatureField[] = [];

  let visited = 0;
  const walk = (object: PDFObject | undefined, depth: number, inherited: PDFObject | undefined): void => {
    const field = resolve(object);
    if (++visited > MOST_FIELDS || depth > DEEPEST || !(field instanceof PDFDict)) return;
    const type = resolve(field.get(PDFName.of('FT'))) ?? inherited;
    const kids = resolve(field.get(PDFName.of('Kids')));
    if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(kid, depth + 1, type);
    const value = resolve(field.get(PDFName.of('V')));
    if (type === PDFName.of('Sig') && value instanceof PDFDict) found.push(readField(field, value, resolve));
  };
  if (top instanceof PDFArray) for (const object of top.asArray()) walk(object, 0, undefined);
  return visited > MOST_FIELDS ? null : found;
}

function readField(field: PDFDict, value: PDFDict, resolve: (object: PDFObject | undefined) => PDFObject | undefined): SignatureField {
  const contents = resolve(value.get(PDFName.of('Contents')));
  const subFilter = resolve(value.get(PDFName.of('SubFilter')));
  return {
    name: textOf(resolve(field.get(PDFName.of('T')))),
    subFilter: subFilter instanceof PDFName ? subFilter.decodeText() : '',
    statedAt: pdfDate(textOf(resolve(value.get(PDFName.of('M'))))),
    byteRange: fourNumbers(resolve(value.get(PDFName.of('ByteRange')))),
    contents: contents instanceof PDFHexString || contents instanceof PDFString ? contents.asBytes() : new Uint8Array(),
  };
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : '';

function fourNumbers(object: PDFObject | undefined): SignatureField['byteRange'] {
  if (!(object instanceof PDFArray) || object.size() !== 4) return null;
  const [a, b, c, d] = object.asArray().map((entry) => (entry instanceof PDFNumber ? entry.asNumber() : Number.NaN));
  return a === undefined || b === undefined || c === undefined || d === undefined ? null : [a, b, c, d];
}

/** “D:20261121091240+07'00'” → the instant it names. */
export function pdfDate(text: string): Date | null {
  const parts = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z|([+-])(\d{2})'?(\d{2})?'?)?/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, sign, hours = '00', minutes = '00'] = parts;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const instant = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}
