/** The sample hospital for tests: made by `antam demo` before they begin, copied for each test that opens it. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';

const FOLDER = resolve('test-results', 'demo');
const PROGRAM = resolve('out/main/antam.js');

/** Path of one of the demo's files, by the name `antam demo` gives it. */
export const demoFile = (name: string): string => join(FOLDER, name);

/** Makes the demo, unless there is one of the program as it is built now. Run once, before the workers start. */
export default function makeDemo(): void {
  const made = statSync(demoFile('goi-ho-so-2026.zip'), { throwIfNoEntry: false });
  if (made !== undefined && made.mtimeMs > statSync(PROGRAM).mtimeMs) return;
  // Beside first, so that a run that is stopped leaves nothing that looks finished.
  const beside = `${FOLDER}.${process.pid}`;
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true });
  execFileSync(process.execPath, [PROGRAM, 'demo', beside], { stdio: 'inherit' });
  renameSync(beside, FOLDER);
}

/** Lets the next file dialogs answer with these paths. */
export async function answerDialogs(app: ElectronApplication, ...filePaths: string[]): Promise<void> {
  await app.evaluate(({ dialog }, paths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: paths });
  }, filePaths);
}

/** Puts all systems of the open sample away but one: a tenth of the paper to print, sign and judge. Arrives at home. */
export async function keepOneSystem(page: Page, shortName: string): Promise<void> {
  const kept = await page.evaluate(async (name) => {
    const reply = await window.bridge.call('systems.list', { year: 2026 });
    const systems = (reply.ok ? reply.value : []) as { system: { id: string; shortName: string } }[];
    const others = systems.filter(({ system }) => system.shortName !== name);
    for (const { system } of others) await window.bridge.call('systems.discard', { id: system.id });
    return systems.length - others.length;
  }, shortName);
  expect(kept).toBe(1);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Năm báo cáo 2026' })).toBeVisible();
}

/** Takes the demonstration authority among the trusted, from the button in `place` through the question with its fingerprint. */
export async function trustDemoAuthority(app: ElectronApplication, page: Page, place: Locator | Page = page): Promise<void> {
  await answerDialogs(app, demoFile('ca-trinh-dien.pem'));
  await place.getByRole('button', { name: 'Nạp chứng thư gốc' }).click();
  const question = page.getByRole('dialog', { name: 'Tin cậy chứng thư này?' });
  await expect(question).toContainText(/([0-9A-F]{4} ){15}[0-9A-F]{4}/);
  await question.getByRole('button', { name: 'Tin cậy' }).click();
  await expect(question).toBeHidden();
}

/** Opens a copy of the sample from the first page and arrives at home. */
export async function openSample(app: ElectronApplication, page: Page, userData: string): Promise<string> {
  const copy = join(userData, 'đơn vị mẫu.antam');
  if (!existsSync(copy)) copyFileSync(demoFile('don-vi-mau.antam'), copy);
  await answerDialogs(app, copy);
  await page.getByRole('button', { name: 'Mở kho có sẵn' }).press('Enter');
  const home = page.getByRole('heading', { name: 'Năm báo cáo 2026' });
  const who = page.getByRole('dialog', { name: 'Ai làm việc với kho này?' });
  await expect(home.or(who)).toBeVisible();
  if (await who.isVisible()) {
    await who.getByLabel('Họ và tên').fill('Lê Quang Minh');
    await who.getByRole('button', { name: 'Tiếp tục mở kho' }).click();
  }
  await expect(home).toBeVisible();
  return copy;
}
