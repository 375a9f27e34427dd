/** The two halves of contextBridge, joined here by one EventTarget in place of the page's window. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeHalf } from './page/bridge.mjs';

/** An event whose detail is cloned when it is read, as Chromium does between worlds. */
class CloningEvent extends Event {
  #detail;
  constructor(name, { detail }) {
    super(name);
    this.#detail = detail;
  }
  get detail() {
    try {
      return structuredClone(this.#detail);
    } catch {
      return null;
    }
  }
}

let preload;
let opened;

beforeEach(() => {
  vi.stubGlobal('window', new EventTarget());
  vi.stubGlobal('CustomEvent', CloningEvent);
  opened = [];
  bridgeHalf('main', 'isolated');
  preload = bridgeHalf('isolated', 'main', (request) => opened.push(request));
});
afterEach(() => vi.unstubAllGlobals());

function expose(api) {
  preload.fire({ op: 'expose', key: 'bridge', api: preload.outward(api) });
  return window.bridge;
}

describe('an exposed API', () => {
  it('is frozen, fixed on the window, and without prototype', () => {
    class Api {
      version = { major: 1 };
    }
    const bridge = expose(new Api());
    expect(bridge.constructor).toBe(Object);
    expect(Object.isFrozen(bridge)).toBe(true);
    expect(Object.isFrozen(bridge.version)).toBe(true);
    expect(Object.getOwnPropertyDescriptor(window, 'bridge')).toMatchObject({ writable: false, configurable: false });
  });

  it('is called with copies of the arguments and answers with copies', () => {
    const kept = { list: [1] };
    const bridge = expose({ echo: (value) => ({ value, kept }) });
    const given = { text: 'Đáp ứng', bytes: new Uint8Array([1, 2]) };
    const answer = bridge.echo(given);
    expect(answer).toEqual({ value: given, kept });
    expect(answer.value).not.toBe(given);
    expect(answer.kept).not.toBe(kept);
  });

  it('answers promises, kept and broken', async () => {
    const bridge = expose({
      good: async () => 7,
      bad: async () => {
        throw new TypeError('hỏng');
      },
    });
    expect(await bridge.good()).toBe(7);
    await expect(bridge.bad()).rejects.toThrow('hỏng');
  });

  it('throws what the preload throws', () => {
    const bridge = expose({
      fail() {
        throw new RangeError('quá dài');
      },
    });
    expect(() => bridge.fail()).toThrow('quá dài');
  });

  it('calls back into the page, and knows a function again', () => {
    const listeners = new Set();
    const bridge = expose({
      add: (listener) => void listeners.add(listener),
      remove: (listener) => listeners.delete(listener),
      tell: (value) => listeners.forEach((listener) => listener(value)),
    });
    const heard = [];
    const listener = (value) => heard.push(value);
    bridge.add(listener);
    bridge.tell({ done: 1 });
    expect(heard).toEqual([{ done: 1 }]);
    expect(bridge.remove(listener)).toBe(true);
  });

  it('refuses symbols, and what cannot be cloned', () => {
    const bridge = expose({ take: () => 'taken' });
    expect(() => bridge.take(Symbol('x'))).toThrow(/symbols cannot cross/);
    expect(() => bridge.take(new WeakMap())).toThrow(/could not be cloned/);
  });
});

it('a request for a window reaches the preload half', () => {
  window.dispatchEvent(new CloningEvent('isolated', { detail: { op: 'open', url: 'https://vbpl.vn/' } }));
  expect(opened).toEqual([{ op: 'open', url: 'https://vbpl.vn/' }]);
});
