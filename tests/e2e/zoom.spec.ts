/** Zoom by the keys of every browser, kept by the program; nothing is cut when everything is large. */
import type { Page } from '@playwright/test';
import { expect, launch, test } from './fixture.ts';
import { answerDialogs, demoFile, openSample } from './sample.ts';
import { createWorkspace, expectAccessible, goTo, LAM_GIANG } from './window.ts';

const width = (page: Page): Promise<number> => page.evaluate(() => window.innerWidth);

test('zooms by keys, between limits, and is as large after a restart', async ({ userData }) => {
  let app = await launch(userData);
  let page = await app.firstWindow();
  const factor = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
  await createWorkspace(page);
  const normal = await width(page);
  await page.keyboard.press('Control+=');
  await expect.poll(factor).toBe(1.1);
  await expect.poll(() => width(page)).toBeLessThan(normal);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Phím' })).toContainText('phóng to');
  // In a dialog, too.
  for (let i = 0; i < 8; i++) await page.keyboard.press('Control++');
  await expect.poll(factor).toBe(2);
  await expect.poll(() => width(page)).toBe(Math.round(normal / 2));
  await page.keyboard.press('Escape');
  await goTo(page, 'Thiết lập');
  await page.getByLabel('Cỡ hiển thị').selectOption('150 %');
  await expect.poll(factor).toBe(1.5);
  await app.close();

  app = await launch(userData);
  page = await app.firstWindow();
  await expect.poll(factor).toBe(1.5);
  await expect(page.getByRole('button', { name: LAM_GIANG.unit })).toBeVisible();
  await page.keyboard.press('Control+0');
  await expect.poll(factor).toBe(1);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+-');
  await expect.poll(factor).toBe(0.8);
  await app.close();
});

/** Buttons, links and fields of the page itself that can't be scrolled to where they can be seen and pressed. */
async function unreachable(page: Page): Promise<string[]> {
  const found: string[] = [];
  const controls = page.locator('main, main ~ footer:not(.status)').locator('button, a, input, select, textarea').filter({ visible: true });
  for (const control of await controls.all()) {
    await control.scrollIntoViewIfNeeded();
    const reached = await control.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const bar = document.querySelector('footer')?.getBoundingClientRect().top ?? window.innerHeight;
      const bottom = element.closest('footer') === null ? bar : window.innerHeight;
      return box.left >= 0 && box.right <= window.innerWidth && box.top >= 0 && box.bottom <= bottom + 1;
    });
    // The radio buttons of a segmented control have no size of their own.
    const drawn = await control.evaluate((element) => element.getBoundingClientRect().width > 1);
    if (drawn && !reached) found.push((await control.textContent()) || (await control.getAttribute('aria-label')) || 'field');
  }
  return found;
}

/** A window of 1280×800 at 150 % and at 200 %. */
const SMALL = [
  { width: 853, height: 533 },
  { width: 640, height: 400 },
];

test('everything can be reached in a small window', async ({ electronApp, page, userData }) => {
  // A whole dossier is judged on the way.
  test.setTimeout(240_000);
  const look = async (name: string): Promise<void> => {
    for (const size of SMALL) {
      await page.setViewportSize(size);
      await page.screenshot({ path: `test-results/screens/${name}-${size.width}.png` });
      expect(await unreachable(page), name).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(size.width);
    }
  };
  await expect(page.getByRole('button', { name: 'Tạo kho làm việc' })).toBeVisible();
  await look('small-first-run');
  await openSample(electronApp, page, userData);
  await goTo(page, 'Xác minh tệp');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await look('small-verify');
  await answerDialogs(electronApp, demoFile('ho-so-2026-da-ky.pdf'));
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(page.locator('[aria-current="true"]').filter({ hasText: 'Chưa xác định' })).toBeVisible({ timeout: 120_000 });
  await look('small-verified');
  await goTo(page, 'Thiết lập');
  await expect(page.getByRole('button', { name: 'Kiểm tra dữ liệu' })).toBeVisible();
  await look('small-settings');
  await expectAccessible(page);
});
