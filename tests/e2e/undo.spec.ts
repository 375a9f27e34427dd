/** Taking acts back from any page and after a restart, finding by words, and the page of progress. */
import { expect, expectQuiet, launch, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessible, goTo } from './window.ts';

test('what was done on three pages is taken back from a fourth, in its order, also after a restart', async ({ userData }) => {
  let app = await launch(userData);
  let page = await app.firstWindow();
  await openSample(app, page, userData);

  // A form, a conclusion, a plan.
  await goTo(page, 'Đơn vị');
  const province = page.getByLabel('Tỉnh, thành phố');
  const before = await province.inputValue();
  await province.fill('Tỉnh Khác');
  await province.blur();
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  await goTo(page, 'Đánh giá');
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
  await page.keyboard.press('u');
  await page.keyboard.press('3');
  await expect(page.getByRole('radio', { name: 'Chưa đáp ứng' })).toBeChecked();
  // As the page knows it: the driver hears of it later.
  const address = await page.evaluate(() => window.location.hash);
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  await page.keyboard.press('p');
  await page.keyboard.type('Mua băng từ');
  await page.keyboard.press('Escape');
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Lùi một bước' }).hover();
  await expect(page.getByRole('tooltip', { name: /^Hoàn tác: câu trả lời / })).toBeVisible();

  // Three keys, faster than anything can be read anew.
  for (let i = 0; i < 3; i++) await page.keyboard.press('Control+z');
  const toast = page.getByRole('alert').filter({ hasText: 'Đã hoàn tác' });
  await expect(toast).toContainText('sau cùng: thông tin đơn vị');
  await toast.getByRole('button', { name: 'Đến nơi' }).click();
  await expect(province).toHaveValue(before);
  // The page that shows the form when it is done again shows it so.
  await page.keyboard.press('Escape');
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+Shift+z');
  await expect(province).toHaveValue('Tỉnh Khác');
  await page.keyboard.press('Control+y');
  await expect(page.getByText(/^Đã làm lại: câu trả lời/)).toBeVisible();
  await page.evaluate((hash) => void (window.location.hash = hash), address);
  await expect(page.getByRole('radio', { name: 'Chưa đáp ứng' })).toBeChecked();
  await expectQuiet(app);
  await app.close();

  app = await launch(userData);
  page = await app.firstWindow();
  await openSample(app, page, userData);
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Đã hoàn tác: câu trả lời/)).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Đã hoàn tác: thông tin đơn vị')).toBeVisible();
  await goTo(page, 'Đơn vị');
  await expect(page.getByLabel('Tỉnh, thành phố')).toHaveValue(before);
  // In a text field the key is the field's own.
  await page.getByLabel('Tỉnh, thành phố').focus();
  await page.keyboard.type('xyz');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/^Đã hoàn tác: (?!thông tin đơn vị)/)).toHaveCount(0);
  await expectQuiet(app);
  await app.close();
});

test('finds a requirement without marks and opens it on the desk', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: /^Tìm yêu cầu/ });
  await expect(field).toBeFocused();
  await field.fill('quy tac sao luu');
  const found = page.getByRole('option', { name: /^5\.11\.2\.3\.a Quy tắc sao lưu.*HIS/ });
  await expect(found).toHaveAttribute('aria-selected', 'true');
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/assess\/[^?]+\?item=5\.11\.2\.3\.a$/);
  await expect(page.getByRole('heading', { level: 1, name: /^Quy tắc sao lưu/ })).toBeVisible();
});

test('progress shows every group and system, as a picture and in figures, and leads to the desk', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Phím' })).toContainText('tiến độ');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page.getByRole('heading', { name: 'Tiến độ đánh giá 2026' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Tỷ lệ kết luận theo nhóm/ })).toContainText('/8 đáp ứng');
  await page.getByText('Bảng số liệu của hình').click();
  await expect(page.getByRole('columnheader', { name: 'Chưa đáp ứng' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: /^HIS-EMR, Sao lưu và khôi phục dữ liệu/ }).click();
  await expect(page).toHaveURL(/item=5\.11\./);
});
