import { defineConfig } from '@playwright/test';

/** Ignored by git. */
const RESULTS = '../../test-results';

/** What looks at how long something takes, which another test beside it would change. */
const ALONE = /(lens|lens-machine|adaptive|faults|restarts|steadiness)\.spec\.ts$/;

export default defineConfig({
  testDir: '.',
  outputDir: `${RESULTS}/browser`,
  globalSetup: './servers.ts',
  workers: 2,
  projects: [
    { name: 'together', testIgnore: ALONE },
    // After the others, and one by one.
    { name: 'alone', testMatch: ALONE, dependencies: ['together'], workers: 1 },
  ],
  // A test that passes at times is a fault to find.
  retries: 0,
  timeout: 60_000,
  globalTimeout: 720_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: `${RESULTS}/browser.json` }]],
  // Large enough for the page's layout on a desk; every pixel more is drawn in software.
  use: { viewport: { width: 960, height: 540 } },
});
