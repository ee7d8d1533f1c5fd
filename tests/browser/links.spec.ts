import type { Page } from '@playwright/test';
import { ask, expectState } from './app-page.ts';
import { expect, test } from './fixtures.ts';

/** Counts how often the address is written, as `written`. */
function countWrites(): void {
  Object.assign(window, { written: 0 });
  const original = history.replaceState;
  history.replaceState = function (...args) {
    (window as unknown as { written: number }).written++;
    return original.apply(this, args);
  };
}
const written = (page: Page) => page.evaluate(() => (window as unknown as { written: number }).written);
const hashOf = (page: Page) => new URLSearchParams(new URL(page.url()).hash.slice(1));
const seedsOf = (page: Page) => hashOf(page).get('seeds')?.split(' ') ?? [];
const palette = (page: Page) => ask(page, (lens) => lens.palette.map(({ color }) => color.slice(1)));

async function openAnew(page: Page, url: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(url);
}

/** For each color, which of the others is the nearest. */
function partners(colors: readonly string[], others: readonly string[]): number[] {
  const rgb = (hex: string) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  const distance = (a: string, b: string) => Math.hypot(...rgb(a).map((value, c) => value - rgb(b)[c]));
  return colors.map((color) => {
    const distances = others.map((other) => distance(color, other));
    return distances.indexOf(Math.min(...distances));
  });
}

test('a link with a muted cluster mutes the same one each time; a plain one stays plain', async ({ launchLens }) => {
  const { page, url } = await launchLens({ initScripts: [countWrites] });
  // Few, so that there is one best picture of the scene, whatever frame it is found on.
  const hash = '#k=4&source=demo';
  await page.goto(url + hash);
  await expectState(page, 'live');
  await expect.poll(() => ask(page, (lens) => lens.stats.frames > 20 && lens.palette.length === 4)).toBe(true);
  const before = await written(page);
  const frames = await ask(page, (lens) => lens.stats.frames);
  await expect.poll(() => ask(page, (lens) => lens.stats.frames)).toBeGreaterThan(frames + 20);
  // Not for each frame, and not for each of its palettes.
  expect(await written(page)).toBe(before);
  expect(new URL(page.url()).hash).toBe(hash);

  await page.keyboard.press('Shift+Digit3');
  await expect.poll(() => seedsOf(page).length).toBe(4);
  const linked = seedsOf(page);
  const link = page.url();
  for (let i = 0; i < 2; i++) {
    await openAnew(page, link);
    await expect.poll(() => ask(page, (lens) => lens.palette.length)).toBe(4);
    const opened = await palette(page);
    expect(partners(linked, opened)).toEqual([0, 1, 2, 3]);
    expect(await ask(page, (lens) => lens.palette.findIndex(({ muted }) => muted))).toBe(2);
  }
  // Another space, or another start, is one of its own.
  await page.keyboard.press('c');
  await expect.poll(() => ask(page, (lens) => lens.seeds)).toBe('');
});

test('a link to a picture that stands opens it with the same numbers and the same error', async ({ launchLens }) => {
  const { page, url } = await launchLens();
  const look = async () => {
    await expect.poll(() => ask(page, (lens) => lens.stats.settled)).toBe(true);
    await expect.poll(async () => seedsOf(page).join()).toBe((await palette(page)).join());
    return ask(page, ({ palette, stats }) => ({
      colors: palette.map(({ color }) => color.slice(1)),
      shares: palette.map(({ share }) => share),
      mse: stats.mse,
    }));
  };
  await page.goto(`${url}#source=demo&k=8&frozen=true`);
  const first = await look();
  // Without seeds, a cold start is numbered by share, and always the same.
  expect(first.shares).toEqual([...first.shares].sort((a, b) => b - a));
  await openAnew(page, `${url}#source=demo&k=8&frozen=true`);
  const cold = await look();
  expect(cold.colors).toEqual(first.colors);
  // Numbers in another order than by share, as after a search or a change of k: a link keeps them all the same.
  await ask(page, (lens) => {
    lens.k = 7;
  });
  const seven = await look();
  await openAnew(page, page.url());
  const again = await look();
  expect(partners(seven.colors, again.colors)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  expect(Math.abs(again.mse / seven.mse - 1)).toBeLessThan(0.003);
});
