import { ask, expectState, startCamera } from './app-page.ts';
import { countWorkers, workersOf } from './count-workers.ts';
import { expect, test } from './fixtures.ts';
import { fields, openLens } from './lens-page.ts';
import type { Video } from './y4m.ts';

const SCENE = fields(160, 120, 5, 20);

/** Colors without end, so that a run takes its time. */
const NOISE: Video = {
  width: 320,
  height: 240,
  frames: (x, y) => [(x * 7919 + y * 31) % 256, (x * 131 + y * 7477) % 256, (x * y * 17) % 256],
};

test('an exact run is that of src/kmeans on every pixel of the frozen frame, and the picture shows it', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    const { kmeans } = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
    await lens.start('camera');
    lens.view = 'original';
    lens.freeze();
    await until(() => lens.stats.settled, 'the frame stands');
    const frame = pixels().data;
    lens.view = 'segments';
    const centroids = [
      [20, 20, 20],
      [100, 90, 80],
      [60, 200, 120],
      [220, 120, 200],
    ];
    const exact = await lens.exact({ k: 4, seeding: 'warm', centroids, criterion: 'labels' });
    const n = exact.width * exact.height;
    const values = Float64Array.from({ length: 3 * n }, (_, i) => frame[4 * Math.floor(i / 3) + (i % 3)]);
    const warm = Float64Array.from(centroids.flat());
    const expected = kmeans({ values, n, d: 3 }, { k: 4, seeding: 'warm', centroids: warm, tolerance: 0 });
    await until(() => lens.stats.settled, 'the result is shown');
    const shown = pixels().data;
    let wrong = 0;
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < 3; c++) {
        if (Math.abs(shown[4 * i + c] - exact.colors[3 * exact.labels[i] + c]) > 0.51) wrong++;
      }
    }
    const isShown = lens.exactResult === exact;
    lens.k = 7;
    await until(() => lens.exactResult === null, 'another k is no exact result');
    return {
      n,
      wrong,
      isShown,
      labels: exact.labels.every((label, i) => label === expected.labels[i]),
      inertia: exact.inertia / expected.inertia,
      k: lens.palette.length,
      state: lens.state,
    };
  });
  expect(result.n).toBe(160 * 120);
  expect(result.labels).toBe(true);
  expect(result.inertia).toBeCloseTo(1, 9);
  expect(result.wrong).toBe(0);
  expect(result.isShown).toBe(true);
  expect(result.state).toBe('frozen');
});

test('cancelled twenty times, it gives the best so far each time, and no worker is left', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: NOISE, initScripts: [countWorkers] });
  const results = await page.evaluate(async () => {
    await lens.start('camera');
    const results: { cancelled: boolean; sum: number }[] = [];
    for (let i = 0; i < 20; i++) {
      const abort = new AbortController();
      const { cancelled, counts } = await lens.exact({
        k: 24,
        attempts: 1_000,
        signal: abort.signal,
        onProgress: () => abort.abort(),
      });
      results.push({ cancelled, sum: counts.reduce((sum, count) => sum + count) });
    }
    return results;
  });
  expect(results).toEqual(Array(20).fill({ cancelled: true, sum: 320 * 240 }));
  const workers = await workersOf(page);
  expect(workers).toEqual({ made: 20, ended: 20 });
});

test('the palette of an exact picture is the run’s: its colors as drawn, and the parts of all pixels', async ({
  launchLens,
}) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.k = 4;
    const hex = (value: number) => Math.floor(value).toString(16).padStart(2, '0');
    const read = (n: number, counts: Float64Array) => ({
      palette: lens.palette.map(({ color, share }) => [color, Math.round(share * n)]),
      counts: [...counts],
      colors: colors(),
    });
    // In values that the lens has not: its own clusters have other parts.
    const options = { k: 4, space: 'hsv', scaling: 'min-max', rounding: 'down', attempts: 1 } as const;
    const exact = await lens.exact(options);
    const n = exact.labels.length;
    const drawn = Array.from(
      { length: 4 },
      (_, c) => `#${[...exact.colors.subarray(3 * c, 3 * c + 3)].map(hex).join('')}`,
    );
    const at = read(n, exact.counts);
    await until(() => lens.stats.settled, 'its numbers are read');
    const later = read(n, exact.counts);
    const sum = (picture: ImageData) => {
      lens.view = 'original';
      const frame = (lens.still() as HTMLCanvasElement) && pixels();
      return frame.data.reduce((all, value, i) => all + (i % 4 < 3 ? (value - picture.data[i]) ** 2 : 0), 0);
    };
    const mse = sum(pixels()) / (3 * n);
    // Another k: what the palette says is of the live clusters again.
    lens.view = 'segments';
    lens.k = 3;
    await until(() => lens.palette.length === 3, 'three clusters');
    return { at, later, drawn, mse: exact.mse / mse };
  });
  for (const { palette, counts } of [result.at, result.later]) {
    expect(palette).toEqual(result.drawn.map((color, c) => [color, counts[c]]));
  }
  expect(result.later.colors).toEqual([...result.drawn].sort());
  expect(result.mse).toBeCloseTo(1, 9);
});

