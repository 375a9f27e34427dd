/** Last year's answers come to a system whose level has changed since: looked at, taken along, taken back, confirmed. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectQuiet, launch, takePictures, test } from './fixture.ts';
import { answerDialogs } from './sample.ts';
import { expectAccessibleInBothSchemes, goTo } from './window.ts';

/** What the window itself may ask. */
const ask = (page: Page, method: string, input: unknown): Promise<unknown> =>
  page.evaluate(
    async ([name, value]) => {
      const reply = await window.bridge.call(name, value);
      if (!reply.ok) throw new Error(`${name}: ${reply.failure.message}`);
      return reply.value;
    },
    [method, input] as const,
  );

interface View {
  checklist: { groups: { items: { id: string; when?: string[] }[] }[] };
}

const LEVEL = { system_types: ['internal'], information_types: ['private'], single_owner: true, scope_reason: 'Một chức năng' };

/** A workspace of last year with one system whose every requirement was met; this year it stands one level higher. */
async function makeLastYear(userData: string): Promise<string> {
  const app = await launch(userData, { ANTAM_NOW: '2025-11-20T02:00:00Z' });
  const page = await app.firstWindow();
  await expect(page.getByRole('button', { name: 'Tạo kho làm việc' })).toBeVisible();
  const file = join(userData, 'năm trước.antam');
  const unit = { unitName: 'Bệnh viện Đa khoa tỉnh Lam Giang', ownerName: 'Sở Y tế tỉnh Lam Giang', userName: 'Lê Quang Minh' };
  await ask(page, 'workspace.create', { file, ...unit });
  const made = await ask(page, 'systems.create', { name: 'Hệ thống xét nghiệm', shortName: 'LIS', purpose: '', framework: 'nd331-2026' });
  const systemId = (made as { id: string }).id;
  await ask(page, 'level.save', { systemId, framework: 'nd331-2026', inputs: { ...LEVEL, pm_decision_level: 2 } });
  const place = { systemId, year: 2025 };
  const view = (await ask(page, 'assessment.open', place)) as View;
  const items = view.checklist.groups.flatMap((group) => group.items).filter(({ when }) => when === undefined);
  await ask(page, 'answers.setMany', {
    places: items.map(({ id }) => ({ ...place, itemId: id })),
    change: { verdict: 'compliant', note: 'Theo quy chế năm 2025' },
  });
  await ask(page, 'level.save', { systemId, framework: 'nd331-2026', inputs: { ...LEVEL, pm_decision_level: 3 } });
  await expectQuiet(app);
  await app.close();
  return file;
}

test('last year’s answers are looked at, taken along, taken back, taken along again and confirmed', async ({ userData }) => {
  const file = await makeLastYear(userData);
  const app = await launch(userData);
  const page = await app.firstWindow();
  await page.setViewportSize({ width: 1280, height: 800 });
  await answerDialogs(app, file);
  await page.getByRole('button', { name: 'Mở kho có sẵn' }).click();
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();

  // Offered where one begins, and on the page of the system.
  await expect(page.getByRole('region', { name: 'Nên làm tiếp' })).toContainText('Mang kết quả năm trước sang: LIS');
  await goTo(page, 'Hệ thống');
  await page
    .getByRole('row', { name: /Hệ thống xét nghiệm/ })
    .getByRole('link', { name: /Hệ thống xét nghiệm/ })
    .click();
  const banner = page.getByRole('region', { name: 'Mang kết quả sang' });
  await expect(banner).toContainText('Có kết quả năm 2025 để mang sang');
  await banner.getByRole('link', { name: 'Xem và mang sang' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mang kết quả sang năm 2026: LIS');
  const figures = page.getByRole('group', { name: 'Lọc yêu cầu' });
  await expect(figures.getByRole('button', { name: /^[1-9]\d* ?Không đổi$/ })).toBeVisible();
  const changed = figures.getByRole('button', { name: /^[1-9]\d* ?Thay đổi$/ });
  await changed.click();
  // The words that came and went are marked.
  const list = page.getByRole('region', { name: 'Các yêu cầu' });
  await expect(list.locator('ins').first()).toBeVisible();
  await expect(list.locator('del').first()).toBeVisible();
  await expect(list).toContainText('Để ngỏ kết luận');
  await takePictures(page, 'carry-over');
  // A few rows tell as much as all of them.
  await page.keyboard.press('/');
  await page.keyboard.type('tai khoan quan tri');
  await expect(list).not.toContainText('Mã hóa dữ liệu khi lưu trữ');
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('textbox', { name: 'Tìm yêu cầu' }).fill('');
  await page.getByRole('textbox', { name: 'Tìm yêu cầu' }).blur();

  // By keyboard: one is left out.
  const apply = page.getByRole('button', { name: /^Mang sang \d+ câu trả lời$/ });
  const count = async (): Promise<number> => Number(/\d+/.exec(await apply.innerText())?.[0]);
  const all = await count();
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  await expect(apply).toHaveText(`Mang sang ${all - 1} câu trả lời`);
  await page.keyboard.press('Control+Enter');
  const done = page.getByRole('status').filter({ hasText: `Đã mang sang ${all - 1} câu trả lời` });
  await expect(done).toBeVisible();
  await page.getByRole('button', { name: 'Hoàn tác' }).click();
  await expect(done).toBeHidden();
  await expect(apply).toBeVisible();
  await expect.poll(count).toBe(all - 1);

  await apply.click();
  await done.getByRole('link', { name: 'Mở các câu chờ xác nhận' }).click();
  const tree = page.getByRole('complementary', { name: 'Các yêu cầu' });
  await expect(tree).toContainText('0đã xác nhận');
  await page.getByRole('button', { name: /^Chờ xác nhận/ }).click();
  await expect(page.getByRole('radio', { name: /Đáp ứng đầy đủ/ })).toBeChecked();
  await expect(page.getByLabel('Hiện trạng')).toHaveValue('Theo quy chế năm 2025');
  await page.keyboard.press('Control+Enter');
  await expect(tree).toContainText('1đã xác nhận');
  // Taken along once, it is not offered again.
  await goTo(page, 'Trang chủ');
  await expect(page.getByRole('region', { name: 'Nên làm tiếp' })).toContainText('Xác nhận lại');
  await expect(page.getByText('Mang kết quả năm trước sang: LIS')).toBeHidden();
  await expectQuiet(app);
  await app.close();
});
