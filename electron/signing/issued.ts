/**
 * The fields of a printed letter for its number and date (dossier/kit/form.ts): filling them within the update that signs, and
 * telling that filling from anything else. What a filled field shows follows from its text alone, so it is made again to judge it.
 */
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { ISSUED_FIELDS, isIssuedField, issuedLine, type IssuedField } from '../../core/exchange/issued.ts';
import { FailureError } from '../../core/failure.ts';

export interface FieldToFill {
  name: IssuedField;
  ref: PDFRef;
  field: PDFDict;
}

type Resolve = (object: PDFObject | undefined) => PDFObject | undefined;

/** Every digit of the fonts in these fields is half as wide as high (Tinos, as Times). */
const DIGIT_WIDTH = 0.5;
const ASCENT = 0.891;
const TO_THE_RIGHT = '2';

/** The fields for number and date of a form; empty when it has none. */
export function issuedFields(form: PDFDict | null, resolve: Resolve): FieldToFill[] {
  const list = resolve(form?.get(PDFName.of('Fields')));
  if (!(list instanceof PDFArray)) return [];
  return list.asArray().flatMap((ref) => {
    const field = resolve(ref);
    if (!(ref instanceof PDFRef) || !(field instanceof PDFDict) || field.get(PDFName.of('FT')) !== PDFName.of('Tx')) return [];
    const name = textOf(resolve(field.get(PDFName.of('T'))));
    return isIssuedField(name) ? [{ name, ref, field }] : [];
  });
}

/** Writes the texts into their fields. CONFLICT when the paper has no such fields, or they are filled. */
export function fillIssued(document: PDFDocument, texts: Record<IssuedField, string>): void {
  const { context, catalog } = document;
  const resolve: Resolve = (object) => (object instanceof PDFRef ? context.lookup(object) : object);
  const form = resolve(catalog.get(PDFName.of('AcroForm')));
  const fields = issuedFields(form instanceof PDFDict ? form : null, resolve);
  if (fields.length !== Object.keys(ISSUED_FIELDS).length) {
    throw new FailureError(
      'CONFLICT',
      'Bản in này không có ô để điền số và ngày nên hồ sơ chưa được ký. In lại hồ sơ bằng phiên bản hiện tại rồi ký bản đó, hoặc ký mà không điền số và ngày.',
    );
  }
  if (fields.some(({ field }) => field.get(PDFName.of('V')) !== undefined)) {
    throw new FailureError(
      'CONFLICT',
      'Số và ngày của văn bản đã được điền ở lần ký trước nên không điền lại; hồ sơ chưa được ký. Ký mà không điền số và ngày.',
    );
  }
  for (const { name, field } of fields) {
    const shown = appearance(context, { form: resolveDict(form), field, text: texts[name] }, resolve);
    if (shown === null) throw new Error(`the field ${name} is not as printed`);
    const states = context.obj({});
    states.set(PDFName.of('N'), context.register(shown));
    field.set(PDFName.of('V'), PDFString.of(texts[name]));
    field.set(PDFName.of('AP'), states);
  }
}

export type IssuedState = { state: 'none' } | { state: 'empty' } | { state: 'filled'; text: string };

/** none: the paper has no such fields; filled: “Số 15, ngày 22 tháng 12”. */
export function issuedState(document: PDFDocument): IssuedState {
  const { context } = document;
  const resolve: Resolve = (object) => (object instanceof PDFRef ? context.lookup(object) : object);
  const root = resolveDict(resolve(context.trailerInfo.Root));
  const fields = issuedFields(resolveDict(resolve(root?.get(PDFName.of('AcroForm')))), resolve);
  if (fields.length === 0) return { state: 'none' };
  const texts = new Map(fields.map(({ name, field }) => [name, textOf(resolve(field.get(PDFName.of('V'))))]));
  const [so = '', ngay = '', thang = ''] = [texts.get('so'), texts.get('ngay'), texts.get('thang')];
  return so === '' ? { state: 'empty' } : { state: 'filled', text: issuedLine({ so, ngay, thang }) };
}

