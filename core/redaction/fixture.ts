/** Pictures for tests, byte by byte: whole in their structure, without pixels worth looking at. */

export const bytesOf = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? Array.from(part, (one) => one.charCodeAt(0)) : [...part])));

export const chunk = (name: string, data: readonly number[]): Uint8Array => bytesOf([0, 0, 0, data.length], name, data, [1, 2, 3, 4]);
const two = (value: number): number[] => [value >> 8, value & 0xff];
export const PNG_PIXELS = [chunk('IDAT', [9, 9, 9]), chunk('IEND', [])];
/** A PNG of 800 × 600 unless told otherwise. */
export const png = (chunks: readonly Uint8Array[] = PNG_PIXELS, width = 800, height = 600): Uint8Array =>
  bytesOf('\x89PNG\r\n\x1a\n', chunk('IHDR', [0, 0, ...two(width), 0, 0, ...two(height), 8, 2, 0, 0, 0]), ...chunks);

export const segment = (marker: number, data: string | readonly number[]): Uint8Array => bytesOf([0xff, marker, 0, data.length + 2], data);
const JFIF = segment(0xe0, [...bytesOf('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const SCAN = bytesOf(segment(0xda, [3, 1, 0, 0, 63, 0]), [5, 0xff, 0x00, 6, 0xff, 0xd0, 7]);
/** A JPEG of 800 × 600 in colour, with segments before its frame. */
export const jpeg = (...segments: Uint8Array[]): Uint8Array<ArrayBuffer> =>
  bytesOf(
    [0xff, 0xd8],
    JFIF,
    ...segments,
    segment(0xc0, [8, ...two(600), ...two(800), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
    SCAN,
    [0xff, 0xd9],
  );
