import { deflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { FailureError } from '../../core/failure.ts';
import { chunk, handwriting, png, pngHead } from './picture-fixture.ts';
import { openPicture } from './sign-picture.ts';

const toldOf = (bytes: Uint8Array): Promise<string> =>
  openPicture(bytes).then(
    () => 'opened',
    (error: unknown) => (error instanceof FailureError && error.failure.code === 'PICTURE_INVALID' ? error.failure.message : String(error)),
  );

it('opens a picture on a transparent ground, and keeps its pixels alone', async () => {
  const plain = handwriting();
  expect(await openPicture(plain)).toEqual({ png: new Uint8Array(plain), width: 160, height: 70 });
  const chatty = Buffer.concat([
    plain.subarray(0, 33),
    chunk('tEXt', Buffer.from('Author\0Nguyen Van An')),
    plain.subarray(33),
    Buffer.from('PK'),
  ]);
  expect(Buffer.from((await openPicture(chatty)).png).equals(plain)).toBe(true);
});

it('refuses what is no PNG, what is damaged, and what is too large', async () => {
  expect(await toldOf(Buffer.from('không phải ảnh'))).toContain('không phải tệp PNG');
  expect(await toldOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toContain('không phải tệp PNG');
  const whole = handwriting();
  expect(await toldOf(whole.subarray(0, whole.length - 20))).toContain('bị hỏng');
  expect(await toldOf(Buffer.concat([pngHead(10, 10), chunk('IDAT', Buffer.from('rác')), chunk('IEND', Buffer.alloc(0))]))).toContain(
    'bị hỏng',
  );
  expect(await toldOf(Buffer.concat([pngHead(50_000, 50_000), whole.subarray(33)]))).toContain('4 triệu điểm ảnh');
  expect(await toldOf(Buffer.concat([whole, Buffer.alloc(3_000_000)]))).toContain('2 MB');
});

it('is not made to unpack more than its pixels', async () => {
  const bomb = Buffer.concat([pngHead(100, 100), chunk('IDAT', deflateSync(Buffer.alloc(50_000_000))), chunk('IEND', Buffer.alloc(0))]);
  expect(bomb.length).toBeLessThan(100_000);
  expect(await toldOf(bomb)).toContain('bị hỏng');
});

it('refuses a picture that would hide what it lies on', async () => {
  expect(await toldOf(png(40, 20, () => [255, 255, 255, 255]))).toContain('nền trong suốt');
});
