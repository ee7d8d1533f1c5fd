import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { ask, expectState, startCamera } from './app-page.ts';
import { countWorkers, workersOf } from './count-workers.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';
import type { Video } from './y4m.ts';

/** Every pixel is a sample: narrower than the sample grid. */
const SCENE = fields(96, 64, 6, 10);

/** Colors without end, so that it takes its time. */
const NOISE: Video = {
  width: 640,
  height: 480,
  frames: (x, y) => [(x * 7919 + y * 31) % 256, (x * 131 + y * 7477) % 256, (x * y * 17) % 256],
};

const panel = (page: Page) => page.getByRole('region', { name: 'Which k?' });
const best = (page: Page) => panel(page).getByText(/Best silhouette/);

/** The rows of the table: k, percent of inertia, silhouette. */
async function tableOf(page: Page): Promise<number[][]> {
  const rows = await panel(page).locator('tbody tr').allInnerTexts();
  return rows.map((row) => row.split('\t').map(Number));
}

/** The middle of the plot at a k, on the page. */
async function placeOf(page: Page, k: number): Promise<{ x: number; y: number }> {
  const box = await panel(page).locator('.u-over').boundingBox();
  if (!box) throw new Error('there is no plot');
  return { x: box.x + ((k - 0.5) * box.width) / 16, y: box.y + box.height / 2 };
}

/** The ks at which a line goes through the plot from its bottom to its top. */
const marked = (page: Page) =>
  panel(page)
    .locator('.u-over')
    .evaluate((over) => {
      const canvas = over.parentElement?.querySelector('canvas') as HTMLCanvasElement;
      const { offsetLeft, offsetTop, clientWidth, clientHeight } = over as HTMLElement;
      const context = canvas.getContext('2d') as CanvasRenderingContext2D;
      const isLine = (k: number) => {
        const x = Math.round((offsetLeft + ((k - 0.5) * clientWidth) / 16) * devicePixelRatio);
        const { data } = context.getImageData(x, offsetTop * devicePixelRatio, 1, clientHeight * devicePixelRatio);
        return data.every((value, i) => i % 4 < 3 || value > 100);
      };
      return Array.from({ length: 16 }, (_, i) => i + 1).filter(isLine);
    });

test('it is that of src/exact on the samples of the frame, in the color space of the lens', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE, initScripts: [countWorkers] });
  const results = await page.evaluate(async () => {
    const { whichK } = await load<typeof import('../../src/exact/which-k.ts')>('/src/exact/which-k.ts');
    const before = await lens.whichK().catch((error) => error.code);
    await lens.start('camera');
    lens.view = 'original';
    lens.freeze();
    await until(() => lens.stats.settled, 'the frame stands');
    const frame = pixels().data.filter((_, i) => i % 4 < 3);
    const same = async () => {
      const told: unknown[] = [];
      const found = await lens.whichK({ onProgress: (quality) => told.push(quality) });
      const expected = [...whichK(new Uint8Array(frame), lens.space)];
      return [found, told].every((list) => JSON.stringify(list) === JSON.stringify(expected)) && found.length;
    };
    lens.resume();
    await until(() => lens.state === 'live', 'it goes on');
    const rgb = await same();
    const { state } = lens;
    lens.space = 'lab';
    return { before, rgb, lab: await same(), state };
  });
  expect(results).toEqual({ before: 'not-running', rgb: 16, lab: 16, state: 'frozen' });
  expect(await workersOf(page)).toEqual({ made: 2, ended: 2 });
});

test('its samples are those that the lens clusters: with one cluster, both have the same inertia', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: NOISE });
  const results = await page.evaluate(async () => {
    lens.k = 1;
    lens.resolution = 24;
    await lens.start('camera');
    lens.freeze();
    await until(() => lens.stats.settled, 'the frame stands');
    const { inertia, samples } = lens.stats;
    const abort = new AbortController();
    const [one] = await lens.whichK({ signal: abort.signal, onProgress: () => abort.abort() });
    return { samples, ratio: one.inertia / inertia };
  });
  expect(results.samples).toBe(24 * 18);
  expect(results.ratio).toBeCloseTo(1, 4);
});

test('aborted, it gives those so far, and no worker is left', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: NOISE, initScripts: [countWorkers] });
  const counts = await page.evaluate(async () => {
    await lens.start('camera');
    lens.resolution = 640;
    const counts = [];
    for (let i = 0; i < 5; i++) {
      const abort = new AbortController();
      const found = await lens.whichK({ signal: abort.signal, onProgress: ({ k }) => k === 2 && abort.abort() });
      counts.push(found.length);
    }
    counts.push((await lens.whichK({ signal: AbortSignal.abort() })).length);
    return counts;
  });
  expect(counts).toEqual([2, 2, 2, 2, 2, 0]);
  // Nobody asks a worker where nothing is wanted any more.
  expect(await workersOf(page)).toEqual({ made: 5, ended: 5 });
});

