/** Remedial plans: shared by many requirements, moved by keyboard, handed on. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { expectAccessibleInBothSchemes, goTo } from './window.ts';

const pane = (page: Page) => page.getByRole('complementary', { name: 'Kế hoạch đang sửa' });
const show = (page: Page, view: string | RegExp) => page.getByRole('radiogroup', { name: 'Cách xem' }).getByText(view).click();
const openFirst = async (page: Page): Promise<string> => {
  const first = page.getByRole('button', { name: /^Sửa kế hoạch: / }).first();
  const name = ((await first.getAttribute('aria-label')) ?? '').replace('Sửa kế hoạch: ', '');
  await first.click();
  return name;
};

test('a plan is found, edited and finished by keyboard; verdicts stay, and the page asks to judge again', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Khắc phục');
  await expect(page.getByText(/^\d+ kế hoạch · \d+ quá hạn · 1 yêu cầu/)).toBeVisible();
  await page.keyboard.press('/');
  await page.getByLabel('Tìm kế hoạch').pressSequentially('ma hoa trong suot');
  await expect(page.getByText(/^Đang hiện 1\//)).toBeVisible();
  await openFirst(page);
  await expect(pane(page).getByLabel('Kinh phí (đồng)')).toHaveValue('480.000.000');
  await pane(page).getByLabel('Người phụ trách').fill('Lê Quang Minh');
  await pane(page).getByLabel('Nguồn kinh phí').focus();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
  await expect(page.getByRole('row', { name: /Lê Quang Minh/ })).toBeVisible();
  // What is taken back shows in the form, also while something else is being typed there.
  await pane(page).getByLabel('Kinh phí (đồng)').fill('500000000');
  await page.getByRole('button', { name: 'Lùi một bước' }).click();
  await expect(pane(page).getByLabel('Kinh phí (đồng)')).toHaveValue('480.000.000');
  await expect(pane(page).getByLabel('Người phụ trách')).toHaveValue('Lê Quang Minh');

  await show(page, 'Theo trạng thái');
  const move = page.getByRole('button', { name: /^Chuyển trạng thái: / });
  await move.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Chuyển sang «Đã xong»' }).press('Enter');
  const finished = page.getByRole('region', { name: 'Đã xong, 1 kế hoạch' });
  await expect(finished.getByRole('button', { name: /^Sửa kế hoạch: / })).toBeVisible();
  // The pane follows what the board did.
  await expect(pane(page).getByLabel('Ngày làm xong')).toHaveValue('22/11/2026');
  await expect(pane(page).getByText(/vẫn chưa đáp ứng đầy đủ/)).toBeVisible();
  await pane(page).getByLabel('Ngày làm xong').fill('23/11/2026');
  await pane(page).getByLabel('Nguồn kinh phí').focus();
  await expect(pane(page).getByText('Ngày làm xong không sau hôm nay.')).toBeVisible();
  await pane(page).getByLabel('Ngày làm xong').fill('20/11/2026');
  await pane(page).getByLabel('Nguồn kinh phí').focus();
  await expect(pane(page).getByText('Ngày làm xong không sau hôm nay.')).toBeHidden();
  await expectAccessibleInBothSchemes(page);
  await pane(page)
    .getByRole('link', { name: /^Mở yêu cầu 5\.4\.2\.4\.a/ })
    .click();
  await expect(page).toHaveURL(/assess\/his.*item=5\.4\.2\.4\.a/);
});

test('requirements without a plan get one together; the plan is summed up, exported and printed', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Khắc phục');
  // Two plans lose their requirements: these stand without one, beside the one whose plan was cancelled.
  await page.getByRole('combobox', { name: 'Hệ thống' }).click();
  await page.getByRole('option', { name: 'HIS-EMR' }).click();
  for (const missing of [2, 3]) {
    const search = page.getByLabel('Tìm kế hoạch');
    await search.fill(missing === 2 ? 'ma hoa trong suot' : '11 nha cung cap');
    await openFirst(page);
    await pane(page)
      .getByRole('button', { name: /^Gỡ yêu cầu/ })
      .click();
    await expect(page.getByText(`Chưa có kế hoạch (${missing})`)).toBeVisible();
  }
  await show(page, /^Chưa có kế hoạch/);
  const side = page.getByRole('complementary', { name: 'Lập kế hoạch cho yêu cầu đã chọn' });
  for (const box of await page.getByRole('checkbox', { name: /^Chọn cả nhóm/ }).all()) await box.check();
  await expect(side.getByText('Đã chọn 2 yêu cầu')).toBeVisible();
  await side.getByRole('button', { name: 'Lập kế hoạch chung' }).click();
  await expect(side.getByText('Ghi việc phải làm rồi lập kế hoạch.')).toBeVisible();
  await side.getByLabel('Việc phải làm').fill('Mua và bật mã hóa cho mọi cơ sở dữ liệu');
  await side.getByLabel('Kinh phí (đồng)').fill('1250000000');
  await expectAccessibleInBothSchemes(page);
  await side.getByRole('button', { name: 'Lập kế hoạch chung' }).click();
  await expect(page.getByText('Chưa có kế hoạch (1)')).toBeVisible();
  await expect(pane(page).getByText(/dùng chung cho 2 yêu cầu/)).toBeVisible();

  await show(page, 'Kinh phí');
  await expect(page.getByRole('img', { name: /^Biểu đồ kinh phí theo quý và nguồn/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Chưa có hạn.*1\.250\.000\.000/ })).toBeVisible();
  const saveTo = (file: string): Promise<void> =>
    electronApp.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
  const [workbook, paper] = [join(userData, 'Kế hoạch.xlsx'), join(userData, 'Kế hoạch.pdf')];
  await saveTo(workbook);
  await page.getByRole('button', { name: 'Xuất Excel' }).click();
  await expect(page.getByText(`Đã lưu: ${workbook}`)).toBeVisible();
  // The new plan names nobody and no day: only a draft can be printed.
  await expect(page.getByRole('button', { name: /còn thiếu 1 mục/ })).toBeVisible();
  await saveTo(paper);
  await page.getByRole('button', { name: 'In bản nháp (PDF)' }).click();
  await expect(page.getByText(`Đã lưu: ${paper}`)).toBeVisible();
  expect(existsSync(workbook)).toBe(true);
  expect(readFileSync(paper).subarray(0, 5).toString()).toBe('%PDF-');
});
