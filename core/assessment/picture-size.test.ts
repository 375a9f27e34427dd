import { describe, expect, it } from 'vitest';
import { pictureSize } from './picture-size.ts';

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('the size of a picture', () => {
  it.each([
    ['image/png', '89504e470d0a1a0a 0000000d 49484452 00000140 000000c8', { width: 320, height: 200 }],
    ['image/png', '89504e470d0a1a0a 0000000d 49484452 00030d40 00030d40', { width: 200_000, height: 200_000 }],
    ['image/gif', '474946383961 4001 c800', { width: 320, height: 200 }],
    ['image/bmp', `424d ${'00'.repeat(12)} 28000000 40010000 38ffffff`, { width: 320, height: 200 }],
    ['image/bmp', `424d ${'00'.repeat(12)} 0c000000 4001 c800`, { width: 320, height: 200 }],
    ['image/webp', `52494646 00000000 57454250 56503820 ${'00'.repeat(10)} 4001 c800`, { width: 320, height: 200 }],
    ['image/webp', '52494646 00000000 57454250 5650384c 00000000 2f 3fc13100', { width: 320, height: 200 }],
    ['image/webp', '52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 c70000', { width: 320, height: 200 }],
    ['image/jpeg', 'ffd8 ffe0 0004 0000 ffc4 0003 00 ff ffc2 0011 08 00c8 0140', { width: 320, height: 200 }],
  ])('%s', (mediaType, hex, size) => expect(pictureSize(mediaType, bytes(hex))).toEqual(size));

  it('is not known where the header is cut, empty or of another kind', () => {
    expect(pictureSize('image/png', bytes('89504e470d0a1a0a'))).toBe(null);
    expect(pictureSize('image/gif', bytes('474946383961 0000 c800'))).toBe(null);
    expect(pictureSize('image/jpeg', bytes('ffd8 ffda 0004 0000 1234'))).toBe(null);
    expect(pictureSize('image/jpeg', bytes('ffd8 ffe0 ffff'))).toBe(null);
    expect(pictureSize('image/webp', bytes(`52494646 00000000 57454250 41424344 ${'00'.repeat(20)}`))).toBe(null);
    expect(pictureSize('image/svg+xml', bytes('3c737667'))).toBe(null);
  });
});
