import { describe, expect, it } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

const bytes = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');
const text = (words: string): Uint8Array => Buffer.from(words, 'utf8');

describe('the kind of a file', () => {
  it.each([
    ['a.txt', '\u0089PNG\r\n\u001a\n', 'image/png'],
    ['ẢNH.PNG', '\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
    ['a.pdf', 'GIF89a', 'image/gif'],
    ['a', 'RIFF\u0001\u0002\u0003\u0004WEBPVP8 ', 'image/webp'],
    ['a.bin', `BM${'\u0000'.repeat(12)}(${'\u0000'.repeat(20)}`, 'image/bmp'],
    ['a.png', '\n%PDF-1.7', 'application/pdf'],
    ['a.docx', 'PK\u0003\u0004', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.png', 'PK\u0003\u0004', 'application/zip'],
  ])('%s that begins with %j is %s', (name, head, type) => expect(mediaTypeOf(name, bytes(head))).toBe(type));

  it('is not what the name alone claims', () => {
    expect(mediaTypeOf('a.pdf', bytes('MZ\u0090\u0000\u0003'))).toBe('application/octet-stream');
    expect(mediaTypeOf('a.png', text('đây là chữ'))).toBe('text/plain');
    expect(mediaTypeOf('nhật ký.log', bytes('\u0000\u0001\u0002'))).toBe('application/octet-stream');
  });

  it('tells text apart by its name', () => {
    expect(mediaTypeOf('a.csv', text('tên;ngày'))).toBe('text/csv');
    expect(mediaTypeOf('a.svg', text('<svg/>'))).toBe('text/plain');
    expect(mediaTypeOf('a.conf', text('hostname sw-01'))).toBe('text/plain');
    expect(mediaTypeOf('a.txt', bytes('\u00ff\u00feX\u0000'))).toBe('text/plain');
    expect(mediaTypeOf('bm.txt', text('BM là tên gọi tắt'))).toBe('text/plain');
  });
});
