/** The surroundings of a sandboxed preload script: its `require`, its `process`, electron's renderer modules. Injected as source text. */
export function isolatedWorld({ secret, binding, environment, bridgeHalf, makeCodec, makeIpcRenderer, makeFilePaths, runPreload }) {
  const { encode, decode } = makeCodec();
  const post = (message) => globalThis[binding](JSON.stringify(message));
  const bridge = bridgeHalf(`${secret}i`, `${secret}m`, ({ url, frameName, features }) => post({ op: 'open', url, frameName, features }));
  const { ipcRenderer, receive } = makeIpcRenderer(post, encode, decode);
  const files = makeFilePaths(post);
  const exposed = new Set();

  globalThis.__electronDoubleReceive = (json) => {
    const message = JSON.parse(json);
    if (message.op === 'paths') files.receive(message);
    else receive(message);
  };

  const electron = {
    ipcRenderer,
    contextBridge: {
      exposeInMainWorld(key, api) {
        if (exposed.has(key)) throw new Error('Cannot bind an API on top of an existing property on the window object');
        exposed.add(key);
        bridge.fire({ op: 'expose', key, api: bridge.outward(api) });
      },
      exposeInIsolatedWorld() {
        throw new Error('electron-double: contextBridge.exposeInIsolatedWorld is not supported');
      },
    },
    webUtils: files.webUtils,
    webFrame: {
      setZoomFactor(factor) {
        document.documentElement.style.zoom = factor;
      },
      getZoomFactor: () => Number(document.documentElement.style.zoom || 1),
    },
  };

  // Electron gives a sandboxed preload nothing but electron and polyfills of events, timers and url.
  const modules = new Map([
    ['electron', electron],
    ['electron/renderer', electron],
    ['electron/common', electron],
    ['timers', { setTimeout, clearTimeout, setInterval, clearInterval }],
    ['url', { URL, URLSearchParams }],
  ]);
  const require = (id) => {
    const found = modules.get(id.replace(/^node:/, ''));
    if (found === undefined) throw new Error(`module not found: ${id}`);
    return found;
  };
  const process = Object.freeze({
    ...environment,
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    versions: Object.freeze(environment.versions),
    env: Object.freeze({}),
    argv: [],
    isMainFrame: true,
    uptime: () => performance.now() / 1000,
  });

  const module = { exports: {} };
  try {
    runPreload(require, module, module.exports, process, globalThis);
  } catch (error) {
    post({ op: 'preload-error', message: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) });
    console.error('Unable to load preload script', error);
  }
}
