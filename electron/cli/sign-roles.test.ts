/** Signing on the command line for persons and for the body: pictures, order, number and date. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { authorityOf, PASSWORD, print, soundRecord } from '../services/verification-fixture.ts';
import { handwriting, sealPicture } from '../signing/picture-fixture.ts';
import { antam, cliFolder } from './fixture.ts';

const { folder, inFile, remove } = cliFolder();
afterAll(remove);

it('signs in order, with pictures, and fills number and date once', { timeout: 120_000 }, async () => {
  const [pdf, key, hand, seal] = ['hồ sơ.pdf', 'khóa.p12', 'chữ ký.png', 'dấu.png'].map((name) => join(folder, name));
  if (pdf === undefined || key === undefined || hand === undefined || seal === undefined) throw new Error('four names');
  writeFileSync(pdf, await print(soundRecord()));
  writeFileSync(key, authorityOf().headP12);
  writeFileSync(hand, handwriting());
  writeFileSync(seal, sealPicture());
  const secret = inFile('mk.txt', PASSWORD);
  const sign = (role: string, ...more: string[]) =>
    antam(['sign', pdf, '--p12', key, '--password-file', secret, '--role', role, '--json', ...more]);

  const before = readFileSync(pdf);
  expect(await sign('office', '--picture', seal)).toMatchObject({ exit: 1, out: expect.stringContaining('NĐ 30 Đ32.2.c') });
  expect(await sign('head', '--picture', secret)).toMatchObject({ exit: 1, out: expect.stringContaining('PICTURE_INVALID') });
  expect(await sign('head', '--number', '15')).toMatchObject({ exit: 2, out: expect.stringContaining('--number và --date') });
  expect(await sign('head', '--number', '15', '--date', '22/11/2026')).toMatchObject({ exit: 2 });
  expect(await sign('head', '--number', '15', '--date', '2027-11-22')).toMatchObject({
    exit: 2,
    out: expect.stringContaining('INVALID_INPUT'),
  });
  expect(await sign('head', '--picture', hand, '--out', hand)).toMatchObject({ exit: 2 });
  expect(readFileSync(pdf).equals(before)).toBe(true);

  expect((await sign('head', '--picture', hand)).json()).toMatchObject({ role: 'head', picture: true, issued: null });
  const office = await sign('office', '--picture', seal, '--number', '15', '--date', '2026-11-22');
  expect(office.json()).toMatchObject({ role: 'office', issued: { number: '15', date: '2026-11-22' } });
  expect(await sign('preparer')).toMatchObject({ exit: 1, out: expect.stringContaining('đã ban hành') });
});
