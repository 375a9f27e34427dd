/** PNG pictures for tests, pixel by pixel. */
import { crc32, deflateSync } from 'node:zlib';

export type Pixel = readonly [red: number, green: number, blue: number, alpha: number];

export const chunk = (name: string, data: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

export const pngHead = (width: number, height: number): Buffer => {
  const data = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  data.writeUInt32BE(width, 0);
  data.writeUInt32BE(height, 4);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', data)]);
};

export function png(width: number, height: number, pixel: (x: number, y: number) => Pixel, more: Buffer[] = []): Buffer {
  const rows: number[] = [];
  for (let y = 0; y < height; y++) {
    rows.push(0);
    for (let x = 0; x < width; x++) rows.push(...pixel(x, y));
  }
  return Buffer.concat([pngHead(width, height), ...more, chunk('IDAT', deflateSync(Buffer.from(rows))), chunk('IEND', Buffer.alloc(0))]);
}

const OPEN: Pixel = [0, 0, 0, 0];
/** A stroke of a pen. */
export const handwriting = (): Buffer => png(160, 70, (x, y) => (Math.abs(y - 35 - 20 * Math.sin(x / 12)) < 3 ? [20, 40, 150, 255] : OPEN));
/** A ring. */
export const sealPicture = (): Buffer =>
  png(100, 100, (x, y) => (Math.abs(Math.hypot(x - 50, y - 50) - 44) < 4 ? [200, 20, 30, 255] : OPEN));
