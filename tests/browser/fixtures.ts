import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from '@playwright/test';
import { BrowserPool, type Machine } from './chromium.ts';
import { watchErrors } from './watch-errors.ts';

export { expect };

export interface LaunchOptions extends Machine {
  /** Run in every page before its own scripts: source text, or a function without free variables. */
  readonly initScripts?: readonly (string | (() => void))[];
  /** Errors that the test provokes; any other fails it. */
  readonly allowErrors?: readonly RegExp[];
  /** Viewport, color scheme, permissions and the like. */
  readonly contextOptions?: BrowserContextOptions;
}

export interface Launched {
  readonly browser: Browser;
  readonly context: BrowserContext;
  /** Blank: go to `url`, with a hash if you like. */
  readonly page: Page;
  /** Address of the built page. */
  readonly url: string;
}

interface Fixtures {
  /** A new page on a machine of your own making; closed after the test, which fails on any error in it. */
  launchLens: (options?: LaunchOptions) => Promise<Launched>;
  /** Makes the test fail on any error in the page; call it before the page loads. `launchLens` does it by itself. */
  watchErrors: (page: Page, allow?: readonly RegExp[]) => Promise<string[]>;
  /** A page served from the sources, in which `load('/src/…')` imports any module. Errors in it fail the test. */
  harness: Page;
}

const pageUrl = () => {
  const url = process.env.K_LENS_PAGE_URL;
  if (!url) throw new Error('There is no dist/: run `npm run build` first.');
  return url;
};

export const test = base.extend<Fixtures, { pool: BrowserPool }>({
  pool: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
    async ({}, use) => {
      const pool = new BrowserPool();
      await use(pool);
      await pool.close();
    },
    { scope: 'worker' },
  ],

  browser: [async ({ pool }, use) => use(await pool.get({})), { scope: 'worker' }],

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  baseURL: async ({}, use) => use(process.env.K_LENS_PAGE_URL || undefined),

  // biome-ignore lint/correctness/noEmptyPattern: as above.
  watchErrors: async ({}, use) => {
    const watched: string[][] = [];
    await use(async (page, allow) => {
      const errors = await watchErrors(page.context(), allow);
      watched.push(errors);
      return errors;
    });
    expect(watched.flat(), 'errors in the page').toEqual([]);
  },

  launchLens: async ({ pool, watchErrors, viewport }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async ({ initScripts = [], allowErrors, contextOptions, ...machine } = {}) => {
      const browser = await pool.get(machine);
      const context = await browser.newContext({ viewport, ...contextOptions });
      contexts.push(context);
      // The test's own limit is enough.
      context.setDefaultTimeout(0);
      const page = await context.newPage();
      await watchErrors(page, allowErrors);
      for (const script of initScripts) await context.addInitScript(script);
      return { browser, context, page, url: pageUrl() };
    });
    await Promise.all(contexts.map((context) => context.close()));
  },

  harness: async ({ page, watchErrors }, use) => {
    await watchErrors(page);
    await page.goto(process.env.K_LENS_HARNESS_URL ?? '');
    await page.waitForFunction(() => 'load' in window);
    await use(page);
  },
});
