/** The level form: questions of the decree, the result with its clauses while one answers, and the record of it. */
import type { Page } from '@playwright/test';
import { expect, takePictures, test } from './fixture.ts';
import { addSystem, createWorkspace, expectAccessibleInBothSchemes } from './window.ts';

async function openForm(page: Page): Promise<void> {
  await createWorkspace(page);
  await addSystem(page, 'Hệ thống thông tin bệnh viện', 'HIS');
  await page.getByRole('link', { name: 'Xác định cấp độ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xác định cấp độ' })).toBeVisible();
}

const group = (page: Page, name: RegExp) => page.getByRole('group', { name });
const choice = (page: Page, name: RegExp) => page.getByRole('radiogroup', { name });

/** A hospital system open to patients, with the health data of 41,256 people. */
async function answer(page: Page): Promise<void> {
  await group(page, /Loại hình hệ thống/)
    .getByLabel(/dịch vụ trực tuyến cho người dân/)
    .check();
  await group(page, /Loại thông tin/)
    .getByLabel('Thông tin cá nhân')
    .check();
  await choice(page, /ngành, nghề/)
    .getByLabel('Thuộc danh mục', { exact: true })
    .check();
  await choice(page, /thủ tục hành chính/)
    .getByLabel('Không', { exact: true })
    .check();
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480');
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm').fill('41256');
  await page.getByLabel('Cách đếm và ngày đếm').fill('Đếm mã người bệnh khác nhau, ngày 20/11/2026');
}

test('asks only what matters, and shows level, clauses, what would change it and who decides', async ({ page }) => {
  await openForm(page);
  const result = page.getByRole('complementary', { name: 'Kết quả' });
  await expect(result).toContainText('Chưa xác định');
  await expect(page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm')).toBeHidden();
  await answer(page);
  await expect(result.getByRole('img', { name: 'Cấp độ 3 trên 5' })).toBeVisible();
  await expect(result).toContainText('NĐ 331 Đ13.2.a');
  await expect(result).toContainText('NĐ 331 Đ13.2.c');
  await expect(result).toContainText('15 ngày làm việc');
  await expect(result).toContainText('Sở Y tế tỉnh Lam Giang phê duyệt');
  await expect(page.getByText('từ ngưỡng 10.000')).toBeVisible();
  // The dots come when the field is left.
  await expect(page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm')).toHaveValue('41.256');
  await expectAccessibleInBothSchemes(page);
  await takePictures(page, 'level');
});

test('letters in a number are refused beside the field, and what is missing is named before anything is written', async ({ page }) => {
  await openForm(page);
  await answer(page);
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480x');
  await page.getByLabel('Cách đếm và ngày đếm').focus();
  await expect(page.getByText('Chỉ nhập chữ số.')).toBeVisible();
  await page.getByLabel('Số chủ thể có dữ liệu cá nhân cơ bản').fill('63480');
  await page.getByRole('button', { name: 'Ghi vào hồ sơ đề xuất' }).click();
  await expect(page.getByText('Cần trả lời câu này.')).toHaveCount(2);
  await expect(choice(page, /một chủ quản/).getByLabel('Có', { exact: true })).toBeFocused();
});

test('the level is written with its grounds, and the system shows both', async ({ page }) => {
  await openForm(page);
  await answer(page);
  await choice(page, /một chủ quản/)
    .getByLabel('Có', { exact: true })
    .check();
  await page.getByLabel('Lý do xác định phạm vi').fill('Một chức năng lõi, chạy độc lập.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Đã ghi Cấp độ 3 cho HIS')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Đánh giá', exact: true }).last()).toBeVisible();
  await page.getByRole('tab', { name: 'Cấp độ' }).click();
  await expect(page.getByRole('region', { name: 'Các lần xác định' })).toContainText('NĐ 331 Đ13.2.a');
  await expectAccessibleInBothSchemes(page);

  await page.getByRole('link', { name: 'Xác định lại' }).click();
  await expect(page.getByLabel('Số chủ thể có dữ liệu cá nhân nhạy cảm')).toHaveValue('41.256');
});

test('the other decree asks its own questions; answers of both wait', async ({ page }) => {
  await openForm(page);
  await answer(page);
  await page.getByRole('radiogroup', { name: 'Khung áp dụng' }).getByText('NĐ 85/2016').click();
  await expect(page.getByRole('complementary', { name: 'Kết quả' })).toContainText('Chưa xác định');
  await group(page, /Loại hình hệ thống/)
    .getByLabel(/quản trị, vận hành nội bộ/)
    .check();
  await group(page, /Loại thông tin/)
    .getByLabel('Thông tin công cộng')
    .check();
  await expect(page.getByRole('complementary', { name: 'Kết quả' })).toContainText('NĐ 85 Đ7');
  await page.getByRole('radiogroup', { name: 'Khung áp dụng' }).getByText('NĐ 331/2026').click();
  await expect(page.getByRole('img', { name: 'Cấp độ 3 trên 5' })).toBeVisible();
});

test('at 1280 no question runs under its answers', async ({ page }) => {
  await openForm(page);
  await answer(page);
  const under = await page.locator('[id^="question-"]').evaluateAll((questions) =>
    questions
      .filter((question) => {
        const [label, control] = question.children;
        const edge = control?.getBoundingClientRect().left ?? 0;
        return [...(label?.querySelectorAll('*') ?? [])].some(
          (part) =>
            part.getBoundingClientRect().right > edge ||
            (part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).display !== 'inline'),
        );
      })
      .map(({ id }) => id),
  );
  expect(under).toEqual([]);
  await page.screenshot({ path: 'test-results/screens/level-labels.png', fullPage: true });
});
