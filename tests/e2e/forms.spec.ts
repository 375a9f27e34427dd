/** Forms without a “Lưu” button: what is typed is kept, and what can't be kept is told. */
import type { Page } from '@playwright/test';
import { expect, FRESH, test } from './fixture.ts';
import { addSystem, createWorkspace, expectAccessible, goTo } from './window.ts';

async function openSystem(page: Page): Promise<void> {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
}

test('the calendar opens beside its field, inside the window', async ({ page }) => {
  await openSystem(page);
  await page.getByLabel('Ngày đưa vào sử dụng').click();
  const calendar = page.locator('[data-dates-dropdown]');
  await expect(calendar.getByRole('button', { name: 'Tháng trước' })).toBeVisible();
  const box = await calendar.boundingBox();
  expect(box?.width).toBeLessThan(400);
  await expect(calendar).toBeInViewport({ ratio: 1 });
  await page.screenshot({ path: 'test-results/screens/calendar.png' });
});

const status = (page: Page) => page.getByRole('contentinfo');

test('one wrong field is told, holds up no other, and is not left unasked', async ({ page }) => {
  await openSystem(page);
  await page.getByLabel('Tên đầy đủ của hệ thống').fill('');
  await page.getByLabel('Mục đích, chức năng chính').fill('Quản lý khám, chữa bệnh');
  await page.getByLabel('Tên gọn').focus();
  await expect(status(page)).toContainText('Đã lưu lúc');
  await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');

  // From another tab the status bar leads back to the field.
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await page.getByLabel('Tên đơn vị tự đánh giá').fill('Phòng Quản lý chất lượng');
  await page.getByLabel('Tình trạng', { exact: true }).first().focus();
  await status(page).getByRole('button', { name: 'Đến ô đó' }).click();
  await expect(page.getByLabel('Tên đầy đủ của hệ thống')).toBeFocused();

  await goTo(page, 'Trang chủ');
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Tên đầy đủ của hệ thống');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/screens/leave.png' });
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(page.getByLabel('Tên đầy đủ của hệ thống')).toBeFocused();
  await goTo(page, 'Trang chủ');
  await question.getByRole('button', { name: 'Rời đi' }).click();
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
  await expect(status(page)).not.toContainText('Chưa lưu');

  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await expect(page.getByLabel('Mục đích, chức năng chính')).toHaveValue('Quản lý khám, chữa bệnh');
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await expect(page.getByLabel('Tên đơn vị tự đánh giá')).toHaveValue('Phòng Quản lý chất lượng');
});

test('a date is read as people write it; what is no date stays and is told', async ({ page }) => {
  await openSystem(page);
  const date = page.getByLabel('Ngày đưa vào sử dụng');
  const elsewhere = page.getByLabel('Tên gọn');
  for (const typed of ['1/2/26', '01-02-2026', '1.2.2026', '01/02/2026']) {
    await date.fill(typed);
    await elsewhere.focus();
    await expect(date).toHaveValue('01/02/2026');
    await expect(status(page)).not.toContainText('Chưa lưu');
  }
  for (const typed of ['31/02/2026', 'hôm qua', '05/10/20267', '01/01/0026']) {
    await date.fill(typed);
    await elsewhere.focus();
    await expect(date).toHaveValue(typed);
    await expect(page.getByText('Không đọc được ngày này nên chưa lưu.')).toBeVisible();
    await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');
  }
  await date.fill('5/10/2026');
  await elsewhere.focus();
  await expect(status(page)).not.toContainText('Chưa lưu');
  await goTo(page, 'Trang chủ');
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await expect(date).toHaveValue('05/10/2026');
});

test('a decision without its date, an inspection that ends before it begins: kept on screen, told, asked about', async ({ page }) => {
  await openSystem(page);
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  const decision = page.getByRole('group', { name: 'Quyết định phê duyệt cấp độ' });
  await decision.getByLabel('Số, ký hiệu').fill('1187/QĐ-SYT');
  await expect(decision).toContainText('Ghi ngày để văn bản này được lưu.');
  await page.getByRole('tab', { name: 'Tổng quan' }).click();
  await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');
  await status(page).getByRole('button', { name: 'Đến ô đó' }).click();
  await expect(decision.getByLabel('Ngày', { exact: true })).toBeFocused();
  await expect(decision.getByLabel('Số, ký hiệu')).toHaveValue('1187/QĐ-SYT');
  await goTo(page, 'Trang chủ');
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Quyết định phê duyệt cấp độ');
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await decision.getByLabel('Ngày', { exact: true }).fill('05/10/2026');
  await expect(status(page)).not.toContainText('Chưa lưu');

  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  await page.getByRole('button', { name: 'Thêm lần kiểm tra' }).click();
  const inspection = page.getByRole('group', { name: 'Thêm lần kiểm tra' });
  await expect(inspection).toContainText('Ghi đủ ngày bắt đầu và ngày kết thúc');
  await inspection.getByLabel('Từ ngày').fill('10/10/2026');
  await inspection.getByLabel('Đến ngày').fill('01/10/2026');
  await expect(inspection.getByText('Ngày kết thúc không được trước ngày bắt đầu.').last()).toBeVisible();
  await expect(inspection.getByRole('button', { name: 'Thêm', exact: true })).toBeDisabled();
  await page.screenshot({ path: 'test-results/screens/inspection.png' });
});

