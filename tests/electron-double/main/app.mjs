/** electron.app: life cycle, paths, single-instance lock, command line. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { browser } from './browser.mjs';
import { makeEvent } from './event.mjs';
import { record, recordTiming } from './journal.mjs';
import { program } from './program.mjs';
import { strict } from './strict.mjs';
import { openWindows } from './windows.mjs';

class CommandLine {
  #switches = new Map();
  appendSwitch(name, value = '') {
    this.#switches.set(name, value);
  }
  hasSwitch(name) {
    return this.#switches.has(name);
  }
  getSwitchValue(name) {
    return this.#switches.get(name) ?? '';
  }
  removeSwitch(name) {
    this.#switches.delete(name);
  }
}

class App extends EventEmitter {
  isPackaged = process.env.ELECTRON_DOUBLE_PACKAGED === '1';
  commandLine = strict('app.commandLine', new CommandLine());
  #ready = false;
  #readyPromise;
  #resolveReady;
  #paths = new Map();
  #quitting = false;
  #name;
  #lock;

  constructor() {
    super();
    this.setMaxListeners(0);
    this.#readyPromise = new Promise((resolve) => (this.#resolveReady = resolve));
  }

  whenReady() {
    return this.#readyPromise;
  }
  isReady() {
    return this.#ready;
  }
  __becomeReady() {
    this.#ready = true;
    recordTiming('ready');
    this.#resolveReady();
    this.emit('ready', {}, {});
  }
  enableSandbox() {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
    record('app.enableSandbox');
  }

  get name() {
    return this.getName();
  }
  set name(name) {
    this.#name = name;
  }
  getName() {
    return this.#name ?? program.packageJson.productName ?? program.packageJson.name;
  }
  setName(name) {
    this.#name = name;
  }
  getVersion() {
    return program.packageJson.version ?? '0.0.0';
  }
  getAppPath() {
    return program.dir;
  }
  getLocale() {
    return 'vi';
  }
  getSystemLocale() {
    return 'vi-VN';
  }
  getPreferredSystemLanguages() {
    return ['vi-VN'];
  }
  getLocaleCountryCode() {
    return 'VN';
  }

  getPath(name) {
    if (this.#paths.has(name)) return this.#paths.get(name);
    if (name === 'userData' || name === 'sessionData') return this.#userData();
    const config = process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config');
    const known = {
      home: os.homedir(),
      appData: config,
      temp: os.tmpdir(),
      exe: process.execPath,
      module: process.execPath,
      desktop: path.join(os.homedir(), 'Desktop'),
      documents: path.join(os.homedir(), 'Documents'),
      downloads: path.join(os.homedir(), 'Downloads'),
    };
    if (name === 'logs') return path.join(this.getPath('userData'), 'logs');
    if (name === 'crashDumps') return path.join(this.getPath('userData'), 'Crashpad');
    if (!Object.hasOwn(known, name)) throw new Error(`Failed to get '${name}' path`);
    return known[name];
  }
  #userData() {
    const folder = this.#paths.get('userData') ?? path.join(this.getPath('appData'), this.getName());
    fs.mkdirSync(folder, { recursive: true });
    return folder;
  }
  setPath(name, folder) {
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute');
    if (!fs.existsSync(folder)) throw new Error(`Failed to set path: ${folder} does not exist`);
    this.#paths.set(name, folder);
  }

  requestSingleInstanceLock() {
    const file = path.join(this.getPath('userData'), 'SingletonLock.double');
    if (isHeldByOther(file)) return false;
    fs.writeFileSync(file, String(process.pid));
    this.#lock = file;
    return true;
  }
  hasSingleInstanceLock() {
    return this.#lock !== undefined;
  }
  releaseSingleInstanceLock() {
    if (this.#lock !== undefined) fs.rmSync(this.#lock, { force: true });
    this.#lock = undefined;
  }

  setAppUserModelId(id) {
    record('app.setAppUserModelId', id);
  }
  setAboutPanelOptions(options) {
    record('app.setAboutPanelOptions', options);
  }
  relaunch(options) {
    record('app.relaunch', options);
  }
  focus() {
    record('app.focus');
  }

  quit() {
    if (this.#quitting) return;
    this.#quitting = true;
    const event = makeEvent();
    this.emit('before-quit', event);
    this.#quitting = !event.defaultPrevented && closeAll();
    if (this.#quitting) this.#finish();
  }
  #finish() {
    const event = makeEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) this.#quitting = false;
    else this.exit(0);
  }
  exit(code = 0) {
    this.#quitting = true;
    for (const window of openWindows()) window.destroy();
    this.emit('quit', makeEvent(), code);
    this.releaseSingleInstanceLock();
    void browser.stop().finally(() => process.exit(code));
  }
  __windowGone() {
    if (this.#quitting || openWindows().length > 0) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

/** Asks every window to close; false when one refuses. */
function closeAll() {
  return openWindows().every((window) => {
    window.close();
    return window.isDestroyed();
  });
}

function isHeldByOther(file) {
  if (!fs.existsSync(file)) return false;
  const owner = Number(fs.readFileSync(file, 'utf8'));
  if (!owner || owner === process.pid) return false;
  try {
    process.kill(owner, 0);
    return true;
  } catch {
    // The owner was killed and left its lock behind.
    return false;
  }
}

export const appImplementation = new App();
export const app = strict('app', appImplementation);
