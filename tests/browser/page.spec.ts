import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, collectTracks, expectState, liveTracks, startCamera } from './app-page.ts';
import { expect, test } from './fixtures.ts';
import { fields } from './lens-page.ts';

const SCENE = fields(96, 64, 6);

const press = async (page: Page, ...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const k = (page: Page) => ask(page, (lens) => lens.k);

test('from the start screen by keyboard alone: start, change k, quit', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [collectTracks] });
  await page.goto(url);
  await expect(page.getByText(/never leave/i)).toBeVisible();
  await page.getByRole('button', { name: 'Start camera' }).focus();
  await press(page, 'Enter');
  await expectState(page, 'live');
  expect(await liveTracks(page)).toBe(1);
  await press(page, 'ArrowUp', 'ArrowUp', 'ArrowDown');
  expect(await k(page)).toBe(6);
  await press(page, 'q');
  await expectState(page, 'stopped');
  expect(await liveTracks(page)).toBe(0);
  await expect(page.getByRole('button', { name: 'Start camera' })).toBeVisible();
});

test('every key does what the help sheet says', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');

  const keysFor: Record<string, number> = { '+': 6, '=': 7, '-': 6, ArrowDown: 5 };
  for (const [key, expected] of Object.entries(keysFor)) {
    await press(page, key);
    expect(await k(page), key).toBe(expected);
  }
  for (const digit of [1, 2, 3, 4, 6, 7, 8, 9, 0, 5]) {
    await press(page, `Digit${digit}`);
    expect(await k(page), `digit ${digit}`).toBe(digit || 10);
  }
  await press(page, 'Digit7', 'NumpadAdd');
  expect(await k(page)).toBe(8);
  await press(page, 'Digit5', 'Shift+Digit2', 'Shift+Digit4');
  expect(await ask(page, (lens) => lens.muted)).toBe('2 4');
  await press(page, 'Shift+Digit2');
  expect(await ask(page, (lens) => lens.muted)).toBe('4');
  for (const view of ['labels', 'gray', 'outlines', 'original']) {
    await press(page, 'v');
    expect(await ask(page, (lens) => lens.view)).toBe(view);
  }
  await press(page, 'c');
  expect(await ask(page, (lens) => lens.space)).toBe('hsv');
  await press(page, 'm');
  expect(await ask(page, (lens) => [lens.mirror, lens.mirrored])).toEqual(['on', true]);
  await press(page, 'Space');
  await expectState(page, 'frozen');
  await press(page, 'n', 'n', 'b');
  await press(page, 'p');
  expect(await ask(page, (lens) => lens.playing)).toBe(true);
  await press(page, 'p');
  expect(await ask(page, (lens) => lens.playing)).toBe(false);
  await press(page, 'Space');
  await expectState(page, 'live');
  await press(page, 'r');
  await expectState(page, 'live');
  await press(page, 'w');
  expect(await ask(page, (lens) => lens.cold)).toBe(true);
  await press(page, 'y');
  expect(await ask(page, (lens) => lens.steady)).toBe(true);
  await press(page, 'Shift+R');
  expect(
    await ask(page, (lens) => [lens.k, lens.space, lens.view, lens.mirror, lens.muted, lens.cold, lens.steady]),
  ).toEqual([5, 'rgb', 'segments', 'auto', '', false, false]);

  await press(page, 'h');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press(page, 'Shift+?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'g');
  await expect(page.getByRole('combobox').first()).toBeVisible();
  await press(page, 'Escape');
  await expect(page.getByRole('combobox')).toHaveCount(0);
  await expectState(page, 'live');
  await expect(page.getByText(/fps/i).first()).toBeVisible();
  await press(page, 'i');
  await expect(page.getByText(/fps/i)).toHaveCount(0);
  await press(page, 'i');
  await press(page, 'u');
  await expect(page.getByRole('button', { name: /quit/i })).toHaveCount(0);
  await press(page, 'u');
  await expect(page.getByRole('button', { name: /quit/i }).first()).toBeVisible();
  const download = page.waitForEvent('download');
  await press(page, 's');
  expect((await download).suggestedFilename()).toBe('k-lens-5.png');
  await press(page, 'x');
  await expectState(page, 'live');
  await press(page, 'd');
  await expect.poll(() => ask(page, (lens) => [lens.source, lens.state].join())).toBe('demo,live');
  await press(page, 'f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await press(page, 'f');
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
  await press(page, 'q');
  await expectState(page, 'stopped');
});

test('the help sheet opened again at once stays open', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await page.goto(url);
  await press(page, 'h');
  await expect(page.getByRole('dialog')).toBeVisible();
  // Both keys in one task, before the browser tells of the close: what a slow machine makes of a fast hand.
  await page.evaluate(async () => {
    const key = (key: string) =>
      document.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true }));
    const app = document.querySelector('k-lens-app');
    key('Escape');
    await app?.updateComplete;
    key('?');
    await app?.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('keys mean nothing with Ctrl or Alt, and can be switched off', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await press(page, 'Control+ArrowUp', 'Alt+ArrowUp');
  expect(await k(page)).toBe(5);
  await ask(page, (lens) => {
    lens.keys = 'off';
  });
  await press(page, 'ArrowUp', 'q');
  expect(await k(page)).toBe(5);
  await expectState(page, 'live');
});

