import { defineConfig } from '@playwright/test';

/** Begun last, one of these would keep a single worker busy while the others have nothing left to do. */
const LONG = '**/{whole-list,journey,dossier,transition}.spec.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/sample.ts',
  timeout: 90_000,
  // Three programs at once on a small machine: an answer may take its time.
  expect: { timeout: 15_000 },
  // A hanging program must not hold up the whole check.
  globalTimeout: 12 * 60_000,
  // Programs wait for their windows half of the time: three of them keep two cores busy.
  workers: 3,
  // No test needs another one: dealt one by one, they keep all workers busy to the end.
  fullyParallel: true,
  projects: [
    { name: 'long', testMatch: LONG },
    { name: 'others', testIgnore: LONG },
  ],
  forbidOnly: true,
  // A machine that stalls in the wrong moment fails one run, a fault fails both; the totals name what needed the second.
  retries: 1,
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
