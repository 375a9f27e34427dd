/** Requirements that a supplier answers: out as a workbook, back with a preview, into the workspace as one act. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import writeWorkbook from 'write-excel-file/node';
import { unpackWorkbook } from '../../electron/spreadsheet/unpack.ts';
import { expect, takePictures, test } from './fixture.ts';
import { answerDialogs, openSample } from './sample.ts';
import { expectAccessible, expectAccessibleInBothSchemes } from './window.ts';

async function saveTo(app: ElectronApplication, filePath: string): Promise<void> {
  await app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: path });
  }, filePath);
}

const openPage = async (page: Page): Promise<void> => {
  await page.evaluate(() => void (window.location.hash = '#/outside?system=lis'));
  await expect(page.getByRole('heading', { level: 1, name: 'Nhờ bên ngoài trả lời' })).toBeVisible();
};

/** Fills the sheet of requirements as whoever got it does. */
async function answer(file: string, answers: Record<string, string>[]): Promise<void> {
  const sheets = await unpackWorkbook(readFileSync(file));
  const data = sheets.map(({ name, rows }) => ({
    sheet: name,
    data: rows.map((cells, index) =>
      cells.map((cell, column) => {
        const said = name === 'Yêu cầu' ? answers[index - 1]?.[String(rows[0]?.[column])] : undefined;
        const value = said ?? cell;
        return value === null ? null : { type: String, value: String(value) };
      }),
    ),
  }));
  writeFileSync(file, await writeWorkbook(data).toBuffer());
}

test('a supplier answers: chosen by what is missing and by group, sent, read back, taken over and taken back', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await openPage(page);
  const form = page.getByRole('region', { name: 'Gửi đi' });
  await expect(form.getByLabel('Trả lời cho')).toHaveValue('lis');
  const save = form.getByRole('button', { name: /^Lưu bảng tính/ });
  await expect(save).toBeDisabled();
  await expect(form).toContainText('Chọn ít nhất một yêu cầu để gửi.');

  await form.getByRole('button', { name: /^Chưa đánh giá \(\d+\)$/ }).click();
  await form.getByRole('checkbox', { name: 'Quản lý hạ tầng mạng' }).check();
  await form.getByRole('button', { name: /^Chưa đáp ứng đầy đủ/ }).click();
  await form.getByRole('button', { name: 'Các yêu cầu của Quản lý nhật ký an ninh mạng' }).press('Enter');
  await form
    .getByRole('listitem')
    .getByRole('checkbox', { name: /^4\.8\./ })
    .first()
    .check();
  await form.getByLabel('Người nhận').fill('Công ty Phần mềm Xét nghiệm Bắc Hà');
  await form.getByLabel('Hạn trả lời').fill('05/12/2026');
  await form.getByLabel('Lời nhắn').fill('Đề nghị trả lời theo phiên bản đang cài tại khoa Xét nghiệm.');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'outside-send');

  const file = join(userData, 'bảng hỏi.xlsx');
  await saveTo(electronApp, file);
  await save.click();
  await expect(page.getByRole('alert').filter({ hasText: /Đã ghi \d+ yêu cầu vào .*bảng hỏi\.xlsx/ })).toBeVisible();
  expect(existsSync(file)).toBe(true);

  await answer(file, [
    { 'Kết luận': 'Đáp ứng đầy đủ', 'Hiện trạng': 'Cổng HL7 đặt ở vùng riêng.' },
    { 'Kết luận': 'Chưa rõ' },
    { 'Kết luận': 'Đáp ứng một phần', 'Phần chưa đáp ứng': 'Chưa tách vùng máy xét nghiệm.', 'Hạn hoàn thành': '31/01/2027' },
  ]);
  await answerDialogs(electronApp, file);
  await page.getByRole('button', { name: 'Nhận bảng đã trả lời…' }).click();
  const preview = page.getByRole('region', { name: 'Xem trước khi nhận: bảng hỏi.xlsx' });
  await expect(preview.getByRole('row', { name: /Cổng HL7/ })).toContainText('Kết luận: Chưa đáp ứng → Đáp ứng đầy đủ');
  await expect(preview.getByRole('row', { name: /Không nhận được/ })).toContainText('«Kết luận» chỉ nhận: Đáp ứng đầy đủ');
  await expect(preview.getByRole('row', { name: /Chưa tách vùng/ })).toContainText('Hạn hoàn thành: (trống) → 31/01/2027');
  await expectAccessible(page);
  await takePictures(page, 'outside-preview');

  await preview.getByRole('checkbox', { name: 'Nhận dòng 2' }).uncheck();
  await preview.getByRole('button', { name: 'Nhận 1 câu trả lời' }).click();
  const told = page.getByRole('alert').filter({ hasText: 'Đã nhận 1 câu trả lời, chưa xác nhận' });
  await told.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Đã hoàn tác: câu trả lời' })).toBeVisible();
  // Taken back, it is offered again as new.
  await page.getByRole('button', { name: 'Nhận bảng đã trả lời…' }).click();
  await expect(preview.getByRole('row', { name: /Chưa tách vùng/ })).toContainText('Mới');
});

test('a workbook that is none is refused with what to do, and nothing is taken over', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await openPage(page);
  const file = join(userData, 'hỏng.xlsx');
  writeFileSync(file, 'PK không phải bảng tính');
  await answerDialogs(electronApp, file);
  await page.getByRole('button', { name: 'Nhận bảng đã trả lời…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Chưa đọc được bảng đã trả lời' })).toContainText('Chưa có gì');
  writeFileSync(file, await writeWorkbook([{ sheet: 'Danh sách', data: [[{ type: String, value: 'Tên' }]] }]).toBuffer());
  await page.getByRole('button', { name: 'Nhận bảng đã trả lời…' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Chưa đọc được bảng đã trả lời' })).toContainText('Mã nhận dạng');
});
