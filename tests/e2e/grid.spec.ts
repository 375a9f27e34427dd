/** The grid of systems and requirements, by keyboard and by pointer. */
import type { Locator, Page } from '@playwright/test';
import { expect, takePictures, test } from './fixture.ts';
import { openSample } from './sample.ts';
import { createWorkspace, expectAccessibleInBothSchemes, goTo } from './window.ts';

const INTERNAL = { system_types: ['internal'], single_owner: true, scope_reason: 'Một chức năng', information_types: ['private'] };

/** A workspace with HIS at level 3 and LIS at level 2, and the grid of both. */
async function openGrid(page: Page): Promise<void> {
  await createWorkspace(page);
  await page.evaluate(async (inputs) => {
    const framework = 'nd331-2026';
    for (const [name, level] of [
      ['HIS', 3],
      ['LIS', 2],
    ] as const) {
      const made = await window.bridge.call('systems.create', { name, shortName: name, purpose: '', framework });
      if (!made.ok) throw new Error(made.failure.message);
      const { id: systemId } = made.value as { id: string };
      const known = await window.bridge.call('level.save', { systemId, framework, inputs: { ...inputs, pm_decision_level: level } });
      if (!known.ok) throw new Error(known.failure.message);
    }
    const added = await window.bridge.call('evidence.addBytes', {
      fileName: 'Quyết định 77.txt',
      bytes: new TextEncoder().encode('Quyết định'),
      link: null,
    });
    if (!added.ok) throw new Error(added.failure.message);
  }, INTERNAL);
  await goTo(page, 'Ma trận');
  await expect(page.getByRole('grid', { name: 'Ma trận hệ thống và yêu cầu' })).toBeVisible();
}

const cell = (page: Page, name: RegExp): Locator => page.getByRole('gridcell', { name });
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Sửa nhiều ô' });
const chosen = (page: Page): Locator => page.getByRole('status').filter({ hasText: /^\d+ ô/ });
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
// The toast before may still be on its way out.
const undo = (page: Page): Locator => page.getByRole('button', { name: 'Hoàn tác' }).last();

test('by keys: answered once, followed, differed from, refused with one reason, and taken back', async ({ page }) => {
  await openGrid(page);
  // One stop for Tab; the first requirement is asked of both systems.
  await cell(page, /^Đánh giá chung, 5\.1\.2\.1\.a, Chưa đánh giá/).focus();
  await press(page, 'ArrowRight', 'ArrowLeft', '1');
  await expect(cell(page, /^Đánh giá chung, 5\.1\.2\.1\.a, Đáp ứng đầy đủ/)).toBeVisible();
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.a, Đáp ứng đầy đủ, theo đánh giá chung/)).toBeVisible();
  await press(page, 'ArrowRight', '2');
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.a, Đáp ứng một phần, riêng hệ thống, khác đánh giá chung/)).toBeFocused();
  await expect(page.getByRole('button', { name: 'Khác đánh giá chung 1' })).toBeVisible();
  await press(page, 't');
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.a, Đáp ứng đầy đủ, theo đánh giá chung/)).toBeFocused();

  // A range over both systems: what level 2 doesn't demand is left out.
  await press(page, 'ArrowDown', 'Shift+PageDown', 'Shift+ArrowRight');
  await expect(chosen(page)).toHaveText(/^\d+ ô · bỏ qua \d+ ô không yêu cầu/);
  const skipped = page.getByRole('gridcell', { name: /^LIS, .*Cấp độ này không yêu cầu$/, selected: true });
  const before = await skipped.count();
  expect(before).toBeGreaterThan(0);
  const cells = Number(/^\d+/.exec((await chosen(page).textContent()) ?? '')?.[0]);
  await press(page, '4');
  const reason = page.getByRole('textbox', { name: /^Lý do không áp dụng/ });
  await expect(reason).toBeFocused();
  await press(page, 'Control+Enter');
  await expect(reason).toHaveAccessibleDescription(/^Ghi lý do/);
  await reason.fill('Không có dịch vụ này.');
  await expect(page.getByText(/^Từ 5 kết luận cùng một lý do, tiền kiểm sẽ nhắc/)).toBeVisible();
  await press(page, 'Control+Enter');
  const written = page.getByRole('gridcell', { name: /Không áp dụng, riêng hệ thống/ });
  await expect(written).toHaveCount(cells);
  await expect(skipped).toHaveCount(before);
  await undo(page).click();
  await expect(written).toHaveCount(0);
  await expect(cell(page, /^Đánh giá chung, 5\.1\.2\.1\.a, Đáp ứng đầy đủ/)).toBeVisible();

  // The desk and back: the keyboard is where it was.
  await press(page, 'Escape');
  await expect(bar(page)).toBeHidden();
  await cell(page, /^HIS, 5\.1\.2\.2\.a/).focus();
  await press(page, 'Enter');
  await expect(page).toHaveURL(/assess\/[^?]+\?item=5\.1\.2\.2\.a/);
  await page.goBack();
  await expect(cell(page, /^HIS, 5\.1\.2\.2\.a/)).toBeFocused();
});

