/** Closing the window: what was typed a moment ago is written first, and what can't be written is asked about. */
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, expectQuiet, launch, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { goTo } from './window.ts';

/** As the X of the title bar does. */
const close = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().forEach((window) => setImmediate(() => window.close())));

const closed = (app: ElectronApplication): Promise<unknown> => app.waitForEvent('close', { timeout: 10_000 });

const note = (page: Page) => page.getByRole('textbox', { name: 'Hiện trạng' });
const mandate = (page: Page) =>
  page.getByRole('group', { name: 'Đơn vị chuyên trách về an ninh mạng' }).getByLabel('Văn bản quy định chức năng');

async function startWithSample(userData: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch(userData);
  const page = await app.firstWindow();
  await openSample(app, page, userData);
  return { app, page };
}

test('text typed just before the window is closed is there again', async ({ userData }) => {
  let { app, page } = await startWithSample(userData);
  await goTo(page, 'Đánh giá');
  await note(page).fill('Ghi ngay trước khi đóng');
  let gone = closed(app);
  await close(app);
  await gone;

  ({ app, page } = await startWithSample(userData));
  await goTo(page, 'Đánh giá');
  await expect(note(page)).toHaveValue('Ghi ngay trước khi đóng');
  await goTo(page, 'Đơn vị');
  await mandate(page).fill('Quyết định số 99/QĐ-SYT');
  gone = closed(app);
  // As Alt+F4, the system's menu or a signal: the whole program ends.
  await app.evaluate(({ app }) => void setImmediate(() => app.quit()));
  await gone;

  ({ app, page } = await startWithSample(userData));
  await goTo(page, 'Đơn vị');
  await expect(mandate(page)).toHaveValue('Quyết định số 99/QĐ-SYT');
  await expectQuiet(app);
  await app.close();
});

test('a field that can’t be kept holds the window open until the user decides', async ({ userData }) => {
  const { app, page } = await startWithSample(userData);
  await goTo(page, 'Hệ thống');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  // Still typing: the field has not been left.
  await page.getByLabel('Ngày đưa vào sử dụng').fill('31/02/2026');
  await close(app);
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Ngày đưa vào sử dụng');
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(page.getByLabel('Ngày đưa vào sử dụng')).toBeFocused();
  await expect(page.getByLabel('Ngày đưa vào sử dụng')).toHaveValue('31/02/2026');
  await close(app);
  const gone = closed(app);
  // The window may be gone before the click is answered.
  await question
    .getByRole('button', { name: 'Rời đi' })
    .click()
    .catch(() => undefined);
  await gone;
});

test('drafts that outlive their page hold the window open from any other page, until they are given up', async ({ userData }) => {
  const { app, page } = await startWithSample(userData);
  await goTo(page, 'Hệ thống');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('link', { name: 'Xác định lại cấp độ' }).click();
  await page.getByRole('textbox').last().fill('Đang cân nhắc');
  await goTo(page, 'Hệ thống');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  await page.getByRole('button', { name: 'Thêm lần kiểm tra' }).click();
  const inspection = page.getByRole('group', { name: 'Thêm lần kiểm tra' });
  await expect(inspection.getByLabel('Loại')).toBeFocused();
  await inspection.getByLabel('Đơn vị kiểm tra').fill('Sở Y tế');
  await goTo(page, 'Trang chủ');
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
  await close(app);
  const question = page.getByRole('dialog', { name: 'Còn 2 ô chưa được lưu' });
  await expect(question).toContainText('Lần kiểm tra đang ghi dở – ');
  await expect(question).toContainText('Câu trả lời xác định cấp độ theo NĐ 331/2026, chưa ghi – ');
  await page.screenshot({ path: 'test-results/screens/closing-drafts.png' });
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();

  await goTo(page, 'Hệ thống');
  await page.getByRole('row').nth(1).getByRole('link').first().click();
  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  await expect(inspection.getByLabel('Đơn vị kiểm tra')).toHaveValue('Sở Y tế');
  await inspection.getByRole('button', { name: 'Hủy' }).click();
  const add = page.getByRole('button', { name: 'Thêm lần kiểm tra' });
  await expect(add).toBeFocused();
  // An empty form is nothing to lose.
  await add.click();
  await close(app);
  await expect(page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' })).not.toContainText('Lần kiểm tra');
  const gone = closed(app);
  await page
    .getByRole('button', { name: 'Rời đi' })
    .click()
    .catch(() => undefined);
  await gone;
});

test('a page that hangs can still be closed', async ({ userData }) => {
  const { app, page } = await startWithSample(userData);
  const gone = closed(app);
  await page.evaluate(() =>
    setTimeout(() => {
      for (;;);
    }, 0),
  );
  await close(app);
  await gone;
});
