/** The life of a level: what the law's order forbids is refused beside its field, limits count working days, holidays can be added. */
import type { Page } from '@playwright/test';
import { expect, takePictures, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

async function openApproval(page: Page, system: RegExp): Promise<void> {
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: system }).first().click();
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await expect(status(page)).toBeVisible();
}
const status = (page: Page) => page.getByLabel('Tình trạng', { exact: true }).first();
const decision = (page: Page) => page.getByRole('group', { name: 'Quyết định phê duyệt cấp độ' });
const limit = (page: Page, name: string) => page.getByRole('list', { name: 'Thời hạn' }).getByRole('listitem').filter({ hasText: name });
const steps = (page: Page) => page.getByRole('list', { name: 'Các bước của hồ sơ cấp độ' });
const saved = (page: Page) => page.getByRole('contentinfo').getByText('Đã lưu lúc');

test('an approval dated before its regulation is refused with the clause, kept on screen, and written once put right', async ({
  page,
  electronApp,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await openApproval(page, /xét nghiệm \(LIS\)/);
  await expect(limit(page, 'Phê duyệt')).toContainText('Thứ Hai, 30/11/2026');
  await expect(limit(page, 'Phê duyệt')).toContainText('còn 5 ngày làm việc');
  await expect(steps(page).locator('[aria-current="step"]')).toContainText('Đã gửi thẩm định');

  // The regulation of the sample is of 12/10/2026.
  await status(page).selectOption({ label: 'Đã được phê duyệt' });
  await decision(page).getByLabel('Số, ký hiệu').fill('93/QĐ-CNTT');
  await decision(page).getByLabel('Cơ quan ban hành').fill('Phòng Công nghệ thông tin');
  await decision(page).getByLabel('Ngày', { exact: true }).fill('01/10/2026');
  await decision(page).getByLabel('Số, ký hiệu').focus();
  await expect(decision(page)).toContainText('Chưa lưu. Quy chế phải được ban hành trước khi hồ sơ được phê duyệt');
  await expect(decision(page)).toContainText('NĐ 331 Đ30.7');
  await expect(steps(page).locator('[aria-current="step"]')).toContainText('Đã gửi thẩm định');
  await expect(limit(page, 'Phê duyệt')).toContainText('còn 5 ngày làm việc');
  await page.getByLabel('Tháng dự kiến phê duyệt').fill('');
  await decision(page).getByLabel('Số, ký hiệu').focus();
  await expect(saved(page)).toBeVisible();
  await decision(page).scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await takePictures(page, 'approval-refused');

  // What was not refused is kept, what was refused is still there.
  await goTo(page, 'Hệ thống');
  await expect(page.getByRole('row', { name: /xét nghiệm \(LIS\)/ })).toContainText('Đã gửi thẩm định');
  await openApproval(page, /xét nghiệm \(LIS\)/);
  await expect(status(page)).toHaveValue('approved');
  await expect(decision(page).getByLabel('Số, ký hiệu')).toHaveValue('93/QĐ-CNTT');
  await expect(page.getByLabel('Tháng dự kiến phê duyệt')).toHaveValue('');

  await decision(page).getByLabel('Ngày', { exact: true }).fill('20/11/2026');
  await decision(page).getByLabel('Số, ký hiệu').focus();
  await expect(decision(page)).not.toContainText('Chưa lưu');
  await expect(limit(page, 'Phê duyệt')).toContainText('xong, đúng hạn');
  await goTo(page, 'Hệ thống');
  await expect(page.getByRole('row', { name: /xét nghiệm \(LIS\)/ })).toContainText('93/QĐ-CNTT, 20/11/2026');
});

test('a step can be gone back, and forth again by undoing', async ({ page, electronApp, userData }) => {
  await openSample(electronApp, page, userData);
  await openApproval(page, /HIS-EMR/);
  await status(page).selectOption({ label: 'Đã gửi thẩm định' });
  await expect(page.getByText('Đã lùi về «Đã gửi thẩm định»')).toBeVisible();
  await expect(page.getByText('Có quyết định phê duyệt trong khi tình trạng là «Đã gửi thẩm định».')).toBeVisible();
  await expect(decision(page).getByLabel('Số, ký hiệu')).toHaveValue('612/QĐ-BVĐK');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(status(page)).toHaveValue('approved');
  await goTo(page, 'Hệ thống');
  await expect(page.getByRole('row', { name: /HIS-EMR/ })).toContainText('612/QĐ-BVĐK, 05/11/2026');
});

test('a day off that the unit adds moves the limit; taken out, it can be had back', async ({ page, electronApp, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Thiết lập');
  const table = page.getByRole('table', { name: 'Ngày nghỉ và ngày làm bù năm 2026' });
  await expect(table.getByRole('row', { name: /24\/11\/2026/ })).toContainText('Cần đối chiếu');
  await expect(table.getByRole('row', { name: /22\/08\/2026/ })).toContainText('Làm việc');
  const add = page.getByRole('region', { name: 'Thêm ngày của đơn vị' });
  await add.getByRole('button', { name: 'Thêm ngày' }).click();
  await expect(add).toContainText('Cần ngày để thêm vào bảng.');
  await add.getByLabel('Ngày', { exact: true }).fill('24/11/2026');
  await add.getByRole('button', { name: 'Thêm ngày' }).click();
  await expect(add).toContainText('Ngày này đã là ngày nghỉ.');
  await add.getByLabel('Ngày', { exact: true }).fill('23/11/2026');
  await add.getByLabel('Nội dung', { exact: true }).fill('Nghỉ hoán đổi theo thông báo');
  await add.getByRole('button', { name: 'Thêm ngày' }).click();
  await expect(table.getByRole('row', { name: /23\/11\/2026/ })).toContainText('Của đơn vị');
  await table.scrollIntoViewIfNeeded();
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'holidays');

  await openApproval(page, /xét nghiệm \(LIS\)/);
  await expect(limit(page, 'Phê duyệt')).toContainText('Thứ Ba, 01/12/2026');
  await goTo(page, 'Thiết lập');
  await table.getByRole('button', { name: 'Gỡ ngày 23/11/2026' }).click();
  await expect(table.getByRole('row', { name: /23\/11\/2026/ })).toBeHidden();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(table.getByRole('row', { name: /23\/11\/2026/ })).toContainText('Nghỉ hoán đổi theo thông báo');
  await page.getByLabel('Năm', { exact: true }).selectOption('2028');
  await expect(page.getByText('Chưa có lịch của năm này trong bảng')).toBeVisible();
});
