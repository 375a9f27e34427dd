/** The small modules around the desktop: pictures, theme, clipboard, notifications, screen. Constants or bookkeeping. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { record } from './journal.mjs';
import { strict } from './strict.mjs';

const PNG_HEADER_LENGTH = 24;

const image = (bytes) => ({
  toPNG: () => bytes,
  toDataURL: () => `data:image/png;base64,${bytes.toString('base64')}`,
  isEmpty: () => bytes.length === 0,
  getSize: () =>
    bytes.length > PNG_HEADER_LENGTH ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 },
});

export const nativeImage = strict('nativeImage', {
  createFromBuffer: image,
  createFromPath: (path) => image(fs.existsSync(path) ? fs.readFileSync(path) : Buffer.alloc(0)),
  createEmpty: () => image(Buffer.alloc(0)),
});

export const nativeTheme = strict(
  'nativeTheme',
  Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false, shouldUseHighContrastColors: false }),
);

let clipboardText = '';
/** Asynchronous since Electron 44. */
export const clipboard = strict('clipboard', {
  async writeText(text) {
    clipboardText = text;
    record('clipboard.writeText', text);
  },
  async readText() {
    return clipboardText;
  },
  clear() {
    clipboardText = '';
  },
});

export class Notification extends EventEmitter {
  #options;
  constructor(options) {
    super();
    this.#options = options;
  }
  static isSupported() {
    return true;
  }
  show() {
    record('Notification.show', this.#options);
  }
}

const display = {
  id: 1,
  scaleFactor: 1,
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  workAreaSize: { width: 1920, height: 1040 },
  size: { width: 1920, height: 1080 },
};
const displays = { getPrimaryDisplay: () => display, getAllDisplays: () => [display], getDisplayMatching: () => display };
export const screen = strict('screen', Object.assign(new EventEmitter(), displays));

export const powerMonitor = strict('powerMonitor', Object.assign(new EventEmitter(), { getSystemIdleTime: () => 0 }));
