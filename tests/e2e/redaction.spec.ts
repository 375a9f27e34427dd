/** Black boxes on a copy: what is covered is gone from the file, and the original stays as it was. */
import { PDFDocument, degrees } from '@cantoo/pdf-lib';
import type { Page } from '@playwright/test';
import * as fontkit from 'fontkit';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, takePictures, test } from './fixture.ts';
import { createWorkspace, expectAccessibleInBothSchemes } from './window.ts';

const FONT = resolve('node_modules/@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A record of two pages; the second lies on its side and shows only a part of its sheet. */
async function patientRecord(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle('Phiếu của Nguyễn Văn An');
  document.registerFontkit(fontkit);
  const font = await document.embedFont(readFileSync(FONT), { subset: true });
  const write = (page: ReturnType<PDFDocument['addPage']>, text: string, x: number, y: number): void =>
    page.drawText(text, { x, y, size: 16, font });
  const first = document.addPage([595, 842]);
  write(first, 'PHIẾU THEO DÕI TRUY CẬP HỒ SƠ BỆNH ÁN', 60, 780);
  write(first, 'Họ và tên: Nguyễn Văn An', 60, 700);
  write(first, 'Ngày sinh: 05/03/1985     Số CCCD: 001085012345', 60, 660);
  write(first, 'Tổng kinh phí: 150.000.000 đồng', 60, 620);
  const second = document.addPage([595, 842]);
  write(second, 'Lượt truy cập hồ sơ của NGUYỄN VĂN AN', 100, 400);
  second.setCropBox(50, 50, 495, 742);
  second.setRotation(degrees(90));
  return document.save();
}

/** Puts bytes into the vault and opens the page that covers them. */
async function openInVault(page: Page, userData: string, name: string, bytes: Uint8Array): Promise<string> {
  const path = join(userData, name);
  writeFileSync(path, bytes);
  const id = await page.evaluate(async (file) => {
    const reply = await window.bridge.call('evidence.addFiles', { paths: [file], link: null });
    const { added } = (reply.ok ? reply.value : { added: [] }) as { added: { id: string }[] };
    return added[0]?.id ?? '';
  }, path);
  await page.evaluate((to) => {
    window.location.hash = `#/evidence/${to}/redact`;
  }, id);
  return id;
}

/** The newest piece of evidence, with its bytes. */
async function newest(page: Page): Promise<{ title: string; redacted: { of: string; sha256: string } | null; bytes: Buffer }> {
  const { bytes, ...rest } = await page.evaluate(async () => {
    const ask = async (method: string, input: unknown): Promise<unknown> => {
      const reply = await window.bridge.call(method, input);
      return reply.ok ? reply.value : null;
    };
    type Piece = { id: string; title: string; redacted: { of: string; sha256: string } | null };
    const copy = ((await ask('evidence.list', undefined)) as Piece[]).find(({ redacted }) => redacted !== null);
    const read = (await ask('evidence.read', { id: copy?.id })) as { bytes: Uint8Array };
    return { title: copy?.title ?? '', redacted: copy?.redacted ?? null, bytes: Array.from(read.bytes) };
  });
  return { ...rest, bytes: Buffer.from(bytes) };
}

/** Brightness of a point of a page of a PDF, in points from its upper left corner. */
function brightness(file: string, page: number): { width: number; height: number; at: (x: number, y: number) => number } {
  const picture = execFileSync('pdftoppm', ['-r', '72', '-gray', '-f', String(page), '-l', String(page), file], { maxBuffer: 1 << 26 });
  const [head = '', width = '', height = ''] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 40).toString('latin1')) ?? [];
  return { width: Number(width), height: Number(height), at: (x, y) => picture[head.length + y * Number(width) + x] ?? -1 };
}

