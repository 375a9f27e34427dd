/**
 * What each update of a PDF changed, for people: which bytes, which pages, which attachments. It decides nothing (that is
 * signing/revisions.ts); a file that can't be read as it once was is told by its bytes alone.
 */
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFRef, PDFString, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import type { ByteRange, Revision } from '../../core/exchange/verification.ts';
import { refuseExplosivePdf } from '../dossier/explosive.ts';

export interface KnownStates {
  /** Length of the file after each signature, and the name of its field. */
  signed: readonly { end: number; name: string }[];
  /** Length of what printing the record gives, where the file begins with it. */
  printed: number | null;
}

/** More states than that are told by their signatures alone. */
const MOST_STATES = 24;
/** Objects looked at for one page. */
const MOST_OF_A_PAGE = 5000;

/** The states of a file, oldest first; reading each takes as long as reading the file. */
export async function describeRevisions(pdf: Uint8Array, known: KnownStates): Promise<Revision[]> {
  const told: Revision[] = [];
  let before: PDFDocument | null = null;
  let from = 0;
  for (const [index, to] of statesOf(pdf, known).entries()) {
    const document = await readable(pdf.subarray(0, to));
    told.push({
      number: index + 1,
      from,
      to,
      signatures: known.signed.filter(({ end }) => end === to).map(({ name }) => name),
      printed: known.printed === to,
      ...(document === null ? { ...NOTHING, unreadable: true } : before === null ? first(document) : changes(before, document)),
    });
    // Compared with the last state that could be read.
    before = document ?? before;
    from = to;
  }
  return told;
}

type Changes = Omit<Revision, 'number' | 'from' | 'to' | 'signatures' | 'printed'>;

const NOTHING: Changes = {
  unreadable: false,
  pages: null,
  changedPages: [],
  addedPages: [],
  removedPages: 0,
  annotatedPages: [],
  attachments: [],
  properties: false,
  objects: { added: 0, changed: 0, removed: 0 },
};

/** Where each state ends: at the marks of the format that lead somewhere, after each signature, and where the file does. */
function statesOf(pdf: Uint8Array, { signed, printed }: KnownStates): number[] {
  const certain = [...signed.map(({ end }) => end), ...(printed === null ? [] : [printed]), pdf.byteLength];
  const isFree = (end: number): boolean => !certain.some((one) => Math.abs(one - end) <= 2);
  const marks = endMarks(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)).filter(isFree);
  const all = marks.length + certain.length > MOST_STATES ? certain : [...certain, ...marks];
  return [...new Set(all)].filter((end) => end > 0 && end <= pdf.byteLength).toSorted((a, b) => a - b);
}

const MARK = /^startxref[\0\t\n\f\r ]+(\d{1,10})[\0\t\n\f\r ]+%%EOF(?:\r\n|\n|\r)?/;

function endMarks(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let at = bytes.indexOf('startxref'); at >= 0 && ends.length <= MOST_STATES; at = bytes.indexOf('startxref', at + 9)) {
    const mark = MARK.exec(bytes.toString('latin1', at, at + 64));
    const table = Number(mark?.[1] ?? Number.NaN);
    // The first part of a file made for the web points nowhere; a decoy in a text, too.
    if (mark === null || !(table > 0 && table < at)) continue;
    if (/^[\0\t\n\f\r ]*(xref|\d+[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+obj)/.test(bytes.toString('latin1', table, table + 40)))
      ends.push(at + mark[0].length);
  }
  return ends;
}

async function readable(pdf: Uint8Array): Promise<PDFDocument | null> {
  try {
    refuseExplosivePdf(pdf);
    const document = await PDFDocument.load(pdf, { updateMetadata: false, warnOnInvalidObjects: false });
    return document.context.lookup(document.context.trailerInfo.Root) instanceof PDFDict ? document : null;
  } catch {
    return null;
  }
}

