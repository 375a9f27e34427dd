/** The frame and the pages in small windows, which is what 200 % zoom is: everything reachable, nothing cut, one direction to scroll. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixture.ts';
import { answerDialogs, keepOneSystem, openSample } from './sample.ts';
import { goTo } from './window.ts';

/** 1280×800 at 150 % and at 200 %, and the two sizes of the design. */
const SIZES = [
  { width: 853, height: 533 },
  { width: 640, height: 400 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;
const NARROW = SIZES.slice(0, 2);

const picture = async (page: Page, name: string): Promise<void> => {
  const size = page.viewportSize();
  await page.screenshot({ path: `test-results/screens/${name}-${size?.width ?? 0}x${size?.height ?? 0}.png` });
};

/** Boxes that can be scrolled sideways, other than tables that do so on purpose. */
const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1)
      .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.querySelector('table') === null)
      .map((element) => `${element.tagName} ${element.className}`),
  );

/** A table that scrolls does so in its own box, so that no page is wider than the window. */
const wideBoxes = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.page, .main > *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'visible')
      .map((element) => element.className),
  );

/** Key hints of the status bar that are neither wholly in sight nor wholly left out. */
const cutHints = (page: Page): Promise<(string | null)[]> =>
  page.locator('.hints > span').evaluateAll((hints) => {
    const frame = hints[0]?.parentElement?.getBoundingClientRect();
    if (frame === undefined) return [];
    return hints
      .map((hint) => ({ text: hint.textContent, box: hint.getBoundingClientRect() }))
      .filter(({ box }) => box.top < frame.bottom - 1 && (box.left < frame.left - 1 || box.right > frame.right + 1))
      .map(({ text }) => text);
  });

/** The areas of the rail, each with a heading that shows it is there. */
const AREAS = {
  'Trang chủ': 'Năm báo cáo 2026',
  'Lịch việc': 'Lịch việc',
  'Hệ thống': 'Hệ thống thông tin',
  'Chuyển tiếp': 'Chuyển tiếp sang NĐ 331/2026',
  'Đánh giá': 'Quy trình quản lý rủi ro an ninh mạng',
  'Minh chứng': 'Kho minh chứng',
  'Sự cố': 'Sự cố an ninh mạng',
  'Hồ sơ': 'Hồ sơ năm 2026',
  'Xác minh tệp': 'Xác minh tệp',
  'Đơn vị': 'Hồ sơ đơn vị',
  'Thiết lập': 'Thiết lập',
};

test('no page scrolls sideways in a small window, and the rail leads everywhere', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  const rail = page.getByRole('navigation', { name: 'Khu vực' });
  for (const [area, heading] of Object.entries(AREAS)) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await goTo(page, area);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
    for (const size of SIZES) {
      await page.setViewportSize(size);
      expect(await sideways(page), `${area} at ${size.width}`).toEqual([]);
      expect(await wideBoxes(page), `${area} at ${size.width}`).toEqual([]);
      if (size === SIZES[1] || size === SIZES[3]) await picture(page, `layout-${area}`);
    }
  }
  for (const size of NARROW) {
    await page.setViewportSize(size);
    const bottom = (await rail.boundingBox())?.height ?? 0;
    for (const link of await rail.getByRole('link').all()) {
      expect(
        await link.evaluate((element) => element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight),
      ).toBe(true);
      await link.scrollIntoViewIfNeeded();
      const box = await link.boundingBox();
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(size.height - 28);
    }
    expect(bottom).toBeLessThanOrEqual(size.height - 40 - 28);
  }
});

test('home shows the sum of all systems without scrolling at 1280×800', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await expect(page.getByRole('row', { name: /Toàn đơn vị/ })).toBeInViewport({ ratio: 1 });
  const overflow = await page.locator('.page').evaluate((element) => element.scrollHeight - element.clientHeight);
  expect(overflow).toBeLessThanOrEqual(0);
});

test('in a small window the desk shows the question; its list opens over it and closes on a choice', async ({
  electronApp,
  page,
  userData,
}) => {
  await openSample(electronApp, page, userData);
  for (const size of NARROW) {
    await page.setViewportSize(size);
    await goTo(page, 'Đánh giá');
    await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('button', { name: /Xác nhận, sang tiếp/ })).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('tree', { name: 'Các yêu cầu' })).toBeHidden();
    await page.getByRole('button', { name: 'Các yêu cầu' }).click();
    const tree = page.getByRole('tree', { name: 'Các yêu cầu' });
    await expect(tree).toBeVisible();
    await picture(page, 'layout-desk-list');
    const third = tree.getByRole('treeitem', { level: 2 }).nth(2);
    const title = await third.innerText();
    await third.click();
    await expect(tree).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: title.trim() })).toBeInViewport();
    await page.keyboard.press('/');
    await expect(page.getByLabel('Tìm yêu cầu')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(tree).toBeHidden();
    await page.getByRole('button', { name: 'Chọn từ kho minh chứng' }).scrollIntoViewIfNeeded();
    await picture(page, 'layout-desk-help');
    await expect(page.getByRole('button', { name: 'Chọn từ kho minh chứng' })).toBeInViewport();
  }
});

test('in a small window a piece of evidence takes the place of the list and gives it back', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await page.setViewportSize(SIZES[1]);
  await goTo(page, 'Minh chứng');
  const list = page.getByRole('table');
  const row = list.getByRole('button', { name: /^Mở / }).nth(1);
  const name = await row.getAttribute('aria-label');
  await row.click();
  const detail = page.getByRole('complementary', { name: 'Chi tiết minh chứng' });
  await expect(detail.getByRole('heading', { name: name?.replace('Mở ', '') ?? '' })).toBeInViewport();
  await expect(row).toBeHidden();
  const back = page.getByRole('button', { name: 'Về danh sách' });
  await expect(back).toBeFocused();
  await back.press('Enter');
  await expect(list.getByRole('button', { name: name ?? '', exact: true })).toBeFocused();
});

