/** A picture of a handwritten signature or of a seal: PNG on a transparent ground (NĐ 30 PLI.P1 II.7.d, II.8.a), from anywhere. */
import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFContext,
  PDFDict,
  PDFName,
  PDFRawStream,
  PngEmbedder,
  type PDFDocument,
  type PDFRef,
} from '@cantoo/pdf-lib';
import { besidesPixels, pictureHead, pixelsAlone } from '../../core/redaction/picture.ts';
import { FailureError } from '../../core/failure.ts';

export interface SignaturePicture {
  /** A PNG of its pixels alone: what a camera or an editor wrote besides stays out of the dossier. */
  png: Uint8Array;
  width: number;
  height: number;
}

/** Largest file, in bytes. */
export const PICTURE_BYTES = 2 * 1_048_576;
const MOST_PIXELS = 4_000_000;
const LONGEST_SIDE = 4000;
/** Bytes of a pixel at most: four values of two bytes. */
const PIXEL_BYTES = 8;
/** A picture cut out of its ground leaves at least this share of it open. */
const LEAST_OPEN = 0.05;
const OPEN_BELOW = 128;

const refused = (what: string, todo: string, cause?: unknown): FailureError =>
  new FailureError('PICTURE_INVALID', `Ảnh chữ ký hoặc con dấu không dùng được: ${what}. Hồ sơ chưa được ký. ${todo}`, undefined, cause);
const damaged = (cause?: unknown): FailureError =>
  refused('tệp PNG bị hỏng', 'Lưu lại ảnh bằng chương trình khác, hoặc ký không kèm ảnh.', cause);

/** Opens a picture. PICTURE_INVALID when it is no PNG, too large, damaged, or hides what it lies on. */
export async function openPicture(bytes: Uint8Array): Promise<SignaturePicture> {
  const head = pictureHead(bytes);
  if (head?.form !== 'png') throw refused('đây không phải tệp PNG', 'Chọn ảnh PNG nền trong suốt, hoặc ký không kèm ảnh.');
  const { width, height } = head;
  if (bytes.byteLength > PICTURE_BYTES || width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
    throw refused('ảnh lớn hơn 2 MB hoặc 4 triệu điểm ảnh', 'Thu nhỏ ảnh rồi chọn lại; ảnh rộng 1000 điểm là đủ nét.');
  }
  if (besidesPixels(bytes).includes('broken')) throw damaged();
  const png = pixelsAlone(bytes);
  refuseExplosive(png, width, height);
  const context = PDFContext.create();
  const image = await PngEmbedder.for(png)
    .then((embedder) => embedder.embedIntoContext(context))
    .catch((cause: unknown) => {
      throw damaged(cause);
    });
  if (openShare(context, image) < LEAST_OPEN) {
    throw refused(
      'ảnh không có nền trong suốt nên sẽ che chữ bên dưới (NĐ 30 Phụ lục I, II.7.d và II.8.a)',
      'Tách nền ảnh rồi lưu lại dạng PNG, hoặc ký không kèm ảnh.',
    );
  }
  return { png, width, height };
}

/** Puts the picture into a document. */
export async function embedPicture(document: PDFDocument, { png }: SignaturePicture): Promise<PDFRef> {
  const embedder = await PngEmbedder.for(png);
  return embedder.embedIntoContext(document.context);
}

/** The decoder unpacks whatever it is given: a small file must not become gigabytes. */
function refuseExplosive(png: Uint8Array, width: number, height: number): void {
  const packed: Uint8Array[] = [];
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = 8; at + 12 <= png.byteLength; at += 12 + view.getUint32(at)) {
    const length = view.getUint32(at);
    if (Buffer.from(png.subarray(at + 4, at + 8)).toString('latin1') === 'IDAT') packed.push(png.subarray(at + 8, at + 8 + length));
  }
  try {
    // Each row has a byte of its own; interlaced pictures have up to twice as many rows.
    inflateSync(Buffer.concat(packed), { maxOutputLength: width * height * PIXEL_BYTES + 4 * height + 1024 });
  } catch (cause) {
    throw damaged(cause);
  }
}

/** How much of a picture lets its ground through. */
function openShare(context: PDFContext, ref: PDFRef): number {
  const image = context.lookup(ref);
  const mask =
    image instanceof PDFRawStream && image.dict instanceof PDFDict ? context.lookup(image.dict.get(PDFName.of('SMask'))) : undefined;
  if (!(mask instanceof PDFRawStream)) return 0;
  const values = decodePDFRawStream(mask).decode();
  let open = 0;
  for (const value of values) if (value < OPEN_BELOW) open += 1;
  return open / Math.max(1, values.length);
}
