/** Forms without a “Lưu” button: what is typed is kept, and what can't be kept is told. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { addSystem, createWorkspace } from './window.ts';

async function openSystem(page: Page): Promise<void> {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
}

test('the calendar opens beside its field, inside the window', async ({ page }) => {
  await openSystem(page);
  await page.getByLabel('Ngày đưa vào sử dụng').click();
  const calendar = page.locator('[data-dates-dropdown]');
  await expect(calendar.getByRole('button', { name: 'Tháng trước' })).toBeVisible();
  const box = await calendar.boundingBox();
  expect(box?.width).toBeLessThan(400);
  await expect(calendar).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: 'test-results/screens/calendar.png' });
});
