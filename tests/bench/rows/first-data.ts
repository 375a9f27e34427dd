/** From the start of the program to its first heading with data, on the test double; against an empty page in the same Chromium. */
import { _electron, chromium } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, type Row } from '../row.ts';

const ROUNDS = 5;
const executablePath = resolve(import.meta.dirname, '..', '..', 'electron-double', 'electron');
const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

async function openProgram(): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'antam-bench-'));
  const application = await _electron.launch({ executablePath, args: ['.', `--user-data-dir=${folder}`] });
  const page = await application.firstWindow();
  await page.getByRole('heading').first().waitFor();
  return async () => {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function openEmptyPage(): Promise<() => Promise<void>> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const page = await browser.newPage();
  await page.goto('about:blank');
  return () => browser.close();
}

/** Milliseconds until `open` is done; closing is not counted. */
async function timed(open: () => Promise<() => Promise<void>>): Promise<number> {
  const startedAt = performance.now();
  const close = await open();
  const elapsed = performance.now() - startedAt;
  await close();
  return elapsed;
}

const row: Row = {
  name: 'first data on screen (double)',
  alternative: 'about:blank in the same Chromium',
  async run() {
    const ours: number[] = [];
    const other: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await timed(openProgram));
      other.push(await timed(openEmptyPage));
    }
    return { ours: median(ours), other: median(other), unit: 'ms' };
  },
};
export default row;
