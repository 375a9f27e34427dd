/** The double refuses what it does not do: a test must never pass on something that is not there. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as electron from './electron.mjs';
import { isRegistered, registerScheme, fromBrowser, toBrowser } from './main/schemes.mjs';
import { strict } from './main/strict.mjs';
import { VERSION } from './main/version.mjs';
import { makeIpcRenderer } from './page/ipc-renderer.mjs';

describe('what is not implemented', () => {
  it.each(['app', 'dialog', 'session', 'protocol', 'shell', 'ipcMain', 'Menu', 'safeStorage'])('throws by name in %s', (name) => {
    expect(() => electron[name].neverHeardOf).toThrow(`electron-double: ${name}.neverHeardOf is not implemented`);
  });

  it('throws for a whole module asked by require', () => {
    const required = createRequire(import.meta.url)('./electron.cjs');
    expect(() => required.autoUpdater).toThrow('electron-double: electron.autoUpdater is not implemented');
    expect(required.app).toBeDefined();
  });

  it('leaves methods bound to objects with private fields', () => {
    class Counter {
      #value = 0;
      next() {
        return ++this.#value;
      }
    }
    const { next } = strict('counter', new Counter());
    expect([next(), next()]).toEqual([1, 2]);
  });

  it('lets no page send synchronously', () => {
    const { ipcRenderer } = makeIpcRenderer(
      () => undefined,
      String,
      (text) => text,
    );
    expect(() => ipcRenderer.sendSync('x')).toThrow(/not supported/);
    expect(() => ipcRenderer.postMessage('x')).toThrow(/not supported/);
  });
});

describe('order of life', () => {
  it('allows no window before ready', () => {
    expect(() => new electron.BrowserWindow()).toThrow('Cannot create BrowserWindow before app is ready');
  });

  it('serves no scheme that was not registered', () => {
    expect(() => electron.protocol.handle('elsewhere', () => new Response())).toThrow(/not registered as privileged/);
  });

  it('allows one handler per channel', () => {
    electron.ipcMain.handle('once', () => 1);
    expect(() => electron.ipcMain.handle('once', () => 2)).toThrow(/second handler/);
  });

  it('sets only folders that exist', () => {
    expect(() => electron.app.setPath('userData', 'relative')).toThrow('Path must be absolute');
    expect(() => electron.app.setPath('userData', '/no/such/folder')).toThrow(/does not exist/);
  });
});

it('addresses of our scheme go to Chromium as https and come back', () => {
  registerScheme('app', {});
  expect(isRegistered('app')).toBe(true);
  expect(toBrowser('app://bundle/index.html#/x?y=1')).toBe('https://bundle.app.localhost/index.html#/x?y=1');
  expect(fromBrowser('https://bundle.app.localhost/index.html#/x')).toBe('app://bundle/index.html#/x');
  expect(toBrowser('https://example.com/')).toBe('https://example.com/');
  expect(fromBrowser('https://example.com/')).toBe('https://example.com/');
});

it('stands in for the installed version', () => {
  const installed = JSON.parse(readFileSync(new URL('../../node_modules/electron/package.json', import.meta.url), 'utf8'));
  expect(VERSION).toBe(installed.version);
});
