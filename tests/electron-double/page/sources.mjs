/** The two scripts injected into every document before its own: one for the page's world, one for the preload's. */
import { makeCodec } from '../codec.mjs';
import { bridgeHalf } from './bridge.mjs';
import { makeFilePaths } from './file-paths.mjs';
import { makeIpcRenderer } from './ipc-renderer.mjs';
import { isolatedWorld } from './isolated-world.mjs';
import { catchPopups } from './popups.mjs';

/** `secret` names the events between the worlds; the page cannot guess it. */
export function mainWorldSource(secret) {
  const [inbound, outbound] = [`${secret}m`, `${secret}i`].map((name) => JSON.stringify(name));
  return `(() => {
    if (window.top !== window) return;
    (${catchPopups})((${bridgeHalf})(${inbound}, ${outbound}));
  })()`;
}

/** `binding` is the function through which this world, and no other, reaches the main process; `preload` is the script's text. */
export function isolatedWorldSource(secret, binding, environment, preload) {
  return `(() => {
    if (window.top !== window || globalThis.__electronDoubleReceive) return;
    (${isolatedWorld})({
      secret: ${JSON.stringify(secret)},
      binding: ${JSON.stringify(binding)},
      environment: ${JSON.stringify(environment)},
      bridgeHalf: ${bridgeHalf},
      makeCodec: ${makeCodec},
      makeIpcRenderer: ${makeIpcRenderer},
      makeFilePaths: ${makeFilePaths},
      runPreload: function (require, module, exports, process, global) {\n${preload}\n},
    });
  })()`;
}
