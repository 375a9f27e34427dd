/** electron.webContents: a page of Chromium, driven over its DevTools protocol. */
import crypto from 'node:crypto';
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isolatedWorldSource, mainWorldSource } from '../page/sources.mjs';
import { browser } from './browser.mjs';
import { makeEvent } from './event.mjs';
import { IpcMain } from './ipc-main.mjs';
import { __double, record } from './journal.mjs';
import { encodeArguments, receive } from './messages.mjs';
import { nativeImage } from './native.mjs';
import { printOptions } from './print-options.mjs';
import { program } from './program.mjs';
import { answerRequest } from './requests.mjs';
import { fromBrowser, toBrowser } from './schemes.mjs';
import { defaultSession } from './session.mjs';
import { strict } from './strict.mjs';
import { VERSION } from './version.mjs';
import { WebFrameMain } from './web-frame.mjs';
import { pages, windowOf } from './windows.mjs';
import { Zoom } from './zoom.mjs';

const WORLD = 'Electron Isolated Context';
const SECRET = `electronDouble${crypto.randomBytes(8).toString('hex')}`;
const BINDING = `__${SECRET}`;
/** The empty page a window starts with; its events are not the application's. */
const BLANK = 'about:blank#electron-double';

let lastId = 0;

export class WebContents extends EventEmitter {
  id = ++lastId;
  session = defaultSession;
  mainFrame = new WebFrameMain(this);
  #ipc = new IpcMain();
  ipc = strict('webContents.ipc', this.#ipc);
  #preferences;
  #attached;
  #isolatedContext;
  #url = '';
  #loading = false;
  #destroyed = false;
  #navigationsByMain = 0;
  #zoom = new Zoom(() => this.__internals.devTools);
  #windowOpenHandler = () => ({ action: 'allow' });

  constructor(preferences, width, height) {
    super();
    this.setMaxListeners(0);
    this.#preferences = preferences;
    this.__internals = this.#makeInternals();
    this.#attached = this.#attach(width, height);
    this.#attached.catch((error) => {
      if (!this.#destroyed) console.error('[electron-double]', error);
    });
  }

