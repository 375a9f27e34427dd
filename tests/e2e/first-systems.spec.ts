/** A new user gets to know what the hospital owns: the unit, three systems from templates, their levels, a first approval. */
import type { Page } from '@playwright/test';
import { expect, takePictures, test } from './fixture.ts';
import { answer, result, type Inputs } from './level-form.ts';
import { createWorkspace, goTo } from './window.ts';

const HIS = 'Hệ thống thông tin bệnh viện (HIS) có dịch vụ trực tuyến';
const PORTAL = 'Cổng thông tin điện tử của bệnh viện';
const LAN = 'Hạ tầng mạng nội bộ và phòng máy chủ';

/** What the officer alone knows; the template has suggested the rest. */
const KNOWN: Record<string, { inputs: Inputs; level: number; clauses: string[] }> = {
  [HIS]: {
    inputs: {
      administrative_procedures: false,
      basic_subjects: 63_480,
      sensitive_subjects: 41_256,
      counting_method: 'Đếm mã người bệnh khác nhau, ngày 20/11/2026',
      single_owner: true,
      scope_reason: 'Một cơ sở dữ liệu, một nhóm vận hành; ngừng một phần thì ngừng tất cả.',
    },
    level: 3,
    clauses: ['NĐ 331 Đ13.2.a', 'NĐ 331 Đ13.2.c'],
  },
  [PORTAL]: {
    inputs: { administrative_procedures: false, single_owner: true, scope_reason: 'Chạy riêng, không nối với HIS.' },
    level: 2,
    clauses: ['NĐ 331 Đ12.2.a'],
  },
  [LAN]: {
    inputs: { information_types: ['private'], single_owner: true, scope_reason: 'Mạng dùng chung cho mọi hệ thống của bệnh viện.' },
    level: 2,
    clauses: ['NĐ 331 Đ12.3'],
  },
};

async function determine(page: Page, system: string): Promise<void> {
  const { inputs, level, clauses } = KNOWN[system] ?? { inputs: {}, level: 0, clauses: [] };
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: system }).click();
  await page.getByRole('link', { name: 'Xác định cấp độ' }).first().click();
  await page.getByRole('button', { name: /^Xác nhận (cả \d gợi ý|gợi ý này)$/ }).click();
  await answer(page, 'nd331-2026', inputs);
  await expect(result(page).getByRole('img', { name: `Cấp độ ${level} trên 5` })).toBeVisible();
  for (const clause of clauses) await expect(result(page)).toContainText(clause);
  if (system === HIS) await takePictures(page, 'first-systems-level');
  await page.getByRole('button', { name: 'Ghi vào hồ sơ đề xuất' }).click();
  await expect(page.getByRole('heading', { level: 1, name: system })).toBeVisible();
}

test('unit, HIS, portal and LAN from templates, their levels; an approval before its regulation is refused with the clause', async ({
  page,
}) => {
  await createWorkspace(page);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm từ mẫu' }).first().click();
  const picker = page.getByRole('form', { name: 'Thêm hệ thống từ mẫu' });
  for (const name of [HIS, PORTAL, LAN]) await picker.getByLabel(name).check();
  await takePictures(page, 'first-systems-templates');
  await picker.getByRole('button', { name: 'Thêm 3 hệ thống' }).click();
  await expect(page.getByRole('row')).toHaveCount(4);
  for (const name of [LAN, PORTAL, HIS]) await determine(page, name);

  // The regulation is issued a week after the decision that rests on it.
  await page.getByRole('tab', { name: 'Phê duyệt' }).click();
  await page.getByLabel('Tình trạng', { exact: true }).first().selectOption({ label: 'Đã được phê duyệt' });
  const paper = async (name: string, number: string, date: string): Promise<void> => {
    const group = page.getByRole('group', { name });
    await group.getByLabel('Số, ký hiệu').fill(number);
    await group.getByLabel('Cơ quan ban hành').fill('Sở Y tế tỉnh Lam Giang');
    await group.getByLabel('Ngày', { exact: true }).fill(date);
    await group.getByLabel('Số, ký hiệu').focus();
  };
  await paper('Quy chế bảo đảm an ninh mạng', '155/QĐ-BVĐK', '17/11/2026');
  await paper('Ý kiến thẩm định', '40/YK-CNTT', '05/11/2026');
  await paper('Quyết định phê duyệt cấp độ', '412/QĐ-SYT', '10/11/2026');
  const decision = page.getByRole('group', { name: 'Quyết định phê duyệt cấp độ' });
  await expect(decision).toContainText('Quy chế phải được ban hành trước khi hồ sơ được phê duyệt');
  await expect(decision).toContainText('NĐ 331 Đ30.7');
  await takePictures(page, 'first-systems-refused');
  await goTo(page, 'Hệ thống');
  const rows = page.getByRole('row');
  await expect(rows.filter({ hasText: HIS })).toContainText('Đang dự thảo');
  await expect(rows.filter({ hasText: HIS })).toContainText('Cấp độ 3');
  await takePictures(page, 'first-systems-register');
});
