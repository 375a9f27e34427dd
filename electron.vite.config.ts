import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { NONCE_PLACEHOLDER } from './electron/security.ts';

const here = (path: string): string => resolve(import.meta.dirname, path);

/**
 * fflate calls a variable of its own `require`, as electron-vite does at the head of every chunk: where both meet, the chunk does not
 * load. Renamed in fflate.
 */
const fflateRequire = {
  name: 'fflate-require',
  transform: (code: string, id: string): string | null =>
    /[\\/]fflate[\\/]esm[\\/]index\.mjs$/.test(id)
      ? code
          .replace("var require = createRequire('/');", "var nodeRequire = createRequire('/');")
          .replace("_a = require('", "_a = nodeRequire('")
      : null,
};

export default defineConfig({
  main: {
    plugins: [fflateRequire],
    build: {
      outDir: 'out/main',
      // Only what package.json lists under "dependencies", and the optional reader of tokens, stays outside; everything else is bundled and so ships small.
      externalizeDeps: { include: ['pkcs11js'] },
      rolldownOptions: {
        input: {
          index: here('electron/main.ts'),
          antam: here('electron/antam.ts'),
          'print-worker': here('electron/dossier/print-worker.ts'),
          'token-process': here('electron/signing/token/process.ts'),
          'verification-worker': here('electron/services/verification-worker.ts'),
          'lock-worker': here('electron/dossier/lock-worker.ts'),
          'workbook-worker': here('electron/services/workbook-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload can require nothing but electron: all in one CommonJS file.
      externalizeDeps: false,
      rolldownOptions: { input: { index: here('electron/preload.ts') }, output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    // Replaced by a fresh value in every response (electron/assets.ts).
    html: { cspNonce: NONCE_PLACEHOLDER },
    build: {
      outDir: 'out/renderer',
      rolldownOptions: { input: { index: here('renderer/index.html') } },
      // The policy allows fonts from our own files only, so nothing is inlined as a data: address.
      assetsInlineLimit: 0,
      target: 'chrome156',
      minify: true,
      // Read from the local disk: size does not delay it.
      chunkSizeWarningLimit: 8_000,
    },
  },
});
