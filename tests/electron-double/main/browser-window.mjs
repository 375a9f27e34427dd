/** electron.BrowserWindow: bookkeeping around one page. Only safe web preferences are accepted. */
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { appImplementation } from './app.mjs';
import { makeEvent } from './event.mjs';
import { record, recordTiming } from './journal.mjs';
import { strict } from './strict.mjs';
import { WebContents } from './web-contents.mjs';
import { openWindows, windowOf, windows } from './windows.mjs';

/** The only values the double runs with. */
const SAFE_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

function checkedPreferences(wanted) {
  const preferences = { ...SAFE_PREFERENCES, ...wanted };
  for (const [name, safe] of Object.entries(SAFE_PREFERENCES)) {
    if (preferences[name] !== safe)
      throw new Error(`electron-double: webPreferences.${name}=${preferences[name]} is unsafe and not supported`);
  }
  if (preferences.preload && !path.isAbsolute(preferences.preload)) throw new Error('preload script must have absolute path');
  if (preferences.preload?.endsWith('.mjs')) throw new Error('electron-double: a sandboxed preload cannot be an ES module');
  return preferences;
}

let lastId = 0;

export class BrowserWindow extends EventEmitter {
  id = ++lastId;
  webContents;
  #contents;
  #options;
  #destroyed = false;
  #visible;
  #title;
  #bounds;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;

  constructor(options = {}) {
    super();
    this.setMaxListeners(0);
    if (!appImplementation.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    const preferences = checkedPreferences(options.webPreferences);
    this.#options = options;
    this.#visible = options.show !== false;
    this.#title = options.title ?? appImplementation.getName();
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this.#contents = new WebContents(preferences, this.#bounds.width, this.#bounds.height);
    this.webContents = strict('webContents', this.#contents);
    this.#contents.__internals.proxy = this.webContents;
    this.#contents.once('__paintable', () => setImmediate(() => this.#readyToShow()));
    const proxy = strict('BrowserWindow', this);
    windows.set(this.id, proxy);
    appImplementation.emit('web-contents-created', makeEvent(), this.webContents);
    appImplementation.emit('browser-window-created', makeEvent(), proxy);
    return proxy;
  }

  #readyToShow() {
    recordTiming('readyToShow');
    this.emit('ready-to-show');
  }

  static getAllWindows() {
    return openWindows();
  }
  static fromId(id) {
    return windows.get(id) ?? null;
  }
  static fromWebContents(contents) {
    return windowOf(contents);
  }
  static getFocusedWindow() {
    return openWindows().at(-1) ?? null;
  }

  loadURL(url) {
    return this.#contents.loadURL(url);
  }
  loadFile(file, options) {
    return this.#contents.loadFile(file, options);
  }
  reload() {
    this.#contents.reload();
  }
  capturePage() {
    return this.#contents.capturePage();
  }

  show() {
    this.#visible = true;
    this.emit('show');
  }
  hide() {
    this.#visible = false;
    this.emit('hide');
  }
  focus() {
    this.emit('focus');
  }
  isFocused() {
    return this.#visible;
  }
  isVisible() {
    return this.#visible;
  }
  isDestroyed() {
    return this.#destroyed;
  }
  minimize() {
    this.#minimized = true;
    this.emit('minimize');
  }
  restore() {
    this.#minimized = false;
    this.emit('restore');
  }
  isMinimized() {
    return this.#minimized;
  }
  maximize() {
    this.#maximized = true;
    this.emit('maximize');
  }
  unmaximize() {
    this.#maximized = false;
    this.emit('unmaximize');
  }
  isMaximized() {
    return this.#maximized;
  }
  setFullScreen(on) {
    this.#fullScreen = on;
  }
  isFullScreen() {
    return this.#fullScreen;
  }
  getBounds() {
    return { ...this.#bounds };
  }
  setBounds(bounds) {
    Object.assign(this.#bounds, bounds);
  }
  getSize() {
    return [this.#bounds.width, this.#bounds.height];
  }
  setSize(width, height) {
    Object.assign(this.#bounds, { width, height });
  }
  getMinimumSize() {
    return [this.#options.minWidth ?? 0, this.#options.minHeight ?? 0];
  }
  getTitle() {
    return this.#title;
  }
  setTitle(title) {
    this.#title = title;
  }
  setProgressBar(progress) {
    record('setProgressBar', progress);
  }
  setContentProtection(on) {
    record('setContentProtection', on);
  }

  close() {
    if (this.#destroyed) return;
    const event = makeEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy() {
    if (this.#destroyed) return;
    this.#destroyed = true;
    windows.delete(this.id);
    this.#contents.__kill();
    this.emit('closed');
    appImplementation.__windowGone();
  }
}
