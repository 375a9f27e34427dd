/** The judgement of files from outside, for whoever has no workspace and for whoever has one. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile, openSample, trustDemoAuthority } from './sample.ts';
import { expectAccessibleInBothSchemes, goTo } from './window.ts';

test.setTimeout(240_000);
const LONG = { timeout: 90_000 };

test('judges files without a workspace, says what was changed, and keeps the results', async ({ electronApp, page, userData }) => {
  await page.getByRole('link', { name: 'Xác minh hồ sơ' }).click();
  await expect(page.getByRole('heading', { name: 'Xác minh tệp' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await trustDemoAuthority(electronApp, page);
  await expect(page.getByRole('region', { name: 'Chứng thư gốc tin cậy' })).toContainText('CA trình diễn');

  const folder = join(userData, 'nộp');
  mkdirSync(folder);
  copyFileSync(demoFile('ho-so-2026-da-ky.pdf'), join(folder, 'hồ sơ thật.pdf'));
  const bytes = readFileSync(demoFile('ho-so-2026-da-ky.pdf'));
  // Behind the record, among the pages.
  bytes[1_000_000] = (bytes[1_000_000] ?? 0) ^ 1;
  writeFileSync(join(folder, 'hồ sơ sửa.pdf'), bytes);
  const document = await PDFDocument.load(readFileSync(demoFile('ho-so-2026-da-ky.pdf')), {
    forIncrementalUpdate: true,
    updateMetadata: false,
  });
  document.getPage(2).drawText('them', { x: 50, y: 50 });
  writeFileSync(join(folder, 'hồ sơ thêm.pdf'), await document.save({ useObjectStreams: false }));
  // The whole folder in one go.
  await answerDialogs(electronApp, folder);
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  const file = (name: string) => page.getByRole('region', { name, exact: true });
  const verdict = (name: string) => file(name).locator('[aria-current="true"]');
  await expect(verdict('hồ sơ thật.pdf')).toHaveText('Hợp lệ', LONG);
  await expect(verdict('hồ sơ sửa.pdf')).toHaveText('Không hợp lệ', LONG);
  await expect(verdict('hồ sơ thêm.pdf')).toHaveText('Không hợp lệ', LONG);
  await expect(file('hồ sơ sửa.pdf').getByRole('region', { name: 'Trang in so với bản ghi' })).toContainText('byte 1.000.000');
  await expect(file('hồ sơ thêm.pdf').getByRole('region', { name: 'Các lần ghi của tệp' }).first()).toContainText('sửa nội dung trang 3');
  const genuine = file('hồ sơ thật.pdf');
  await expect(genuine).toContainText('đến lần ghi 2/3');
  await genuine.getByText('Chuỗi chứng thư (2)').first().click();
  await expect(genuine.getByText('tự cấp (chứng thư gốc)').first()).toBeVisible();
  await takePictures(page, 'verify');
  await expectAccessibleInBothSchemes(page);

  // Results stay while another page is looked at, with a workspace or without.
  await page.getByRole('link', { name: 'Về màn hình đầu' }).click();
  await openSample(electronApp, page, userData);
  await goTo(page, 'Xác minh tệp');
  await expect(verdict('hồ sơ sửa.pdf')).toHaveText('Không hợp lệ');
  // Judged again once nobody is trusted, each where it stands.
  await page.getByRole('button', { name: /^Gỡ An Tâm/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Gỡ', exact: true }).click();
  await expect(verdict('hồ sơ thật.pdf')).toHaveText('Chưa xác định', LONG);
});

test('compares the evidence of a package, and calls by its name what is no dossier', async ({ electronApp, page, userData }) => {
  await page.getByRole('link', { name: 'Xác minh hồ sơ' }).click();
  const note = join(userData, 'ghi chú.txt');
  writeFileSync(note, 'xin chào');
  const empty = join(userData, 'rỗng.pdf');
  writeFileSync(empty, '');
  const folder = join(userData, 'trống');
  mkdirSync(folder);
  await answerDialogs(electronApp, demoFile('goi-ho-so-2026.zip'), note, empty, folder);
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  const file = (name: string) => page.getByRole('region', { name, exact: true });
  await expect(file('ghi chú.txt')).toContainText('không phải PDF hay gói hồ sơ', LONG);
  await expect(file('rỗng.pdf')).toContainText('rỗng (0 byte)', LONG);
  await expect(file('trống')).toContainText('là thư mục nên chưa kiểm tra được gì', LONG);
  const box = file('goi-ho-so-2026.zip');
  await expect(box.getByText('Chưa xác định')).toBeVisible(LONG);
  await box.getByRole('button', { name: 'Chi tiết của goi-ho-so-2026.zip' }).click();
  await expect(box.getByRole('region', { name: 'Minh chứng trong gói' }).first()).toContainText('đúng');
  await expect(box.getByRole('region', { name: 'Hồ sơ tự khai' })).toContainText('Đơn vị');
  await takePictures(page, 'verify-package');
  await box.getByRole('button', { name: 'Sao chép biên bản' }).click();
  await expect(page.getByText('Đã sao chép biên bản xác minh')).toBeVisible();
});
