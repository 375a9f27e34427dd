/** The desk as an officer uses it: by keyboard, with evidence dropped onto it, and nothing lost by a restart. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectQuiet, launch, takePictures, test } from './fixture.ts';
import { answerDialogs, openSample } from './sample.ts';
import { expectAccessible, goTo } from './window.ts';

test('answers by keyboard, takes evidence, keeps everything through a restart', async ({ userData }) => {
  let app = await launch(userData);
  let page = await app.firstWindow();
  await openSample(app, page, userData);
  await takePictures(page, 'home-filled');
  await goTo(page, 'Đánh giá');
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' })).toContainText('627/QĐ-BVĐK');
  await takePictures(page, 'desk');

  // The next open requirement, answered without the mouse.
  await page.keyboard.press('u');
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Đáp ứng một phần' })).toBeChecked();
  await page.keyboard.press('n');
  await page.keyboard.type('Đã áp dụng ở khoa Khám bệnh');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  await expect(page.getByRole('textbox', { name: 'Phần chưa đáp ứng' })).toBeVisible();

  const file = join(userData, 'Biên bản kiểm tra.txt');
  writeFileSync(file, 'Biên bản kiểm tra ngày 20/11/2026');
  await answerDialogs(app, file);
  await page.keyboard.press('e');
  await expect(page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' })).toContainText('Biên bản kiểm tra');
  await expectAccessible(page);
  await takePictures(page, 'desk-partial');
  const address = page.url();
  expect(address).toContain('item=');
  await expectQuiet(app);
  await app.close();

  app = await launch(userData);
  page = await app.firstWindow();
  await openSample(app, page, userData);
  await goTo(page, 'Đánh giá');
  await page.getByRole('textbox', { name: 'Tìm yêu cầu' }).fill(title);
  await page.getByRole('treeitem', { name: title }).first().click();
  await expect(page.getByRole('radio', { name: 'Đáp ứng một phần' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Hiện trạng' })).toHaveValue('Đã áp dụng ở khoa Khám bệnh');
  await expect(page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' })).toContainText('Biên bản kiểm tra');
  await expectQuiet(app);
  await app.close();
});

test('a conclusion given by mistake can be taken back, by key and by button', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  const group = page.getByRole('radiogroup', { name: 'Kết luận' });
  await expect(group).toBeVisible();
  await page.keyboard.press('u');
  const back = page.getByRole('button', { name: 'Bỏ kết luận' });
  await expect(back).toBeHidden();
  await page.keyboard.press('1');
  await expect(group.getByRole('radio', { name: 'Đáp ứng đầy đủ' })).toBeChecked();
  await page.keyboard.press('0');
  await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
  await page.keyboard.press('3');
  await back.click();
  await expect(group.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('a text that could not be kept stays told until it is, whatever else is saved', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  const note = page.getByRole('textbox', { name: 'Hiện trạng' });
  await expect(note).not.toHaveValue('');
  await note.fill('dài '.repeat(6000));
  const status = page.getByRole('contentinfo');
  await expect(page.getByRole('alert')).toContainText('Sửa');
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await page.keyboard.press('2');
  await expect(page.getByRole('radio', { name: 'Đáp ứng một phần' })).toBeChecked();
  await expect(status).toContainText('Chưa lưu được');
  await expect(status).not.toContainText('Đã lưu lúc');
  await page.keyboard.press('k');
  await note.fill('Ngắn lại');
  await page.keyboard.press('Escape');
  await expect(status).toContainText('Đã lưu lúc');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the list is walked and searched by keyboard, and keeps the focus when an answer empties it', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  const tree = page.getByRole('tree');
  await page.getByRole('button', { name: /^Chưa đánh giá/ }).click();
  const items = tree.locator('[role="treeitem"][aria-level="2"]');
  const count = await items.count();
  expect(count).toBeGreaterThan(1);
  const second = await items.nth(1).getAttribute('data-row');
  await items.first().click();
  await page.keyboard.press('1');
  await expect(items).toHaveCount(count - 1);
  await expect(tree.locator(`[data-row="${second ?? ''}"]`)).toBeFocused();

  // A group closes while the list is narrowed, and is open again for the next search.
  const group = tree.locator('[role="treeitem"][aria-level="1"]').first();
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('button', { name: /^Tất cả/ }).click();

  const search = page.getByRole('textbox', { name: 'Tìm yêu cầu' });
  await search.fill('sao luu');
  await expect(group).toHaveAttribute('aria-expanded', 'true');
  await search.press('ArrowDown');
  await expect(group).toBeFocused();
  const first = (await items.first().innerText()).trim();
  await search.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(first);
  await search.press('Escape');
  await expect(search).toHaveValue('');
  await expect(search).toBeFocused();
});

test('what is set aside takes no evidence; what an answer lacks is read in full, no toast over the acts', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('2');
  const foot = page.getByText(/^Còn thiếu:/);
  await expect(foot).toBeVisible();
  expect(await foot.evaluate((element) => (element.parentElement?.scrollWidth ?? 0) <= (element.parentElement?.clientWidth ?? 0))).toBe(
    true,
  );
  const file = join(userData, 'Biên bản.txt');
  writeFileSync(file, 'Biên bản');
  await answerDialogs(electronApp, file);
  await page.keyboard.press('e');
  const told = page.getByRole('alert').filter({ hasText: 'Đã thêm' });
  await expect(told).toBeVisible();
  const acts = await page.getByRole('button', { name: /Xác nhận/ }).boundingBox();
  const box = await told.boundingBox();
  expect((box?.y ?? 9999) + (box?.height ?? 0)).toBeLessThanOrEqual(acts?.y ?? 0);
  await page.screenshot({ path: 'test-results/screens/desk-toast.png' });

  const aside = page.locator('[role="treeitem"][aria-level="2"][class*="aside"]').first();
  for (const closed of await page.locator('[role="treeitem"][aria-expanded="false"]').all()) {
    if (await aside.isVisible()) break;
    await closed.click();
  }
  await aside.click();
  const help = page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' });
  await expect(help.getByText('E', { exact: true })).toBeHidden();
  await electronApp.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => {
      Object.assign(globalThis, { askedForFiles: true });
      return Promise.resolve({ canceled: true, filePaths: [] });
    };
  });
  await page.keyboard.press('e');
  // Answered after whatever the key has asked for.
  await page.evaluate(() => (window as unknown as { bridge: { call(method: string): Promise<unknown> } }).bridge.call('app.info'));
  expect(await electronApp.evaluate(() => 'askedForFiles' in globalThis)).toBe(false);
});
