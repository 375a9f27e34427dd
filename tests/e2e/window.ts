/** What tests of the window do again and again, by role and label as a person would. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

export interface NewWorkspace {
  unit: string;
  owner: string;
  user: string;
}

export const LAM_GIANG: NewWorkspace = { unit: 'Bệnh viện Đa khoa tỉnh Lam Giang', owner: 'Sở Y tế tỉnh Lam Giang', user: 'Lê Quang Minh' };

/** Fills the first page and arrives at home. */
export async function createWorkspace(page: Page, { unit, owner, user }: NewWorkspace = LAM_GIANG): Promise<void> {
  await page.getByLabel('Tên đầy đủ').fill(unit);
  await page.getByLabel('Chủ quản hệ thống thông tin').fill(owner);
  await page.getByLabel('Người lập hồ sơ').fill(user);
  // By the keyboard: the button moves down when the workspaces known from before come in above it.
  await page.getByRole('button', { name: 'Tạo kho làm việc' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
}

/** Opens an area of the rail. */
export const goTo = (page: Page, area: string): Promise<void> =>
  page.getByRole('navigation', { name: 'Khu vực' }).getByRole('link', { name: area, exact: true }).click();

/** Adds a system and arrives at its page. */
export async function addSystem(page: Page, name: string, shortName: string): Promise<void> {
  await goTo(page, 'Hệ thống');
  await page.getByRole('button', { name: 'Thêm hệ thống' }).click();
  const form = page.getByRole('form', { name: 'Thêm hệ thống thông tin' });
  await form.getByLabel('Tên đầy đủ của hệ thống').fill(name);
  await form.getByLabel('Tên gọn').fill(shortName);
  await form.getByRole('button', { name: 'Thêm hệ thống' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

/** WCAG 2.1 AA, in the colours shown now; `rules`: these alone. */
export async function expectAccessible(page: Page, rules?: string[]): Promise<void> {
  // A colour on its way from one to the other is nobody's colour.
  await page.waitForFunction(() => document.getAnimations().every(({ playState }) => playState !== 'running'));
  // Without the legacy mode axe opens a second page, which Electron refuses.
  // Only what is wrong is written out, and nothing is fetched anew: no rule of these needs it.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'], preload: false });
  const chosen = rules === undefined ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa']) : axe.withRules(rules);
  const { violations } = await chosen.analyze();
  const told = violations.map(({ id, nodes }) => ({
    id,
    where: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary ?? ''}`),
  }));
  expect(told).toEqual([]);
}

/** What axe judges by colours; the rest is the same in both schemes. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** The same page in light, then in dark. */
export async function expectAccessibleInBothSchemes(page: Page): Promise<void> {
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page, OF_COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
}