/** Pages of a hostile file may run in circles: then it has none. */
function pagesOf(document: PDFDocument): PDFRef[] {
  try {
    return document.getPages().map(({ ref }) => ref);
  } catch {
    return [];
  }
}

function first(document: PDFDocument): Changes {
  const pages = pagesOf(document);
  return {
    ...NOTHING,
    pages: pages.length,
    addedPages: pages.map((_, index) => index + 1),
    attachments: [...attachmentsOf(document.context).keys()],
    objects: { ...NOTHING.objects, added: document.context.enumerateIndirectObjects().length },
  };
}

function changes(was: PDFDocument, is: PDFDocument): Changes {
  const objects = changedObjects(was.context, is.context);
  const touched = new Set([...objects.added, ...objects.changed]);
  const [oldPages, newPages] = [pagesOf(was), pagesOf(is)];
  const known = new Set(oldPages.map(({ tag }) => tag));
  const numbers = newPages.map((ref, index) => ({ ref, number: index + 1 }));
  const kept = touched.size === 0 ? [] : numbers.filter(({ ref }) => known.has(ref.tag));
  const contentOf = ({ context }: PDFDocument, ref: PDFRef): string => entriesOf(context, ref, (key) => key !== '/Annots');
  const files = { was: attachmentsOf(was.context), is: attachmentsOf(is.context) };
  return {
    unreadable: false,
    pages: newPages.length,
    changedPages: kept
      .filter(({ ref }) => contentOf(was, ref) !== contentOf(is, ref) || reaches(is.context, ref, touched))
      .map(({ number }) => number),
    addedPages: numbers.filter(({ ref }) => !known.has(ref.tag)).map(({ number }) => number),
    removedPages: oldPages.filter(({ tag }) => !newPages.some((page) => page.tag === tag)).length,
    annotatedPages: kept
      .filter(({ ref }) => annotationsOf(was.context, ref) !== annotationsOf(is.context, ref))
      .map(({ number }) => number),
    attachments: [...new Set([...files.was.keys(), ...files.is.keys()])].filter((name) => files.was.get(name) !== files.is.get(name)),
    properties: propertiesOf(was) !== propertiesOf(is),
    objects: { added: objects.added.length, changed: objects.changed.length, removed: objects.removed },
  };
}

function changedObjects(was: PDFContext, is: PDFContext): { added: string[]; changed: string[]; removed: number } {
  const old = new Map(was.enumerateIndirectObjects().map(([ref, object]) => [ref.tag, object]));
  const [added, changed]: [string[], string[]] = [[], []];
  let kept = 0;
  for (const [{ tag }, object] of is.enumerateIndirectObjects()) {
    const before = old.get(tag);
    if (before === undefined) added.push(tag);
    else {
      kept++;
      if (!isSame(before, object)) changed.push(tag);
    }
  }
  return { added, changed, removed: old.size - kept };
}

const isSame = (a: PDFObject, b: PDFObject): boolean => a.sizeInBytes() === b.sizeInBytes() && bytesOf(a).equals(bytesOf(b));

function bytesOf(object: PDFObject): Buffer {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes;
}

const dictAt = (context: PDFContext, object: PDFObject | undefined): PDFDict | null => {
  const found = object instanceof PDFRef ? context.lookup(object) : object;
  return found instanceof PDFDict ? found : null;
};

const entriesOf = (context: PDFContext, ref: PDFRef, wanted: (key: string) => boolean): string =>
  (dictAt(context, ref)?.entries() ?? [])
    .filter(([key]) => wanted(key.toString()))
    .map(([key, value]) => `${key.toString()} ${bytesOf(value).toString('latin1')}`)
    .join('\n');

