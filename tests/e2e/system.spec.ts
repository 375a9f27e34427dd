/** The page of a system: what belongs to it, what it consists of, and the risks that may raise its level. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { addSystem, createWorkspace, expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();
const status = (page: Page) => page.getByRole('contentinfo');

/** Pastes cells as a spreadsheet copies them. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((cells) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', cells);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

test('scope and components are kept as typed; gaps lead to their fields, a wrong address is told beside it', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  const gaps = page.getByRole('region', { name: /Phần tổng quan của hồ sơ đề xuất cấp độ còn thiếu/ });
  await gaps.getByRole('button', { name: 'Phạm vi: dòng dữ liệu' }).click();
  await expect(page.getByLabel('Dòng dữ liệu')).toBeFocused();
  await page.keyboard.type('Mọi phân hệ ghi chung một cơ sở dữ liệu');
  await expect(gaps.getByRole('button', { name: 'Phạm vi: dòng dữ liệu' })).toBeHidden();
  await page.getByLabel('Ngày thay đổi lớn gần nhất').fill('01/02/2027');
  await page.getByLabel('Quy mô', { exact: true }).fill('412 máy trạm');
  await expect(page.getByText('Ngày này ở tương lai')).toBeVisible();
  await page.getByLabel('Hình thức').selectOption({ label: 'Thuê điện toán đám mây' });
  await page.getByLabel('Đơn vị cho thuê hạ tầng').fill('Công ty Đám mây');

  // From a gap to the first cell of an empty table, then three rows at once, then a fourth by keys alone.
  await gaps.getByRole('button', { name: 'Thiết bị chính' }).click();
  const devices = page.getByRole('table', { name: 'Thiết bị chính' });
  await expect(devices.getByLabel('Tên thiết bị, dòng 1')).toBeFocused();
  await paste(
    page,
    'Tên thiết bị\tChủng loại\tSố lượng\tVị trí\tMục đích\r\nMáy chủ\tR750\t2\tPhòng máy\tCSDL\r\nTường lửa\tFG\tvài\tPhòng máy\tBiên\r\nMáy trạm\tĐể bàn\t1.250\tCác khoa\tHIS\r\n',
  );
  await expect(page.getByText('Đã dán 3 dòng; 1 ô chưa dán được: vài')).toBeVisible();
  await expect(devices.getByLabel('Số lượng, dòng 3')).toHaveValue('1.250');
  await devices.getByLabel('Mục đích, dòng 3').press('Enter');
  await page.keyboard.type('Tủ đĩa');
  await page.keyboard.press('Tab');
  await page.keyboard.type('40 TB');
  await expect(devices.getByLabel('Chủng loại, dòng 4')).toHaveValue('40 TB');
  // What was typed after it took the paste's toast away; while it sinks, the next one slides and a click could miss it.
  await expect(page.getByText('Đã dán 3 dòng')).toBeHidden();
  await devices.getByLabel('Tên thiết bị, dòng 2').press('Control+Delete');
  await expect(devices.getByLabel('Tên thiết bị, dòng 2')).toHaveValue('Máy trạm');
  await page.getByRole('button', { name: 'Hoàn tác' }).last().click();
  await expect(devices.getByLabel('Tên thiết bị, dòng 2')).toHaveValue('Tường lửa');

  const zones = page.getByRole('table', { name: 'Vùng mạng' });
  await zones.getByLabel('Tên vùng, dòng 1').fill('Vùng máy chủ');
  await zones.getByLabel('Địa chỉ IP nội bộ, dòng 1').fill('10.0.1.0/24\n10.0.1.300');
  await expect(zones).toContainText('Dòng 2, «10.0.1.300»: Mỗi số của địa chỉ IPv4 không quá 255; ở đây có 300.');
  await zones.getByLabel('Tên vùng, dòng 2').fill('DMZ');
  await zones.getByLabel('Địa chỉ IP nội bộ, dòng 2').fill('10.0.0.0/16');
  await expect(zones).toContainText('trùng địa chỉ với «10.0.0.0/16» của vùng «DMZ»');
  await expect(page.getByRole('img', { name: 'Mô hình lô-gíc của Hệ thống thông tin bệnh viện' })).toContainText('10.0.1.300');
  await expectAccessible(page);

  await goTo(page, 'Trang chủ');
  await expect(status(page)).toContainText('Đã lưu lúc');
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await expect(page.getByLabel('Dòng dữ liệu')).toHaveValue('Mọi phân hệ ghi chung một cơ sở dữ liệu');
  await expect(page.getByLabel('Ngày thay đổi lớn gần nhất')).toHaveValue('01/02/2027');
  await expect(page.getByLabel('Đơn vị cho thuê hạ tầng')).toHaveValue('Công ty Đám mây');
  await tab(page, 'Thành phần');
  await expect(zones.getByLabel('Địa chỉ IP nội bộ, dòng 1')).toHaveValue('10.0.1.0/24\n10.0.1.300');
  await expect(zones).toContainText('«10.0.1.300»');
  await expect(devices.getByLabel('Tên thiết bị, dòng 4')).toHaveValue('Tủ đĩa');
  await expect(devices.getByLabel('Tên thiết bị, dòng 5')).toHaveValue('');
});

test('a risk assessment says what it lacks, is kept half filled, and asks for level 3 once it is finished', async ({ page }) => {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await tab(page, 'Đánh giá rủi ro');
  // A double click begins one, and its first text is at hand.
  await page.getByRole('button', { name: 'Lập bản đánh giá' }).dblclick();
  const editor = page.getByRole('group', { name: 'Bản đánh giá rủi ro ngày 22/11/2026' });
  await expect(editor.getByLabel('Người hoặc đơn vị đánh giá')).toBeFocused();
  await expect(page.getByRole('button', { name: /^Mở bản đánh giá ngày/ })).toHaveCount(1);
  await page.keyboard.type('Tổ đánh giá rủi ro');
  await editor.getByLabel('Tài sản, dòng 1').fill('Cơ sở dữ liệu HIS');
  await editor.getByLabel('Thông tin được giữ, xử lý, dòng 1').fill('Hồ sơ bệnh án');
  await editor.getByRole('button', { name: 'Mối đe dọa thường gặp ở bệnh viện' }).click();
  await editor.getByRole('button', { name: /^Thêm rủi ro: Mã độc tống tiền/ }).dblclick();
  await expect(editor.getByRole('button', { name: /^Thêm rủi ro: / }).first()).toBeFocused();
  await expect(editor.getByRole('button', { name: /^Thêm rủi ro: / })).toHaveCount(11);
  await editor.getByRole('button', { name: 'Hoàn thành' }).click();
  await expect(editor.getByText('Còn thiếu 6 nội dung tối thiểu')).toBeVisible();

  // The list of what is missing opens the risk and leads into it.
  await editor.getByRole('button', { name: 'rủi ro 1: chưa ghi mối đe dọa hoặc tài sản' }).click();
  await expect(editor.getByLabel('Tài sản bị ảnh hưởng')).toBeFocused();
  await page.keyboard.type('Cơ sở dữ liệu HIS');
  await editor.getByLabel('Khả năng xảy ra', { exact: true }).selectOption('4');
  await editor.getByLabel('Tác động', { exact: true }).selectOption('5');
  await editor.getByLabel('Biện pháp hiện có').fill('Sao lưu hằng ngày');
  // Left half filled and found again as it was.
  await goTo(page, 'Trang chủ');
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await tab(page, 'Đánh giá rủi ro');
  await editor
    .getByRole('row', { name: /Thường/ })
    .getByRole('button', { name: 'Mở rủi ro 1' })
    .click();
  await expect(editor.getByLabel('Biện pháp hiện có')).toHaveValue('Sao lưu hằng ngày');

  await editor.getByRole('radio', { name: /^Cấp độ 3/ }).check();
  await editor.getByLabel('Vì sao ở mức này').fill('Ngừng khám chữa bệnh nhiều ngày');
  await editor.getByLabel('Cách xử lý').selectOption({ label: 'Giảm thiểu' });
  await editor.getByLabel('Người phụ trách').fill('Lê Minh Đức');
  await editor.getByLabel('Thời hạn').fill('31/03/2027');
  await editor.getByRole('textbox', { name: 'Trao đổi, thông tin về rủi ro' }).fill('Đã báo cáo Giám đốc');
  await expect(editor.getByText('Đủ nội dung')).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await editor.getByRole('button', { name: 'Hoàn thành' }).click();
  await expect(page.getByText('tổn hại tương ứng cấp độ 3; cấp độ đề xuất không được thấp hơn')).toBeVisible();
  await expect(editor.getByLabel('Người hoặc đơn vị đánh giá')).toBeDisabled();

  // Removed with one click, and back with another.
  await editor.getByRole('button', { name: 'Xóa bản này' }).click();
  await expect(page.getByText('Chưa có bản đánh giá rủi ro nào')).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByText('tổn hại tương ứng cấp độ 3')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Xác định cấp độ' }).last()).toHaveAttribute('href', /#\/systems\/.*\/level$/);
});

test('the sample shows a system whose risks ask for more than its approved level', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Hệ thống');
  await page
    .getByRole('link', { name: /RIS-PACS/ })
    .first()
    .click();
  await tab(page, 'Đánh giá rủi ro');
  await expect(page.getByText('cao hơn cấp độ 2 của hệ thống: phải đề xuất cấp độ cao hơn')).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Các bản đánh giá rủi ro' }).getByRole('link', { name: 'Xác định lại cấp độ' }),
  ).toBeVisible();
  await tab(page, 'Thành phần');
  await expectAccessibleInBothSchemes(page);
});