test('E says what is wrong with the element’s own options, and a caller’s are the caller’s', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const told = await page.evaluate(async () => {
    await lens.start('camera');
    lens.keys = 'focus';
    await lens.updateComplete;
    const codes: string[] = [];
    lens.addEventListener('error', ({ error }) => codes.push(error.code));
    const rejected = await lens.exact({ attempts: 0 }).catch(({ code }) => code);
    const silent = [rejected, lens.error, ...codes];
    const said: string[] = [];
    for (const exactOptions of [
      { attempts: 0 },
      { centroids: [[1, 2, 1e300]], k: 1 },
      { space: 'cmyk' },
      { signal: 'now' },
    ]) {
      lens.exactOptions = exactOptions as never;
      lens.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyE', key: 'e', cancelable: true }));
      await until(() => lens.error !== null, 'it is said');
      said.push(lens.error?.message ?? '');
      lens.dismiss();
    }
    // Nothing at all asks for the defaults.
    lens.exactOptions = undefined as never;
    lens.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyE', key: 'e', cancelable: true }));
    await until(() => lens.exactResult !== null, 'it runs');
    return { silent, said, codes, state: lens.state };
  });
  expect(told.silent).toEqual(['bad-argument', null]);
  expect(told.said).toEqual([
    expect.stringMatching(/^attempts must be an integer from 1 to 1000, not 0/),
    expect.stringMatching(/^centroids must be 1 rows of three numbers from -1000000 to 1000000/),
    expect.stringMatching(/^space must be one of rgb, hsv, lab, oklab, not cmyk/),
    expect.stringMatching(/^signal must be an AbortSignal, not now/),
  ]);
  expect(told.codes).toEqual(Array(4).fill('bad-argument'));
  expect(told.state).toBe('frozen');
});

test('what makes no sense is refused, and the picture stays', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const codes = await page.evaluate(async () => {
    const codeOf = (run: Promise<unknown>) =>
      run.then(
        () => 'none',
        (error) => error.code,
      );
    const before = await codeOf(lens.exact());
    await lens.start('camera');
    const bad = await codeOf(lens.exact({ k: 33 }));
    return { before, bad, state: lens.state, running: lens.exactRun };
  });
  expect(codes).toEqual({ before: 'not-running', bad: 'bad-argument', state: 'frozen', running: null });
});

/** Mocked: no flag of the browser takes its workers away. */
function withoutWorkers() {
  Object.assign(window, {
    Worker: class {
      constructor() {
        throw new Error('no workers here');
      }
    },
  });
}

test('without a worker it says so, the picture stays, and Escape takes the words away', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, initScripts: [withoutWorkers] });
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('e');
  await expect(page.getByText(/exact run could not be done/)).toBeVisible();
  expect(await ask(page, ({ state, error, exactRun }) => [state, error?.code, exactRun])).toEqual([
    'frozen',
    'exact-failed',
    null,
  ]);
  await page.keyboard.press('Escape');
  await expect(page.getByText(/exact run could not be done/)).toHaveCount(0);
  await page.keyboard.press('Space');
  await expectState(page, 'live');
});

test('without its code it says so, and the next E has it', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: SCENE, allowErrors: [/ERR_FAILED|Failed to load resource/] });
  const code = /assets\/exact-[^/]*\.js$/;
  await page.route(code, (route) => route.abort());
  await startCamera(page, url);
  await expectState(page, 'live');
  await page.keyboard.press('e');
  await expect(page.getByText(/part of K-Lens could not be loaded from localhost/).first()).toBeVisible();
  await page.unroute(code);
  await page.keyboard.press('Escape');
  await page.keyboard.press('e');
  await expect.poll(() => ask(page, (lens) => lens.exactResult !== null)).toBe(true);
});

test('a context that is lost meanwhile comes back, and the run is shown all the same', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    lens.k = 4;
    await lens.updateComplete;
    const gl = lens.shadowRoot?.querySelector('canvas')?.getContext('webgl2');
    const loser = gl?.getExtension('WEBGL_lose_context');
    const run = lens.exact();
    loser?.loseContext();
    setTimeout(() => loser?.restoreContext(), 300);
    const { labels } = await run;
    await until(() => lens.exactResult !== null, 'it is shown');
    await until(() => lens.stats.settled, 'it stands');
    const shown = lens.labels()?.labels ?? [];
    const palette = lens.palette.map(({ color }) => color).sort();
    return {
      wrong: labels.filter((label, i) => label !== shown[i]).length,
      palette,
      seen: colors(),
      error: lens.error,
    };
  });
  expect(result.wrong).toBe(0);
  expect(result.seen).toEqual(result.palette);
  expect(result.error).toBe(null);
});

