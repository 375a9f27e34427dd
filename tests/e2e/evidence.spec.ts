/** The vault: what is in it serves any requirement, is dated without nonsense, and tells where it is used. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, openSample } from './sample.ts';
import { expectAccessibleInBothSchemes, goTo } from './window.ts';

test('evidence of the vault is found without marks, linked by keyboard, and leads back to its requirement', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  const file = join(userData, 'Sổ theo dõi đào tạo.txt');
  writeFileSync(file, 'Đào tạo ngày 20/11/2026');
  await goTo(page, 'Minh chứng');
  await answerDialogs(electronApp, file);
  await page.getByRole('button', { name: 'Thêm tệp' }).dblclick();
  await expect(page.getByRole('row', { name: /Sổ theo dõi đào tạo/ })).toHaveCount(1);
  await expect(page.getByRole('row').nth(1)).toContainText('Sổ theo dõi đào tạo');
  await page.getByRole('button', { name: 'Mở Sổ theo dõi đào tạo' }).click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết minh chứng' });
  await expect(detail).toContainText('Chưa dùng cho yêu cầu nào');

  await goTo(page, 'Đánh giá');
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  const title = await page.getByRole('heading', { level: 1 }).innerText();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Chọn từ kho minh chứng' });
  await expect(dialog).toContainText(title);
  await expect(dialog.getByLabel('Tìm trong kho')).toBeFocused();
  await page.keyboard.type('dao tao so theo');
  const option = dialog.getByRole('option', { name: /Sổ theo dõi đào tạo/ });
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(option).toContainText('đã gắn');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'vault-picker');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  const help = page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' });
  await expect(help).toContainText('Sổ theo dõi đào tạo');
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');

  await goTo(page, 'Minh chứng');
  await page.getByRole('button', { name: 'Mở Sổ theo dõi đào tạo' }).click();
  await detail.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await help.getByRole('button', { name: 'Chọn từ kho minh chứng' }).click();
  await dialog.getByLabel('Tìm trong kho').fill('đào tạo sổ');
  await option.click();
  await expect(option).toHaveAttribute('aria-selected', 'false');
  await dialog.getByRole('button', { name: 'Xong' }).click();
  await expect(help).toContainText('Chưa gắn minh chứng nào.');
});

test('a title is kept from being emptied, and an end before the beginning is refused beside its field', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Minh chứng');
  // What serves an inspection or an incident only is not called unused.
  const inspected = page.getByRole('row', { name: /Báo cáo số 103\/BC-QLCL/ });
  await expect(inspected).toContainText('1 lần kiểm tra');
  await inspected.getByRole('button').click();
  await expect(
    page.getByRole('complementary', { name: 'Chi tiết minh chứng' }).getByRole('link', { name: /^Kiểm tra RIS-PACS/ }),
  ).toBeVisible();
  await expect(page.getByRole('row', { name: /1206\/BVĐK-CNTT/ })).toContainText('1 sự cố');
  await page.getByLabel('Tìm minh chứng').fill('chuong trinh co pham vi');
  await page
    .getByRole('button', { name: /^Mở Chương trình có phạm vi/ })
    .first()
    .click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết minh chứng' });
  await detail.getByLabel('Tên minh chứng').fill('  ');
  await detail.getByLabel('Có hiệu lực đến').fill('01/01/2020');
  await page.keyboard.press('Enter');
  await expect(detail.getByText('Minh chứng phải có tên')).toBeVisible();
  await expect(detail.getByText('Ngày hết hiệu lực đứng trước ngày của tài liệu')).toBeVisible();
  await expect(detail.getByLabel('Tên minh chứng')).toHaveValue(/^Chương trình có phạm vi/);
  await expect(page.getByRole('row').nth(1)).not.toContainText('2020');
  await expect(detail.getByLabel('Tên minh chứng')).toHaveAttribute('maxlength', '500');
  await goTo(page, 'Trang chủ');
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Có hiệu lực đến');
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(detail.getByLabel('Có hiệu lực đến')).toBeFocused();
  await detail.getByLabel('Ngày của tài liệu').fill('01/12/2019');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row').nth(1)).toContainText('01/01/2020');
  await expect(detail.getByText('Ngày hết hiệu lực đứng trước ngày của tài liệu')).toBeHidden();
  await expect(detail.getByText('Minh chứng phải có tên')).toBeHidden();
  await detail.getByLabel('Có hiệu lực đến').fill('01/01/2018');
  await page.keyboard.press('Enter');
  await page.getByLabel('Tìm minh chứng').fill('');
  await page.locator('button[aria-pressed="false"]').first().click();
  await expect(page.getByText('đứng trước ngày của tài liệu nên không được lưu')).toBeVisible();
});
