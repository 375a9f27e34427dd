/** Every name the double offers must exist in electron.d.ts of the installed version: the double may lack things, never invent them. */
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as electron from './electron.mjs';
import { WebContents } from './main/web-contents.mjs';

const types = readFileSync(new URL('../../node_modules/electron/electron.d.ts', import.meta.url), 'utf8');

/** Names of EventEmitter, and of classes and functions as such. */
const INHERITED = new Set([...Object.getOwnPropertyNames(EventEmitter.prototype), 'constructor', 'domain', 'name', 'length', 'prototype']);
/** In Electron since version 1, but not in its types; Playwright and our tests read the preferences through it. */
const UNTYPED = new Set(['getLastWebPreferences']);

/** The text between the braces of an interface or class. */
function bodyOf(typeName) {
  const head = new RegExp(`\\n  (?:interface|class) ${typeName}\\b[^{]*\\{`).exec(types);
  if (head === null) return '';
  const start = head.index + head[0].length;
  let depth = 1;
  let end = start;
  while (depth > 0 && end < types.length) {
    if (types[end] === '{') depth++;
    if (types[end] === '}') depth--;
    end++;
  }
  return types.slice(start, end);
}

function parentOf(typeName) {
  const parent = new RegExp(`\\n  (?:interface|class) ${typeName} extends ([\\w.]+)`).exec(types)?.[1];
  return parent?.includes('EventEmitter') ? undefined : parent?.replace('Electron.', '');
}

function isTyped(typeName, member) {
  if (new RegExp(`(^|[\\s;])(static |readonly )*${member}\\??[(:]`, 'm').test(bodyOf(typeName))) return true;
  const parent = parentOf(typeName);
  return parent !== undefined && isTyped(parent, member);
}

/** Public names of a module object, or of a class: prototype and statics. */
function namesOf(object) {
  const sources = typeof object === 'function' ? [object, object.prototype] : [object, Object.getPrototypeOf(object)];
  const names = sources.filter((source) => source !== Object.prototype).flatMap((source) => Object.getOwnPropertyNames(source));
  return [...new Set(names)].filter((name) => !name.startsWith('_') && !INHERITED.has(name) && !UNTYPED.has(name));
}

const OFFERED = {
  App: electron.app,
  BrowserWindow: electron.BrowserWindow,
  Clipboard: electron.clipboard,
  CommandLine: electron.app.commandLine,
  Dialog: electron.dialog,
  IpcMain: electron.ipcMain,
  Menu: electron.Menu,
  NativeTheme: electron.nativeTheme,
  Net: electron.net,
  Notification: electron.Notification,
  PowerMonitor: electron.powerMonitor,
  Protocol: electron.protocol,
  SafeStorage: electron.safeStorage,
  Screen: electron.screen,
  Session: electron.session.defaultSession,
  Shell: electron.shell,
  WebContents,
  WebRequest: electron.session.defaultSession.webRequest,
};

describe('the double against electron.d.ts', () => {
  it('finds types at all', () => {
    expect(isTyped('App', 'whenReady')).toBe(true);
    expect(isTyped('App', 'whenever')).toBe(false);
  });

  it.each(Object.entries(OFFERED))('%s offers nothing Electron lacks', (typeName, object) => {
    const names = namesOf(object);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !isTyped(typeName, name))).toEqual([]);
  });
});
