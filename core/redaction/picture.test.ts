import { describe, expect, it } from 'vitest';
import { bytesOf as bytes, chunk, jpeg, png, PNG_PIXELS, segment } from './fixture.ts';
import { besidesPixels, isPdf, jpegComponents, pictureHead, pixelsAlone } from './picture.ts';

describe('the head of a picture', () => {
  it.each([
    ['png', png()],
    ['jpeg', jpeg()],
    ['gif', bytes('GIF89a', [0x20, 0x03, 0x58, 0x02, 0, 0, 0])],
    [
      'bmp',
      bytes(
        'BM',
        Array.from({ length: 12 }, () => 0),
        [40, 0, 0, 0, 0x20, 0x03, 0, 0, 0xa8, 0xfd, 0xff, 0xff],
        [1, 0, 24, 0],
      ),
    ],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0x1f, 0x03, 0, 0x57, 0x02, 0])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 0x01, 0x2a, 0x20, 0x03, 0x58, 0x02])],
    ['webp', bytes('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x1f, 0xc3, 0x95, 0, 0, 0, 0, 0, 0])],
  ])('%s of 800 × 600', (form, picture) => {
    expect(pictureHead(picture)).toEqual({ form, width: 800, height: 600 });
  });

  it('is read through whatever stands before the frame of a JPEG', () => {
    expect(pictureHead(jpeg(segment(0xe1, 'Exif\0\0..')))).toMatchObject({ width: 800 });
    expect(jpegComponents(jpeg(segment(0xfe, 'x')))).toBe(3);
    expect(jpegComponents(png())).toBe(0);
  });

  it.each([
    [bytes('')],
    [bytes('%PDF-1.7')],
    [bytes('\x89PNG\r\n')],
    [bytes([0xff, 0xd8, 0xff])],
    [bytes('GIF89a', [0, 0, 0, 0, 0, 0, 0])],
  ])('is none: %#', (other) => {
    expect(pictureHead(other)).toBeNull();
  });

  it('is not that of a PDF', () => {
    expect(isPdf(bytes('\n%PDF-1.4'))).toBe(true);
    expect(isPdf(png())).toBe(false);
  });
});

describe('what a picture carries besides pixels', () => {
  it('nothing', () => {
    expect(besidesPixels(png())).toEqual([]);
    expect(besidesPixels(png([chunk('PLTE', [0, 0, 0]), chunk('tRNS', [0]), ...PNG_PIXELS]))).toEqual([]);
    expect(besidesPixels(jpeg())).toEqual([]);
  });

  it.each(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'tIME', 'pHYs', 'prVt'])('a chunk %s', (name) => {
    const picture = png([chunk(name, [1, 2, 3]), ...PNG_PIXELS]);
    expect(besidesPixels(picture)).toEqual([name]);
    expect(pixelsAlone(picture)).toEqual(png());
  });

  it.each([
    ['FFE1', segment(0xe1, 'Exif\0\0.')],
    ['FFE2', segment(0xe2, 'ICC_PROFILE')],
    ['FFED', segment(0xed, 'Photoshop')],
    ['FFFE', segment(0xfe, 'Nguyen Van An')],
    ['FFE0', segment(0xe0, 'JFXX')],
    ['FFE0', segment(0xe0, [...bytes('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9])],
  ])('a segment %s', (name, one) => {
    const picture = jpeg(one);
    expect(besidesPixels(picture)).toEqual([name]);
    expect(pixelsAlone(picture)).toEqual(jpeg());
  });

  it('bytes behind its end, a cut end, another form', () => {
    expect(besidesPixels(bytes(png(), 'PK'))).toEqual(['appended']);
    expect(besidesPixels(bytes(jpeg(), 'PK'))).toEqual(['appended']);
    expect(pixelsAlone(bytes(jpeg(), 'PK'))).toEqual(jpeg());
    expect(besidesPixels(png([chunk('IDAT', [1])]))).toEqual(['broken']);
    expect(besidesPixels(jpeg().slice(0, -2))).toEqual(['broken']);
    expect(besidesPixels(bytes('GIF89a', [1, 0, 1, 0, 0, 0, 0]))).toEqual(['form']);
  });
});