test('a patient is covered by what the text layer suggests and by hand; the copy holds pixels alone', async ({ page, userData }) => {
  await createWorkspace(page);
  const record = await patientRecord();
  const id = await openInVault(page, userData, 'Phiếu theo dõi.pdf', record);
  const side = page.getByRole('complementary', { name: 'Che thông tin' });
  await expect(side.getByRole('heading', { name: 'Gợi ý (4)' })).toBeVisible();
  await expect(side).toContainText('001085012345');
  await expect(side).not.toContainText('150.000.000');
  // Nothing is covered before somebody says so.
  await expect(side.getByRole('heading', { name: 'Ô che (0)' })).toBeVisible();
  await expect(side.getByRole('button', { name: 'Lưu bản che' })).toBeDisabled();
  await side.getByRole('button', { name: 'Bỏ qua Ngày sinh: 05/03/1985, trang 1' }).click();
  await side.getByRole('button', { name: 'Che cả nhóm Họ tên' }).click();
  await page
    .getByRole('button', { name: /^Che CCCD, CMND, hộ chiếu: 001085012345/ })
    .first()
    .click();
  await expect(side.getByRole('heading', { name: 'Ô che (3)' })).toBeVisible();

  const paper = page.locator('[data-paper="1"]');
  await expect(paper.locator('canvas')).toHaveAttribute('data-drawn', '1');
  const frame = await paper.boundingBox();
  if (frame === null) throw new Error('no page on screen');
  const scale = frame.width / 595;
  await page.mouse.move(frame.x + 300 * scale, frame.y + 400 * scale);
  await page.mouse.down();
  await page.mouse.move(frame.x + 400 * scale, frame.y + 450 * scale, { steps: 4 });
  await page.mouse.up();
  await expect(side.getByRole('heading', { name: 'Ô che (4)' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(side.getByRole('heading', { name: 'Ô che (3)' })).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(side.getByRole('heading', { name: 'Ô che (4)' })).toBeVisible();

  await page.keyboard.press('b');
  const added = page.locator('button[data-box]:focus');
  const place = await added.getAttribute('aria-label');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(added).not.toHaveAttribute('aria-label', place ?? '');
  await page.keyboard.press('Delete');
  await expect(side.getByRole('heading', { name: 'Ô che (4)' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await expect(side).toContainText('Chưa xem trang 2');
  await page.keyboard.press('PageDown');
  await expect(side).not.toContainText('Chưa xem');
  await takePictures(page, 'redact');

  await side.getByRole('button', { name: 'Lưu bản che' }).click();
  await expect(page.getByRole('heading', { name: 'Đã lưu bản che' })).toBeVisible();
  await expect(page.getByText('Bản gốc giữ nguyên')).toContainText(sha256(record).slice(0, 12));

  const copy = await newest(page);
  expect(copy).toMatchObject({ title: 'Phiếu theo dõi (bản che)', redacted: { of: id, sha256: sha256(record) } });
  const file = join(userData, 'bản che.pdf');
  writeFileSync(file, copy.bytes);
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).trim()).toBe('');
  expect(copy.bytes.toString('latin1')).not.toMatch(/Info|Producer|CreationDate|Metadata|Annot|Font/);
  const first = brightness(file, 1);
  expect([first.width, first.height]).toEqual([595, 842]);
  // “Nguyễn Văn An” and the number; the box drawn by hand; the white beside it; the date that was left.
  for (const x of [140, 170, 200, 230]) expect(first.at(x, 842 - 704)).toBeLessThan(12);
  for (const [x, y] of [
    [305, 405],
    [350, 425],
    [396, 446],
  ] as const)
    expect(first.at(x, y)).toBeLessThan(12);
  expect(first.at(420, 425)).toBeGreaterThan(240);
  const row = Array.from({ length: 70 }, (_, index) => first.at(140 + index, 842 - 664));
  expect(Math.max(...row)).toBeGreaterThan(240);
  // On its side and cut: what was at (x, y) of the sheet is seen at (y − 50, x − 50).
  const second = brightness(file, 2);
  expect([second.width, second.height]).toEqual([742, 495]);
  for (const x of [278, 330, 370, 388]) expect(second.at(404 - 50, x - 50)).toBeLessThan(12);
  expect(second.at(404 - 50, 80)).toBeGreaterThan(-1);
  expect(Math.max(...Array.from({ length: 60 }, (_, index) => second.at(404 - 50, 60 + index)))).toBeGreaterThan(240);
});

test('what can not be opened says why; a photograph loses what it carries besides pixels', async ({ page, userData }) => {
  await createWorkspace(page);
  const locked = await PDFDocument.create();
  locked.addPage([200, 200]);
  locked.encrypt({ userPassword: 'mật khẩu', ownerPassword: 'khác' });
  await openInVault(page, userData, 'khóa.pdf', await locked.save());
  await expect(page.getByRole('alert')).toContainText('có mật khẩu');
  await openInVault(page, userData, 'hỏng.pdf', Buffer.from('%PDF-1.7\nkhông còn gì'));
  await expect(page.getByRole('alert')).toContainText('bị hỏng');
  const long = await PDFDocument.create();
  for (let count = 0; count < 301; count++) long.addPage([200, 200]);
  await openInVault(page, userData, 'dài.pdf', await long.save());
  await expect(page.getByRole('alert')).toContainText('301 trang');
  await openInVault(page, userData, 'ghi chép.txt', Buffer.from('Nguyễn Văn An'));
  await expect(page.getByRole('alert')).toContainText('không phải tệp PDF hoặc ảnh');

  // A photograph that is to be shown turned, as phones take them, with a name in its remark.
  const flat = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [400, 200];
    const context = canvas.getContext('2d');
    if (context === null) return [];
    context.fillStyle = '#fff';
    context.fillRect(0, 0, 400, 200);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg'));
    return blob === null ? [] : Array.from(new Uint8Array(await blob.arrayBuffer()));
  });
  const exif = Buffer.from('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0', 'latin1');
  const remark = Buffer.from('Nguyen Van An');
  const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, 0, data.length + 2]), data]);
  const photo = Buffer.concat([Buffer.from(flat.slice(0, 2)), segment(0xe1, exif), segment(0xfe, remark), Buffer.from(flat.slice(2))]);
  await openInVault(page, userData, 'ảnh chụp.jpg', photo);
  const paper = page.locator('[data-paper="1"]');
  await expect(paper.locator('canvas')).toHaveAttribute('data-drawn', '1');
  await page.keyboard.press('b');
  await page.getByRole('button', { name: 'Lưu bản che' }).click();
  await expect(page.getByRole('heading', { name: 'Đã lưu bản che' })).toBeVisible();
  const { bytes, title } = await newest(page);
  expect(title).toBe('ảnh chụp (bản che)');
  expect(bytes.includes('Exif') || bytes.includes('Nguyen')).toBe(false);
  const seen = await page.evaluate(
    async (data) => {
      const bitmap = await createImageBitmap(new Blob([Uint8Array.from(data)], { type: 'image/jpeg' }));
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [bitmap.width, bitmap.height];
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const red = (x: number, y: number): number => context?.getImageData(x, y, 1, 1).data[0] ?? -1;
      return { size: [bitmap.width, bitmap.height], inside: red(100, 186), outside: red(100, 100) };
    },
    [...bytes],
  );
  expect(seen.size).toEqual([200, 400]);
  expect(seen.inside).toBeLessThan(12);
  expect(seen.outside).toBeGreaterThan(240);
});
