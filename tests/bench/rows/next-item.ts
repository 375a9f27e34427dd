/**
 * From the key J to the next requirement on screen, in the real window of the built program over the demo hospital; against an empty
 * trip to the next frame in the same window. Tells the middle; the 95th percentile goes to the error output.
 */
import { _electron, type Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, type Row } from '../row.ts';

const STEPS = 100;
const antam = resolve(import.meta.dirname, '..', '..', '..', 'out', 'main', 'antam.js');
const executablePath = process.env['ELECTRON_EXEC_PATH'] ?? resolve(import.meta.dirname, '..', '..', 'electron-double', 'electron');

/** Opens the demo and arrives at its desk, on the first requirement. */
async function openDesk(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Mở kho có sẵn' }).click();
  const name = page.getByLabel('Họ và tên');
  const home = page.getByRole('heading', { name: 'Năm báo cáo 2026' });
  await name.or(home).first().waitFor();
  if (await name.isVisible()) {
    await name.fill('Người đo');
    await page.getByRole('button', { name: 'Tiếp tục mở kho' }).click();
  }
  await home.waitFor();
  await page.evaluate(() => void (window.location.hash = '#/assess/his'));
  await page.getByRole('radiogroup', { name: 'Kết luận' }).waitFor();
}

/** Milliseconds from asking for a frame to the moment when it has been painted. Runs inside the page. */
async function emptyTrip(): Promise<number> {
  const startedAt = performance.now();
  // The second frame begins when the first one has been painted.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - startedAt;
}

/** Listens for the next key; its moment and what follows are told by `painted`. Runs inside the page, before the key is pressed. */
function watchNext(): void {
  // The line of the list that is chosen: the address follows later, and two requirements may bear one title.
  const told = (): string => document.querySelector('[role="treeitem"][aria-selected="true"]')?.getAttribute('data-row') ?? '';
  const before = told();
  const painted = new Promise<number>((done, fail) => {
    const limit = setTimeout(() => fail(new Error(`No other requirement came after «${before}».`)), 10_000);
    let pressedAt = 0;
    window.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (pressedAt === 0 || told() === before) return;
      clearTimeout(limit);
      observer.disconnect();
      // The second frame begins when the first one has been painted.
      requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressedAt)));
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  Object.assign(window, { painted });
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

const row: Row = {
  name: `next requirement on screen, median of ${STEPS} (double)`,
  alternative: 'an empty trip to the next frame in the same window',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'antam-bench-'));
    const home = join(folder, 'home');
    mkdirSync(join(home, 'Documents'), { recursive: true });
    execFileSync(process.execPath, [antam, 'demo', join(folder, 'demo')], { stdio: 'ignore' });
    const workspace = join(folder, 'demo', 'don-vi-mau.antam');
    const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const application = await _electron.launch({
      executablePath,
      args: ['.', `--user-data-dir=${join(folder, 'data')}`],
      env: { ...Object.fromEntries(inherited), HOME: home, ANTAM_NOW: '2026-11-22T02:41:00Z' },
    });
    try {
      await application.evaluate(({ dialog }, path) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] });
      }, workspace);
      const page = await application.firstWindow();
      await page.setViewportSize({ width: 1280, height: 800 });
      await openDesk(page);
      const ours: number[] = [];
      const other: number[] = [];
      for (let step = 0; step < STEPS; step++) {
        other.push(await page.evaluate(emptyTrip));
        await page.evaluate(watchNext);
        await page.keyboard.press('j');
        ours.push(await page.evaluate(() => (window as unknown as { painted: Promise<number> }).painted));
      }
      process.stderr.write(
        `  95th percentile: ${percentile(ours, 0.95).toFixed(1)} ms, empty trip ${percentile(other, 0.95).toFixed(1)} ms\n`,
      );
      return { ours: median(ours), other: median(other), unit: 'ms' };
    } finally {
      await application.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};
export default row;
