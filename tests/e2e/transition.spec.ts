/** The desk of the transition: what binds each old system, and its gap assessment from the crosswalk. */
import type { Page } from '@playwright/test';
import { expect, takePictures, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

async function openItem(page: Page, title: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Tìm yêu cầu' }).fill(title);
  await page.getByRole('treeitem', { name: title }).first().click();
}

test('an old system keeps its level, and its gap is assessed beside its own answers', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Chuyển tiếp');
  const portal = page.getByRole('row', { name: /Cổng thông tin/ });
  await expect(portal).toContainText('Giữ cấp độ theo Luật 116 Đ45.1');
  await expect(portal).toContainText('220');
  await expect(portal).toContainText('387/QĐ-BVĐK, 20/06/2025');
  // As in the level form: the list of conditional businesses is another one, so its answer does not carry over.
  await expect(portal).toContainText('Chưa tính lại được: 4 câu phải trả lời riêng');
  await expect(page.getByRole('row', { name: /Khám từ xa/ })).toContainText('Hạn 31/12/2026');
  await expect(page.getByText('Từ ngày 01/07/2027, kết quả đánh giá theo NĐ 85 sẽ chỉ còn là lịch sử.')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  // What comes along is looked at before it is written.
  await portal.getByRole('link', { name: 'Bắt đầu đánh giá khoảng cách' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mang kết quả sang năm 2026: Cổng thông tin');
  const offer = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('checkbox') })
    .filter({ hasText: /Đáp ứng đầy đủ.*Đáp ứng một phần/ })
    .first();
  const title = await offer.locator('b').first().innerText();
  const delta = await offer.getByRole('paragraph').first().innerText();
  await page.getByRole('button', { name: /^Mang sang \d+ câu trả lời$/ }).click();
  await expect(page.getByText(/^Đã mang sang \d+ câu trả lời, chưa câu nào được xác nhận$/).first()).toBeVisible();
  await goTo(page, 'Chuyển tiếp');
  await expect(portal).toContainText('kết luận chờ xác nhận');
  await takePictures(page, 'transition');

  await portal.getByRole('link', { name: 'Tiếp tục đánh giá khoảng cách' }).click();
  const banner = page.getByRole('region', { name: 'Đánh giá khoảng cách theo NĐ 331/2026' });
  await expect(banner).toBeVisible();
  await openItem(page, title);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByLabel('Phần chưa đáp ứng')).toHaveValue(delta);
  await takePictures(page, 'transition-desk');
  const tree = page.getByRole('complementary', { name: 'Các yêu cầu' });
  const before = Number(/(\d+)đã xác nhận/.exec((await tree.textContent()) ?? '')?.[1]);
  const oneMore = `${before + 1}đã xác nhận`;
  await page.keyboard.press('1');
  await expect(page.getByRole('radio', { name: /Đáp ứng đầy đủ/ })).toBeChecked();
  await page.getByLabel('Hiện trạng').fill('Quy trình ký ngày 20/11/2026');
  await page.keyboard.press('Control+Enter');
  await expect(tree).toContainText(oneMore);
  await expect(page).toHaveURL(/framework=nd331-2026/);

  // The answers under its own framework are as they were; the gap is found again as it was left.
  await banner.getByRole('link', { name: 'Đánh giá theo NĐ 85/2016' }).click();
  await expect(banner).toBeHidden();
  await expect(tree).toContainText('73/73');
  await goTo(page, 'Chuyển tiếp');
  await portal.getByRole('link', { name: 'Tiếp tục đánh giá khoảng cách' }).click();
  await openItem(page, title);
  await expect(page.getByLabel('Hiện trạng')).toHaveValue('Quy trình ký ngày 20/11/2026');

  // Levelled anew under the new decree, it keeps its approval until the new decision; then everything goes over at once.
  await goTo(page, 'Chuyển tiếp');
  await portal.getByRole('link', { name: 'Trả lời theo NĐ 331' }).click();
  await page.getByRole('button', { name: /^Xác nhận cả \d+ gợi ý/ }).click();
  await page
    .getByRole('radiogroup', { name: /^Dịch vụ trực tuyến có thuộc danh mục/ })
    .getByText('Thuộc danh mục', { exact: true })
    .click();
  await page
    .getByRole('radiogroup', { name: /^Hệ thống có giải quyết thủ tục/ })
    .getByText('Không', { exact: true })
    .click();
  await page.getByLabel('Cách đếm và ngày đếm chủ thể dữ liệu').fill('Đếm mã người bệnh khác nhau, ngày 20/11/2026');
  await page.getByLabel('Lý do xác định phạm vi hệ thống').fill('Một chức năng lõi, chạy độc lập.');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('26400');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm').fill('24100');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm').press('Control+Enter');
  await expect(page.getByText('để đối chiếu; Cổng thông tin vẫn giữ Cấp độ 3 đã được phê duyệt')).toBeVisible();
  const renewal = page.getByRole('region', { name: 'Phê duyệt mới sau khi xác định lại cấp độ' });
  await expect(renewal).toContainText('Cấp độ 3 theo NĐ 85/2016, 387/QĐ-BVĐK vẫn có hiệu lực');
  await expect(renewal).toContainText('Các kết luận đã trả lời theo NĐ 331/2026 trở thành kết luận hiện hành.');
  await renewal.getByRole('button', { name: 'Ghi văn bản của phê duyệt mới' }).click();
  await renewal.getByRole('button', { name: 'Ghi phê duyệt mới' }).click();
  await expect(renewal).toContainText('Đã được phê duyệt thì phải có quyết định phê duyệt');
  const document = async (name: string, date: string): Promise<void> => {
    const group = renewal.getByRole('group', { name, exact: true });
    await group.getByLabel('Số, ký hiệu').fill('655/QĐ-BVĐK');
    await group.getByLabel('Cơ quan ban hành').fill('Bệnh viện Đa khoa tỉnh Lạc Hồng');
    await group.getByLabel('Ngày', { exact: true }).fill(date);
    await group.getByLabel('Số, ký hiệu').focus();
  };
  await document('Ý kiến thẩm định', '18/11/2026');
  // What is known so far is kept, and the old approval goes on.
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
  await goTo(page, 'Hệ thống');
  await expect(page.getByRole('row', { name: /Cổng thông tin/ })).toContainText('387/QĐ-BVĐK, 20/06/2025');
  await page.goBack();
  await expect(renewal.getByRole('group', { name: 'Ý kiến thẩm định', exact: true }).getByLabel('Số, ký hiệu')).toHaveValue('655/QĐ-BVĐK');
  await document('Quyết định phê duyệt cấp độ', '01/08/2026');
  await expect(renewal).toContainText('có trước khi NĐ 331/2026 có hiệu lực');
  await takePictures(page, 'renewal');
  await document('Quyết định phê duyệt cấp độ', '20/11/2026');
  await renewal.getByRole('button', { name: 'Ghi phê duyệt mới' }).click();
  await expect(page.getByText('Cổng thông tin: Cấp độ 3 theo NĐ 331/2026 đã được phê duyệt')).toBeVisible();
  const replaced = page.getByRole('region', { name: 'Quyết định đã được thay' });
  await expect(replaced).toContainText('387/QĐ-BVĐK, 20/06/2025');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(replaced).toBeHidden();
  await renewal.getByRole('button', { name: 'Ghi phê duyệt mới' }).click();
  await expect(replaced).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Đánh giá', exact: true }).last().click();
  await expect(tree).toContainText(oneMore);
  await goTo(page, 'Chuyển tiếp');
  await expect(page.getByRole('row', { name: /RIS-PACS/ })).toBeVisible();
  await expect(portal).toBeHidden();
});