test('a click on a button leaves the keys to the picture', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page
    .getByRole('button', { name: /one color more/i })
    .first()
    .click();
  expect(await k(page)).toBe(6);
  await press(page, 'Space');
  await expectState(page, 'frozen');
  expect(await k(page)).toBe(6);
});

test('the hash follows the settings and opens the same view again', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await page.goto(`${url}#source=demo&k=8&view=original&muted=2+5`);
  await expectState(page, 'live');
  expect(await ask(page, (lens) => [lens.k, lens.view, lens.muted])).toEqual([8, 'original', '2 5']);
  await press(page, 'v', 'ArrowUp');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/k=9/);
  expect(new URL(page.url()).hash).not.toMatch(/view/);
  const link = page.url();
  await page.goto('about:blank');
  await page.goto(link);
  await expectState(page, 'live');
  expect(await ask(page, (lens) => [lens.k, lens.view, lens.muted])).toEqual([9, 'segments', '2 5']);
});

test('a hash that makes no sense means the defaults', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  for (const hash of [
    'k=99&view=__proto__',
    'constructor=1&__proto__=2&k=NaN',
    '%',
    'k=5&k=1e309',
    '&&==',
    'x'.repeat(1e5),
  ]) {
    await page.goto('about:blank');
    await page.goto(`${url}#${hash}`);
    expect(await ask(page, (lens) => [lens.k, lens.view, lens.state]), hash.slice(0, 40)).toEqual([
      5,
      'segments',
      'idle',
    ]);
  }
});

test('a link to a camera asks before it starts', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [collectTracks] });
  await page.goto(`${url}#source=camera&k=3`);
  await expect(page.getByRole('button', { name: 'Start camera' })).toBeFocused();
  expect(await ask(page, (lens) => lens.state)).toBe('idle');
  expect(await page.evaluate(() => (window as unknown as { tracks: unknown[] }).tracks.length)).toBe(0);
});

test('a swatch mutes its cluster', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  const swatches = page.locator('k-lens-palette button');
  await expect(swatches).toHaveCount(5);
  await swatches.nth(2).click();
  expect(await ask(page, (lens) => lens.muted)).toBe('3');
});

test('the palette shows what the picture shows, and the numbers are about it and say what they mean', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  await press(page, '3', 'Space');
  await expect.poll(() => ask(page, (lens) => lens.stats.settled)).toBe(true);
  const swatches = page.locator('k-lens-palette button');
  await expect(swatches).toHaveCount(3);
  await expect(swatches.first()).toContainText(/\d %/);
  await expect(page.locator('k-lens-palette i')).toHaveCount(0);
  const colors = (what: string) =>
    page
      .locator(`k-lens-palette ${what}`)
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).backgroundColor));
  const means = await colors('button');
  await press(page, 'v');
  await expect.poll(() => colors('button')).toEqual(['rgb(255, 0, 0)', 'rgb(0, 0, 255)', 'rgb(255, 255, 0)']);
  expect(await colors('i')).toEqual(means);
  await press(page, 'v');
  await expect.poll(() => colors('button')).toEqual(['rgb(255, 255, 255)', 'rgb(127, 127, 127)', 'rgb(84, 84, 84)']);
  const [onWhite, onGray] = await page
    .locator('k-lens-palette button')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
  expect([onWhite, onGray]).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)']);
  await press(page, 'v', 'v', 'v');
  await expect.poll(() => colors('button')).toEqual(means);

  const numbers = page.locator('k-lens-numbers');
  await expect(numbers).not.toContainText('fps');
  await press(page, 'e');
  await expect.poll(() => ask(page, (lens) => lens.exactResult !== null)).toBe(true);
  const { inertia, mse } = await ask(page, (lens) => lens.exactResult as unknown as { inertia: number; mse: number });
  expect(Math.abs(inertia / (3 * 96 * 64 * mse) - 1)).toBeLessThan(0.01);
  const written = new Intl.NumberFormat('en', { maximumSignificantDigits: 9 }).format(inertia);
  await expect(numbers).toContainText(`${written} RGB²`);
  await expect(numbers.locator('dd').first()).toHaveText(mse.toFixed(1));
  await numbers.getByRole('button', { name: 'What these numbers mean' }).click();
  const meanings = page.getByRole('region', { name: 'What these numbers mean' });
  await expect(meanings).toContainText(`3 × 6,144 × ${mse.toFixed(1)}`);
  await press(page, 'Escape');
  await expect(meanings).toHaveCount(0);
  expect(await ask(page, (lens) => lens.exactResult !== null)).toBe(true);
  // By hand the error is what it is about.
  await press(page, 'r', 'n');
  await expect(numbers.locator('dd.stepping')).toHaveText(/^\d+\.\d+$/);
  await expect(numbers).not.toContainText('compactness');
});

