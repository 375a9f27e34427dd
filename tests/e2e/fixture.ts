/**
 * The running program for every end-to-end test: real Electron when ELECTRON_EXEC_PATH names one, otherwise the test double.
 * The tests are the same. After each test nothing may have gone wrong in silence.
 */
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const isDouble = process.env['ELECTRON_EXEC_PATH'] === undefined;
/** The program under test; the packaging rehearsal names the unpacked package. */
const program = process.env['ANTAM_PROGRAM'] ?? '.';
export const executablePath = process.env['ELECTRON_EXEC_PATH'] ?? resolve('tests/electron-double/electron');

/** Electron refuses to run as root unless its operating-system sandbox is off; the page's own isolation is not touched by it. */
const switches = !isDouble && process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** The words that start the program. */
export const programArguments = [...switches, program];

/** The instant every test lives in: 9:41 in the morning of 22 November 2026 in Việt Nam, before the dates of December. */
export const NOW = '2026-11-22T02:41:00Z';

const COMPILED = resolve('test-results', 'compiled');

/** What the double recorded; null on real Electron, which keeps no such journal. */
interface Journal {
  errors: string[];
  preloadErrors: string[];
  blocked: { kind: string; url?: string; text?: string }[];
}

/** A test that provokes a refusal names the kinds it expects, such as 'request' or 'navigation'. */
export interface Expected {
  blocked: string[];
}

/** Starts the program on the data folder `userData`; `environment` is added to the process's own. */
export async function launch(userData: string, environment: Record<string, string> = {}): Promise<ElectronApplication> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const documents = join(userData, 'home');
  mkdirSync(join(documents, 'Documents'), { recursive: true });
  const application = await _electron.launch({
    executablePath,
    args: [...programArguments, `--user-data-dir=${userData}`],
    // A home of its own: the documents folder is where new workspaces go. The program is compiled once for all tests.
    env: { ...inherited, HOME: documents, NODE_COMPILE_CACHE: COMPILED, ANTAM_NOW: NOW, ...environment },
  });
  await watch(application);
  return application;
}

/** Collects what a page complains about, from its first script on. */
async function watch(application: ElectronApplication): Promise<void> {
  const listen = (page: Page): void => {
    const found = complaints.get(application) ?? [];
    complaints.set(application, found);
    page.on('pageerror', (error) => found.push(`page error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') found.push(`console: ${message.text()}`);
    });
  };
  application.windows().forEach(listen);
  application.on('window', listen);
}
const complaints = new WeakMap<ElectronApplication, string[]>();

/** Fails when the program recorded anything that was not expected. Ask before the application is closed. */
export async function expectQuiet(application: ElectronApplication, expected: Expected = { blocked: [] }): Promise<void> {
  const journal = await readJournal(application);
  if (journal !== null) {
    expect(journal.preloadErrors, 'errors of the preload script').toEqual([]);
    expect(journal.errors, 'errors of the main process').toEqual([]);
    const unexpected = journal.blocked.filter(({ kind }) => !expected.blocked.includes(kind));
    expect(unexpected, 'requests, navigations, popups or policy violations').toEqual([]);
  }
  if (expected.blocked.length === 0) expect(complaints.get(application) ?? [], 'errors of the page').toEqual([]);
}

async function readJournal(application: ElectronApplication): Promise<Journal | null> {
  if (!isDouble) return null;
  return application.evaluate((electron) => {
    const { errors, preloadErrors, blocked } = (electron as unknown as { __double: Journal }).__double;
    return { errors, preloadErrors, blocked };
  });
}

const SCREENS = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

/** Pictures of the page in both sizes of the design, kept as artefacts: test-results/screens/NAME-WIDTHxHEIGHT.png. */
export async function takePictures(page: Page, name: string): Promise<void> {
  for (const size of SCREENS) {
    await page.setViewportSize(size);
    const path = join('test-results', 'screens', `${name}-${size.width}x${size.height}.png`);
    await page.screenshot({ path });
    console.log(`picture: ${path}`);
  }
  await page.setViewportSize(SCREENS[0]);
}

interface Fixtures {
  /** A fresh data folder, with spaces and Vietnamese letters in its name. */
  userData: string;
  /** What this test provokes; `test.use({ expected: { blocked: ['navigation'] } })`. */
  expected: Expected;
  electronApp: ElectronApplication;
  page: Page;
}

export const test = base.extend<Fixtures>({
  expected: [{ blocked: [] }, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern.
  userData: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'An Tâm dữ liệu '));
    await use(folder);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },
  electronApp: async ({ userData, expected }, use) => {
    const application = await launch(userData);
    await use(application);
    await expectQuiet(application, expected);
    // A field that a test leaves wrong would keep the window open, asking its user.
    await application.evaluate(({ app }) => void setImmediate(() => app.exit()));
    await application.close();
  },
  page: async ({ electronApp }, use) => {
    const page = await electronApp.firstWindow();
    await page.setViewportSize(SCREENS[0]);
    // A window starts on an empty page before it loads its own.
    await page.waitForURL((url) => url.protocol !== 'about:');
    await page.waitForLoadState('load');
    await use(page);
  },
});
export { expect };
