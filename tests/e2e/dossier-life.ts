/** What becomes of a signed dossier: packed, sent, listed, replaced. Walked at the end of signing, where there is one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, takePictures } from './fixture.ts';
import { expectAccessible, goTo } from './window.ts';

/** Lets the next save dialogs answer with this path. */
export const saveTo = (app: ElectronApplication, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);

export async function packs(electronApp: ElectronApplication, page: Page, folder: string): Promise<void> {
  const file = join(folder, 'gói hồ sơ.zip.age');
  await page.getByRole('button', { name: 'Gói hồ sơ…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Gói hồ sơ' });
  await expect(dialog.getByText(/^Cỡ gói: khoảng .* tệp$/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Kèm tất cả bản gốc' }).click();
  await dialog.getByRole('button', { name: 'Che hoặc bỏ tài liệu nhạy cảm' }).click();
  await dialog.getByLabel('Đặt mật khẩu cho gói').check();
  await dialog.getByLabel('Mật khẩu', { exact: true }).fill('bốn từ không liên quan');
  await expect(dialog.getByRole('button', { name: 'Lưu gói…' })).toBeDisabled();
  await dialog.getByLabel('Nhập lại mật khẩu').fill('bốn từ không liên quan');
  await takePictures(page, 'dossier-package');
  await expectAccessible(page);
  await saveTo(electronApp, file);
  await dialog.getByRole('button', { name: 'Lưu gói…' }).click();
  await expect(page.getByText(/^Đã lưu gói hồ sơ/)).toBeVisible({ timeout: 60_000 });
  expect(readFileSync(file).subarray(0, 21).toString('latin1')).toBe('age-encryption.org/v1');
  expect(existsSync(`${file}.tmp`)).toBe(false);
}

export async function recordsSending(page: Page): Promise<void> {
  const block = page.getByRole('region', { name: 'Việc gửi' });
  await block.getByRole('button', { name: 'Ghi việc gửi…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Việc gửi hồ sơ' });
  await dialog.getByLabel('Ngày gửi').fill('23/11/2026');
  await expect(dialog.getByText('Ngày gửi không sau hôm nay.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Ghi', exact: true })).toBeDisabled();
  await dialog.getByLabel('Ngày gửi').fill('21/11/2026');
  await expect(dialog.getByText('Ngày gửi không trước ngày lập hồ sơ.')).toBeVisible();
  await dialog.getByLabel('Ngày gửi').fill('22/11/2026');
  await dialog.getByLabel('Kênh gửi').selectOption({ label: 'Phần mềm báo cáo của Bộ Công an' });
  await dialog.getByLabel('Số đến, mã giao dịch').fill('BC-2026-77');
  await dialog.getByRole('button', { name: 'Ghi', exact: true }).click();
  await expect(block).toContainText('22/11/2026 · Phần mềm báo cáo của Bộ Công an');
  // Taken back and done again by the keys of every page.
  await page.keyboard.press('Control+z');
  await expect(block).toContainText('Chưa ghi lần gửi nào.');
  await page.keyboard.press('Control+Shift+z');
  await expect(block).toContainText('BC-2026-77');
}

export async function isListed(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Hồ sơ các năm' }).click();
  const row = page.getByRole('row').filter({ has: page.getByText('đã gửi', { exact: true }) });
  await expect(row).toContainText('Phần mềm báo cáo của Bộ Công an');
  // A toast that sinks while the page is judged has colours of its own.
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0);
  await takePictures(page, 'dossiers');
  await expectAccessible(page);
  await row.getByRole('link').click();
  await expect(page.getByRole('button', { name: 'Lập hồ sơ thay thế…' })).toBeVisible();
}

export async function asksBeforeReplacing(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Lập hồ sơ thay thế…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Lập hồ sơ thay thế' });
  await expect(dialog.getByRole('button', { name: 'In hồ sơ thay thế' })).toBeDisabled();
  await dialog.getByLabel('Lý do thay thế').fill('Sửa kết quả kiểm tra của HIS');
  await expect(dialog.getByRole('button', { name: 'In hồ sơ thay thế' })).toBeEnabled();
  await dialog.getByRole('button', { name: 'Thôi' }).click();
  await goTo(page, 'Hồ sơ');
}
