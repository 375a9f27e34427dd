/** The desk of the transition: what binds each old system, and its gap assessment from the crosswalk. */
import { expect, takePictures, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessibleInBothSchemes, goTo } from './window.ts';

test('an old system keeps its level, and its gap is assessed beside its own answers', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Chuyển tiếp');
  const portal = page.getByRole('row', { name: /Cổng thông tin/ });
  await expect(portal).toContainText('Giữ cấp độ theo Luật 116 Đ45.1');
  await expect(portal).toContainText('220');
  await expect(portal).toContainText('387/QĐ-BVĐK, 20/06/2025');
  await expect(portal).toContainText('NĐ 331 Đ13.2.a');
  await expect(page.getByRole('row', { name: /Khám từ xa/ })).toContainText('Hạn 31/12/2026');
  await expect(page.getByText('Từ ngày 01/07/2027, kết quả đánh giá theo NĐ 85 sẽ chỉ còn là lịch sử.')).toBeVisible();
  await portal.getByRole('button', { name: 'Bắt đầu đánh giá khoảng cách' }).click();
  await expect(page.getByText('Đã chuẩn bị đánh giá khoảng cách của Cổng thông tin')).toBeVisible();
  await expect(portal).toContainText('kết luận chờ xác nhận');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'transition');

  await page.getByRole('status').getByRole('link', { name: 'Mở đánh giá khoảng cách' }).click();
  const banner = page.getByRole('region', { name: 'Đánh giá khoảng cách theo NĐ 331/2026' });
  await expect(banner).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: 'Quy trình quản lý rủi ro an ninh mạng' })).toBeVisible();
  await expect(page.getByLabel('Phần chưa đáp ứng')).toHaveValue(/Phải là quy trình được ký ban hành/);
  await takePictures(page, 'transition-desk');
  const tree = page.getByRole('complementary', { name: 'Các yêu cầu' });
  await expect(tree).toContainText('0đã xác nhận');
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: /Đáp ứng đầy đủ/ })).toBeChecked();
  await page.getByLabel('Hiện trạng').fill('Quy trình ký ngày 20/11/2026');
  await page.keyboard.press('Control+Enter');
  await expect(tree).toContainText('1đã xác nhận');
  await expect(page).toHaveURL(/framework=nd331-2026/);

  // The answers under its own framework are as they were; the gap is found again as it was left.
  await banner.getByRole('link', { name: 'Đánh giá theo NĐ 85/2016' }).click();
  await expect(banner).toBeHidden();
  await expect(tree).toContainText('73/73');
  await goTo(page, 'Chuyển tiếp');
  await portal.getByRole('link', { name: 'Tiếp tục đánh giá khoảng cách' }).click();
  await page
    .getByRole('treeitem', { name: /Quy trình quản lý rủi ro an ninh mạng/ })
    .first()
    .click();
  await expect(page.getByLabel('Hiện trạng')).toHaveValue('Quy trình ký ngày 20/11/2026');
});
