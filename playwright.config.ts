import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 60_000,
  // A hanging program must not hold up the whole check.
  globalTimeout: 8 * 60_000,
  // Two cores: a second worker would only make timings unsteady.
  workers: 1,
  forbidOnly: true,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
