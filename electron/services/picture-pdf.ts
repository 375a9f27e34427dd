/** A PDF of pictures and nothing else: built from JPEGs, and proven to hold nothing besides them. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFWriter,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { besidesPixels, jpegComponents, pictureHead } from '../../core/redaction/picture.ts';

export interface PicturePage {
  jpeg: Uint8Array;
  /** Size on paper, in points. */
  width: number;
  height: number;
}

const IMAGE = 'Page';
const drawn = ({ width, height }: Pick<PicturePage, 'width' | 'height'>): string => `q ${width} 0 0 ${height} 0 0 cm /${IMAGE} Do Q`;

/** One page per picture. No dates, no producer, no title: the same pictures make the same bytes. */
export function picturePdf(pages: readonly PicturePage[]): Promise<Uint8Array> {
  const context = PDFContext.create();
  context.header = PDFHeader.forVersion(1, 7);
  const tree = context.nextRef();
  const leaves = pages.map(({ jpeg, ...size }) => {
    const head = pictureHead(jpeg);
    const image = context.register(
      context.stream(jpeg, {
        Type: 'XObject',
        Subtype: 'Image',
        Width: head?.width ?? 0,
        Height: head?.height ?? 0,
        ColorSpace: jpegComponents(jpeg) === 1 ? 'DeviceGray' : 'DeviceRGB',
        BitsPerComponent: 8,
        Filter: 'DCTDecode',
      }),
    );
    return context.register(
      context.obj({
        Type: 'Page',
        Parent: tree,
        MediaBox: [0, 0, size.width, size.height],
        Resources: { XObject: { [IMAGE]: image } },
        Contents: context.register(context.stream(drawn(size))),
      }),
    );
  });
  context.assign(tree, context.obj({ Type: 'Pages', Kids: leaves, Count: leaves.length }));
  context.trailerInfo.Root = context.register(context.obj({ Type: 'Catalog', Pages: tree }));
  return PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer();
}

/** Every key that a part of such a PDF has. Text, annotations, attachments, scripts and metadata all need another. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  Catalog: ['Type', 'Pages'],
  Pages: ['Type', 'Kids', 'Count'],
  Page: ['Type', 'Parent', 'MediaBox', 'Resources', 'Contents'],
  Image: ['Type', 'Subtype', 'Width', 'Height', 'ColorSpace', 'BitsPerComponent', 'Filter', 'Length'],
  Content: ['Length'],
};

/** What a PDF holds besides pages of one picture each; empty when nothing. */
export async function besidesPictures(bytes: Uint8Array): Promise<string[]> {
  const loaded = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true }).catch(() => null);
  if (loaded === null) return ['unreadable'];
  const { context } = loaded;
  const trailer = Object.entries(context.trailerInfo);
  const found = trailer.flatMap(([key, value]) => (value === undefined || key === 'Root' || key === 'Size' ? [] : [key]));
  if (!(context.trailerInfo.Root instanceof PDFRef)) found.push('Root');
  for (const [, object] of context.enumerateIndirectObjects()) found.push(...strangeIn(context, object));
  // What an earlier revision held would still be in the file.
  if (count(bytes, 'startxref') !== 1) found.push('revisions');
  if (!/%%EOF\s*$/.test(ending(bytes))) found.push('appended');
  return found;
}

function strangeIn(context: PDFContext, object: PDFObject): string[] {
  if (object instanceof PDFRawStream) return strangeInStream(object);
  if (!(object instanceof PDFDict)) return [object.constructor.name];
  const type = nameIn(object, 'Type');
  const strange = strangeKeys(object, KEYS[type] ?? []);
  if (type !== 'Page') return ['Catalog', 'Pages'].includes(type) ? strange : [...strange, type];
  const resources = object.lookup(PDFName.of('Resources'), PDFDict);
  const images = resources.lookup(PDFName.of('XObject'), PDFDict);
  const contents = object.lookup(PDFName.of('Contents'));
  const box = object.lookup(PDFName.of('MediaBox'), PDFArray);
  const [width, height] = [box.lookup(2, PDFNumber).asNumber(), box.lookup(3, PDFNumber).asNumber()];
  if (!(contents instanceof PDFRawStream) || textOf(contents) !== drawn({ width, height })) strange.push('Contents');
  const image = images.lookup(PDFName.of(IMAGE));
  if (!(image instanceof PDFRawStream) || nameIn(image.dict, 'Subtype') !== 'Image') strange.push('XObject');
  return [...strange, ...strangeKeys(resources, ['XObject']), ...strangeKeys(images, [IMAGE])];
}

function strangeInStream(stream: PDFRawStream): string[] {
  if (nameIn(stream.dict, 'Subtype') !== 'Image') {
    return [
      ...strangeKeys(stream.dict, KEYS['Content'] ?? []),
      ...(/^q [\d.]+ 0 0 [\d.]+ 0 0 cm \/Page Do Q$/.test(textOf(stream)) ? [] : ['Contents']),
    ];
  }
  return [...strangeKeys(stream.dict, KEYS['Image'] ?? []), ...besidesPixels(stream.contents)];
}

const textOf = (stream: PDFRawStream): string => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');
const nameIn = (dict: PDFDict, key: string): string => dict.lookupMaybe(PDFName.of(key), PDFName)?.decodeText() ?? '';
const strangeKeys = (dict: PDFDict, known: readonly string[]): string[] =>
  dict
    .keys()
    .map((key) => key.decodeText())
    .filter((key) => !known.includes(key));

function count(bytes: Uint8Array, word: string): number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let found = 0;
  for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + 1)) found += 1;
  return found;
}

const ending = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(-16)).toString('latin1');
