import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { guardContents, guardSession } from './guards.ts';

/** Every permission Electron 45 asks for. */
const PERMISSIONS = [
  'clipboard-read',
  'clipboard-sanitized-write',
  'display-capture',
  'fileSystem',
  'fullscreen',
  'geolocation',
  'hid',
  'idle-detection',
  'keyboardLock',
  'media',
  'mediaKeySystem',
  'midi',
  'midiSysex',
  'notifications',
  'openExternal',
  'pointerLock',
  'serial',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'usb',
  'window-management',
  'unknown',
];

/** Remembers what guardSession sets, to call it as Electron would. */
function recordSession() {
  const handlers: Record<string, (...args: never[]) => unknown> = {};
  const keep =
    (name: string) =>
    (handler: unknown): void => {
      if (typeof handler === 'function') handlers[name] = (...args) => Reflect.apply(handler, undefined, args);
    };
  const session = {
    setPermissionRequestHandler: keep('request'),
    setPermissionCheckHandler: keep('check'),
    setDevicePermissionHandler: keep('device'),
    setDisplayMediaRequestHandler: keep('display'),
    webRequest: { onBeforeRequest: keep('before') },
  };
  guardSession(session, false);
  return (name: string, ...args: unknown[]): unknown => handlers[name]?.(...(args as never[]));
}

describe('the session', () => {
  const ask = recordSession();

  it.each(PERMISSIONS)('grants nobody %s', (permission) => {
    let granted: unknown;
    ask('request', null, permission, (answer: unknown) => (granted = answer));
    expect(granted).toBe(false);
    expect(ask('check', null, permission, 'app://bundle')).toBe(false);
  });

  it('grants no device and no picture of the screen', () => {
    expect(ask('device', { deviceType: 'usb' })).toBe(false);
    let streams: unknown;
    ask('display', {}, (answer: unknown) => (streams = answer));
    expect(streams).toEqual({});
  });

  it('cancels what would leave the computer', () => {
    const cancelled = (url: string): unknown => {
      let answer: unknown;
      ask('before', { url }, (given: unknown) => (answer = given));
      return answer;
    };
    expect(cancelled('https://example.com/')).toEqual({ cancel: true });
    expect(cancelled('app://bundle/index.html')).toEqual({ cancel: false });
  });
});

class Contents extends EventEmitter {
  open: ((details: { url: string }) => { action: string }) | undefined;
  setWindowOpenHandler(handler: (details: never) => { action: string }): void {
    this.open = (details) => handler(details as never);
  }
  prevented(name: string, url: string): boolean {
    let stopped = false;
    this.emit(name, { url, preventDefault: () => (stopped = true) });
    return stopped;
  }
}

describe('a page', () => {
  const opened: string[] = [];
  const contents = new Contents();
  guardContents(contents as never, (url) => opened.push(url));

  it('stays on its own site', () => {
    expect(contents.prevented('will-navigate', 'https://example.com/')).toBe(true);
    expect(contents.prevented('will-navigate', 'app://bundle.evil/')).toBe(true);
    expect(contents.prevented('will-navigate', 'app://bundle/index.html')).toBe(false);
    expect(contents.prevented('will-redirect', 'app://bundle/index.html')).toBe(true);
  });

  it('embeds nothing and opens no window', () => {
    expect(contents.prevented('will-attach-webview', '')).toBe(true);
    expect(contents.open?.({ url: 'https://evil.example/' })).toEqual({ action: 'deny' });
    expect(opened).toEqual([]);
    expect(contents.open?.({ url: 'https://vbpl.vn/a' })).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://vbpl.vn/a']);
  });
});
