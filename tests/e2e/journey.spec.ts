/** The whole way, as a new user goes it: from an empty computer to a signed, verified dossier. */
import { execFileSync } from 'node:child_process';
import { writeFileSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { expect, expectQuiet, launch, takePictures, test } from './fixture.ts';
import { answerDialogs, demoFile, trustDemoAuthority } from './sample.ts';
import { addSystem, createWorkspace, goTo } from './window.ts';

test.setTimeout(240_000);

const group = (page: Page, name: string) => page.getByRole('group', { name, exact: true });

async function fillParty(page: Page, legend: string, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await group(page, legend).getByLabel(label, { exact: true }).fill(value);
}

/** What Mẫu số 08 and the letter need of the unit. */
async function fillUnit(page: Page): Promise<void> {
  await goTo(page, 'Đơn vị');
  const common = { 'Địa chỉ': 'Số 18 đường Trần Phú, tỉnh Lam Giang', 'Số điện thoại': '0200 555 0100' };
  await fillParty(page, 'Chủ quản hệ thống thông tin', {
    'Người đại diện': 'Đặng Thị Hồng Vân',
    'Chức vụ': 'Giám đốc Sở',
    'Thư điện tử': 'vanthu@syt.lamgiang.example',
    ...common,
  });
  await fillParty(page, 'Đơn vị chuyên trách về an ninh mạng', {
    Tên: 'Phòng Công nghệ thông tin',
    'Văn bản quy định chức năng, nhiệm vụ, quyền hạn': 'Quyết định số 77/QĐ-SYT ngày 20/01/2026',
    'Người đại diện': 'Lê Quang Minh',
    'Chức vụ': 'Trưởng phòng',
    'Thư điện tử': 'cntt@bv.lamgiang.example',
    ...common,
  });
  await page.getByRole('button', { name: 'Dùng thông tin của đơn vị chuyên trách' }).click();
  await page.getByLabel('Phòng, khoa').fill('Phòng Công nghệ thông tin');
  await page.getByLabel('Họ và tên người ký').fill('Trần Văn Khải');
  await page.getByLabel('Chức vụ người ký').fill('Giám đốc');
  await page.getByLabel('Ký hiệu văn bản').fill('BVĐK-CNTT');
  await page.getByLabel('Địa danh').fill('Lam Giang');
  await page.getByLabel('Kính gửi').fill('Sở Y tế tỉnh Lam Giang');
  await page.getByLabel('Nơi nhận').focus();
  await expect(page.getByText('Đủ cho Mẫu số 08')).toBeVisible();
}

/** The questions of NĐ 331 for a hospital system open to patients. */
async function determineLevel(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Xác định cấp độ' }).click();
  await page
    .getByRole('group', { name: /Loại hình hệ thống/ })
    .getByLabel(/dịch vụ trực tuyến cho người dân/)
    .check();
  await page
    .getByRole('group', { name: /Loại thông tin/ })
    .getByLabel('Thông tin cá nhân')
    .check();
  const choice = (name: RegExp, answer: string) => page.getByRole('radiogroup', { name }).getByLabel(answer, { exact: true }).check();
  await choice(/ngành, nghề/, 'Thuộc danh mục');
  await choice(/thủ tục hành chính/, 'Không');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm').fill('41256');
  await page.getByLabel('Cách đếm và ngày đếm').fill('Đếm mã người bệnh khác nhau, ngày 20/11/2026');
  await choice(/một chủ quản/, 'Có');
  await page.getByLabel('Lý do xác định phạm vi').fill('Một cơ sở dữ liệu, một nhóm vận hành; ngừng một phần thì ngừng tất cả.');
  const result = page.getByRole('complementary', { name: 'Kết quả' });
  await expect(result).toContainText('NĐ 331 Đ13.2.a');
  await expect(result).toContainText('NĐ 331 Đ13.2.c');
  await takePictures(page, 'journey-level');
  await page.getByRole('button', { name: 'Ghi vào hồ sơ đề xuất' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Hệ thống thông tin bệnh viện/ })).toBeVisible();
}

async function fillApproval(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await page.getByLabel('Tháng dự kiến phê duyệt').fill('01/2027');
  await page.getByLabel('Tháng dự kiến triển khai đầy đủ phương án').fill('6/2027');
  await page.getByLabel('Tên đơn vị tự đánh giá').fill('Tổ kiểm tra, Phòng Quản lý chất lượng');
  await page.getByLabel('Tháng dự kiến phê duyệt').focus();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
}