  /** What requests.mjs and messages.mjs need of a page, out of the application's sight. */
  #makeInternals() {
    const contents = this;
    return {
      id: this.id,
      mainFrame: this.mainFrame,
      preferences: this.#preferences,
      ipcHandlers: this.#ipc.__handlers,
      targetId: undefined,
      devTools: undefined,
      proxy: undefined,
      get navigatesByMain() {
        return contents.#navigationsByMain > 0;
      },
      emit: (...args) => this.emit(...args),
      send: (...args) => this.send(...args),
      push: (message) => this.#push(message),
      evaluateIsolated: (expression) => this.#evaluateIsolated(expression),
      askWindowOpenHandler: (request) =>
        this.#windowOpenHandler({
          ...request,
          disposition: 'foreground-tab',
          referrer: { url: '', policy: 'strict-origin-when-cross-origin' },
          postBody: undefined,
        }),
    };
  }

  async #attach(width, height) {
    await browser.ready;
    const targetId = await browser.openPage(BLANK, width, height);
    pages.set(targetId, this);
    const devTools = await browser.cdp.attach(targetId);
    Object.assign(this.__internals, { targetId, devTools });
    this.#listen(devTools, targetId);
    await this.#prepare(devTools);
  }

  #listen(devTools, targetId) {
    devTools.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === WORLD && context.auxData.frameId === targetId) this.#isolatedContext = context.uniqueId;
    });
    devTools.on('Runtime.executionContextsCleared', () => (this.#isolatedContext = undefined));
    devTools.on('Runtime.bindingCalled', ({ name, payload }) => {
      if (name === BINDING) void receive(this.__internals, JSON.parse(payload));
    });
    devTools.on('Fetch.requestPaused', (paused) => {
      // The page may have gone while its request was being answered.
      answerRequest(this.__internals, paused).catch(() => undefined);
    });
    devTools.on('Page.frameNavigated', ({ frame }) => this.#navigated(frame));
    devTools.on('Page.navigatedWithinDocument', ({ url }) => {
      this.#url = fromBrowser(url);
      this.emit('did-navigate-in-page', makeEvent(), this.#url, true, 1, 1);
    });
    devTools.on('Page.domContentEventFired', () => {
      this.emit('dom-ready', makeEvent());
      if (!this.#isBlank()) this.emit('__paintable');
    });
    devTools.on('Page.loadEventFired', () => this.#loaded());
    devTools.on('Inspector.targetCrashed', () => this.emit('render-process-gone', makeEvent(), { reason: 'crashed', exitCode: 1 }));
    devTools.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const message = args.map((arg) => arg.value ?? arg.description).join(' ');
      this.emit('console-message', makeEvent({ level: type, message, sourceId: '', lineNumber: 0 }));
    });
    devTools.on('Log.entryAdded', ({ entry }) => {
      if (entry.source === 'security' || /Content.Security.Policy/.test(entry.text))
        __double.blocked.push({ kind: 'csp', text: entry.text });
    });
  }

  async #prepare(devTools) {
    const preload = this.#preferences.preload ? fs.readFileSync(this.#preferences.preload, 'utf8') : '';
    if (/^\s*(import|export)\s/m.test(preload)) {
      __double.preloadErrors.push('sandboxed preload scripts must be CommonJS: Cannot use import statement outside a module');
    }
    const environment = {
      platform: process.platform,
      arch: process.arch,
      versions: { ...process.versions, electron: VERSION },
      execPath: process.execPath,
      pid: process.pid,
    };
    await Promise.all([
      devTools.send('Page.enable'),
      devTools.send('Runtime.enable'),
      devTools.send('Log.enable'),
      devTools.send('DOM.enable'),
      devTools.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }),
      devTools.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(SECRET) }),
      devTools.send('Page.addScriptToEvaluateOnNewDocument', {
        source: isolatedWorldSource(SECRET, BINDING, environment, preload),
        worldName: WORLD,
      }),
      devTools.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
    ]);
  }

  #isBlank() {
    return this.#url.startsWith('about:blank');
  }

  #navigated(frame) {
    if (frame.parentId) return;
    this.#url = fromBrowser(frame.url + (frame.urlFragment ?? ''));
    if (!this.#isBlank()) this.emit('did-navigate', makeEvent(), this.#url, 200, 'OK');
  }

  #loaded() {
    if (this.#isBlank()) return;
    this.#loading = false;
    this.emit('did-finish-load', makeEvent());
    this.emit('did-stop-loading', makeEvent());
  }

  async #evaluateIsolated(expression) {
    return this.__internals.devTools.send('Runtime.evaluate', { expression, uniqueContextId: this.#isolatedContext });
  }

  #push(message) {
    if (this.#destroyed || this.#isolatedContext === undefined) return;
    const json = JSON.stringify(JSON.stringify(message));
    // A page that is navigating away loses its messages, as in Electron.
    this.#evaluateIsolated(`__electronDoubleReceive(${json})`).catch(() => undefined);
  }

  send(channel, ...args) {
    if (typeof channel !== 'string') throw new TypeError('Missing required channel argument');
    this.#push({ op: 'event', channel, args: encodeArguments(args) });
  }

  async loadURL(url) {
    await this.#attached;
    this.#loading = true;
    this.#navigationsByMain++;
    const loaded = this.#waitForLoad(url);
    this.emit('did-start-loading', makeEvent());
    const { errorText } = await this.__internals.devTools.send('Page.navigate', { url: toBrowser(url) });
    this.#navigationsByMain--;
    if (errorText) {
      this.#loading = false;
      this.emit('did-fail-load', makeEvent(), -2, errorText, url, true);
    }
    return loaded;
  }

  #waitForLoad(url) {
    return new Promise((resolve, reject) => {
      const finished = () => {
        this.off('did-fail-load', failed);
        resolve();
      };
      const failed = (_event, errno, code) => {
        this.off('did-finish-load', finished);
        reject(Object.assign(new Error(`${code} (${errno}) loading '${url}'`), { code, errno, url }));
      };
      this.once('did-finish-load', finished);
      this.once('did-fail-load', failed);
    });
  }

  loadFile(file, options = {}) {
    const url = pathToFileURL(path.resolve(program.dir, file));
    if (options.hash) url.hash = options.hash;
    return this.loadURL(url.toString());
  }

  reload() {
    this.#navigationsByMain++;
    const finished = () => setTimeout(() => this.#navigationsByMain--, 200);
    void this.__internals.devTools.send('Page.reload').finally(finished);
  }

  setWindowOpenHandler(handler) {
    this.#windowOpenHandler = handler;
  }
  getURL() {
    return this.#url;
  }
  isLoading() {
    return this.#loading;
  }
  isLoadingMainFrame() {
    return this.#loading;
  }
  isDestroyed() {
    return this.#destroyed;
  }
  getType() {
    return 'window';
  }
  getOSProcessId() {
    return browser.processId;
  }
  getLastWebPreferences() {
    return { ...this.#preferences };
  }
  setZoomFactor(factor) {
    this.#zoom.set(factor);
  }
  getZoomFactor() {
    return this.#zoom.factor;
  }
  openDevTools() {
    record('webContents.openDevTools');
  }
  focus() {
    record('webContents.focus');
  }

  async executeJavaScript(code) {
    const evaluation = { expression: code, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.__internals.devTools.send('Runtime.evaluate', evaluation);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }
  async printToPDF(options = {}) {
    const { data } = await this.__internals.devTools.send('Page.printToPDF', printOptions(options));
    return Buffer.from(data, 'base64');
  }
  print(options, callback) {
    record('webContents.print', options);
    callback?.(true, '');
  }
  async capturePage() {
    const { data } = await this.__internals.devTools.send('Page.captureScreenshot', { format: 'png' });
    return nativeImage.createFromBuffer(Buffer.from(data, 'base64'));
  }

  close() {
    if (this.#destroyed) return;
    const window = windowOf(this);
    if (window === null) this.__kill();
    else window.close();
  }
  __kill() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    const { targetId } = this.__internals;
    if (targetId !== undefined) {
      pages.delete(targetId);
      void browser.closePage(targetId);
    }
    this.emit('destroyed');
  }
  /** The page has gone by itself: closed by the person in front of it, or by Playwright. */
  __gone() {
    if (this.#destroyed) return;
    pages.delete(this.__internals.targetId);
    this.__internals.targetId = undefined;
    const window = windowOf(this);
    if (window === null) this.__kill();
    else window.destroy();
  }

  /** Playwright finds the window of a page by it. */
  static fromDevToolsTargetId(targetId) {
    return pages.get(targetId)?.__internals.proxy;
  }
  static fromId(id) {
    return WebContents.getAllWebContents().find((contents) => contents.id === id);
  }
  static getAllWebContents() {
    return [...pages.values()].map((page) => page.__internals.proxy);
  }
  static getFocusedWebContents() {
    return WebContents.getAllWebContents()[0] ?? null;
  }
}

export const webContents = strict('webContents', WebContents);