test('K opens the plot, which is loaded only then; a press on it chooses k, and the marker follows the keys', async ({
  launchLens,
}) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [countWorkers] });
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(url);
  await page.keyboard.press('k');
  await expect(panel(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Start camera' }).click();
  await expectState(page, 'live');
  expect(loaded.filter((name) => /which-k|uplot/i.test(name))).toEqual([]);
  await page.keyboard.press('k');
  await expect(best(page)).toHaveText(/k = 6, 0\.\d\d$/);
  expect(loaded.some((name) => name.includes('which-k-panel'))).toBe(true);
  expect(await ask(page, (lens) => lens.state)).toBe('frozen');

  const rows = await tableOf(page);
  expect(rows.map(([k]) => k)).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  expect(rows[0][1]).toBe(100);
  for (let i = 1; i < 16; i++) expect(rows[i][1], `k = ${i + 1}`).toBeLessThanOrEqual(rows[i - 1][1]);
  expect(rows[0][2]).toBeNaN();
  for (const [k, , silhouette] of rows.slice(1)) expect(Math.abs(silhouette), `k = ${k}`).toBeLessThanOrEqual(1);

  await expect(panel(page).getByText(/^k = 5: inertia/)).toBeVisible();
  expect(await marked(page)).toEqual([5]);
  const { x, y } = await placeOf(page, 9);
  await page.mouse.move(x, y);
  await expect(panel(page).getByText(`k = 9: inertia ${rows[8][1].toFixed(1)} %`)).toBeVisible();
  expect(await ask(page, (lens) => lens.k)).toBe(5);
  await page.mouse.click(x, y);
  expect(await ask(page, (lens) => lens.k)).toBe(9);
  await page.mouse.move(4, 4);
  await expect(panel(page).getByText(/^k = 9: inertia/)).toBeVisible();
  await expect.poll(() => marked(page)).toEqual([9]);
  await page.keyboard.press('ArrowUp');
  await expect(panel(page).getByText(/^k = 10: inertia/)).toBeVisible();
  await expect.poll(() => marked(page)).toEqual([10]);
  await ask(page, (lens) => {
    lens.k = 20;
  });
  await expect(panel(page).getByText(/k = 20 is beyond/)).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expectState(page, 'frozen');
  expect(await workersOf(page)).toEqual({ made: 1, ended: 1 });
});

test('in another color space it is computed again, and closes with the frame', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [countWorkers] });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('k');
  await expect(best(page)).toBeVisible();
  const rgb = await tableOf(page);
  await page.keyboard.press('c');
  await expect(panel(page).getByText('HSV')).toBeVisible();
  await expect(best(page)).toBeVisible();
  await expect.poll(() => tableOf(page)).toHaveLength(16);
  expect(await tableOf(page)).not.toEqual(rgb);
  expect((await workersOf(page)).made).toBe(2);
  await page.keyboard.press('Space');
  await expectState(page, 'live');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(panel(page)).toBeVisible();
  await page.keyboard.press('k');
  await expect(panel(page)).toHaveCount(0);
  // Closed at once, it may not have come to a third.
  const running = async () => {
    const { made, ended } = await workersOf(page);
    return made - ended;
  };
  await expect.poll(running).toBe(0);
  expect([2, 3]).toContain((await workersOf(page)).made);
});

test('closed before it is done, it leaves no worker', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: NOISE, initScripts: [countWorkers] });
  await startCamera(page, `${url}#resolution=640`);
  await expectState(page, 'live');
  await page.keyboard.press('k');
  await expect(panel(page).getByText(/Computing k = [2-9]/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect.poll(() => workersOf(page)).toEqual({ made: 1, ended: 1 });
});

test('no key means two things', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE });
  await page.goto(url);
  const keys = await ask(page, (lens) => lens.commands.flatMap(({ keys }) => keys));
  expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
});

for (const viewport of [
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
]) {
  test(`axe finds nothing, nothing sticks out, and a tap chooses, at ${viewport.width}×${viewport.height}`, async ({
    launchLens,
  }) => {
    const { page, url } = await launchLens({ y4m: SCENE, contextOptions: { viewport, hasTouch: true } });
    await startCamera(page, url);
    await expectState(page, 'live');
    await page.keyboard.press('k');
    await expect(best(page)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    const box = await panel(page).boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(viewport.width);
    const { x, y } = await placeOf(page, 12);
    await page.touchscreen.tap(x, y);
    expect(await ask(page, (lens) => lens.k)).toBe(12);
    await expect(panel(page).getByText(/^k = 12: inertia/)).toBeVisible();
  });
}