test('by pointer: a dragged range, a column within the filter, a group, evidence for many', async ({ page }) => {
  await openGrid(page);
  await cell(page, /^HIS, 5\.1\.2\.1\.a/).hover();
  await page.mouse.down();
  await cell(page, /^HIS, 5\.1\.2\.2\.a/).hover();
  await page.mouse.up();
  await expect(chosen(page)).toHaveText('3 ô');
  await page.getByRole('button', { name: 'Chưa đáp ứng' }).click();
  await expect(page.getByRole('gridcell', { name: /^HIS, .*Chưa đáp ứng, riêng hệ thống/ })).toHaveCount(3);

  await page.getByRole('button', { name: /^Minh chứng/ }).click();
  await page
    .getByRole('dialog')
    .getByRole('option', { name: /Quyết định 77/ })
    .click();
  await expect(page.getByText('Đã gắn «Quyết định 77» cho 3 ô.')).toBeVisible();
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.b, .*1 minh chứng/)).toBeVisible();
  await undo(page).click();
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.b, .*1 minh chứng/)).toHaveCount(0);

  // What was answered is no part of the filter, and stays as it is.
  await page.getByRole('button', { name: /^Chưa đánh giá \d+/ }).click();
  await page.getByRole('columnheader', { name: /^HIS/ }).click();
  await expect(chosen(page)).toHaveText(/^\d+ ô/);
  await page.getByRole('button', { name: 'Đáp ứng một phần' }).click();
  await expect(page.getByText(/^Đã ghi «Đáp ứng một phần» cho \d+ ô\.$/)).toBeVisible();
  await page.getByRole('button', { name: 'Mọi ô' }).click();
  await expect(page.getByRole('gridcell', { name: /^HIS, .*Chưa đáp ứng, riêng hệ thống/ })).toHaveCount(3);

  const group = page.getByRole('rowheader', { name: /^5\.1 / });
  await group.getByRole('button', { name: /^Việc với nhóm/ }).click();
  await page.getByRole('menuitem', { name: 'LIS' }).click();
  await page.getByRole('textbox', { name: /^Lý do không áp dụng/ }).fill('Không thuộc phạm vi.');
  await page.getByRole('button', { name: /^Ghi «Không áp dụng»/ }).click();
  await expect(cell(page, /^LIS, 5\.1\.2\.1\.a|^LIS, .*Không áp dụng, riêng hệ thống/).first()).toBeVisible();
  await expect(page.getByRole('gridcell', { name: /^LIS, Quản lý rủi ro.*, (\d+)\/\1 đã đánh giá/ })).toBeVisible();
  await group.click({ position: { x: 60, y: 12 } });
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await expect(cell(page, /^HIS, 5\.1\.2\.1\.a/)).toHaveCount(0);
});

test('everybody can use it, in both schemes', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Ma trận');
  await page.getByRole('gridcell', { name: /^HIS/ }).nth(3).click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight', '4');
  await expect(page.getByRole('textbox', { name: /^Lý do không áp dụng/ })).toBeFocused();
  await takePictures(page, 'grid');
  await expectAccessibleInBothSchemes(page);
});
