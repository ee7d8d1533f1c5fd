import { defineConfig } from '@playwright/test';

/** Ignored by git. */
const RESULTS = '../../test-results';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${RESULTS}/browser`,
  globalSetup: './servers.ts',
  // GL in software takes every core there is: a second worker would only make both slow.
  workers: 1,
  // A test that passes at times is a fault to find.
  retries: 0,
  timeout: 60_000,
  globalTimeout: 720_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${RESULTS}/browser.json` }]],
  use: { viewport: { width: 1280, height: 720 } },
});
