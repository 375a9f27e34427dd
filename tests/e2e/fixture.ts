/**
 * The running program for every end-to-end test: real Electron when ELECTRON_EXEC_PATH names one, otherwise the test double.
 * The tests are the same. After each test nothing may have gone wrong in silence.
 *
 * Starting a program costs more than most tests do in it: one serves many tests, one after the other, and is given back without
 * a workspace and without anything chosen. A test that needs the first start of all, or that spoils the program, says `FRESH`.
 */
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
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

/** For a test that needs a program of its own: `test('…', FRESH, async ({ page }) => …)`. */
export const FRESH = { tag: '@fresh' };

/** As for a person who asked the system for less motion; the journey goes without it. */
const STILL = '--force-prefers-reduced-motion';

/** Starts the program on the data folder `userData`; `environment` is added to the process's own. `moving`: things slide and fade. */
export async function launch(userData: string, environment: Record<string, string> = {}, moving = false): Promise<ElectronApplication> {
  const inherited = Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const documents = join(userData, 'home');
  mkdirSync(join(documents, 'Documents'), { recursive: true });
  const application = await _electron.launch({
    executablePath,
    args: [...programArguments, ...(moving ? [] : [STILL]), `--user-data-dir=${userData}`],
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

/** The smaller size of the design. */
const SCREEN = { width: 1280, height: 800 };

/** A picture of the page, kept as an artefact: test-results/screens/NAME-1280x800.png. Those of 1920×1080 layout.spec.ts takes. */
export async function takePictures(page: Page, name: string): Promise<void> {
  if (page.viewportSize()?.width !== SCREEN.width) await page.setViewportSize(SCREEN);
  const path = join('test-results', 'screens', `${name}-${SCREEN.width}x${SCREEN.height}.png`);
  await page.screenshot({ path });
  console.log(`picture: ${path}`);
}

/** Ends a program; a field that a test leaves wrong would keep the window open, asking its user. */
async function end(application: ElectronApplication): Promise<void> {
  await application.evaluate(({ app }) => void setImmediate(() => app.exit()));
  await application.close();
}

/** A program for one test after the other. */
interface Shared {
  readonly application: ElectronApplication;
  readonly folder: string;
}

const makeFolder = (): string => mkdtempSync(join(tmpdir(), 'An Tâm dữ liệu '));
const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });

async function startShared(): Promise<Shared> {
  const folder = makeFolder();
  const application = await launch(folder);
  await application.evaluate(({ dialog, shell }) => {
    Reflect.set(globalThis, 'asStarted', { dialog: { ...dialog }, shell: { ...shell } });
  });
  return { application, folder };
}

/** Gives the program back as it was started: no workspace, no scripted answer, nothing chosen or trusted, nothing told. */
async function giveBack({ application, folder }: Shared): Promise<void> {
  const page = await application.firstWindow();
  await page.evaluate(async () => {
    await window.bridge.call('workspace.close', undefined);
    await window.bridge.call('settings.save', { colorScheme: 'auto', zoom: 1, userName: '' });
    // Without asking, as a page that is gone: what a test left unsaved is not kept.
    History.prototype.replaceState.call(window.history, null, '', '#/');
  });
  await page.reload();
  await application.evaluate((electron) => {
    const asStarted = Reflect.get(globalThis, 'asStarted') as Record<'dialog' | 'shell', object>;
    Object.assign(electron.dialog, asStarted.dialog);
    Object.assign(electron.shell, asStarted.shell);
    const journal = Reflect.get(electron, '__double') as Journal | undefined;
    if (journal !== undefined) for (const list of [journal.errors, journal.preloadErrors, journal.blocked]) list.length = 0;
  });
  complaints.get(application)?.splice(0);
  // Electron keeps Chromium's own files there, too.
  const left = isDouble
    ? readdirSync(folder).filter((name) => !['settings.json', 'SingletonLock.double'].includes(name))
    : ['trust', 'home'];
  for (const name of left) rmSync(join(folder, name), { recursive: true, force: true });
  mkdirSync(join(folder, 'home', 'Documents'), { recursive: true });
}

interface Fixtures {
  /** A fresh data folder, with spaces and Vietnamese letters in its name. */
  userData: string;
  /** What this test provokes; `test.use({ expected: { blocked: ['navigation'] } })`. */
  expected: Expected;
  electronApp: ElectronApplication;
  page: Page;
}

interface WorkerFixtures {
  /** The worker's program, started when first asked for. */
  shared: () => Promise<Shared>;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  expected: [{ blocked: [] }, { option: true }],
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's needs from this pattern.
  userData: async ({}, use) => {
    const folder = makeFolder();
    await use(folder);
    removeFolder(folder);
  },
  shared: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      let started: Shared | undefined;
      await use(async () => (started ??= await startShared()));
      if (started === undefined) return;
      await end(started.application);
      removeFolder(started.folder);
    },
    { scope: 'worker' },
  ],
  electronApp: async ({ userData, expected, shared }, use, { tags }) => {
    if (tags.includes(FRESH.tag)) {
      const application = await launch(userData);
      await use(application);
      await expectQuiet(application, expected);
      await end(application);
    } else {
      const program = await shared();
      await use(program.application);
      await expectQuiet(program.application, expected);
      await giveBack(program);
    }
  },
  page: async ({ electronApp }, use) => {
    const page = await electronApp.firstWindow();
    await page.setViewportSize(SCREEN);
    await page.emulateMedia({ colorScheme: 'light' });
    // A window starts on an empty page before it loads its own.
    await page.waitForURL((url) => url.protocol !== 'about:');
    await page.waitForLoadState('load');
    // The first page asks for the settings, and the workspaces known from before push its buttons down: after that it stands still.
    await page.evaluate(async () => {
      await window.bridge.call('settings.get', undefined);
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
    await use(page);
  },
});
export { expect };
