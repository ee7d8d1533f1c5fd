import { expect, test } from './fixtures.ts';
import type * as Gpu from './gpu-probe.ts';
import { fields, openLens } from './lens-page.ts';

for (const { backend, position } of [
  { backend: 'webgl', position: 0 },
  { backend: 'webgl', position: 10 },
  { backend: 'cpu', position: 0 },
  { backend: 'cpu', position: 10 },
] as const) {
  test(`a poor start is replaced by one as good as the best of ten, which keeps the numbers: ${backend}, position ${position}`, async ({
    harness,
  }) => {
    const result = await harness.evaluate(
      async ({ backend, position }) => {
        const { GpuEngine } = await load<typeof import('../../src/engine/gpu/gpu-engine.ts')>(
          '/src/engine/gpu/gpu-engine.ts',
        );
        const { CpuEngine } = await load<typeof import('../../src/engine/cpu/cpu-engine.ts')>(
          '/src/engine/cpu/cpu-engine.ts',
        );
        const { Restarts } = await load<typeof import('../../src/lens/restarts.ts')>('/src/lens/restarts.ts');
        const { paint, kmeans } = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
        const canvas = document.createElement('canvas');
        const engine = backend === 'cpu' ? new CpuEngine(canvas) : GpuEngine.create(canvas);
        if (!engine) throw new Error('no engine');
        const image = paint(160, 120, 'blobs');
        engine.upload(image, 160, 120);
        engine.sample(160, 'rgb', position);
        const live = engine.cluster();
        const pixels = image.getContext('2d')?.getImageData(0, 0, 160, 120).data ?? [];
        const n = 160 * 120;
        const values = new Float64Array(5 * n);
        const step = (255 * position) / 100 / 160;
        for (let i = 0; i < n; i++) {
          const place = [((i % 160) + 0.5) * step, (Math.floor(i / 160) + 0.5) * step];
          values.set([...pixels.slice(4 * i, 4 * i + 3), ...place], 5 * i);
        }
        const best = kmeans.kmeans({ values, n, d: 5 }, { k: 6, attempts: 10, seed: 1 });
        // One centroid between two of the six blobs, and two in one: a warm start never gets out of that.
        const seeds = Float32Array.from({ length: 18 }, (_, i) => best.centroids[5 * Math.floor(i / 3) + (i % 3)]);
        for (let c = 0; c < 3; c++) {
          const [first, second, third] = [0, 3, 6].map((row) => seeds[row + c]);
          seeds[c] = (first + second) / 2;
          seeds[3 + c] = third + 4;
          seeds[6 + c] = third - 4;
        }
        live.start({ k: 6, seeding: 'warm', random: kmeans.random(1), iterations: 0, centroids: seeds });
        live.iterate(30);
        const poor = await live.read();
        const restarts = new Restarts((error) => {
          throw error;
        });
        restarts.begin();
        const picture = { engine, clustering: live } as unknown as Parameters<typeof restarts.work>[0];
        while (restarts.busy && !restarts.adoption) {
          restarts.work(picture);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
        live.iterate(10);
        const good = await live.read();
        const partner = kmeans.matchCentroids(poor.centroids, good.centroids, 6, 3);
        live.dispose();
        engine.dispose();
        return {
          poor: poor.inertia / poor.n,
          good: good.inertia / good.n,
          best: best.inertia / n,
          gain: restarts.adoption?.gain,
          kept: [...partner],
        };
      },
      { backend, position },
    );
    expect(result.poor).toBeGreaterThan(2 * result.best);
    expect(result.good).toBeLessThan(1.02 * result.best);
    expect(result.gain).toBeGreaterThan(0.5);
    expect(result.kept).toEqual([0, 1, 2, 3, 4, 5]);
  });
}

test('a steady scene is searched, and then left alone', async ({ launchLens }) => {
  const page = await openLens(launchLens, { y4m: fields(96, 64, 6) });
  const draws = await page.evaluate(async () => {
    const draws: number[] = [];
    const original = WebGL2RenderingContext.prototype.drawElements;
    WebGL2RenderingContext.prototype.drawElements = function (...args) {
      draws[lens.stats.frames] = (draws[lens.stats.frames] ?? 0) + 1;
      return original.apply(this, args);
    };
    await lens.start('camera');
    // Frames, not seconds: a search is so much work a frame, however slow the machine.
    await until(() => lens.stats.frames >= 110, 'there were 110 frames');
    return draws;
  });
  // One for the samples, six for two iterations, three for the recolor's tables; and up to ten times a second six
  // for a read, which on a slow machine is every frame.
  const left = draws.slice(80, 110);
  expect(Math.max(...left)).toBeLessThanOrEqual(16);
  expect(draws.slice(1, 21).filter((n) => n > 16).length).toBeGreaterThan(10);
});
