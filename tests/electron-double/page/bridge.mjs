/**
 * One half of contextBridge. The main world and the isolated world each run one; values cross by synchronous DOM events
 * (Chromium clones CustomEvent.detail when it is read from another world). As in Electron, functions and promises are
 * proxied, prototypes dropped, exposed objects frozen. Injected as source text: uses nothing from outside itself.
 */
export function bridgeHalf(inbound, outbound, onOpen) {
  const MARK = '\u0000electron-double';
  const functions = new Map();
  const functionIds = new WeakMap();
  const proxies = new Map();
  const promises = new Map();
  const returns = new Map();
  let counter = 0;

  const nextId = () => inbound + ++counter;
  const fire = (detail) => window.dispatchEvent(new CustomEvent(outbound, { detail }));
  const isPlain = (value) => Object.prototype.toString.call(value) === '[object Object]';

  function exportFunction(fn) {
    let id = functionIds.get(fn);
    if (id === undefined) {
      id = nextId();
      functionIds.set(fn, id);
      functions.set(id, fn);
    }
    return { [MARK]: 'function', id };
  }

  function exportPromise(promise) {
    const id = nextId();
    promise.then(
      (value) => fire({ op: 'settle', id, ok: true, value: outward(value) }),
      (error) => fire({ op: 'settle', id, ok: false, value: outward(error) }),
    );
    return { [MARK]: 'promise', id };
  }

  /** Makes a value fit to leave this world. */
  function outward(value, seen = new Map()) {
    if (typeof value === 'symbol') throw new TypeError('symbols cannot cross contextBridge');
    if (typeof value === 'function') return exportFunction(value);
    if (value === null || typeof value !== 'object') return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise) return exportPromise(value);
    if (Array.isArray(value)) {
      const copy = [];
      seen.set(value, copy);
      for (const item of value) copy.push(outward(item, seen));
      return copy;
    }
    // Dates, maps, typed arrays, files, errors: the platform clones them, or refuses.
    if (!isPlain(value)) return value;
    const copy = {};
    seen.set(value, copy);
    for (const key of Object.keys(value)) copy[key] = outward(value[key], seen);
    return copy;
  }

  function importFunction(id) {
    if (functions.has(id)) return functions.get(id);
    if (!proxies.has(id)) proxies.set(id, (...args) => call(id, args));
    return proxies.get(id);
  }

  /** Brings an arrived value to life; `freeze` is for what is exposed on window. */
  function inward(value, freeze = false, seen = new Set()) {
    if (value === null || typeof value !== 'object' || seen.has(value)) return value;
    if (value[MARK] === 'function') return importFunction(value.id);
    if (value[MARK] === 'promise') return new Promise((resolve, reject) => promises.set(value.id, { resolve, reject }));
    seen.add(value);
    if (Array.isArray(value)) value.forEach((item, index) => (value[index] = inward(item, freeze, seen)));
    else if (isPlain(value)) for (const key of Object.keys(value)) value[key] = inward(value[key], freeze, seen);
    return freeze ? Object.freeze(value) : value;
  }

  function call(id, args) {
    const callId = nextId();
    fire({ op: 'call', id, callId, args: outward(args) });
    // The other half answered while the event was being dispatched, or the arguments could not be cloned.
    const answer = returns.get(callId);
    returns.delete(callId);
    if (answer === undefined) throw new TypeError('An object could not be cloned.');
    if (!answer.ok) throw answer.value;
    return answer.value;
  }

  const receivers = {
    call({ id, callId, args }) {
      let answer;
      try {
        answer = { ok: true, value: outward(functions.get(id)(...inward(args))) };
      } catch (error) {
        answer = { ok: false, value: error instanceof Error ? error : new Error(String(error)) };
      }
      fire({ op: 'return', callId, ...answer });
    },
    return({ callId, ok, value }) {
      returns.set(callId, { ok, value: inward(value) });
    },
    settle({ id, ok, value }) {
      const promise = promises.get(id);
      promises.delete(id);
      promise?.[ok ? 'resolve' : 'reject'](inward(value));
    },
    open(request) {
      onOpen?.(request);
    },
    expose({ key, api }) {
      Object.defineProperty(window, key, { value: inward(api, true), enumerable: true, configurable: false, writable: false });
    },
  };
  window.addEventListener(
    inbound,
    (event) => {
      event.stopImmediatePropagation();
      if (event.detail && Object.hasOwn(receivers, event.detail.op)) receivers[event.detail.op](event.detail);
    },
    true,
  );

  return { outward, fire };
}
