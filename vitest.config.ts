import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'core/**/*.test.ts',
      'electron/**/*.test.ts',
      'renderer/**/*.test.{ts,tsx}',
      'tests/unit/**/*.test.ts',
      'tests/electron-double/**/*.test.mjs',
    ],
    // A unit test that imports electron would start a download: send it to a place that doesn't exist instead.
    env: { ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
    // By default one core is left for a person at work, which on two cores means one process for everything.
    maxWorkers: availableParallelism(),
    // Schemas, fonts and the law are loaded once in each process instead of once in each file; no test leaves a module changed.
    isolate: false,
    // Printing and signing take a second alone and several on a busy machine: a limit is for what hangs, not for what is slow.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
