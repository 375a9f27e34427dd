/** How large a picture is, read from its header before anybody unpacks it. */

/** Of a picture that is shown: what a camera makes and more; a small file can claim a hundred times that and fill the memory. */
export const MOST_PIXELS = 64_000_000;

export interface PictureSize {
  width: number;
  height: number;
}

/** Width and height in pixels; null where the header says none. Knows png, jpeg, gif, webp and bmp. */
export function pictureSize(mediaType: string, bytes: Uint8Array): PictureSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = READERS[mediaType]?.(view) ?? null;
    return size === null || size.width < 1 || size.height < 1 ? null : size;
  } catch (error) {
    // The header ends before the numbers do.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

type Reader = (view: DataView) => PictureSize | null;

const READERS: Record<string, Reader> = {
  'image/png': (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  'image/gif': (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  'image/bmp': (view) =>
    view.getUint32(14, true) === 12
      ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
      : { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) },
  'image/webp': readWebp,
  'image/jpeg': readJpeg,
};

/** Lossy, lossless or extended: each keeps its size elsewhere, in 14 or 24 bits. */
function readWebp(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case 0x56503820: // “VP8 ”
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      // “VP8L”
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 0x56503858: // “VP8X”
      return { width: (view.getUint32(24, true) & 0xffffff) + 1, height: (view.getUint32(26, true) >>> 8) + 1 };
    default:
      return null;
  }
}

const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
/** Between the frames of a JPEG: tables, not frames. */
const NO_FRAMES = new Set([0xc4, 0xc8, 0xcc]);
/** Markers without a length. */
const BARE = new Set([0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xff]);

/** From segment to segment until the one that begins the frame. */
function readJpeg(view: DataView): PictureSize | null {
  let at = 2;
  while (at < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker >= FIRST_FRAME && marker <= LAST_FRAME && !NO_FRAMES.has(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : BARE.has(marker) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}
