import { SPACES } from '../../src/color/spaces.ts';
import { expect, test } from './fixtures.ts';
import type * as Gpu from './gpu-probe.ts';
import { fields, openLens, withoutWebgl } from './lens-page.ts';

for (const space of SPACES) {
  test(`colors go to ${space} and back on the GPU as on the CPU`, async ({ harness }) => {
    const result = await harness.evaluate(async (space) => {
      const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
      const { COLOR_SPACES } = await load<typeof import('../../src/color/spaces.ts')>('/src/color/spaces.ts');
      const { fromRgb, toRgb } = COLOR_SPACES[space];
      // 52 × 52 × 52 pixels, and a sample for every one of them.
      const [width, height] = [416, 338];
      const probe = new gpu.Probe(width, height, 'all colors', width, space);
      const places = await probe.texels(probe.frame.points, false);
      const data = probe.image.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
      let there = 0;
      places.forEach((place, i) => {
        const expected = fromRgb(data[4 * i] / 255, data[4 * i + 1] / 255, data[4 * i + 2] / 255);
        for (let c = 0; c < 3; c++) there = Math.max(there, Math.abs(place[c] - expected[c]));
      });
      // Every 89th of them, 32 at a time; and whatever else is in the cube, which no screen may be able to show.
      const some = places.filter((_, i) => i % 89 === 0).map((place) => place.slice(0, 3));
      const next = gpu.kmeans.random(1);
      for (let i = 0; i < 160; i++) some.push([1.4 * next() - 0.2, 1.4 * next() - 0.2, 1.4 * next() - 0.2]);
      let back = 0;
      for (let from = 0; from < some.length; from += 32) {
        const chunk = some.slice(from, from + 32);
        const shown = await probe.run(gpu.displayColors, { centroids: probe.centroids(chunk) }, { space });
        chunk.forEach(([x, y, z], i) => {
          toRgb(x, y, z).forEach((value, c) => {
            back = Math.max(back, Math.abs(value - shown[i][c]));
          });
        });
      }
      probe.dispose();
      return { there, back, count: places.length };
    }, space);
    expect(result.count).toBe(52 ** 3);
    expect(result.there).toBeLessThan(1e-3);
    expect(result.back).toBeLessThan(1e-3);
  });

  for (const backend of ['webgl', 'cpu'] as const) {
    test(`the frozen picture is that of the nearest centroids in ${space}: ${backend}`, async ({ launchLens }) => {
      const initScripts = backend === 'cpu' ? [withoutWebgl] : [];
      const page = await openLens(launchLens, { y4m: fields(96, 64, 6), initScripts });
      const result = await page.evaluate(async (space) => {
        const kmeans = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
        const { COLOR_SPACES } = await load<typeof import('../../src/color/spaces.ts')>('/src/color/spaces.ts');
        const { fromRgb, scale } = COLOR_SPACES[space];
        lens.resolution = 96;
        await lens.start('camera');
        lens.freeze();
        await until(() => lens.stats.settled, 'settled in rgb');
        lens.space = space;
        await until(() => lens.stats.settled, 'settled');
        const { data, width, height } = window.pixels();
        const shown = colors();
        const { palette, centroids, stats, k } = lens;
        lens.view = 'original';
        await redrawn();
        const original = window.pixels().data;
        const n = width * height;
        const inSpace = (color: ArrayLike<number>) => fromRgb(color[0] / 255, color[1] / 255, color[2] / 255);
        const values = new Float64Array(3 * n);
        for (let i = 0; i < n; i++) values.set(inSpace(original.subarray(4 * i, 4 * i + 3)), 3 * i);
        const places = Float64Array.from(centroids.flatMap(inSpace));
        const labels = new Int32Array(n).fill(-1);
        const distances = new Float64Array(n);
        kmeans.assign({ values, n, d: 3 }, places, k, labels, distances);
        let wrong = 0;
        let error = 0;
        for (let i = 0; i < n; i++) {
          const hex = [...data.subarray(4 * i, 4 * i + 3)].map((v) => v.toString(16).padStart(2, '0')).join('');
          if (`#${hex}` !== palette[labels[i]].color) wrong++;
          for (let c = 0; c < 3; c++) error += (original[4 * i + c] - centroids[labels[i]][c]) ** 2 / (3 * n);
        }
        const inertia = distances.reduce((sum, distance) => sum + distance, 0) * scale ** 2;
        const shares = palette.map(({ share }) => share);
        return {
          backend: stats.backend,
          wrong: wrong / n,
          shown,
          palette: [...new Set(palette.map(({ color }) => color))].sort(),
          inertia: stats.inertia / inertia,
          mse: stats.mse / error,
          sorted: shares.every((share, i) => i === 0 || share <= shares[i - 1] + 0.02),
        };
      }, space);
      expect(result.backend).toBe(backend);
      expect(result.wrong).toBeLessThanOrEqual(0.001);
      expect(result.shown).toEqual(result.palette);
      // At a sample for every pixel the samples are the frame.
      expect(result.inertia).toBeCloseTo(1, 2);
      expect(result.mse).toBeCloseTo(1, 2);
      expect(result.sorted).toBe(true);
    });
  }
}

test('another space on a live picture is a cold start in it, and compiles nothing', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: { ...fields(96, 64, 6), fps: 30 } });
  const result = await page.evaluate(async () => {
    await lens.start('camera');
    await until(() => lens.stats.frames > 40, 'all shaders are warm');
    let compiled = 0;
    const original = WebGL2RenderingContext.prototype.compileShader;
    WebGL2RenderingContext.prototype.compileShader = function (...args) {
      compiled++;
      return original.apply(this, args);
    };
    const palettes: string[] = [];
    for (const space of ['hsv', 'lab', 'oklab', 'rgb'] as const) {
      lens.space = space;
      await moreFrames(9);
      await newNumbers();
      palettes.push(lens.palette.map(({ color }) => color).join());
    }
    return { compiled, different: new Set(palettes).size, state: lens.state };
  });
  expect(result.compiled).toBe(0);
  expect(result.different).toBeGreaterThan(2);
  expect(result.state).toBe('live');
});
