/** Did each update of a PDF add one signature and nothing else, but for the letter's number and date? Assumes the file hostile. */
import { createHash } from 'node:crypto';
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import type { ToldReason } from '../../core/exchange/reasons.ts';
import { isFixedRole } from '../../core/exchange/signers.ts';
import { issuedFields, judgeFilling } from './issued.ts';
import type { Room } from './rooms.ts';
import { foreign, readUpdate, sectionAt, unclear, UpdateFault, type Update } from './updates.ts';

/** Entries that signing may write, by dictionary. */
const CATALOG_MAY_CHANGE = new Set(['/AcroForm', '/DSS', '/Perms']);
const FORM_MAY_CHANGE = new Set(['/Fields', '/SigFlags', '/DA', '/DR']);
const PAGE_MAY_CHANGE = new Set(['/Annots']);
/** No actions, no scripts, no parents and kids that could lend other entries. */
const FIELD_MAY_HAVE = new Set(
  '/Type /Subtype /FT /T /TU /V /F /Ff /Rect /P /AP /AS /MK /Border /BS /H /NM /M /DA /DR /Q /Lock /SV /StructParent'.split(' '),
);
/** No references to other files, no PostScript. */
const PICTURE_MAY_HAVE = new Set('/Type /Subtype /FormType /BBox /Matrix /Resources /Filter /Length /Group'.split(' '));
/** Ways in which a stream would show something else than its own bytes: from other files, on paper, in some viewers. */
const STREAM_MAY_NOT_HAVE = new Set('/F /FFilter /FDecodeParms /Alternates /OPI /OC /Ref /PS'.split(' '));
/** Annotation flags that leave the picture within its rectangle: NoZoom (8) would let it grow over the page. */
const HARMLESS_FLAGS = 1 | 2 | 4 | 16 | 32 | 64 | 128 | 512;
/** A widget may stick out of its room by rounding only. */
const ROUNDING = 0.6;

export interface Revisions {
  /** Length of what stood before the first update. */
  start: number;
  /** Length of the file after each signature, ascending. */
  ends: readonly number[];
  /** Where signatures may show; null when the paper is not ours and leaves none. */
  rooms: readonly Room[] | null;
}

/** The first thing in the updates that is not signing; null when there is none. */
export async function judgeRevisions(pdf: Uint8Array, { start, ends, rooms }: Revisions): Promise<ToldReason | null> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  try {
    const document = await PDFDocument.load(pdf.subarray(0, start), { updateMetadata: false });
    const pages = document.getPages().map((page) => page.ref);
    let before = sectionAt(bytes, start);
    let from = start;
    for (const end of ends) {
      const update = readUpdate(bytes, { before, start: from, end, context: document.context });
      judgeUpdate({ update, end, rooms, pages, root: document.context.trailerInfo.Root, context: document.context });
      for (const { ref, object } of update.objects.values()) document.context.assign(ref, object);
      before = update.section;
      from = end;
    }
    return null;
  } catch (error) {
    if (error instanceof UpdateFault) return { code: error.code, detail: error.message };
    return { code: 'changed_after_signing', detail: 'không đọc được phần thêm' };
  }
}

interface Judged {
  update: Update;
  end: number;
  rooms: readonly Room[] | null;
  pages: readonly PDFRef[];
  root: PDFObject | undefined;
  /** The file as it stood before this update. */
  context: PDFContext;
}