/** Does what a page draws hang on one of these objects? Its annotations and the tree of pages don't count. */
function reaches(context: PDFContext, page: PDFRef, touched: ReadonlySet<string>): boolean {
  const seen = new Set([page.tag]);
  const open: PDFObject[] = [];
  const take = (dictionary: PDFDict): void => {
    for (const [key, value] of dictionary.entries()) if (!BESIDE_CONTENT.has(key.toString())) open.push(value);
  };
  const start = dictAt(context, page);
  if (start !== null) take(start);
  for (let object = open.pop(); object !== undefined && seen.size < MOST_OF_A_PAGE; object = open.pop()) {
    if (object instanceof PDFRef) {
      if (touched.has(object.tag)) return true;
      const target = seen.has(object.tag) ? undefined : context.lookup(object);
      seen.add(object.tag);
      if (target !== undefined) open.push(target);
    } else if (object instanceof PDFDict) take(object);
    else if (object instanceof PDFArray) open.push(...object.asArray());
    else if ('dict' in object && object.dict instanceof PDFDict) take(object.dict);
  }
  return false;
}

const BESIDE_CONTENT = new Set(['/Parent', '/Annots', '/B', '/StructParents', '/Dest', '/A', '/P']);

function annotationsOf(context: PDFContext, page: PDFRef): string {
  const entry = dictAt(context, page)?.get(PDFName.of('Annots'));
  const list = entry instanceof PDFRef ? context.lookup(entry) : entry;
  if (!(list instanceof PDFArray)) return '';
  return list
    .asArray()
    .map((one) => {
      const target = one instanceof PDFRef ? context.lookup(one) : one;
      return `${one.toString()} ${target === undefined ? '' : bytesOf(target).toString('latin1')}`;
    })
    .join('\n');
}

function propertiesOf({ context }: PDFDocument): string {
  const metadata = dictAt(context, context.trailerInfo.Root)?.get(PDFName.of('Metadata'));
  return [context.trailerInfo.Info, metadata]
    .map((object) => (object instanceof PDFRef ? context.lookup(object) : object))
    .map((object) => (object === undefined ? '' : bytesOf(object).toString('latin1')))
    .join('\n');
}

/** Attached files by name, each with what its content is. */
function attachmentsOf(context: PDFContext): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, object] of context.enumerateIndirectObjects()) {
    const files = object instanceof PDFDict ? dictAt(context, object.get(PDFName.of('EF'))) : null;
    if (!(object instanceof PDFDict) || files === null) continue;
    const name = [object.get(PDFName.of('UF')), object.get(PDFName.of('F'))].find(
      (one) => one instanceof PDFString || one instanceof PDFHexString,
    );
    const stream = files.get(PDFName.of('F')) ?? files.get(PDFName.of('UF'));
    const content = stream instanceof PDFRef ? context.lookup(stream) : stream;
    found.set(name?.decodeText().slice(0, 200) ?? '', content === undefined ? '' : bytesOf(content).toString('latin1'));
  }
  return found;
}

/** At which pages these bytes of a file are drawn, by the objects they lie in. */
export async function pagesAt(pdf: Uint8Array, ranges: readonly ByteRange[]): Promise<number[]> {
  const document = await readable(pdf);
  if (document === null || ranges.length === 0) return [];
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const touched = new Set(ranges.flatMap(({ from, to }) => [objectAt(bytes, from), objectAt(bytes, to - 1)]));
  return pagesOf(document)
    .map((ref, index) => ({ ref, number: index + 1 }))
    .filter(({ ref }) => touched.has(ref.tag) || reaches(document.context, ref, touched))
    .map(({ number }) => number);
}

const OBJECT_WINDOW = 4 * 1_048_576;

/** The object in which a byte lies, “12 0 R”; empty where none begins within reach before it. */
function objectAt(bytes: Buffer, at: number): string {
  for (let mark = bytes.lastIndexOf(' obj', at); mark > at - OBJECT_WINDOW && mark >= 0; mark = bytes.lastIndexOf(' obj', mark - 1)) {
    const head = /(?:^|[\r\n ])(\d{1,7} \d{1,5})$/.exec(bytes.toString('latin1', Math.max(0, mark - 16), mark));
    if (head !== null) return `${head[1]} R`;
    if (mark === 0) break;
  }
  return '';
}