for (const [width, height] of [
  [640, 360],
  [844, 390],
  [390, 844],
]) {
  test(`everything can be reached at ${width}×${height}, and nothing lies over another`, async ({ launchLens }) => {
    const { page, url } = await launchLens({ y4m: SCENE, contextOptions: { viewport: { width, height } } });
    await page.goto(url);
    /** What is cut off, also once it was scrolled to where the page means that: elsewhere that hides what it looks for. */
    const cut = (what: string, scroll = false) =>
      page.locator(what).evaluateAll(
        (all, scroll) =>
          all
            .filter((one) => {
              if (scroll) one.scrollIntoView({ block: 'nearest', inline: 'nearest' });
              const { top, left, bottom, right } = one.getBoundingClientRect();
              return top < -0.5 || left < -0.5 || bottom > innerHeight + 0.5 || right > innerWidth + 0.5;
            })
            .map(({ outerHTML }) => outerHTML),
        scroll,
      );
    /** Plates that lie over another. */
    const overlaps = () =>
      page.evaluate(() => {
        const root = document.querySelector('k-lens-app')?.shadowRoot as ShadowRoot;
        const plates = ['k-lens-k', 'k-lens-numbers', 'k-lens-bar', 'k-lens-caption'].flatMap((name) => {
          const inside = (root.querySelector(name) as Element).shadowRoot as ShadowRoot;
          return [...inside.querySelectorAll('.plate:not(:empty)')].map((one) => one.getBoundingClientRect());
        });
        const apart = (a: DOMRect, b: DOMRect) =>
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        return plates.flatMap((a, i) => plates.slice(i + 1).filter((b) => !apart(a, b))).length;
      });
    /** How far left of their plate's edge the numbers end: all of them at one line; and how far their names are outside. */
    const ends = () =>
      page.locator('k-lens-numbers .plate').evaluate((plate) => {
        const { left, right } = plate.getBoundingClientRect();
        // Of the words themselves: a box may be narrower than what stands in it.
        const rects = (what: string) =>
          [...plate.querySelectorAll(what)].map((one) => {
            const range = document.createRange();
            range.selectNodeContents(one);
            return range.getBoundingClientRect();
          });
        const ends = rects('dd, p:not(:empty)').map((line) => Math.round(right - line.right));
        return { ends: [...new Set(ends)], outside: Math.max(0, ...rects('dt, dd').map((one) => left - one.left)) };
      });
    await expect(page.getByRole('heading', { name: 'K-Lens' })).toBeVisible();
    expect(await cut('k-lens-start :is(h1, p, button)', true)).toEqual([]);
    await page.getByRole('button', { name: 'Start camera' }).click();
    await expectState(page, 'live');
    await press(page, '0', 'ArrowUp', 'Space', 'r', 'n');
    await expect(page.locator('k-lens-palette button')).toHaveCount(11);
    await expect(page.locator('k-lens-caption')).toContainText('error');
    const plates = 'k-lens-bar button, k-lens-k :is(.plate, button), k-lens-numbers :is(.plate, dt, dd)';
    expect(await cut(plates)).toEqual([]);
    expect(await overlaps()).toBe(0);
    expect(await ends()).toEqual({ ends: [12], outside: 0 });
    for (const name of ['reseed', 'which-k', 'exact'])
      await expect(page.locator(`k-lens-bar [data-command=${name}]`)).toBeEnabled();
    // The longest number there is.
    await ask(page, (lens) => {
      lens.exactOptions = { k: 1 };
    });
    await press(page, 'e');
    await expect(page.locator('k-lens-numbers')).toContainText('compactness');
    expect(await cut(plates)).toEqual([]);
    expect(await overlaps()).toBe(0);
    expect(await ends()).toEqual({ ends: [12], outside: 0 });
  });
}