function judgeUpdate(judged: Judged): void {
  const { update, context, root, pages, rooms, end } = judged;
  const old = (object: PDFObject | undefined): PDFObject | undefined => (object instanceof PDFRef ? context.lookup(object) : object);
  const now = (object: PDFObject | undefined): PDFObject | undefined =>
    object instanceof PDFRef ? (update.objects.get(object.tag)?.object ?? context.lookup(object)) : object;
  /** Old objects that may be written anew, since what they hold is compared here. */
  const compared = new Set<string>();

  const catalogs = { was: dict(old(root)), is: dict(now(root)) };
  compared.add(tag(root));
  onlyKeys('catalog', catalogs, CATALOG_MAY_CHANGE);

  const form = { was: dict(old(entry(catalogs.was, 'AcroForm'))), is: dict(now(entry(catalogs.is, 'AcroForm'))) };
  compared.add(tag(entry(catalogs.was, 'AcroForm')));
  if (form.is === null) throw foreign('/AcroForm bị bỏ');
  onlyKeys('/AcroForm', form, FORM_MAY_CHANGE);

  compared.add(tag(entry(form.was, 'Fields')));
  const [fieldRef, ...more] = appended('/Fields', list(old(entry(form.was, 'Fields'))), list(now(entry(form.is, 'Fields'))));
  if (!(fieldRef instanceof PDFRef) || more.length > 0) throw foreign('/Fields không thêm đúng một chữ ký');
  if (context.lookup(fieldRef) !== undefined) throw foreign('/Fields dùng lại đối tượng cũ');
  const field = dict(now(fieldRef));
  if (field === null) throw foreign('trường chữ ký');
  judgeField(field, now, end);
  judgeAppearance(field, now);
  // On a paper that is not ours nobody knows what its fields are for.
  if (rooms !== null) for (const filled of judgeIssued(form, update, { old, now })) compared.add(filled);

  for (const [i, ref] of pages.entries()) {
    const page = { was: dict(old(ref)), is: dict(now(ref)) };
    compared.add(ref.tag);
    onlyKeys(`trang ${i + 1}`, page, PAGE_MAY_CHANGE);
    const annotations = entry(page.was, 'Annots');
    compared.add(tag(annotations));
    for (const added of appended(`/Annots, trang ${i + 1}`, list(old(annotations)), list(now(entry(page.is, 'Annots'))))) {
      if (tag(added) !== fieldRef.tag) throw foreign(`chú thích lạ ở trang ${i + 1}`);
      if (entry(field, 'P') !== ref) throw foreign('chữ ký hiện ở trang khác trang đã nêu');
      if (rooms !== null && !fits(field, i + 1, rooms)) throw new UpdateFault('signature_misplaced', `trang ${i + 1}`);
    }
  }

  for (const { ref, object } of update.objects.values()) {
    if (object instanceof PDFRawStream && object.dict.keys().some((key) => STREAM_MAY_NOT_HAVE.has(key.toString()))) throw foreign(ref.tag);
    if (context.lookup(ref) !== undefined && !compared.has(ref.tag)) throw foreign(ref.tag);
  }
}

interface Resolvers {
  old(object: PDFObject | undefined): PDFObject | undefined;
  now(object: PDFObject | undefined): PDFObject | undefined;
}

/** Number and date are filled together, once, as our own program does; gives the tags of the fields. */
function judgeIssued(form: { was: PDFDict | null; is: PDFDict | null }, update: Update, { old, now }: Resolvers): string[] {
  if (form.was === null) return [];
  const fields = issuedFields(form.was, old);
  const written = fields.filter(({ ref }) => update.objects.has(ref.tag));
  for (const field of written) {
    const is = dict(now(field.ref));
    if (is === null) throw foreign(`ô ${field.name}`);
    const judged = judgeFilling(field, { is, form: form.was, old, now });
    if (judged === 'refilled') throw foreign(`ô ${field.name} đã điền rồi lại bị sửa, hoặc sửa cả phần khác của ô`);
    if (judged === 'unreadable') throw unclear(`ô ${field.name} được điền theo cách khác, có thể hiện ra khác với giá trị ghi trong tệp`);
  }
  if (written.length > 0 && written.length < fields.length) throw unclear('số và ngày của văn bản chỉ được điền một phần');
  return written.map(({ ref }) => ref.tag);
}

/** A signature field that is its own widget, of the signature that ends here, without anything that acts. */
function judgeField(field: PDFDict, now: (object: PDFObject | undefined) => PDFObject | undefined, end: number): void {
  const strange = field.keys().find((key) => !FIELD_MAY_HAVE.has(key.toString()));
  if (strange !== undefined) throw foreign(`trường chữ ký, ${strange.toString()}`);
  if (entry(field, 'FT') !== PDFName.of('Sig')) throw foreign('trường thêm vào không phải chữ ký');
  const subtype = entry(field, 'Subtype');
  if (subtype !== undefined && subtype !== PDFName.of('Widget')) throw foreign('trường chữ ký, /Subtype');
  const flags = entry(field, 'F');
  const bits = flags instanceof PDFNumber ? flags.asNumber() : Number.NaN;
  if (flags !== undefined && !(Number.isSafeInteger(bits) && bits >= 0 && (bits & ~HARMLESS_FLAGS) === 0))
    throw foreign('trường chữ ký, /F');
  const range = list(now(entry(dict(now(entry(field, 'V'))), 'ByteRange')));
  const [, , second, rest] = range.map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  if (second === undefined || rest === undefined || second + rest !== end) throw foreign('trường chữ ký không thuộc lần ký này');
}