/**
 * Was this field filled once, from empty, as `fillIssued` does? `was` is the field before, in its form; `now` resolves in the
 * update. “refilled”: it held something before or other entries changed; “unreadable”: it shows what its text does not say.
 */
export function judgeFilling(
  { name, field: was }: FieldToFill,
  { is, form, old, now }: { is: PDFDict; form: PDFDict; old: Resolve; now: Resolve },
): 'filled' | 'refilled' | 'unreadable' {
  const [value, states] = [PDFName.of('V'), PDFName.of('AP')];
  const others = [...new Set([...was.keys(), ...is.keys()])].filter((key) => key !== value && key !== states);
  if (was.get(value) !== undefined || others.some((key) => written(was.get(key)) !== written(is.get(key)))) return 'refilled';
  const string = is.get(value);
  if (!(string instanceof PDFString)) return 'unreadable';
  const text = string.decodeText();
  if (!ISSUED_FIELDS[name].test(text) || written(string) !== written(PDFString.of(text))) return 'unreadable';
  const shown = now(is.get(states));
  if (!(shown instanceof PDFDict) || String(shown.keys()) !== '/N') return 'unreadable';
  const ref = shown.get(PDFName.of('N'));
  // An old picture with another meaning would escape the comparison.
  if (!(ref instanceof PDFRef) || old(ref) !== undefined) return 'unreadable';
  const expected = appearance(PDFContext.create(), { form, field: was, text }, old);
  return expected !== null && written(now(ref)) === written(expected) ? 'filled' : 'unreadable';
}

/** The digits in the middle of the field or at its right end, in the font the printer left for it; null when the field is not as printed. */
function appearance(
  context: PDFContext,
  { form, field, text }: { form: PDFDict | null; field: PDFDict; text: string },
  resolve: Resolve,
): PDFRawStream | null {
  const style = /^\/([\w-]+) (\d+(?:\.\d+)?) Tf 0 g$/.exec(textOf(resolve(field.get(PDFName.of('DA')))));
  const corners = resolve(field.get(PDFName.of('Rect')));
  const resources = resolve(form?.get(PDFName.of('DR')));
  const fonts = resources instanceof PDFDict ? resolve(resources.get(PDFName.of('Font'))) : undefined;
  const [, name = '', points = ''] = style ?? [];
  const font = fonts instanceof PDFDict ? fonts.get(PDFName.of(name)) : undefined;
  const numbers =
    corners instanceof PDFArray ? corners.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN)) : [];
  const [left = Number.NaN, bottom = Number.NaN, right = Number.NaN, top = Number.NaN] = numbers;
  const [width, height, size] = [right - left, top - bottom, Number(points)];
  if (!(font instanceof PDFRef) || numbers.length !== 4 || !(width > 0 && height > 0 && size > 0)) return null;
  const rest = width - text.length * DIGIT_WIDTH * size;
  const x = String(field.get(PDFName.of('Q'))) === TO_THE_RIGHT ? rest - 1 : rest / 2;
  const content = `/Tx BMC q BT /${name} ${points} Tf 0 g ${x.toFixed(2)} ${(height - ASCENT * size).toFixed(2)} Td (${text}) Tj ET Q EMC`;
  const own = context.obj({});
  own.set(PDFName.of(name), font);
  const used = context.obj({});
  used.set(PDFName.of('Font'), own);
  const dictionary = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, Number(width.toFixed(3)), Number(height.toFixed(3))] });
  dictionary.set(PDFName.of('Resources'), used);
  return PDFRawStream.of(dictionary, Buffer.from(content, 'latin1'));
}

const textOf = (object: PDFObject | undefined): string =>
  object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : '';
const resolveDict = (object: PDFObject | undefined): PDFDict | null => (object instanceof PDFDict ? object : null);

/** An object as bytes, so that two can be compared. */
function written(object: PDFObject | undefined): string {
  if (object === undefined) return '';
  const bytes = new Uint8Array(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return Buffer.from(bytes).toString('latin1');
}
