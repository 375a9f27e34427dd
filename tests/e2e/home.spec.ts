/** From the first page to a home that tells the days, the systems and what to do next. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, expectQuiet, FRESH, launch, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile } from './sample.ts';
import { addSystem, createWorkspace, expectAccessible, expectAccessibleInBothSchemes, goTo, LAM_GIANG } from './window.ts';

test('the first page asks for names, says what is missing, and makes the workspace', FRESH, async ({ page }) => {
  await expect(page.getByRole('heading', { name: 'Chuẩn bị nơi làm việc của đơn vị' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'first-run');
  await page.getByRole('button', { name: 'Tạo kho làm việc' }).click();
  await expect(page.getByText('Cần tên đầy đủ của đơn vị.')).toBeVisible();
  await expect(page.getByLabel('Tên đầy đủ')).toBeFocused();
  await createWorkspace(page);
  await expect(page).toHaveTitle('Trang chủ – An Tâm');
});

test('a workspace of others is opened once it is known who works in it', FRESH, async ({ page, electronApp, userData }) => {
  const folder = join(userData, 'thư mục.antam');
  mkdirSync(folder);
  await answerDialogs(electronApp, folder);
  await page.getByRole('button', { name: 'Mở kho có sẵn' }).click();
  const who = page.getByRole('dialog', { name: 'Ai làm việc với kho này?' });
  await expect(who.getByLabel('Họ và tên')).toBeFocused();
  await who.getByRole('button', { name: 'Tiếp tục mở kho' }).click();
  await expect(who).toContainText('Cần họ tên của người làm việc.');
  await expectAccessible(page);
  await who.getByLabel('Họ và tên').fill('Phạm Thị Lan');
  await who.getByLabel('Họ và tên').press('Enter');
  await expect(page.getByRole('alert')).toContainText('là thư mục, không phải kho làm việc');
  // The person is known now.
  const file = join(userData, 'kho.antam');
  copyFileSync(demoFile('don-vi-mau.antam'), file);
  await answerDialogs(electronApp, file);
  await page.getByRole('button', { name: 'Mở kho có sẵn' }).click();
  await expect(page.getByRole('banner').getByRole('img', { name: 'Phạm Thị Lan' })).toBeVisible();
});

test('home shows days left, weekday and advice for the weekend; without systems it says how to begin', async ({ page }) => {
  await createWorkspace(page);
  const dues = page.getByRole('region', { name: 'Các hạn' });
  await expect(dues.getByRole('listitem')).toHaveCount(3);
  await expect(dues.getByRole('listitem').nth(0)).toContainText('22ngày nữa');
  await expect(dues.getByRole('listitem').nth(1)).toContainText('Thứ Bảy, 19/12/2026');
  await expect(dues.getByRole('listitem').nth(1)).toContainText('Nên gửi thứ Sáu 18/12');
  await expect(dues.getByRole('listitem').nth(2)).toContainText('32ngày nữa');
  await expect(page.getByText('Chưa có hệ thống thông tin nào')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Nên làm tiếp' }).getByRole('listitem').first()).toContainText('Thêm hệ thống đầu tiên');
  await expectAccessibleInBothSchemes(page);
});

test('a system appears at home; keys lead from page to page, but never out of a text field', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await expectAccessibleInBothSchemes(page);

  await page.getByLabel('Tên gọn').fill('gh');
  await page.getByLabel('Tên gọn').press('?');
  await expect(page.getByRole('heading', { level: 1, name: 'Hệ thống thông tin bệnh viện' })).toBeVisible();
  await page.getByLabel('Tên gọn').fill('HIS');
  await page.getByRole('tab', { name: 'Tổng quan' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  const systems = page.getByRole('region', { name: 'Hệ thống thông tin' });
  await expect(systems.getByRole('row', { name: /HIS/ })).toContainText('Chưa xác định cấp độ');
  await expect(page.getByRole('region', { name: 'Nên làm tiếp' }).getByRole('listitem').first()).toContainText('Xác định cấp độ: HIS');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'home-first-system');

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Phím' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('what is typed into the unit’s profile is saved without a button and is there after a restart', async ({ userData }) => {
  const first = await launch(userData);
  const page = await first.firstWindow();
  await createWorkspace(page);
  await goTo(page, 'Đơn vị');
  await page.getByRole('button', { name: 'Thêm đơn vị vận hành' }).click();
  const operator = page.getByRole('group', { name: 'Đơn vị vận hành 1' });
  await operator.getByLabel('Tên', { exact: true }).fill('Phòng Công nghệ thông tin');
  await page.getByLabel('Địa danh').fill('Lam Giang');
  await page.getByLabel('Kính gửi').fill('Sở Y tế tỉnh Lam Giang\nCông an tỉnh Lam Giang');
  await page.getByLabel('Ký hiệu văn bản').focus();
  await expect(page.getByText(/Đã lưu lúc \d\d:\d\d:\d\d/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'unit');
  await expectQuiet(first);
  await first.close();

  const again = await launch(userData);
  const window = await again.firstWindow();
  await window.getByRole('button', { name: LAM_GIANG.unit }).click();
  await goTo(window, 'Đơn vị');
  await expect(window.getByRole('group', { name: 'Đơn vị vận hành 1' }).getByLabel('Tên', { exact: true })).toHaveValue(
    'Phòng Công nghệ thông tin',
  );
  await expect(window.getByLabel('Kính gửi')).toHaveValue('Sở Y tế tỉnh Lam Giang\nCông an tỉnh Lam Giang');
  await again.close();
});

test('approval: a decision is kept once it has a date, no approval without a level; the register sorts and filters without marks', async ({
  page,
}) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống xét nghiệm', 'LIS');
  await addSystem(page, 'Cổng thông tin điện tử', 'Cổng');
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await page.getByLabel('Tình trạng', { exact: true }).selectOption({ label: 'Đã được phê duyệt' });
  const decision = page.getByRole('group', { name: 'Quyết định phê duyệt cấp độ' });
  await decision.getByLabel('Số, ký hiệu').fill('1187/QĐ-SYT');
  await expect(decision.getByText('Ghi ngày để văn bản này được lưu.')).toBeVisible();
  await decision.getByLabel('Ngày', { exact: true }).fill('05/10/2026');
  await decision.getByLabel('Cơ quan ban hành').fill('Sở Y tế tỉnh Lam Giang');
  await page.getByRole('tab', { name: 'Cấp độ', exact: true }).focus();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
  await expect(page.getByText('Hệ thống chưa xác định cấp độ nên chưa ghi được «Đã được phê duyệt».')).toBeVisible();
  await page.getByLabel('Tình trạng', { exact: true }).first().selectOption({ label: 'Đang dự thảo' });
  await expectAccessibleInBothSchemes(page);

  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: 'Cổng thông tin điện tử' }).click();
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await expect(decision.getByLabel('Ngày', { exact: true })).toHaveValue('05/10/2026');
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Tên hệ thống' }).click();
  await expect(page.getByRole('row').nth(1)).toContainText('Cổng thông tin điện tử');
  await page.getByLabel('Lọc theo tên').fill('xet nghiem');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('row').nth(1)).toContainText('Hệ thống xét nghiệm');
  await expectAccessibleInBothSchemes(page);
});

test('removing a system asks once and tells what hangs on it', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thêm nhầm', 'Nhầm');
  await page.getByRole('button', { name: 'Xóa hệ thống' }).click();
  const dialog = page.getByRole('dialog', { name: 'Xóa Hệ thống thêm nhầm?' });
  await expect(dialog).toContainText('0 lần xác định cấp độ');
  await expect(dialog.getByRole('button', { name: 'Giữ lại' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Xóa hệ thống' }).click();
  await expect(page.getByText('Chưa có hệ thống thông tin nào')).toBeVisible();
});
