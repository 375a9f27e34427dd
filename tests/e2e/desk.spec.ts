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
  await page.keyboard.press('u');
  const group = page.getByRole('radiogroup', { name: 'Kết luận' });
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
