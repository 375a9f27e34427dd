/** From the check to the signed dossier, and the judgement of files from outside. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile, keepOneSystem, openSample } from './sample.ts';
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
  await answerDialogs(electronApp, demoFile('ca-trinh-dien.pem'));
  await result.getByRole('button', { name: 'Nạp chứng thư gốc' }).click();
  await expect(result.locator('[aria-current="true"]')).toHaveText('Hợp lệ', { timeout: 60_000 });
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible();
  await takePictures(page, 'dossier-signed');
  await expectAccessible(page);

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

test('judges files from outside, genuine and tampered', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Xác minh tệp');
  await answerDialogs(electronApp, demoFile('ca-trinh-dien.pem'));
  await page.getByRole('button', { name: 'Nạp chứng thư gốc' }).click();
  await expect(page.getByRole('region', { name: 'Chứng thư gốc tin cậy' })).toContainText('CA trình diễn');

  const genuine = join(userData, 'hồ sơ thật.pdf');
  copyFileSync(demoFile('ho-so-2026-da-ky.pdf'), genuine);
  const bytes = readFileSync(genuine);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  const tampered = join(userData, 'hồ sơ sửa.pdf');
  writeFileSync(tampered, bytes);
  await answerDialogs(electronApp, genuine, tampered, demoFile('goi-ho-so-2026.zip'));
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  const verdict = (name: string) => page.getByRole('region', { name }).locator('[aria-current="true"]');
  await expect(verdict('goi-ho-so-2026.zip')).toHaveText('Hợp lệ', { timeout: 120_000 });
  await expect(verdict('hồ sơ thật.pdf')).toHaveText('Hợp lệ');
  await expect(verdict('hồ sơ sửa.pdf')).toHaveText('Không hợp lệ');
  await takePictures(page, 'verify');
  await expectAccessible(page);

  // Judged again, each where it stands.
  const files = page.getByRole('button', { name: /^Bỏ kết quả của/ });
  const order = await files.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
  expect(order).toHaveLength(3);
  await answerDialogs(electronApp, demoFile('ca-trinh-dien.pem'));
  await page.getByRole('button', { name: 'Nạp chứng thư gốc' }).click();
  const working = page.getByText('Đang xác minh…');
  await expect(working.first()).toBeVisible();
  await expect(working).toHaveCount(0, { timeout: 120_000 });
  expect(await files.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')))).toEqual(order);

  // Chosen by mistake: called by its name, not judged.
  const note = join(userData, 'ghi chú.txt');
  writeFileSync(note, 'xin chào');
  const empty = join(userData, 'rỗng.pdf');
  writeFileSync(empty, '');
  await answerDialogs(electronApp, userData, note, empty);
  await page.getByRole('button', { name: 'Chọn tệp' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'là thư mục nên chưa kiểm tra được gì' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'ghi chú.txt' })).toContainText('không phải PDF hay gói hồ sơ');
  await expect(page.getByRole('region', { name: 'rỗng.pdf' })).toContainText('rỗng (0 byte)');
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
