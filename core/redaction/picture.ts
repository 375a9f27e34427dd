/** Pictures as bytes: what they are and how large they claim to be, before anything opens them, and what they carry besides pixels. */

export type PictureForm = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';

export interface PictureHead {
  form: PictureForm;
  /** In pixels, as stored: before a turn that EXIF asks for. */
  width: number;
  height: number;
}

const text = (bytes: Uint8Array, at: number, length: number): string => String.fromCharCode(...bytes.subarray(at, at + length));
const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Whether the bytes begin as a PDF does; some programs write a few bytes before it. */
export const isPdf = (bytes: Uint8Array): boolean => text(bytes, 0, 1024).includes('%PDF-');

/** Form and size by the first bytes, whatever the file is called; null when it is no picture of these forms. */
export function pictureHead(bytes: Uint8Array): PictureHead | null {
  const found = READERS.map((read) => read(bytes)).find((one) => one !== null) ?? null;
  return found === null || found.width <= 0 || found.height <= 0 ? null : found;
}

type Reader = (bytes: Uint8Array) => PictureHead | null;

const PNG_START = '\x89PNG\r\n\x1a\n';
const png: Reader = (bytes) =>
  bytes.length < 33 || text(bytes, 0, 8) !== PNG_START || text(bytes, 12, 4) !== 'IHDR'
    ? null
    : { form: 'png', width: view(bytes).getUint32(16), height: view(bytes).getUint32(20) };

const gif: Reader = (bytes) =>
  bytes.length < 13 || !/^GIF8[79]a$/.test(text(bytes, 0, 6))
    ? null
    : { form: 'gif', width: view(bytes).getUint16(6, true), height: view(bytes).getUint16(8, true) };

const bmp: Reader = (bytes) =>
  bytes.length < 30 || text(bytes, 0, 2) !== 'BM' || view(bytes).getUint32(14, true) < 40
    ? null
    : { form: 'bmp', width: view(bytes).getInt32(18, true), height: Math.abs(view(bytes).getInt32(22, true)) };

const webp: Reader = (bytes) => {
  if (bytes.length < 30 || text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 4) !== 'WEBP') return null;
  const data = view(bytes);
  switch (text(bytes, 12, 4)) {
    case 'VP8 ':
      return { form: 'webp', width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = data.getUint32(21, true);
      return { form: 'webp', width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { form: 'webp', width: (data.getUint32(24, true) & 0xffffff) + 1, height: (data.getUint32(26, true) >>> 8) + 1 };
    default:
      return null;
  }
};

const jpeg: Reader = (bytes) => {
  const frame = [...jpegSegments(bytes)].find(({ marker }) => isFrame(marker));
  if (frame === undefined || frame.end - frame.start < 9) return null;
  return { form: 'jpeg', width: view(bytes).getUint16(frame.start + 7), height: view(bytes).getUint16(frame.start + 5) };
};

/** How many values a JPEG has per pixel: 1 grey, 3 colour; 0 when it has no frame. */
export function jpegComponents(bytes: Uint8Array): number {
  const frame = [...jpegSegments(bytes)].find(({ marker }) => isFrame(marker));
  return frame === undefined ? 0 : (bytes[frame.start + 9] ?? 0);
}

const READERS: readonly Reader[] = [png, jpeg, gif, webp, bmp];

// ---------------------------------------------------------------- JPEG

interface Segment {
  /** Second byte of the marker. */
  marker: number;
  /** From the marker to behind the segment; a scan with its data. */
  start: number;
  end: number;
}

const START = 0xd8;
const END = 0xd9;
const APP0 = 0xe0;
const SCAN = 0xda;
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isRestart = (marker: number): boolean => marker >= 0xd0 && marker <= 0xd7;

/** The parts of a JPEG, as far as they can be told. */
function* jpegSegments(bytes: Uint8Array): Generator<Segment> {
  if (bytes[0] !== 0xff || bytes[1] !== START) return;
  yield { marker: START, start: 0, end: 2 };
  let at = 2;
  while (at + 1 < bytes.length) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) return;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END) {
      yield { marker, start: at, end: at + 2 };
      return;
    }
    if (at + 3 >= bytes.length) return;
    const behind = at + 2 + view(bytes).getUint16(at + 2);
    if (behind > bytes.length || behind < at + 4) return;
    const end = marker === SCAN ? endOfScan(bytes, behind) : behind;
    yield { marker, start: at, end };
    at = end;
  }
}

/** Where the next marker behind a scan's data begins. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && !isRestart(marker)) return at;
  }
  return bytes.length;
}

/** What a decoder needs: tables, frame, scans. */
const isOfPixels = (marker: number): boolean => [START, END, SCAN, 0xc4, 0xdb, 0xdd].includes(marker) || isFrame(marker);

/** “JFIF” with neither thumbnail nor anything behind it. */
const isPlainJfif = (bytes: Uint8Array, { marker, start, end }: Segment): boolean =>
  marker === APP0 && end - start === 18 && text(bytes, start + 4, 5) === 'JFIF\0' && bytes[start + 16] === 0 && bytes[start + 17] === 0;

// ---------------------------------------------------------------- PNG

interface Chunk {
  name: string;
  start: number;
  end: number;
}

const PIXEL_CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND']);

function* pngChunks(bytes: Uint8Array): Generator<Chunk> {
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 12 + view(bytes).getUint32(at);
    if (end > bytes.length) return;
    const name = text(bytes, at + 4, 4);
    yield { name, start: at, end };
    if (name === 'IEND') return;
    at = end;
  }
}

// ---------------------------------------------------------------- both

/**
 * What a PNG or JPEG carries besides pixels, by the name of its part; empty when nothing. “broken” where its parts don't lead to
 * its end, “appended” where bytes follow it, “form” for anything but PNG and JPEG.
 */
export function besidesPixels(bytes: Uint8Array): string[] {
  const form = pictureHead(bytes)?.form;
  if (form === 'png') {
    const chunks = [...pngChunks(bytes)];
    return [
      ...chunks.filter(({ name }) => !PIXEL_CHUNKS.has(name)).map(({ name }) => name),
      ...endOf(chunks.at(-1)?.name === 'IEND', chunks, bytes),
    ];
  }
  if (form === 'jpeg') {
    const segments = [...jpegSegments(bytes)];
    const foreign = segments.filter((one) => !isOfPixels(one.marker) && !isPlainJfif(bytes, one));
    return [
      ...foreign.map(({ marker }) => `FF${marker.toString(16).toUpperCase()}`),
      ...endOf(segments.at(-1)?.marker === END, segments, bytes),
    ];
  }
  return ['form'];
}

function endOf(complete: boolean, parts: readonly { end: number }[], bytes: Uint8Array): string[] {
  if (!complete) return ['broken'];
  return parts.at(-1)?.end === bytes.length ? [] : ['appended'];
}

/** A PNG or JPEG with its pixels alone. */
export function pixelsAlone(bytes: Uint8Array): Uint8Array {
  const isPng = pictureHead(bytes)?.form === 'png';
  const parts = isPng
    ? [
        bytes.subarray(0, 8),
        ...[...pngChunks(bytes)].filter(({ name }) => PIXEL_CHUNKS.has(name)).map(({ start, end }) => bytes.subarray(start, end)),
      ]
    : [...jpegSegments(bytes)]
        .filter((one) => isOfPixels(one.marker) || isPlainJfif(bytes, one))
        .map(({ start, end }) => bytes.subarray(start, end));
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}
