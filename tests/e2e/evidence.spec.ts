/** The vault: what is in it serves any requirement, is dated without nonsense, and tells where it is used. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, isDouble, takePictures, test } from './fixture.ts';
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
  await page.keyboard.type('doi dao tao so theo');
  const option = dialog.getByRole('option', { name: /Sổ theo dõi đào tạo/ });
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(option).toContainText('đã gắn');
  // A toast on its way out has no colour of its own.
  await expect(page.getByText('Đã thêm 1 minh chứng')).toBeHidden();
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

  // What was taken back is not written again by the next change of another field.
  const title = detail.getByLabel('Tên minh chứng');
  const was = await title.inputValue();
  await title.fill('Tên khác');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Mở Tên khác' })).toBeVisible();
  await page.getByRole('button', { name: 'Mở Tên khác' }).focus();
  await page.keyboard.press('Control+z');
  await expect(title).toHaveValue(was);
  await detail.getByLabel('Ghi chú').fill('Bản giấy ở kệ 77B');
  await page.keyboard.press('Tab');
  await page.getByLabel('Tìm minh chứng').fill('ban giay ke 77b');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(title).toHaveValue(was);
});

/** Pastes what a clipboard of this text would hold. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer();
    if (words !== '') clipboardData.setData('text/plain', words);
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('a folder is dropped, a text pasted, a piece replaced, linked by keyboard, discarded, brought back and removed for good', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Minh chứng');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  const before = Number.parseInt(await page.getByText(/^\d+ tệp · /).innerText(), 10);
  const folder = join(userData, 'Hồ sơ tường lửa');
  mkdirSync(folder);
  const put = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  for (const [name, text] of [
    ['Luật tường lửa.txt', 'bản 1'],
    ['Luật tường lửa (chép).txt', 'bản 1'],
    ['rỗng.pdf', ''],
    ['Thumbs.db', 'x'],
  ] as const)
    put(name, text);

  if (isDouble) {
    const devTools = await page.context().newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      const data = { items: [], files: [folder], dragOperationsMask: 1 };
      await devTools.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
    }
  } else {
    await answerDialogs(electronApp, folder);
    await page.getByRole('button', { name: 'Cách thêm khác' }).click();
    await page.getByRole('menuitem', { name: 'Thêm thư mục' }).click();
  }
  const report = page.getByRole('alert').filter({ hasText: 'Có tệp chưa thêm được' });
  await expect(report).toContainText('Tệp «rỗng.pdf» rỗng (0 byte)');
  await expect(report).toContainText('1 tệp đã có trong kho');
  await expect(report).toContainText('Thumbs.db: tệp của hệ điều hành');
  await page.getByRole('button', { name: 'Đóng thông báo' }).click();
  await expect(page.getByText(`${before + 1} tệp`)).toBeVisible();

  const detail = page.getByRole('complementary', { name: 'Chi tiết minh chứng' });
  await expect(detail.getByLabel('Tên minh chứng')).toHaveValue(/^Luật tường lửa/);
  await expect(detail.getByText('khớp', { exact: true })).toBeVisible();
  await detail.getByLabel('Loại giấy tờ').selectOption('Ảnh chụp cấu hình');
  await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');

  // Linked by keyboard: the search has the focus.
  await page.getByRole('button', { name: /^Mở Luật tường lửa/ }).focus();
  await page.keyboard.press('l');
  const picker = page.getByRole('dialog', { name: 'Gắn vào yêu cầu' });
  await expect(picker.getByLabel('Tìm yêu cầu')).toBeFocused();
  await page.keyboard.type('tuong lua');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(picker.getByRole('option', { selected: true })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(detail.getByRole('link', { name: /tường lửa/i }).first()).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(detail.getByText('đang được yêu cầu dùng nên chưa gỡ khỏi kho được')).toBeVisible();

  // The next revision takes its place.
  await answerDialogs(electronApp, put('Luật tường lửa 2026.txt', 'bản 2'));
  await detail.getByRole('button', { name: 'Việc khác với minh chứng này' }).click();
  await page.getByRole('menuitem', { name: 'Thay bằng bản mới' }).click();
  await expect(page.getByText('1 yêu cầu năm 2026 dùng bản mới')).toBeVisible();
  const revisions = detail.getByRole('region', { name: 'Các bản' });
  await expect(revisions.getByRole('listitem')).toHaveCount(2);
  await takePictures(page, 'evidence');

  // The old one serves nothing any more: discarded, brought back, discarded, removed for good.
  await revisions.getByRole('button', { name: /Luật tường lửa/ }).click();
  await expect(detail.getByText('Chưa dùng cho yêu cầu nào')).toBeVisible();
  await page.getByRole('button', { name: /^Mở Luật tường lửa/, pressed: true }).focus();
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('button', { name: /^Đã gỡ/ })).toContainText('0');
  await page.getByRole('button', { name: /^Chưa dùng ở đâu/ }).click();
  await page.getByRole('button', { name: /^Mở Luật tường lửa/ }).click();
  await detail.getByRole('button', { name: 'Việc khác với minh chứng này' }).click();
  await page.getByRole('menuitem', { name: 'Gỡ khỏi kho' }).click();
  await page.getByRole('button', { name: /^Đã gỡ/ }).click();
  await page.getByRole('button', { name: /^Xóa hẳn Luật tường lửa/ }).click();
  const question = page.getByRole('dialog', { name: 'Xóa hẳn minh chứng này?' });
  await expect(question.getByRole('button', { name: 'Giữ lại' })).toBeFocused();
  await question.getByRole('button', { name: 'Xóa hẳn' }).click();
  await expect(page.getByText('Không có minh chứng nào đã gỡ.')).toBeVisible();
  await expect(page.getByText('Đã xóa hẳn minh chứng')).toBeHidden();
  await expectAccessibleInBothSchemes(page);

  // The clipboard: nothing in it, then a text.
  await paste(page, '');
  await expect(page.getByText('Bộ nhớ tạm không có ảnh, tệp hay chữ nào để dán')).toBeVisible();
  await paste(page, 'Đã trao đổi với nhà cung cấp.');
  const form = page.getByRole('form', { name: 'Ghi chú làm minh chứng' });
  await expect(form.getByLabel('Nội dung', { exact: true })).toHaveValue('Đã trao đổi với nhà cung cấp.');
  await form.getByLabel('Tên', { exact: true }).fill('Trao đổi về bản vá');
  await form.getByRole('button', { name: 'Thêm vào kho' }).click();
  await expect(detail.getByLabel('Loại giấy tờ')).toHaveValue('note');
  await expect(detail.getByText('Trao đổi về bản vá Ngày 22/11/2026')).toBeVisible();
  // The space bar shows it large.
  await page.getByRole('button', { name: 'Mở Trao đổi về bản vá' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: 'Trao đổi về bản vá' })).toContainText('Đã trao đổi với nhà cung cấp.');
});