test('the palette grows and shrinks with k, and nothing is left behind', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await startCamera(page, url);
  await expectState(page, 'live');
  const nodesAt = async (k: number) => {
    await expect(page.getByRole('button', { name: /^Mute cluster \d/ })).toHaveCount(k);
    return page.locator('k-lens-palette section').evaluate((section) => section.childNodes.length);
  };
  const before = await nodesAt(5);
  for (let round = 0; round < 3; round++) {
    await press(page, 'Digit9');
    await nodesAt(9);
    await press(page, 'Digit5');
    expect(await nodesAt(5)).toBe(before);
  }
});

test('by touch alone: start, k up, freeze, mute, hide and come back, quit', async ({ launchLens }) => {
  const { page, url } = await launchLens({
    y4m: SCENE,
    contextOptions: { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } },
  });
  await page.goto(url);
  await page.getByRole('button', { name: 'Start camera' }).tap();
  await expectState(page, 'live');
  await page
    .getByRole('button', { name: /one color more/i })
    .first()
    .tap();
  expect(await k(page)).toBe(6);
  await page
    .getByRole('button', { name: /freeze/i })
    .first()
    .tap();
  await expectState(page, 'frozen');
  await page.locator('k-lens-palette button').first().tap();
  expect(await ask(page, (lens) => lens.muted)).toBe('1');
  await page.getByRole('button', { name: /quit/i }).first().tap();
  await expectState(page, 'stopped');
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing on any screen at ${viewport.width}×${viewport.height}`, async ({ launchLens }) => {
    const { page, url } = await launchLens({ y4m: SCENE, contextOptions: { viewport } });
    const clean = async (screen: string) => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        screen,
      ).toEqual([]);
    };
    await page.goto(url);
    await expect(page.getByRole('button', { name: 'Start camera' })).toBeVisible();
    await clean('start');
    await page.getByRole('button', { name: 'Start camera' }).click();
    await expectState(page, 'live');
    await expect(page.locator('k-lens-palette button')).toHaveCount(5);
    await clean('live');
    await press(page, 'Space', 'Shift+Digit2');
    await clean('frozen, one muted');
    await page.getByRole('button', { name: 'What these numbers mean' }).click();
    await expect(page.getByRole('region', { name: 'What these numbers mean' })).toBeVisible();
    await clean('what the numbers mean');
    await press(page, 'Escape');
    await press(page, 'g');
    await clean('drawer');
    await press(page, 'Escape', 'h');
    await clean('help');
    await press(page, 'Escape', 'u');
    await clean('bare');
  });
}

test('axe finds nothing where the camera was denied', async ({ launchLens }) => {
  const { page, url } = await launchLens({ deny: true });
  await startCamera(page, url);
  await expectState(page, 'failed');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('nothing is asked for after the page has loaded but files of this build, and no data goes out', async ({
  launchLens,
}) => {
  const { page, url, context } = await launchLens({ y4m: SCENE });
  const requests: string[] = [];
  context.on('request', (request) => {
    const { origin, search } = new URL(request.url());
    if (request.method() !== 'GET' || origin !== new URL(url).origin || search || request.postData()) {
      requests.push(`${request.method()} ${request.url()}`);
    }
  });
  await page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'RTCPeerConnection'] as const) {
      const original = window[name] as unknown as new (...args: unknown[]) => object;
      const note = { apply: () => used.push(name), construct: () => ({ used: used.push(name) }) };
      Object.assign(window, { [name]: new Proxy(original, note as ProxyHandler<typeof original>) });
    }
    navigator.sendBeacon = () => used.push('sendBeacon') > 0;
  });
  await startCamera(page, url);
  await expectState(page, 'live');
  await press(page, 'ArrowUp', 'Space', 'v', 'Space');
  const frames = () => ask(page, (lens) => lens.stats.frames);
  const before = await frames();
  await expect.poll(frames).toBeGreaterThan(before + 6);
  expect(requests).toEqual([]);
  expect(await page.evaluate(() => (window as unknown as { used: string[] }).used)).toEqual([]);
});
