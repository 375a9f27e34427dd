/** The Chromium that shows the windows: starts it, finds its DevTools endpoint, closes popups nobody asked for, stops it. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CDP } from '../cdp.mjs';
import { __double, recordTiming } from './journal.mjs';
import { fromBrowser, toBrowser } from './schemes.mjs';
import { pages } from './windows.mjs';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];
const STOP_TIMEOUT = 2000;

/** Parts of the browser that Electron has not either; the pages of its address bar alone cost as much as starting it. */
const UNUSED_FEATURES = [
  'Translate',
  'TranslateUI',
  'OptimizationHints',
  'MediaRouter',
  'HttpsUpgrades',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** Switches that Electron hands to Chromium unasked. */
const PASSED_ON = ['--force-prefers-reduced-motion'];

/** Set to the first page's address (app://…) to show a window without tabs and address bar; to 1 for a plain one. */
const headed = process.env.ELECTRON_DOUBLE_HEADED ?? '';
const isAppWindow = headed.includes('://');

class Browser {
  cdp;
  #process;
  #profile;
  #resolveReady;
  ready = new Promise((resolve) => (this.#resolveReady = resolve));

  /** Starts Chromium; `port` 0 lets it choose. Playwright waits for the line on stderr. */
  async start(port) {
    const executable = process.env.CHROMIUM_PATH || CHROMIUM.find((file) => fs.existsSync(file));
    if (!executable) throw new Error('electron-double needs Chromium: install the chromium package or set CHROMIUM_PATH');
    // A profile of its own, made before main has set its paths; nothing of the browser's survives the run.
    this.#profile = fs.mkdtempSync(path.join(os.tmpdir(), 'electron-double-'));
    writePreferences(this.#profile);
    this.#process = spawn(executable, chromiumArguments(port, this.#profile), {
      stdio: ['ignore', 'ignore', 'pipe'],
      // Without UTF-8 files with Vietnamese names cannot be chosen.
      env: { ...process.env, LC_ALL: 'C.UTF-8', LANGUAGE: 'vi' },
    });
    const endpoint = await devToolsEndpoint(this.#process);
    this.cdp = await CDP.connect(endpoint);
    recordTiming('browser');
    this.cdp.on('Target.targetCreated', ({ targetInfo }) => this.#closePopup(targetInfo));
    this.cdp.on('Target.targetDestroyed', ({ targetId }) => pages.get(targetId)?.__gone());
    await this.cdp.send('Target.setDiscoverTargets', { discover: true, filter: [{ type: 'page', exclude: false }, { exclude: true }] });
    process.stderr.write(`DevTools listening on ${endpoint}\n`);
    this.#resolveReady();
  }

  /** A new page; the first one of an app window is there already. */
  async openPage(marker, width, height) {
    const targetId = (await this.#appWindow()) ?? (await this.#newPage(marker, width, height));
    if (headed !== '') await this.#resize(targetId, width, height);
    return targetId;
  }

  async #newPage(marker, width, height) {
    const { targetId } = await this.cdp.send('Target.createTarget', { url: marker, newWindow: true, width, height });
    return targetId;
  }

  async #appWindow() {
    if (!isAppWindow || pages.size > 0) return undefined;
    const deadline = performance.now() + 5000;
    while (performance.now() < deadline) {
      const { targetInfos } = await this.cdp.send('Target.getTargets');
      const found = targetInfos.find(({ type }) => type === 'page');
      if (found !== undefined) return found.targetId;
      await delay(50);
    }
    return undefined;
  }

  async #resize(targetId, width, height) {
    const { windowId } = await this.cdp.send('Browser.getWindowForTarget', { targetId });
    await this.cdp.send('Browser.setWindowBounds', { windowId, bounds: { width, height } });
  }

  /** Popups the page script could not turn into a message (from an iframe, say) are closed once they run. */
  #closePopup({ type, targetId, openerId, url }) {
    if (type !== 'page' || pages.has(targetId) || !pages.has(openerId)) return;
    setTimeout(() => void this.closePage(targetId), 1000);
    __double.blocked.push({ kind: 'popup', url: fromBrowser(url) });
  }

  /** Closes a page; one that has gone already is no error. */
  async closePage(targetId) {
    await this.cdp.send('Target.closeTarget', { targetId }).catch(() => undefined);
  }

  get processId() {
    return this.#process?.pid ?? 0;
  }

  async stop() {
    if (this.#process === undefined) return;
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    // A browser that is closing answers with an error; only its exit counts.
    this.cdp?.send('Browser.close').catch(() => undefined);
    // Stopped before it was up, as by a command of the command line: nothing of it is worth waiting for.
    if (this.cdp !== undefined && this.#process.exitCode === null) await Promise.race([gone, delay(STOP_TIMEOUT)]);
    this.killNow();
  }

  /** Last resort, also when the process is ending: kills Chromium and removes its profile. */
  killNow() {
    this.#process?.kill('SIGKILL');
    if (this.#profile !== undefined) fs.rmSync(this.#profile, { recursive: true, force: true, maxRetries: 3 });
  }
}

function chromiumArguments(port, profile) {
  const asRoot = process.getuid?.() === 0;
  return [
    ...(headed === '' ? ['--headless'] : []),
    ...(isAppWindow ? [`--app=${toBrowser(headed)}`, '--window-size=1280,800'] : ['--no-startup-window']),
    // Chromium refuses its sandbox under root; --test-type keeps it from warning about that in the window.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-default-apps',
    `--disable-features=${UNUSED_FEATURES.join(',')}`,
    // What the program asks of Chromium itself, as Electron would pass it on.
    ...process.argv.filter((word) => PASSED_ON.includes(word)),
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    '--force-color-profile=srgb',
    '--disable-dev-shm-usage',
    '--disable-popup-blocking',
    '--lang=vi',
    // No name resolves: a stray network call fails instead of leaving the computer.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${profile}`,
  ];
}

/** Offers to translate the page would cover it; no switch turns them off, only the profile does. */
function writePreferences(profile) {
  const folder = path.join(profile, 'Default');
  fs.mkdirSync(folder, { recursive: true });
  const preferences = { translate: { enabled: false }, intl: { accept_languages: 'vi,en', selected_languages: 'vi,en' } };
  fs.writeFileSync(path.join(folder, 'Preferences'), JSON.stringify(preferences));
}

function devToolsEndpoint(chromium) {
  return new Promise((resolve, reject) => {
    let output = '';
    chromium.on('error', reject);
    chromium.on('exit', (code) => reject(new Error(`Chromium exited with ${code}\n${output}`)));
    chromium.stderr.on('data', (data) => {
      output += data;
      const match = /^DevTools listening on (ws:\/\/\S+)/m.exec(output);
      if (match !== null) resolve(match[1]);
    });
  });
}

const delay = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export const browser = new Browser();
process.on('exit', () => browser.killNow());
