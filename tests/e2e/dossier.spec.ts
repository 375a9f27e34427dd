/** From the check to the signed dossier. */
import { readFileSync } from 'node:fs';
import { asksBeforeReplacing, isListed, packs, recordsSending } from './dossier-life.ts';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile, keepOneSystem, openSample, trustDemoAuthority } from './sample.ts';
import { expectAccessible, goTo } from './window.ts';

test.setTimeout(240_000);
const password = (): string => readFileSync(demoFile('mat-khau.txt'), 'utf8').trim();

test('prints, signs twice, and gives one of three answers', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await keepOneSystem(page, 'Bảng tin');
  await goTo(page, 'Hồ sơ');
  await expect(page.getByRole('complementary', { name: 'Rà soát trước khi in' })).toContainText('không lỗi');
  await takePictures(page, 'dossier-empty');
  await expectAccessible(page);

  await page.getByRole('button', { name: 'In bản chính' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  // Printing goes on while another page is looked at, and the page of the dossier knows it when it is back.
  await goTo(page, 'Trang chủ');
  await goTo(page, 'Hồ sơ');
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByRole('button', { name: 'In bản chính' })).toBeHidden();
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible({ timeout: 60_000 });
  await takePictures(page, 'dossier-printed');

  const sign = async (part: string, key: string): Promise<void> => {
    const panel = page.getByRole('region', { name: part });
    await answerDialogs(electronApp, demoFile(key));
    await panel.getByRole('button', { name: 'Chọn tệp chứng thư' }).click();
    await panel.getByLabel('Mật khẩu tệp chứng thư').fill('sai mật khẩu');
    await panel.getByRole('button', { name: 'Xem chứng thư' }).click();
    await expect(panel.getByRole('alert')).toContainText('Mật khẩu của tệp chứng thư số không đúng');
    await panel.getByLabel('Mật khẩu tệp chứng thư').fill(password());
    await panel.getByRole('button', { name: 'Xem chứng thư' }).click();
    await expect(panel).not.toContainText('còn hồ sơ in tên');
    await panel.getByRole('button', { name: 'Ký', exact: true }).click();
    // Whoever looks elsewhere meanwhile finds the signing still going on, not an empty form to sign with once more.
    await goTo(page, 'Trang chủ');
    await goTo(page, 'Hồ sơ');
    await expect(panel.getByRole('button', { name: 'Chọn tệp chứng thư' })).toBeHidden();
    // The dossier is printed again before it is signed, to see that it is still what its record says.
    await expect(panel).toContainText('đã ký', { timeout: 60_000 });
  };
  await sign('Người lập', 'nguoi-lap.p12');
  await sign('Thủ trưởng đơn vị', 'thu-truong.p12');

  const result = page.getByRole('region', { name: 'Kết quả xác minh tệp' });
  await expect(result).toContainText('Chưa biết nơi cấp chứng thư', { timeout: 60_000 });
  await expect(result.locator('[aria-current="true"]')).toHaveText('Chưa xác định');
  // Found while only one had signed, this would be a verdict on a file that is no more.
  await expect(result).not.toContainText('Chưa có chữ ký của thủ trưởng.');
  await trustDemoAuthority(electronApp, page, result);
  await expect(result.locator('[aria-current="true"]')).toHaveText('Hợp lệ', { timeout: 60_000 });
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible();
  await takePictures(page, 'dossier-signed');
  await expectAccessible(page);

  await packs(electronApp, page, userData);
  await recordsSending(page);
  await isListed(page);
  await asksBeforeReplacing(page);

  const pane = page.getByRole('complementary', { name: 'Ký hồ sơ' });
  await expect(pane).not.toContainText('Dữ liệu đã thay đổi sau khi in hồ sơ này');
  await goTo(page, 'Đơn vị');
  await page.getByLabel('Địa danh').fill('Lam Sơn');
  await page.getByLabel('Kính gửi').focus();
  await goTo(page, 'Hồ sơ');
  await expect(pane).toContainText('Dữ liệu đã thay đổi sau khi in hồ sơ này (từ 22/11/2026, 09:41).');
  await takePictures(page, 'dossier-outdated');
  await expectAccessible(page);
});

test('tells what to look at before printing, and leads to the field', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Hồ sơ');
  const pane = page.getByRole('complementary', { name: 'Rà soát trước khi in' });
  await pane.getByRole('button', { name: 'Các quy tắc kiểm tra' }).click();
  const rules = page.getByRole('dialog', { name: 'Các quy tắc kiểm tra' });
  await expect(rules.getByRole('listitem').filter({ hasText: 'Đáp ứng đầy đủ nhưng không có minh chứng' })).toContainText(
    'không phát hiện',
  );
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  // Of the system, on a tab that is open at once.
  await pane.locator('summary').filter({ hasText: 'Khám từ xa' }).click();
  await pane.getByRole('link', { name: 'Xem: Chưa ghi cách tách biệt khi thuê hạ tầng' }).click();
  await expect(page.locator('[name="separation"]')).toBeFocused();
  // On another tab, whose fields are read first.
  await goTo(page, 'Hồ sơ');
  await pane.locator('summary').filter({ hasText: 'Khám từ xa' }).click();
  await pane.getByRole('link', { name: 'Xem: Chưa có kết quả kiểm tra tuân thủ Quy chế' }).click();
  await expect(page.locator('[name="regulationCheck"]')).toBeFocused();

  // Of an answer on the desk.
  await goTo(page, 'Hồ sơ');
  await pane.locator('summary').filter({ hasText: 'Khám từ xa' }).click();
  await pane.getByRole('link', { name: 'Xem: Đáp ứng một phần nhưng chưa có kế hoạch' }).click();
  await expect(page.locator('#plan')).toBeFocused();

  // Of the unit.
  await goTo(page, 'Đơn vị');
  await page.getByLabel('Địa danh').fill('');
  await page.getByLabel('Kính gửi').focus();
  await goTo(page, 'Hồ sơ');
  await pane.getByRole('button', { name: /^Lỗi/ }).click();
  await pane.getByRole('link', { name: 'Xem: Thiếu địa danh' }).click();
  await expect(page.getByLabel('Địa danh')).toBeFocused();
});

test('shows the vault and the settings', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Minh chứng');
  await page.getByRole('textbox', { name: 'Tìm minh chứng' }).fill('so do mang');
  await page.getByRole('textbox', { name: 'Tìm minh chứng' }).fill('quyet dinh');
  await page
    .getByRole('button', { name: /^Mở Quyết định/ })
    .first()
    .click();
  await expect(page.getByRole('complementary', { name: 'Chi tiết minh chứng' })).toContainText('khớp');
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible();
  await takePictures(page, 'evidence');
  await expectAccessible(page);

  await goTo(page, 'Thiết lập');
  await page.getByRole('button', { name: 'Kiểm tra dữ liệu' }).click();
  await expect(page.getByText('Dữ liệu nguyên vẹn')).toBeVisible();
  await page.getByText('Tối', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);
  await takePictures(page, 'settings-dark');
});
