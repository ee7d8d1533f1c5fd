import { defineConfig } from '@playwright/test';

/** Ignored by git. */
const RESULTS = '../../test-results';

/**
 * Limits are for what hangs. A slow machine with one core takes several times as long as a fast one with two, and no
 * test is about how long something takes.
 */
const TEST_LIMIT_MS = 5 * 60_000;
const CONDITION_LIMIT_MS = 90_000;
const RUN_LIMIT_MS = 70 * 60_000;

export default defineConfig({
  testDir: '.',
  outputDir: `${RESULTS}/browser`,
  globalSetup: './servers.ts',
  workers: 2,
  // A test that passes at times is a fault to find.
  retries: 0,
  timeout: TEST_LIMIT_MS,
  globalTimeout: RUN_LIMIT_MS,
  expect: { timeout: CONDITION_LIMIT_MS },
  reporter: [['list'], ['json', { outputFile: `${RESULTS}/browser.json` }]],
  // Large enough for the page's layout on a desk; every pixel more is drawn in software.
  use: { viewport: { width: 960, height: 540 } },
});
