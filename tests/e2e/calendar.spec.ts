/** The calendar of duties: what is overdue, what was done with its proof, a month by keyboard, and a file for other calendars. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, takePictures, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessible, expectAccessibleInBothSchemes, goTo } from './window.ts';

test('an overdue duty is found from home, recorded with its evidence, and brought back', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  const card = page.getByRole('region', { name: 'Quá hạn và sắp đến hạn' });
  await expect(card).toContainText(/\d+ quá hạn/);
  const overdue = Number(/(\d+) quá hạn/.exec((await card.textContent()) ?? '')?.[1]);
  await card.getByRole('link', { name: /^Mở lịch việc/ }).click();
  await page
    .getByRole('row', { name: /Phát hiện thiết bị kết nối trái phép.*Điều khiển tòa nhà/ })
    .getByRole('button')
    .click();

  const detail = page.getByRole('complementary', { name: 'Chi tiết việc' });
  await expect(detail.getByRole('heading', { name: 'Phát hiện thiết bị kết nối trái phép' })).toBeVisible();
  await expect(detail).toContainText('Chu kỳ: 3 tháng một lần · lần gần nhất 17/06/2026');
  await expect(detail).toContainText('quá 66 ngày');
  await takePictures(page, 'calendar-detail');

  await detail.getByLabel('Ngày làm xong').fill('23/11/2026');
  await detail.getByLabel('Ghi chú').fill('Quét toàn mạng tòa nhà, 02 thiết bị lạ đã gỡ');
  await detail.getByRole('button', { name: 'Ghi là đã làm' }).click();
  await expect(detail).toContainText('Ngày làm xong không được sau hôm nay.');
  await detail.getByLabel('Ngày làm xong').fill('20/11/2026');
  await detail.getByRole('button', { name: 'Chọn từ kho minh chứng' }).click();
  const vault = page.getByRole('dialog', { name: 'Chọn từ kho minh chứng' });
  // Evidence without an end: one that has run out would be a duty of its own.
  await expect(vault.getByLabel('Tìm trong kho')).toBeFocused();
  await page.keyboard.type('627');
  const piece = vault.getByRole('option', { name: /627\/QĐ-BVĐK/ });
  await piece.click();
  await expect(piece).toContainText('đã gắn');
  await vault.getByRole('button', { name: 'Xong' }).click();
  await detail.getByRole('button', { name: 'Ghi là đã làm' }).click();
  await expect(page.getByText('Đã ghi: Phát hiện thiết bị kết nối trái phép')).toBeVisible();
  await expect(page.getByText(`${overdue - 1} việc quá hạn`)).toBeVisible();

  // It is told as done, and comes back three months later.
  await page.getByLabel('Hiện việc đã làm').check();
  const rows = page.getByRole('row', { name: /Phát hiện thiết bị kết nối trái phép/ }).filter({ hasText: 'Điều khiển tòa nhà' });
  await expect(rows.filter({ hasText: '20/02/2027' })).toHaveCount(1);
  await rows.filter({ hasText: 'đã làm' }).getByRole('button').click();
  await expect(detail).toContainText('Quét toàn mạng tòa nhà, 02 thiết bị lạ đã gỡ');
  await expect(detail.getByRole('region', { name: 'Đã làm ngày 20/11/2026' }).getByRole('listitem')).toHaveCount(1);
  // The toast may have gone by now.
  await page.getByRole('button', { name: 'Lùi một bước' }).click();
  await expect(page.getByText(`${overdue} việc quá hạn`)).toBeVisible();
  await expect(rows.filter({ hasText: 'quá 66 ngày' })).toHaveCount(1);
});

test('a month is walked through by keyboard, narrowed by kind, and written as a calendar file', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Lịch việc');
  await page.getByRole('radiogroup', { name: 'Cách xem' }).getByText('Tháng', { exact: true }).click();
  const month = page.getByRole('region', { name: 'Lịch tháng 11/2026' });
  const today = month.getByRole('button', { name: /^Chủ Nhật, 22\/11\/2026, hôm nay/ });
  await expect(today).toHaveAttribute('aria-current', 'date');
  await expect(month.getByRole('cell', { name: /24\/11\/2026, Ngày Văn hóa Việt Nam/ })).toBeVisible();
  await today.focus();
  await page.keyboard.press('ArrowDown');
  await expect(month.getByRole('button', { name: /29\/11\/2026/ })).toBeFocused();
  await page.keyboard.press('PageDown');
  const december = page.getByRole('region', { name: 'Lịch tháng 12/2026' });
  await december.getByRole('button', { name: /^Thứ Hai, 14\/12\/2026/ }).click();
  const ofDay = page.getByRole('region', { name: 'Việc của Thứ Hai, 14/12/2026' });
  await ofDay.getByRole('button', { name: 'Chốt số liệu báo cáo năm 2026' }).click();
  await expect(page.getByRole('form', { name: 'Ghi là đã làm' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'calendar-month');

  await page.getByRole('combobox', { name: 'Loại việc' }).click();
  await page.getByRole('option', { name: 'Báo cáo năm' }).click();
  const file = join(userData, 'Lịch việc.ics');
  await electronApp.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, file);
  await page.getByRole('button', { name: 'Xuất tệp lịch (.ics)' }).click();
  await expect(page.getByText('Đã ghi 6 việc vào')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Cách xem' }).getByText('Danh sách').click();
  await expect(page.getByRole('row', { name: /Gửi báo cáo năm cho Bộ Công an 2026/ })).toBeVisible();
  await expectAccessible(page);
  const text = readFileSync(file, 'utf8');
  expect(text.match(/^BEGIN:VEVENT/gm)).toHaveLength(6);
  expect(text).toContain('DTSTART;VALUE=DATE:20261219');
});