test('a context that is lost while the picture is waited for holds nobody up', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: SCENE });
  const labels = await page.evaluate(async () => {
    await lens.start('camera');
    // What is loaded for a run is there from here on, and nothing is read any more.
    await lens.exact({ k: 4, attempts: 1 });
    await until(() => lens.stats.settled, 'it stands');
    await ticks(20);
    const { fenceSync } = WebGL2RenderingContext.prototype;
    WebGL2RenderingContext.prototype.fenceSync = function (...args) {
      WebGL2RenderingContext.prototype.fenceSync = fenceSync;
      const fence = fenceSync.apply(this, args);
      const loser = this.getExtension('WEBGL_lose_context');
      loser?.loseContext();
      setTimeout(() => loser?.restoreContext(), 300);
      return fence;
    };
    const { labels } = await lens.exact({ k: 4, attempts: 1 });
    return labels.length;
  });
  expect(labels).toBe(160 * 120);
});

test('one frame after the other, each run cold, until it is cancelled: no worker is left', async ({ launchLens }) => {
  const moving: Video = {
    ...SCENE,
    count: 16,
    frames: (x, y, t) => (Math.abs(x - 10 * t) < 8 ? [240, 220, 40] : [40 + (x % 8), 80 + (y % 16), 120]),
  };
  const page = await openLens(launchLens, { y4m: moving, initScripts: [countWorkers] });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    const create = document.createElement.bind(document);
    const canvases: HTMLCanvasElement[] = [];
    document.createElement = ((name: string) => {
      const made = create(name);
      if (made instanceof HTMLCanvasElement) canvases.push(made);
      return made;
    }) as typeof document.createElement;
    const run = lens.exactFrames({ k: 3, attempts: 2 });
    const seen = new Set<string>();
    await until(() => {
      if (lens.exactResult) seen.add(lens.exactResult.labels.join(''));
      return seen.size > 3;
    }, 'four frames are shown');
    const { pace } = lens.exactRun ?? {};
    lens.cancelExact();
    const { k } = await run;
    await until(() => lens.exactRun === null, 'it ended');
    // Another one, of one row, asks whether the browser reads them as they are.
    const sizes = canvases.filter(({ height }) => height !== 1).map(({ width, height }) => [width, height]);
    return { k, pace, state: lens.state, running: lens.exactRun, sizes };
  });
  expect(result).toMatchObject({ k: 3, state: 'frozen', running: null });
  expect(result.sizes, 'one canvas for all copies, and its memory is given back').toEqual([[0, 0]]);
  expect(result.pace?.fps).toBeGreaterThan(0);
  const { made, ended } = await workersOf(page);
  expect([made, ended], 'one worker for all frames').toEqual([1, 1]);
});

test('who goes on live sees no more of an exact run', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: NOISE, initScripts: [countWorkers] });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    const run = lens.exact({ k: 24, attempts: 1_000 });
    await until(() => lens.exactRun?.progress !== null, 'it runs');
    lens.resume();
    const { cancelled } = await run;
    await ticks(10);
    return { cancelled, state: lens.state, running: lens.exactRun, shown: lens.exactResult };
  });
  expect(result).toEqual({ cancelled: true, state: 'live', running: null, shown: null });
  expect((await workersOf(page)).ended).toBe(1);
});

test('by keyboard on the built page: E, the progress, Cancel, and a line that says exact', async ({ launchLens }) => {
  const { page, url } = await launchLens({ y4m: NOISE });
  await startCamera(page, `${url}#k=16`);
  await expectState(page, 'live');
  await ask(page, (lens) => {
    // No machine is done before somebody has pressed Cancel.
    lens.exactOptions = { ...lens.exactOptions, attempts: 1000 };
  });
  await page.keyboard.press('e');
  await expect(page.getByText(/attempt \d+ of 1000/)).toBeVisible();
  await expect(page.getByText(/compactness so far/)).toBeVisible();
  expect(await ask(page, (lens) => lens.state)).toBe('frozen');
  await page.getByRole('button', { name: /best so far/ }).click();
  await expect(page.getByText(/attempt \d+ of 1000/)).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: /^exact$/ })).toBeVisible();
  await page.keyboard.press('Space');
  await expectState(page, 'live');
  await expect(page.getByRole('status').filter({ hasText: /^live$/ })).toBeVisible();
});