/** Twenty requirements by keyboard only: one met with evidence, one not applicable, the rest with gaps and plans. */
async function answerTwenty(app: ElectronApplication, page: Page, userData: string): Promise<void> {
  await goTo(page, 'Đánh giá');
  const verdicts = page.getByRole('radiogroup', { name: 'Kết luận' });
  await expect(verdicts).toBeVisible();
  const file = join(userData, 'Quy trình quản lý rủi ro đã ký.txt');
  writeFileSync(file, 'Quyết định ban hành quy trình quản lý rủi ro');
  await answerDialogs(app, file);
  await page.keyboard.press('1');
  await page.keyboard.press('e');
  await expect(page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' })).toContainText('Quy trình quản lý rủi ro đã ký');
  await page.keyboard.press('n');
  await page.keyboard.type('Quy trình nêu đủ bốn bước, áp dụng từ 01/9/2026');
  await page.keyboard.press('Control+Enter');

  await page.keyboard.press('4');
  await expect(page.getByLabel('Lý do không áp dụng')).toBeVisible();
  await page.getByLabel('Lý do không áp dụng').focus();
  await page.keyboard.type('Trong kỳ chưa đến hạn rà soát');
  await page.keyboard.press('Control+Enter');

  for (let i = 3; i <= 20; i++) {
    await page.keyboard.press('3');
    await expect(page.getByLabel('Việc phải làm')).toBeVisible();
    await page.keyboard.press('p');
    await page.keyboard.type(`Việc số ${i}: hoàn thiện trước khi trình`);
    await page.keyboard.press('Control+Enter');
  }
  await expect(page.getByText('20/', { exact: false }).first()).toBeVisible();
  await expect(page.getByText(/Đã lưu lúc/)).toBeVisible();
}

test('a new user creates the unit, levels the HIS, answers, restarts, prints, signs and verifies', async ({ userData }) => {
  // As most people have it, with everything that slides and fades.
  let app = await launch(userData, {}, true);
  let page = await app.firstWindow();
  await expect(page.getByRole('button', { name: 'Tạo kho làm việc' })).toBeVisible();
  await takePictures(page, 'journey-first-run');
  await createWorkspace(page);
  await fillUnit(page);
  await takePictures(page, 'journey-unit');
  await addSystem(page, 'Hệ thống thông tin bệnh viện và bệnh án điện tử', 'HIS');
  await determineLevel(page);
  await fillApproval(page);
  await answerTwenty(app, page, userData);
  await takePictures(page, 'journey-desk');
  await goTo(page, 'Trang chủ');
  await takePictures(page, 'journey-home');
  await expectQuiet(app);
  await app.close();

  // Tomorrow: the program is started again.
  app = await launch(userData);
  page = await app.firstWindow();
  await page.getByRole('button', { name: /Bệnh viện Đa khoa tỉnh Lam Giang/ }).click();
  await goTo(page, 'Đánh giá');
  await expect(page.getByRole('radio', { name: 'Đáp ứng đầy đủ' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Hiện trạng' })).toHaveValue('Quy trình nêu đủ bốn bước, áp dụng từ 01/9/2026');
  await expect(page.getByRole('complementary', { name: 'Trợ giúp cho yêu cầu này' })).toContainText('Quy trình quản lý rủi ro đã ký');
  for (let i = 0; i < 19; i++) await page.keyboard.press('j');
  await expect(page.getByLabel('Việc phải làm')).toHaveValue('Việc số 20: hoàn thiện trước khi trình');

  await goTo(page, 'Hồ sơ');
  await expect(page.getByRole('complementary', { name: 'Rà soát trước khi in' })).toContainText('không lỗi');
  await page.getByRole('button', { name: 'In bản chính' }).click();
  await expect(page.getByRole('img', { name: 'Trang 1', exact: true })).toBeVisible({ timeout: 60_000 });
  const password = readFileSync(demoFile('mat-khau.txt'), 'utf8').trim();
  for (const [part, key] of [
    ['Người lập', 'nguoi-lap.p12'],
    ['Thủ trưởng đơn vị', 'thu-truong.p12'],
  ] as const) {
    const panel = page.getByRole('region', { name: part });
    await answerDialogs(app, demoFile(key));
    await panel.getByRole('button', { name: 'Chọn tệp chứng thư' }).click();
    await panel.getByLabel('Mật khẩu tệp chứng thư').fill(password);
    await panel.getByRole('button', { name: 'Xem chứng thư' }).click();
    // The keys of the demonstration belong to other people than this unit's: told, and left to the user.
    await expect(panel.getByRole('alert')).toContainText(/Chứng thư thuộc «.+», còn hồ sơ in tên «(Lê Quang Minh|Trần Văn Khải)»/);
    await takePictures(page, 'sign-another');
    await panel.getByRole('button', { name: 'Vẫn ký' }).click();
    // The dossier is printed again before it is signed, to see that it is still what its record says.
    await expect(panel).toContainText('đã ký', { timeout: 60_000 });
  }
  const result = page.getByRole('region', { name: 'Kết quả xác minh tệp' });
  await expect(result.locator('[aria-current="true"]')).toHaveText('Chưa xác định', { timeout: 60_000 });
  await trustDemoAuthority(app, page, result);
  await expect(result.locator('[aria-current="true"]')).toHaveText('Hợp lệ', { timeout: 60_000 });
  await takePictures(page, 'journey-signed');

  // The file that leaves the house, judged by somebody else's program.
  const out = join(userData, 'Hồ sơ gửi đi.pdf');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, out);
  await page.getByRole('region', { name: 'Xuất tệp' }).getByRole('button', { name: 'PDF' }).click();
  await expect.poll(() => existsSync(out)).toBe(true);
  const said = execFileSync('pdfsig', ['-nocert', out], { encoding: 'utf8' });
  expect(said.match(/Signature is Valid\./g)).toHaveLength(2);
  expect(said).toContain('Total document signed');
  const text = execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .normalize('NFC')
    .replace(/\s+/g, ' ');
  expect(text).toContain('Quy trình nêu đủ bốn bước, áp dụng từ 01/9/2026');
  expect(text).toContain('Trong kỳ chưa đến hạn rà soát');
  await expectQuiet(app);
  await app.close();
});
