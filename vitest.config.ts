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
  },
});