test('removing an inspection leaves the focus beside it, and can be undone from another page', async ({ page }) => {
  await openSystem(page);
  await page.getByRole('tab', { name: 'Kiểm tra' }).click();
  const add = page.getByRole('button', { name: 'Thêm lần kiểm tra' });
  const inspection = page.getByRole('group', { name: 'Thêm lần kiểm tra' });
  for (const day of ['10/10/2026', '11/10/2026']) {
    await add.click();
    await inspection.getByLabel('Từ ngày').fill(day);
    await inspection.getByLabel('Đến ngày').fill(day);
    await inspection.getByRole('button', { name: 'Thêm', exact: true }).click();
    await expect(add).toBeFocused();
  }
  await page.getByRole('button', { name: 'Gỡ lần kiểm tra 1' }).click();
  await expect(page.getByRole('button', { name: 'Gỡ lần kiểm tra 1' })).toBeFocused();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.getByRole('button', { name: 'Gỡ lần kiểm tra 2' }).click();
  await goTo(page, 'Trang chủ');
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await page.goBack();
  await expect(page.getByRole('button', { name: 'Gỡ lần kiểm tra 2' })).toBeVisible();
});

test('a date that can’t be read counts once, under the name of its document', async ({ page }) => {
  await openSystem(page);
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  const decision = page.getByRole('group', { name: 'Quyết định phê duyệt cấp độ' });
  await decision.getByLabel('Số, ký hiệu').fill('1187/QĐ-SYT');
  await decision.getByLabel('Ngày', { exact: true }).fill('31/02/2026');
  await decision.getByLabel('Cơ quan ban hành').focus();
  await expect(decision).toContainText('Không đọc được ngày này');
  await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');
  await goTo(page, 'Trang chủ');
  await expect(page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' })).toContainText('Quyết định phê duyệt cấp độ – Ngày');
});

test('a mark taken away by mistake gives back what stood under it', async ({ page }) => {
  await openSystem(page);
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  const checked = page.getByLabel('Có kết quả kiểm tra trong kỳ');
  await checked.check();
  await page.getByLabel('Kết luận').fill('Tuân thủ');
  await page.getByLabel('Số nội dung đã kiểm tra').fill('12');
  await checked.uncheck();
  await checked.check();
  await expect(page.getByLabel('Kết luận')).toHaveValue('Tuân thủ');
  await expect(page.getByLabel('Số nội dung đã kiểm tra')).toHaveValue('12');
  const listed = page.getByLabel('Có căn cứ đưa vào Danh mục');
  await listed.check();
  await page.getByLabel('Tiêu chí tại Điều 16').fill('Khoản 1');
  await listed.uncheck();
  await listed.check();
  await expect(page.getByLabel('Tiêu chí tại Điều 16')).toHaveValue('Khoản 1');
});

test('a system half written is asked about; written, it is not', async ({ page }) => {
  await openSystem(page);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
  const form = page.getByRole('form', { name: 'Thêm hệ thống thông tin' });
  await form.getByLabel('Tên đầy đủ của hệ thống').fill('Hệ thống xét nghiệm');
  await goTo(page, 'Trang chủ');
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Thêm hệ thống thông tin');
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(form.getByLabel('Tên đầy đủ của hệ thống')).toBeFocused();
  await form.getByRole('button', { name: 'Thêm hệ thống' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Hệ thống xét nghiệm' })).toBeVisible();
});

test('the user keeps a name, and the next workspace opens at its home', FRESH, async ({ page }) => {
  await createWorkspace(page);
  await goTo(page, 'Thiết lập');
  const name = page.getByLabel('Họ và tên');
  for (const empty of ['', '   ']) {
    await name.fill(empty);
    await name.blur();
    await expect(page.getByText('Cần họ tên của người làm việc. Tên cũ được giữ lại.')).toBeVisible();
    await expect(name).toHaveValue('Lê Quang Minh');
  }
  await name.fill('  Trần Thu Hà ');
  await name.blur();
  await expect(name).toHaveValue('Trần Thu Hà');
  await page.getByRole('button', { name: 'Đóng kho' }).click();
  await expect(page.getByRole('button', { name: 'Mở kho có sẵn' })).toBeVisible();
  await page.getByRole('button', { name: /Bệnh viện Đa khoa tỉnh Lam Giang/ }).click();
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
});

test('a number longer than a number can hold is refused, not rounded', async ({ page }) => {
  await openSystem(page);
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await page.getByLabel('Có kết quả kiểm tra trong kỳ').check();
  await page.getByLabel('Số nội dung đã kiểm tra').pressSequentially('1234567890123456');
  await page.getByLabel('Thời gian kiểm tra').focus();
  await expect(page.getByText('Số này quá lớn nên chưa lưu.')).toBeVisible();
  await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');
});

test('a second system of the same name is allowed, but told', async ({ page }) => {
  await openSystem(page);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
  const form = page.getByRole('form', { name: 'Thêm hệ thống thông tin' });
  const warning = page.getByText('Đã có hệ thống tên «Hệ thống thông tin bệnh viện».');
  await form.getByLabel('Tên đầy đủ của hệ thống').fill('Hệ thống thông tin');
  await expect(warning).toBeHidden();
  await form.getByLabel('Tên đầy đủ của hệ thống').fill('hệ thống  thông tin bệnh viện');
  await expect(warning).toBeVisible();
  await form.getByRole('button', { name: 'Thêm hệ thống' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/thông tin bệnh viện/);
  await expect(warning).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Tên đầy đủ của hệ thống').fill('Hệ thống chẩn đoán hình ảnh');
  await expect(warning).toBeHidden();
});

test('a field says in plain words what is wrong with it', async ({ page }) => {
  await createWorkspace(page);
  await goTo(page, 'Đơn vị');
  const owner = page.getByRole('group', { name: 'Chủ quản hệ thống thông tin' });
  await owner.getByLabel('Số điện thoại').fill('0'.repeat(61));
  await owner.getByLabel('Địa chỉ').fill('Số 18 đường Trần Phú');
  await owner.getByLabel('Chức vụ').focus();
  await expect(owner).toContainText('Dài quá 60 ký tự.');
  await expect(status(page)).toContainText('Chưa lưu: 1 ô cần sửa');
  await owner.getByLabel('Số điện thoại').fill('0200 555 0100');
  await owner.getByLabel('Chức vụ').focus();
  await expect(status(page)).not.toContainText('Chưa lưu');
  await goTo(page, 'Trang chủ');
  await goTo(page, 'Đơn vị');
  await expect(owner.getByLabel('Địa chỉ')).toHaveValue('Số 18 đường Trần Phú');
});

test('a call with wrong input is refused in words of the field', async ({ page }) => {
  await createWorkspace(page);
  const reply = await page.evaluate(() =>
    (window as unknown as { bridge: { call(method: string, input: unknown): Promise<unknown> } }).bridge.call('evidence.save', {
      id: 'x',
      title: '',
      effectiveOn: '2026-02-31',
      validUntil: null,
    }),
  );
  expect(reply).toMatchObject({
    failure: {
      details: [
        { where: 'title', text: 'Không được để trống.' },
        { where: 'effectiveOn', text: 'Cần là một ngày có thật.' },
      ],
    },
  });
});

test('what the disk refused is not left behind unasked', FRESH, async ({ page, electronApp }) => {
  await createWorkspace(page);
  await goTo(page, 'Đơn vị');
  const reads = await page.evaluate(
    async (methods) => {
      const { bridge } = window as unknown as { bridge: { call(method: string): Promise<unknown> } };
      return Object.fromEntries(await Promise.all(methods.map(async (method) => [method, await bridge.call(method)] as const)));
    },
    ['workspace.current', 'unit.get'],
  );
  await electronApp.evaluate(({ ipcMain }, answers) => {
    const full = { ok: false, failure: { code: 'DISK_FULL', message: 'Ổ đĩa chứa kho đã đầy.' } };
    ipcMain.removeHandler('antam');
    ipcMain.handle('antam', (_event, method: string) => answers[method] ?? full);
  }, reads);
  await page.getByLabel('Địa danh').fill('Lam Sơn');
  await page.getByLabel('Ký hiệu văn bản').focus();
  await expect(page.getByRole('alert')).toContainText('Ổ đĩa chứa kho đã đầy.');
  await goTo(page, 'Trang chủ');
  const question = page.getByRole('dialog', { name: 'Còn 1 ô chưa được lưu' });
  await expect(question).toContainText('Chưa lưu được thay đổi cuối');
  await question.getByRole('button', { name: 'Ở lại sửa' }).click();
  await expect(page.getByLabel('Địa danh')).toHaveValue('Lam Sơn');
});
