/** Answered once for the unit, taken over by a system, told apart again; what is set aside and brought in; filters and keys. */
import { expect, test, takePictures } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';
import type { Page } from '@playwright/test';

const onDesk = (page: Page) => page.getByRole('combobox', { name: 'Hệ thống' });
const line = (page: Page) => page.getByTestId('common-line');
const title = (page: Page) => page.getByRole('heading', { level: 1 });

async function chooseDesk(page: Page, name: RegExp): Promise<void> {
  await onDesk(page).click();
  await page.getByRole('option', { name }).first().click();
  await expect(onDesk(page)).toHaveValue(name);
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
}

test('an answer of the unit is taken over, differs, and comes back', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  await chooseDesk(page, /^HIS-EMR/);
  await page.keyboard.press('u');
  const asked = await title(page).innerText();

  // The desk of the unit opens at the same requirement, whatever number it has there.
  await chooseDesk(page, /Đánh giá chung · NĐ 331/);
  await expect(title(page)).toHaveText(asked);
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await page.keyboard.type('Quy chế chung của bệnh viện');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  await expect(line(page)).toContainText('hệ thống theo câu trả lời này');
  await takePictures(page, 'desk-of-the-unit');
  await expectAccessible(page);

  await chooseDesk(page, /^HIS-EMR/);
  await expect(title(page)).toHaveText(asked);
  await expect(line(page)).toContainText('Theo đánh giá chung.');
  // Saying the same is no answer of the system's own.
  await page.keyboard.press('1');
  await expect(page.getByRole('alert').filter({ hasText: 'đã có theo đánh giá chung' })).toBeVisible();
  await expect(line(page)).toContainText('Theo đánh giá chung.');
  await expect(page.getByRole('textbox', { name: 'Hiện trạng' })).toHaveValue('Quy chế chung của bệnh viện');
  const row = page.getByRole('treeitem', { name: asked }).first();
  await expect(row.getByRole('img', { name: 'Đáp ứng đầy đủ, theo đánh giá chung' })).toBeVisible();

  await page.keyboard.press('2');
  await expect(line(page)).toContainText(
    'Vừa tách khỏi đánh giá chung. Riêng của HIS-EMR; đánh giá chung, theo cấp độ 4 chặt hơn, là Đáp ứng đầy đủ',
  );
  await expect(row.getByRole('img', { name: 'Đáp ứng một phần', exact: true })).toBeVisible();
  await takePictures(page, 'desk-differs');
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('t');
  await expect(line(page)).toContainText('Theo đánh giá chung.');
  await expect(page.getByRole('radio', { name: 'Đáp ứng đầy đủ' })).toBeChecked();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('radio', { name: 'Đáp ứng một phần' })).toBeChecked();

  // The unit answered a stricter requirement, which a milder one can't replace; where it said nothing, the system's answer becomes its own.
  await page.keyboard.press('c');
  await expect(page.getByRole('alert').filter({ hasText: 'chặt hơn yêu cầu này' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Đưa lên đánh giá chung' })).toBeHidden();
  await page.keyboard.press('u');
  await expect(line(page)).toContainText('Chưa có đánh giá chung');
  await page.keyboard.press('2');
  await page.keyboard.press('c');
  await expect(line(page)).toContainText('Theo đánh giá chung.');
  await expect(page.getByRole('radio', { name: 'Đáp ứng một phần' })).toBeChecked();
});

test('what is set aside is brought in, counts, and is set aside again', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  await chooseDesk(page, /^HIS-EMR/);
  const all = page.getByRole('button', { name: /^Tất cả/ });
  const count = async (): Promise<number> => Number((await all.innerText()).replaceAll(/\D/g, ''));
  const before = await count();
  const aside = page.locator('[role="treeitem"][aria-level="2"][class*="aside"]').first();
  for (const closed of await page.locator('[role="treeitem"][aria-expanded="false"]').all()) {
    if (await aside.isVisible()) break;
    await closed.click();
  }
  await aside.click();
  await expect(page.getByText(/^Không phát sinh: hệ thống không có đặc điểm/)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('i');
  await expect(page.getByText('Được đưa vào', { exact: true })).toBeVisible();
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Chưa đáp ứng' })).toBeChecked();
  expect(await count()).toBe(before + 1);
  await takePictures(page, 'desk-brought-in');
  await page.keyboard.press('i');
  await expect(page.getByRole('button', { name: /Đưa vào đánh giá/ })).toBeVisible();
  expect(await count()).toBe(before);
});

test('filters and fields are reached by key; one plan serves two requirements', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  await chooseDesk(page, /^HIS-EMR/);
  await page.keyboard.press('u');
  const first = await title(page).innerText();
  await page.keyboard.press('2');
  await page.keyboard.press('p');
  await page.keyboard.type('Mua tường lửa cho cơ sở 2');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Lê Quang Minh');
  await page.keyboard.press('Tab');
  await page.keyboard.type('01/11/2026');
  await page.keyboard.press('Escape');
  await page.keyboard.press('u');
  await expect(title(page)).not.toHaveText(first);
  await page.keyboard.press('4');
  await page.keyboard.press('r');
  await expect(page.getByRole('textbox', { name: 'Lý do không áp dụng' })).toBeFocused();
  await page.keyboard.type('Không có');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('u');
  await page.keyboard.press('3');
  await page.getByRole('combobox', { name: 'Dùng kế hoạch có sẵn' }).fill('tường lửa cho cơ sở 2');
  await page.getByRole('option', { name: /Mua tường lửa cho cơ sở 2/ }).click();
  await expect(page.getByRole('textbox', { name: 'Việc phải làm' })).toHaveValue('Mua tường lửa cho cơ sở 2');
  await expect(page.getByText('dùng chung cho 2 yêu cầu')).toBeVisible();
  await page.getByRole('combobox', { name: 'Tình trạng' }).click();
  await page.getByRole('option', { name: 'Đang làm' }).click();
  await page.keyboard.press('Escape');

  // The bar, then its menu, by keys alone.
  await page.keyboard.press('f');
  await expect(page.getByRole('button', { name: /^Tất cả/ })).toBeFocused();
  await page.getByRole('button', { name: 'Lọc khác' }).press('Enter');
  const menu = page.getByRole('menu', { name: 'Lọc khác' });
  await expect(menu).toBeVisible();
  await expectAccessible(page);
  await menu.getByRole('menuitem', { name: /^Quá hạn/ }).press('Enter');
  const items = page.locator('[role="treeitem"][aria-level="2"]');
  await expect(page.getByRole('button', { name: /^Quá hạn/ })).toBeVisible();
  await expect(items.filter({ hasText: first })).toBeVisible();
  await page.keyboard.press('Escape');
  const here = await title(page).innerText();
  await page.keyboard.press('k');
  await expect(title(page)).not.toHaveText(here);
  await expect(page.getByRole('combobox', { name: 'Tình trạng' })).toHaveValue('Đang làm');
  await page.keyboard.press('ArrowDown');
  await expect(title(page)).toHaveText(here);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('dùng đánh giá chung');
});
