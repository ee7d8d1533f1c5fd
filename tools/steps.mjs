// @ts-check
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { countPlaywright, countVitest, FAILED, PASSED, withExitCode } from './counts.mjs';
import { ROOT, run } from './run.mjs';

/** @typedef {import('./counts.mjs').Count} Count */
/**
 * @typedef {object} Step
 * @property {string} title
 * @property {string} [needs] the step whose result this one tests
 * @property {(args: string[]) => Promise<Count>} run `args` go to the runner
 */

const SIZE_LIMIT_KB = 100;
const NODE_REPORT = 'test-results/node.json';
/** Named in tests/browser/playwright.config.ts too. */
const BROWSER_REPORT = 'test-results/browser.json';

/** Runs what counts as one test. */
const check = async (/** @type {string} */ script, /** @type {string[]} */ ...args) =>
  (await run(script, args)) === 0 ? PASSED : FAILED;

/**
 * Runs what writes a report, and counts that.
 * @param {string} report
 * @param {(report: any) => Count} count
 * @param {() => Promise<number>} runner
 */
async function counted(report, count, runner) {
  const path = join(ROOT, report);
  rmSync(path, { force: true });
  const code = await runner();
  try {
    return withExitCode(count(JSON.parse(readFileSync(path, 'utf8'))), code);
  } catch {
    console.error('The runner left no report.');
    return FAILED;
  }
}

const nodeTests = (/** @type {string[]} */ args) =>
  counted(NODE_REPORT, countVitest, () => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${NODE_REPORT}`];
    return run('node_modules/vitest/vitest.mjs', ['run', '--allowOnly=false', ...reporters, ...args]);
  });

async function browserTests(/** @type {string[]} */ args) {
  let browser = '';
  try {
    browser = await findBrowser();
  } catch (error) {
    console.error(/** @type {Error} */ (error).message);
    return FAILED;
  }
  console.log(`Browser: ${browser}`);
  return counted(BROWSER_REPORT, countPlaywright, () => {
    const flags = ['--config=tests/browser/playwright.config.ts', '--forbid-only', ...args];
    return run('node_modules/@playwright/test/cli.js', ['test', ...flags], { K_LENS_BROWSER: browser });
  });
}

/** Every check of the project, in order: what fails fast comes first. @type {Record<string, Step>} */
export const STEPS = {
  types: {
    title: 'Types',
    run: () => check('node_modules/typescript/bin/tsc', '-p', '.'),
  },
  'kmeans-types': {
    title: 'Types of src/kmeans, without the DOM',
    run: () => check('node_modules/typescript/bin/tsc', '-p', 'src/kmeans'),
  },
  lint: {
    title: 'Lint, format and import rules',
    run: () => check('node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings'),
  },
  node: { title: 'Tests in Node', run: nodeTests },
  build: {
    title: 'Build',
    run: () => check('node_modules/vite/bin/vite.js', 'build'),
  },
  size: {
    title: 'Size of the first load',
    needs: 'build',
    run: () => check('tools/size.mjs', String(SIZE_LIMIT_KB)),
  },
  browser: { title: 'Tests in a browser', needs: 'build', run: browserTests },
};