test('in a small window the dossier puts what to do before the pages', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await keepOneSystem(page, 'Bảng tin');
  await goTo(page, 'Hồ sơ');
  await page.getByRole('button', { name: 'In bản nháp' }).click();
  const preview = page.getByRole('region', { name: 'Xem trước' });
  await expect(preview.getByText(/^1 \/ /)).toBeVisible({ timeout: 60_000 });
  for (const size of NARROW) {
    await page.setViewportSize(size);
    const sign = await page.getByRole('heading', { name: 'Ký hồ sơ' }).boundingBox();
    const pages = await preview.boundingBox();
    expect(sign?.y).toBeLessThan(pages?.y ?? 0);
    expect(pages?.width).toBeLessThanOrEqual(size.width - 80);
    // With the time of saving beside them there is less room for the hints.
    await expect(page.getByRole('contentinfo')).toContainText('Đã lưu lúc');
    expect(await cutHints(page)).toEqual([]);
    await preview.scrollIntoViewIfNeeded();
    await picture(page, 'layout-dossier-preview');
  }
});

test('the last part of the place stays readable, and no key hint is cut', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Hệ thống');
  await page.getByRole('link', { name: /Hệ thống thông tin bệnh viện/ }).click();
  await page.getByRole('link', { name: 'Xác định lại cấp độ' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Xác định cấp độ' })).toBeVisible();
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const last = page.getByRole('navigation', { name: 'Vị trí' }).locator('> :last-child');
    expect(await last.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await cutHints(page)).toEqual([]);
    await expect(page.getByRole('contentinfo').getByText('mọi phím')).toBeInViewport({ ratio: 1 });
    if (size === SIZES[0]) await picture(page, 'layout-level');
  }
});

test('the tree of the desk is one stop for Tab and is walked with the arrows', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  await goTo(page, 'Đánh giá');
  const tree = page.getByRole('tree', { name: 'Các yêu cầu' });
  await expect(tree).toBeVisible();
  await expect(tree.locator('[tabindex="0"]')).toHaveCount(1);
  await page.getByLabel('Tìm yêu cầu').focus();
  await page.keyboard.press('Tab');
  await expect(tree.getByRole('treeitem', { selected: true })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const third = tree.getByRole('treeitem', { level: 2 }).nth(2);
  await expect(third).toBeFocused();
  await picture(page, 'layout-tree-focus');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: (await third.innerText()).trim() })).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  const group = tree.getByRole('treeitem', { level: 1 }).first();
  await expect(group).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(group).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('End');
  await expect(tree.getByRole('treeitem').last()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(tree.locator(':focus')).toHaveCount(0);
});

test('an address of nothing says so and leads back', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  for (const [address, text, link] of [
    ['#/systems/khong-co', 'Không tìm thấy', 'Về danh sách hệ thống'],
    ['#/systems/khong-co/level', 'Không tìm thấy', 'Về danh sách hệ thống'],
    ['#/assess/khong-co', 'Không tìm thấy hệ thống này', 'Về danh sách hệ thống'],
    ['#/assess/his?item=99.9.x', 'Không tìm thấy yêu cầu này', 'Về các yêu cầu của hệ thống'],
  ] as const) {
    await page.evaluate((to) => {
      window.location.hash = to;
    }, address);
    await expect(page.getByText(text, { exact: true })).toBeVisible();
    await page.getByRole('link', { name: link }).click();
    await expect(page.getByText(text, { exact: true })).toBeHidden();
  }
  await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
});

test('names without a space break instead of pushing the page wide', async ({ electronApp, page, userData }) => {
  await openSample(electronApp, page, userData);
  const long = 'Hệthống'.repeat(40);
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
  const form = page.getByRole('form', { name: 'Thêm hệ thống thông tin' });
  await form.getByLabel('Tên đầy đủ của hệ thống').fill(long);
  await form.getByRole('button', { name: 'Thêm hệ thống' }).click();
  await expect(page.getByRole('heading', { level: 1, name: long })).toBeVisible();
  const file = join(userData, `${'a'.repeat(200)}.txt`);
  writeFileSync(file, 'x');
  for (const area of [null, 'Hệ thống', 'Trang chủ', 'Hồ sơ', 'Minh chứng', 'Đánh giá']) {
    await page.setViewportSize(SIZES[2]);
    if (area !== null) await goTo(page, area);
    if (area === 'Minh chứng') {
      await answerDialogs(electronApp, file);
      await page.getByRole('button', { name: 'Thêm tệp' }).click();
      await page.getByRole('button', { name: /^Mở aaaa/ }).click();
    } else if (area === 'Đánh giá') {
      await expect(page.getByRole('radiogroup', { name: 'Kết luận' })).toBeVisible();
      await page.keyboard.press('m');
      const vault = page.getByRole('dialog', { name: 'Chọn từ kho minh chứng' });
      await expect(vault.getByLabel('Tìm trong kho')).toBeFocused();
      await page.keyboard.type('aaaa');
      await expect(vault.getByRole('option')).toHaveCount(1);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('option', { selected: true })).toHaveCount(1);
    } else {
      await expect(page.getByText(long).first()).toBeVisible();
    }
    for (const size of SIZES) {
      await page.setViewportSize(size);
      expect(await sideways(page), `${area ?? 'system'} at ${size.width}`).toEqual([]);
      expect(await wideBoxes(page), `${area ?? 'system'} at ${size.width}`).toEqual([]);
      if (size === SIZES[1]) await picture(page, `layout-long-${area ?? 'system'}`);
    }
  }
});
