/** The unit's profile and the systems that name its parties. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { addSystem, createWorkspace, expectAccessibleInBothSchemes, goTo } from './window.ts';

const party = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const nameIn = (page: Page, group: string) => party(page, group).getByLabel('Tên', { exact: true });

test('the operator takes the fields of the security unit; systems follow when owner or operator gets another name', async ({ page }) => {
  await createWorkspace(page);
  await goTo(page, 'Đơn vị');
  await page.getByRole('button', { name: /^Còn thiếu \d+ mục của Mẫu số 08/ }).click();
  await expect(party(page, 'Chủ quản hệ thống thông tin').getByLabel('Người đại diện')).toBeFocused();
  // Lists and groups are told by their names, not as nameless fields.
  await page.getByLabel('Kính gửi').fill('x'.repeat(5000));
  await party(page, 'Chủ quản hệ thống thông tin').getByLabel('Địa chỉ').fill('x'.repeat(5000));
  await nameIn(page, 'Chủ quản hệ thống thông tin').focus();
  await goTo(page, 'Hệ thống');
  const question = page.getByRole('dialog', { name: 'Còn 2 ô chưa được lưu' });
  await expect(question.getByRole('listitem')).toHaveText(['Chủ quản hệ thống thông tin: Địa chỉ', 'Kính gửi']);
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(page.getByLabel('Kính gửi')).toHaveAccessibleDescription(/^Dài quá 500 ký tự/);
  await page.getByLabel('Kính gửi').fill('Sở Y tế tỉnh Lam Giang');
  await party(page, 'Chủ quản hệ thống thông tin').getByLabel('Địa chỉ').fill('Số 1 đường Trần Phú');
  const copy = page.getByRole('button', { name: 'Dùng thông tin của đơn vị chuyên trách' });
  await expect(copy).toBeHidden();
  await nameIn(page, 'Đơn vị chuyên trách về an ninh mạng').fill('Phòng CNTT');
  await party(page, 'Đơn vị chuyên trách về an ninh mạng').getByLabel('Người đại diện').fill('Lê Minh Đức');
  await copy.click();
  await expect(nameIn(page, 'Đơn vị vận hành 1')).toHaveValue('Phòng CNTT');
  await expect(party(page, 'Đơn vị vận hành 1').getByLabel('Người đại diện')).toHaveValue('Lê Minh Đức');
  // Nothing is left to take over: the button is gone for now.
  await expect(copy).toBeHidden();
  await party(page, 'Đơn vị vận hành 1').getByLabel('Số điện thoại').focus();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
  await expectAccessibleInBothSchemes(page);

  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await expect(page.getByLabel('Đơn vị vận hành', { exact: true })).toHaveValue('Phòng CNTT');

  await goTo(page, 'Đơn vị');
  // Emptied first and left for a moment, as people do: the tie to the system must survive it.
  await nameIn(page, 'Đơn vị vận hành 1').fill('');
  await party(page, 'Đơn vị vận hành 1').getByLabel('Số điện thoại').focus();
  await nameIn(page, 'Đơn vị vận hành 1').fill('Phòng Công nghệ thông tin');
  await nameIn(page, 'Chủ quản hệ thống thông tin').fill('Sở Y tế Lam Giang');
  await party(page, 'Đơn vị vận hành 1').getByLabel('Số điện thoại').focus();

  await goTo(page, 'Hệ thống');
  const row = page.getByRole('row', { name: /Hệ thống thông tin bệnh viện/ });
  await expect(row).toContainText('Phòng Công nghệ thông tin');
  await expect(row).toContainText('Sở Y tế Lam Giang');
  await row.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await expect(page.getByLabel('Đơn vị vận hành', { exact: true })).toHaveValue('Phòng Công nghệ thông tin');
  await expect(page.getByLabel('Chủ quản hệ thống thông tin')).toHaveValue('Sở Y tế Lam Giang');
});

test('a double click removes one operator, and it can be brought back', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đơn vị');
  const remove = page.getByRole('button', { name: /^Gỡ đơn vị vận hành/ });
  await expect(remove.first()).toBeVisible();
  const count = await remove.count();
  const first = await nameIn(page, 'Đơn vị vận hành 1').inputValue();
  await remove.first().dblclick();
  await expect(remove).toHaveCount(count - 1);
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(remove).toHaveCount(count);
  await expect(nameIn(page, 'Đơn vị vận hành 1')).toHaveValue(first);
});
