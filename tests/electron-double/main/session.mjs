/** electron.session, protocol and net: who answers requests, who may stop them. */
import { EventEmitter } from 'node:events';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appImplementation } from './app.mjs';
import { record } from './journal.mjs';
import { isRegistered, registerScheme } from './schemes.mjs';
import { strict } from './strict.mjs';

function matcher(pattern) {
  if (pattern === '<all_urls>') return /.*/;
  return new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`);
}

/** A listener with its URL filter; the filter may be left out. */
function subscription(filter, listener) {
  if (typeof filter === 'function' || filter === null) return subscription({ urls: ['<all_urls>'] }, filter);
  return listener === null ? null : { patterns: filter.urls.map(matcher), listener };
}

const matches = (entry, url) => entry !== null && entry.patterns.some((pattern) => pattern.test(url));

class WebRequest {
  #before = null;
  #headersReceived = null;

  onBeforeRequest(filter, listener) {
    this.#before = subscription(filter, listener);
  }
  onHeadersReceived(filter, listener) {
    this.#headersReceived = subscription(filter, listener);
  }
  /** The listener's answer ({cancel}), or an empty one. */
  __verdict(details) {
    return matches(this.#before, details.url) ? new Promise((resolve) => this.#before.listener(details, resolve)) : {};
  }
  /** The headers after the listener had its say. */
  async __headers(details, headers) {
    if (!matches(this.#headersReceived, details.url)) return headers;
    const responseHeaders = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    const answer = await new Promise((resolve) => this.#headersReceived.listener({ ...details, responseHeaders }, resolve));
    const changed = Object.entries(answer.responseHeaders ?? responseHeaders);
    return Object.fromEntries(changed.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
  }
}

export const webRequest = new WebRequest();
export const protocolHandlers = new Map();

/** Chromium does not call these handlers: tests ask them through __permissions. */
class Session extends EventEmitter {
  webRequest = strict('webRequest', webRequest);
  __permissions = {};
  setPermissionRequestHandler(handler) {
    this.__permissions.request = handler;
  }
  setPermissionCheckHandler(handler) {
    this.__permissions.check = handler;
  }
  setDevicePermissionHandler(handler) {
    this.__permissions.device = handler;
  }
  setDisplayMediaRequestHandler(handler) {
    this.__permissions.displayMedia = handler;
  }
  setSpellCheckerEnabled(enabled) {
    record('session.setSpellCheckerEnabled', enabled);
  }
  get protocol() {
    return protocol;
  }
}

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes) {
    if (appImplementation.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges } of schemes) registerScheme(scheme, privileges ?? {});
  },
  handle(scheme, handler) {
    if (!isRegistered(scheme)) throw new Error(`electron-double: scheme ${scheme} was not registered as privileged`);
    if (protocolHandlers.has(scheme)) throw new Error(`Scheme ${scheme} already registered`);
    protocolHandlers.set(scheme, handler);
  },
  unhandle(scheme) {
    protocolHandlers.delete(scheme);
  },
  isProtocolHandled: (scheme) => protocolHandlers.has(scheme),
});

export const defaultSession = strict('session.defaultSession', new Session());
export const session = strict('session', { defaultSession });

/** The double is offline: only files and our own schemes answer. */
export const net = strict('net', {
  async fetch(input, init) {
    const url = typeof input === 'string' ? input : input.url;
    if (url.startsWith('file:')) {
      const file = fileURLToPath(url);
      if (!fs.existsSync(file)) throw new Error('net::ERR_FILE_NOT_FOUND');
      return new Response(fs.readFileSync(file));
    }
    const handler = protocolHandlers.get(url.split(':')[0]);
    if (handler !== undefined) return handler(input instanceof Request ? input : new Request(url, init));
    record('net.fetch', url);
    const { cancel } = await webRequest.__verdict({
      id: 1,
      url,
      method: 'GET',
      resourceType: 'other',
      referrer: '',
      timestamp: Date.now(),
    });
    throw new Error(cancel ? 'net::ERR_BLOCKED_BY_CLIENT' : 'net::ERR_INTERNET_DISCONNECTED');
  },
  isOnline: () => false,
});
