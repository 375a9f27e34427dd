/** The unit and the register of systems, as somebody who has just begun fills them. */
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import writeWorkbook from 'write-excel-file/node';
import { expect, test } from './fixture.ts';
import { answerDialogs } from './sample.ts';
import { createWorkspace, expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const row = (page: Page, name: RegExp) => page.getByRole('row', { name });
const told = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

async function choose(page: Page, system: string, act: string): Promise<void> {
  await page.getByRole('button', { name: `Việc với ${system}` }).click();
  await page.getByRole('menuitem', { name: act }).click();
}

async function saveTo(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

test('the unit with a delegation and an independent appraiser: warned where the law wants one, told what looks wrong, kept', async ({
  page,
}) => {
  await createWorkspace(page);
  await goTo(page, 'Đơn vị');
  await page.getByLabel('Xã, phường, đặc khu').fill('Phường Trần Phú');
  await page.getByLabel('Cấp chuyên môn kỹ thuật').selectOption('Cấp cơ bản');
  await page.getByLabel('Hình thức chuyên trách').selectOption({ index: 1 });
  await group(page, 'Bộ phận chuyên trách về an ninh mạng').getByLabel('Tên', { exact: true }).fill('Phòng CNTT');

  await page.getByLabel('Chủ quản có ủy quyền bằng văn bản').check();
  const delegate = group(page, 'Bên nhận ủy quyền');
  await delegate.getByLabel('Tên', { exact: true }).fill('Bệnh viện Đa khoa tỉnh Lam Giang');
  await delegate.getByLabel('Số điện thoại').fill('0299 3');
  await delegate.getByLabel('Thư điện tử').fill('cntt');
  await delegate.getByLabel('Địa chỉ').focus();
  await expect(delegate).toContainText('«0299 3» không đủ hoặc thừa chữ số');
  await expect(delegate).toContainText('«cntt» không giống địa chỉ thư điện tử');
  const content = group(page, 'Nội dung ủy quyền');
  await content.getByLabel('Thời hạn từ ngày').fill('01/07/2026');
  await content.getByLabel('Thời hạn đến ngày').fill('01/06/2026');
  await content.getByLabel('Phạm vi ủy quyền').fill('Mọi hệ thống của bệnh viện');
  await expect(content).toContainText('Ngày hết hạn trước ngày bắt đầu.');
  await expect(page.getByText('Ủy quyền của chủ quản đã hết hạn')).toBeVisible();
  await content.getByLabel('Thời hạn đến ngày').fill('01/07/2027');
  await content.getByLabel('Phạm vi ủy quyền').focus();
  await expect(page.getByText('Ủy quyền của chủ quản đã hết hạn')).toBeHidden();

  // A block taken away by mistake comes back as it was.
  await page.getByLabel('Chủ quản có ủy quyền bằng văn bản').uncheck();
  await expect(delegate).toBeHidden();
  await page.getByLabel('Chủ quản có ủy quyền bằng văn bản').check();
  await expect(content.getByLabel('Phạm vi ủy quyền')).toHaveValue('Mọi hệ thống của bệnh viện');
  await page.getByLabel('Chủ quản đã giao đơn vị hoặc hội đồng khác thẩm định').check();
  await page.getByRole('button', { name: 'Điền từ… vào Đơn vị, hội đồng thẩm định' }).click();
  await expectAccessible(page);
  await page.getByRole('menuitem', { name: 'Phòng CNTT' }).click();
  await expect(group(page, 'Đơn vị, hội đồng thẩm định').getByLabel('Tên', { exact: true })).toHaveValue('Phòng CNTT');

  await goTo(page, 'Trang chủ');
  await goTo(page, 'Đơn vị');
  await expect(page.getByLabel('Cấp chuyên môn kỹ thuật')).toHaveValue('basic');
  await expect(delegate.getByLabel('Thư điện tử')).toHaveValue('cntt');
  await expect(content.getByLabel('Thời hạn đến ngày')).toHaveValue('01/07/2027');
});

test('HIS, portal and LAN from templates; one goes out of use, one is deleted and comes back; the list goes to Excel', async ({
  electronApp,
  page,
  userData,
}) => {
  await createWorkspace(page);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm từ mẫu' }).first().click();
  const picker = page.getByRole('form', { name: 'Thêm hệ thống từ mẫu' });
  const search = picker.getByLabel('Tìm mẫu');
  await expect(search).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Thêm từ mẫu' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(search).toBeFocused();
  // By keyboard: find without marks, go down, mark.
  await search.fill('cong thong tin');
  await expect(picker.getByRole('listitem')).toHaveCount(1);
  await expect(picker.getByRole('listitem')).toContainText('NĐ 331 Đ12.2.a');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await search.fill('');
  await picker.getByLabel('Hệ thống thông tin bệnh viện (HIS) có dịch vụ trực tuyến').check();
  await picker.getByLabel('Hệ thống thông tin xét nghiệm (LIS)').check();
  await expect(picker).toContainText('«HIS», «LIS» thường cùng một phạm vi');
  await expectAccessibleInBothSchemes(page);
  await picker.getByLabel('Hệ thống thông tin xét nghiệm (LIS)').uncheck();
  await picker.getByLabel('Hạ tầng mạng nội bộ và phòng máy chủ').check();
  await picker.getByRole('button', { name: 'Thêm 3 hệ thống' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);

  await choose(page, 'Cổng thông tin điện tử của bệnh viện', 'Ngừng sử dụng…');
  const archive = page.getByRole('dialog', { name: /Ngừng sử dụng/ });
  // Given up, it leaves the keyboard where it was; typing a date, no calendar lies over the reason.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Việc với Cổng thông tin điện tử của bệnh viện' })).toBeFocused();
  await choose(page, 'Cổng thông tin điện tử của bệnh viện', 'Ngừng sử dụng…');
  await archive.getByLabel('Ngày ngừng sử dụng').fill('22/11/2026');
  await archive.getByLabel('Lý do').click();
  await expect(archive.getByLabel('Ngày ngừng sử dụng')).toHaveValue('22/11/2026');
  await archive.getByLabel('Lý do').fill('Thay bằng cổng mới');
  await archive.getByRole('button', { name: 'Ngừng sử dụng' }).click();
  await expect(row(page, /Cổng thông tin/)).toBeHidden();

  await choose(page, 'Hạ tầng mạng nội bộ và phòng máy chủ', 'Xóa…');
  const question = page.getByRole('dialog', { name: /^Xóa Hạ tầng mạng/ });
  await expect(question).toContainText('0 kết luận đánh giá, 0 liên kết minh chứng');
  await expect(question.getByRole('button', { name: 'Giữ lại' })).toBeFocused();
  await question.getByRole('button', { name: 'Xóa hệ thống' }).click();
  await expect(row(page, /Hạ tầng mạng/)).toBeHidden();
  await told(page, 'Đã xóa Hạ tầng mạng').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(row(page, /Hạ tầng mạng/)).toBeVisible();

  await page.getByText('Ngừng sử dụng (1)').click();
  await expect(row(page, /Cổng thông tin/)).toContainText('Ngừng từ 22/11/2026: Thay bằng cổng mới');
  await goTo(page, 'Trang chủ');
  await expect(page.getByText('Hạ tầng mạng nội bộ và phòng máy chủ')).toBeVisible();
  await expect(page.getByText('Cổng thông tin điện tử của bệnh viện')).toBeHidden();

  await goTo(page, 'Hệ thống');
  const file = join(userData, 'danh sách.xlsx');
  await saveTo(electronApp, file);
  await page.getByRole('button', { name: 'Xuất Excel' }).click();
  await expect(told(page, 'Đã ghi')).toContainText('danh sách.xlsx');
  expect(existsSync(file)).toBe(true);
  // What has just been written changes nothing when it is read again.
  await answerDialogs(electronApp, file);
  await page.getByRole('button', { name: 'Nhập từ Excel' }).click();
  const preview = page.getByRole('region', { name: /Xem trước khi nhập/ });
  await expect(preview).toContainText('0 thêm mới, 0 sửa, 2 giữ nguyên, 0 không nhập.');
  await preview.getByRole('button', { name: 'Không nhập' }).click();
});

test('a list made by hand: seen before it is written, wrong cells named; a deleted system is found again, or removed for good', async ({
  electronApp,
  page,
  userData,
}) => {
  await createWorkspace(page);
  const file = join(userData, 'hệ thống.xlsx');
  const rows = [
    ['Tên hệ thống', 'Ngày đưa vào sử dụng'],
    ['Thư điện tử', '01/02/2020'],
    ['Văn bản', 'năm ngoái'],
    ['Nhân sự', null],
  ];
  await writeFile(file, await writeWorkbook(rows).toBuffer());
  await answerDialogs(electronApp, file);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Nhập từ Excel' }).click();
  const preview = page.getByRole('region', { name: /Xem trước khi nhập/ });
  await expect(preview).toContainText('2 thêm mới, 0 sửa, 0 giữ nguyên, 1 không nhập.');
  await expect(preview.getByRole('row', { name: /dòng 3/ })).toContainText('Ngày đưa vào sử dụng');
  await expectAccessible(page);
  await preview.getByRole('button', { name: 'Nhập: thêm 2 hệ thống' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);

  await page.getByRole('button', { name: 'Việc với Nhân sự' }).click();
  await page.getByRole('menuitem', { name: 'Nhân bản' }).dblclick();
  await told(page, 'Đã nhân bản thành «Nhân sự (2)»').getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('row')).toHaveCount(3);
  await page.getByText('Đã xóa (1)').click();
  await page.getByRole('button', { name: 'Khôi phục Nhân sự (2)' }).click();
  await page.getByText('Đang quản lý (3)').click();
  await expect(row(page, /Nhân sự \(2\)/)).toBeVisible();
  await page.getByLabel('Lọc theo tên').fill('nhan su');
  await expect(page.getByText('2/3 hệ thống')).toBeVisible();
  await page.getByRole('link', { name: 'Nhân sự (2)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Nhân sự (2)' })).toBeVisible();
  // Back, the list is as it was left.
  await page.goBack();
  await expect(page.getByText('2/3 hệ thống')).toBeVisible();
  await page.getByRole('link', { name: 'Nhân sự (2)' }).click();
  await page.getByRole('button', { name: 'Xóa hệ thống' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa hệ thống' }).click();
  await page.getByText('Đã xóa (1)').click();
  await page.getByRole('button', { name: 'Khôi phục Nhân sự (2)' }).click();
  await expect(page.getByText('Không có hệ thống nào đã xóa.')).toBeVisible();
  await page.getByText('Đang quản lý (3)').click();
  await choose(page, 'Nhân sự (2)', 'Xóa…');
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa hệ thống' }).click();
  await page.getByText('Đã xóa (1)').click();
  await page.getByRole('button', { name: 'Xóa hẳn Nhân sự (2)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Xóa hẳn' }).click();
  await expect(page.getByText('Không có hệ thống nào đã xóa.')).toBeVisible();
});
