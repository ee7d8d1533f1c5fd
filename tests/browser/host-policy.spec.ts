import type { Page } from '@playwright/test';
import type { KLens } from '../../src/lens/k-lens.ts';
import { test as base, expect } from './fixtures.ts';
import { Host, type HostOptions } from './host-server.ts';
import { gif } from './odd-files.ts';

const test = base.extend<{ host: (options: HostOptions) => Promise<string> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  host: async ({}, use) => {
    const hosts: Host[] = [];
    await use(async (options) => {
      const host = await Host.open(options);
      hosts.push(host);
      return host.url;
    });
    await Promise.all(hosts.map((host) => host.close()));
  },
});

const ELEMENT = '<k-lens source="demo" k="3" resolution="32" style="height: 120px; width: 160px"></k-lens>';
const scripts = (...urls: string[]) => urls.map((url) => `<script type="module" src="${url}"></script>`).join('');

/** What an exact run and the question which k come to; and how often the element said that something failed. */
async function runBoth(page: Page) {
  await page.waitForFunction(() => document.querySelector<KLens>('k-lens')?.state === 'live');
  return page.evaluate(async () => {
    const lens = document.querySelector('k-lens') as KLens;
    const told: string[] = [];
    lens.addEventListener('error', () => told.push(String(lens.error?.message)));
    const failure = (error: { code: string }) => error.code;
    const run = await lens.exact({ attempts: 1, maxIterations: 2 }).then(({ k }) => k, failure);
    const qualities = await lens.whichK({ signal: AbortSignal.timeout(60_000) }).then(({ length }) => length, failure);
    return { run, qualities, told };
  });
}

test('a script from another origin does exact runs, and tells which k', async ({ launchLens, host }) => {
  const elsewhere = await host({});
  const url = await host({ pages: { '': { html: ELEMENT + scripts(`${elsewhere}k-lens.js`) } } });
  const { page } = await launchLens();
  await page.goto(url);
  expect(await runBoth(page)).toEqual({ run: 3, qualities: 16, told: [] });
});

test('what the policy or the network of a host page keeps away is named', async ({ launchLens, host }) => {
  const elsewhere = await host({});
  const types = "require-trusted-types-for 'script'; trusted-types lit-html";
  const away = `script-src ${elsewhere} 'self'`;
  const page = (policy: string, script = 'k-lens.js') => ({ html: ELEMENT + scripts(script), policy });
  const url = await host({
    pages: {
      types: page(types),
      'types-not-asked-for': page('trusted-types lit-html'),
      'no-lit': page("require-trusted-types-for 'script'; trusted-types k-lens"),
      'types-named': page(`${types} k-lens; worker-src 'self'`),
      worker: page("worker-src 'none'"),
      away: page(away, `${elsewhere}k-lens.js`),
      'away-named': page(`${away}; worker-src blob: ${elsewhere}`, `${elsewhere}k-lens.js`),
    },
  });
  const { page: tab } = await launchLens({ allowErrors: [/CSP violation|Content Security Policy|worker|policy/i] });
  const both = async (name: string) => {
    await tab.goto(url + name);
    return runBoth(tab);
  };
  const kept = (needed: string) => ({
    run: 'exact-blocked',
    qualities: 'exact-blocked',
    told: [expect.stringContaining(`must allow ${needed}.`)],
  });
  const fine = { run: 3, qualities: 16, told: [] };
  expect(await both('types'), 'types').toEqual(kept('trusted-types k-lens'));
  expect(await both('types-not-asked-for'), 'types-not-asked-for').toEqual(fine);
  expect(await both('no-lit'), 'no-lit').toEqual(fine);
  expect(await both('types-named'), 'types-named').toEqual(fine);
  expect(await both('worker'), 'worker').toEqual(kept("worker-src 'self'"));
  expect(await both('away'), 'away').toEqual(kept(`worker-src blob: ${new URL(elsewhere).origin}`));
  expect(await both('away-named'), 'away-named').toEqual(fine);
});

test('a policy that keeps files from being shown is named, not the files', async ({ launchLens, host }) => {
  const url = await host({
    pages: { '': { html: ELEMENT + scripts('k-lens.js'), policy: "img-src data:; media-src 'self'" } },
  });
  const { page } = await launchLens({ allowErrors: [/Content Security Policy|CSP violation/] });
  await page.goto(url);
  const open = (name: string, content: readonly number[] | string) =>
    page.evaluate(
      ([name, content]) => {
        const parts = typeof content === 'string' ? content : Uint8Array.from(content);
        const lens = document.querySelector('k-lens') as KLens;
        return lens.open(new File([parts], name)).then(
          () => null,
          ({ code, message }) => `${code}: ${message}`,
        );
      },
      [name, content] as const,
    );
  const kept = (name: string, needed: string) =>
    `file-blocked: The Content-Security-Policy of this page forbids showing “${name}”: it must allow ${needed}.`;
  expect(await open('a.gif', gif([[9, 90, 9]]))).toBe(kept('a.gif', 'img-src blob:'));
  expect(await open('a.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')).toBe(kept('a.svg', 'img-src blob:'));
  expect(await open('a.webm', [0x1a, 0x45, 0xdf, 0xa3])).toBe(kept('a.webm', 'media-src blob:'));
});

test('a part that is not there is said to be the network’s fault', async ({ launchLens, host }) => {
  const page = { '': { html: ELEMENT + scripts('k-lens.js') } };
  const { page: tab } = await launchLens({ allowErrors: [/404/] });
  const told = [expect.stringMatching(/part of K-Lens could not be loaded from localhost:\d+\./)];
  for (const missing of [/\/worker-/, /\/exact-/]) {
    await tab.goto(await host({ pages: page, missing }));
    expect(await runBoth(tab)).toMatchObject({ run: 'not-loaded', told });
  }
  await tab.goto(await host({ pages: page, missing: /\/demo-/ }));
  await tab.waitForFunction(() => document.querySelector<KLens>('k-lens')?.state === 'failed');
  expect(await tab.evaluate(() => document.querySelector('k-lens')?.error?.code)).toBe('not-loaded');
});

test('a script too many warns, and the page works', async ({ launchLens, host }) => {
  const policy = "require-trusted-types-for 'script'; trusted-types lit-html k-lens";
  const url = await host({
    pages: {
      element: { html: ELEMENT + scripts('k-lens.js', 'k-lens.js?2', 'copy/k-lens.js', 'copy/k-lens.js?2'), policy },
    },
  });
  // Of the second lit-html.
  const { page } = await launchLens({
    allowErrors: [/TrustedTypePolicy named 'lit-html'|trusted-types-policy lit-html/],
  });
  const warnings: string[] = [];
  page.on('console', (message) => {
    if (/loaded twice/.test(message.text())) warnings.push(message.text());
  });
  await page.goto(`${url}element`);
  expect(await runBoth(page)).toEqual({ run: 3, qualities: 16, told: [] });
  expect(warnings).toEqual([expect.stringContaining('<k-lens> is defined already')]);
  // The page itself, and all of its elements.
  await page.goto(`${url}index.html`);
  await page.evaluate(async () => {
    for (const { src } of document.scripts) {
      await import(`${src}?2`);
      await import(src.replace('/assets/', '/copy/assets/'));
    }
  });
  await page.getByRole('button', { name: 'Demo scene' }).click();
  await page.waitForFunction(() => {
    const lens = document.querySelector('k-lens-app')?.shadowRoot?.querySelector<KLens>('main k-lens');
    return lens?.state === 'live';
  });
  expect(warnings.length).toBeGreaterThan(1);
});
