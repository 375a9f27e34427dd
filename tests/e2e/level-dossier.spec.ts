/** The level dossier of a system: what is missing, and its papers as PDF and Word. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { addSystem, createWorkspace, expectAccessibleInBothSchemes, goTo } from './window.ts';

test.setTimeout(120_000);

/** Lets the next save dialogs answer with this path. */
const saveTo = (app: ElectronApplication, file: string | null): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === null, filePath: path ?? '' });
  }, file);

const paper = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name }).first();

test('shows what is missing with the way there, and prints drafts as PDF and Word', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống điều khiển điện/ }).click();
  await page.getByRole('tab', { name: 'Hồ sơ cấp độ' }).click();

  // Level 4: three letters and the volume, by the forms of the decree.
  await expect(paper(page, 'Công văn đề nghị ý kiến chuyên môn')).toContainText('Mẫu số 03');
  await expect(paper(page, 'Công văn đề nghị thẩm định')).toContainText('Mẫu số 02');
  await expect(paper(page, 'Tờ trình phê duyệt')).toContainText('Mẫu số 05');
  await expect(paper(page, 'Tập thuyết minh')).toContainText(/thiếu \d+ mục/);
  const gaps = page.getByRole('region', { name: 'Còn thiếu' });
  await expect(gaps).toContainText('Ý kiến thẩm định của cơ quan chủ trì');
  await expect(gaps).toContainText('NĐ 331 Đ24.1.b');
  await expectAccessibleInBothSchemes(page);

  const pdf = join(userData, 'tập thuyết minh.pdf');
  await saveTo(electronApp, pdf);
  await page.getByRole('button', { name: 'PDF nháp: Tập thuyết minh' }).click();
  await expect(page.getByText(`Đã lưu: ${pdf}`)).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(pdf).subarray(0, 5).toString('latin1')).toBe('%PDF-');

  // A name typed without its ending gets it.
  await saveTo(electronApp, join(userData, 'công văn'));
  await page.getByRole('button', { name: 'Word nháp: Công văn đề nghị thẩm định' }).click();
  const docx = join(userData, 'công văn.docx');
  await expect(page.getByText(`Đã lưu: ${docx}`)).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(docx).subarray(0, 2).toString('latin1')).toBe('PK');

  // The dialog asked about another name, so this file is not replaced.
  const before = readFileSync(docx);
  await page.getByRole('button', { name: 'Word nháp: Công văn đề nghị thẩm định' }).click();
  const refused = page.getByRole('region', { name: 'Tài liệu phải lập' }).getByRole('alert');
  await expect(refused).toContainText('tệp cũ còn nguyên');
  expect(readFileSync(docx).equals(before)).toBe(true);

  await saveTo(electronApp, null);
  await page.getByRole('button', { name: 'Word nháp: Tờ trình phê duyệt' }).click();
  await expect(refused).toBeHidden();
  expect(existsSync(join(userData, 'tờ trình.docx'))).toBe(false);

  await gaps.getByRole('link', { name: 'Bổ sung: ý kiến thẩm định của cơ quan chủ trì' }).click();
  await expect(page.getByRole('tab', { name: /Phê duyệt/ })).toHaveAttribute('aria-selected', 'true');
});

test('has nothing to print before the level is determined, and says so', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin xét nghiệm', 'LIS');
  await page.getByRole('tab', { name: 'Hồ sơ cấp độ' }).click();
  await expect(page.getByText('Cấp độ quyết định hồ sơ gồm tài liệu nào')).toBeVisible();
  await page.getByRole('link', { name: 'Xác định cấp độ của hệ thống' }).click();
  await expect(page.getByRole('heading', { name: /Xác định cấp độ/ }).first()).toBeVisible();
});