/**
 * The picture stays within its rectangle: one form with a box of its own, since some viewers clip by nothing else. Without
 * a rectangle there is nothing to draw.
 */
function judgeAppearance(field: PDFDict, now: (object: PDFObject | undefined) => PDFObject | undefined): void {
  const states = now(entry(field, 'AP'));
  if (states === undefined) return;
  const picture = now(entry(dict(states), 'N'));
  const strange = () => foreign('hình chữ ký');
  if (!(states instanceof PDFDict) || states.keys().some((key) => key.toString() !== '/N')) throw strange();
  if (!(picture instanceof PDFRawStream) || picture.dict.keys().some((key) => !PICTURE_MAY_HAVE.has(key.toString()))) throw strange();
  if (isEmptyRectangle(field)) {
    if (picture.getContents().byteLength > 0) throw strange();
    return;
  }
  const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(now(entry(picture.dict, 'BBox')), 4);
  const [a = 0, b = 0, c = 0, d = 0] =
    entry(picture.dict, 'Matrix') === undefined ? [1, 0, 0, 1] : numbersOf(now(entry(picture.dict, 'Matrix')), 6);
  if (!(left < right && bottom < top && a * d - b * c > 0)) throw strange();
}

/** So many finite numbers; none when the array holds anything else. */
function numbersOf(array: PDFObject | undefined, count: number): number[] {
  const numbers = list(array).map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN));
  return numbers.length === count && numbers.every(Number.isFinite) ? numbers : [];
}

function isEmptyRectangle(field: PDFDict): boolean {
  const [left, bottom, right, top] = numbersOf(entry(field, 'Rect'), 4);
  return left !== undefined && left === right && bottom === top;
}

/** Lies the widget in the room of its own role, or of any if its name is no role, on this page? An empty rectangle shows nothing and fits everywhere. */
function fits(field: PDFDict, page: number, rooms: readonly Room[]): boolean {
  const [left, bottom, right, top] = numbersOf(entry(field, 'Rect'), 4);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return false;
  if (isEmptyRectangle(field)) return true;
  if (!(left < right && bottom < top)) return false;
  // A field that another program named may show in any room: whose signature it is, is judged by its certificate.
  const own = isFixedRole(nameOf(field)) || rooms.some(({ role }) => role === nameOf(field));
  return rooms.some(
    (room) =>
      (!own || room.role === nameOf(field)) &&
      room.page === page &&
      left >= room.x - ROUNDING &&
      bottom >= room.y - ROUNDING &&
      right <= room.x + room.w + ROUNDING &&
      top <= room.y + room.h + ROUNDING,
  );
}

function nameOf(field: PDFDict): string {
  const name = entry(field, 'T');
  return name instanceof PDFString || name instanceof PDFHexString ? name.decodeText() : '';
}

function onlyKeys(where: string, { was, is }: { was: PDFDict | null; is: PDFDict | null }, allowed: ReadonlySet<string>): void {
  if (is === null) throw foreign(where);
  const keys = new Set([...(was?.keys() ?? []), ...is.keys()]);
  for (const key of keys) {
    if (!allowed.has(key.toString()) && digest(was?.get(key)) !== digest(is.get(key))) throw foreign(`${where}, ${key.toString()}`);
  }
}

/** What a list gained at its end; what it had must still be there, in place. */
function appended(where: string, was: PDFObject[], is: PDFObject[]): PDFObject[] {
  if (was.length > is.length || was.some((one, i) => digest(one) !== digest(is[i]))) throw foreign(where);
  return is.slice(was.length);
}

const dict = (object: PDFObject | undefined): PDFDict | null => (object instanceof PDFDict ? object : null);
const list = (object: PDFObject | undefined): PDFObject[] => (object instanceof PDFArray ? object.asArray() : []);
const entry = (dictionary: PDFDict | null, key: string): PDFObject | undefined => dictionary?.get(PDFName.of(key));
const tag = (object: PDFObject | undefined): string => (object instanceof PDFRef ? object.tag : '');

function digest(object: PDFObject | undefined): string {
  if (object === undefined) return '';
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return createHash('sha256').update(bytes).digest('base64');
}
