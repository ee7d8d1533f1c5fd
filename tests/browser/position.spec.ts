import { expect, test } from './fixtures.ts';
import type * as Gpu from './gpu-probe.ts';
import { fields, openLens, withoutWebgl } from './lens-page.ts';
import type { Video } from './y4m.ts';

interface Case {
  readonly width: number;
  readonly height: number;
  readonly content: Gpu.Content;
  readonly resolution: number;
  readonly k: number;
  readonly position: number;
}

/** Odd sizes, upright and across, one pixel, one color, and both ends of k and of the weight. */
const CASES: readonly Case[] = [
  { width: 97, height: 61, content: 'noise', resolution: 37, k: 1, position: 40 },
  { width: 97, height: 61, content: 'noise', resolution: 37, k: 7, position: 100 },
  { width: 33, height: 129, content: 'blobs', resolution: 17, k: 7, position: 1 },
  { width: 97, height: 61, content: 'noise', resolution: 97, k: 32, position: 60 },
  { width: 64, height: 48, content: 'black', resolution: 31, k: 8, position: 30 },
  { width: 1, height: 1, content: 'noise', resolution: 160, k: 3, position: 50 },
];
const titleOf = ({ width, height, content, resolution, k, position }: Case) =>
  `${content} ${width}×${height} at ${resolution}, k = ${k}, position ${position}`;

/** One Lloyd iteration, a split and a removal kernel by kernel, and by src/kmeans on points of five values. */
async function iterateBoth({ width, height, content, resolution, k, position }: Case) {
  const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
  const { kmeans } = gpu;
  const probe = new gpu.Probe(width, height, content, resolution, 'rgb', position);
  const points = await probe.positionedPoints();
  const { grid, points: samples } = probe.frame;
  const weight = position / 100;

  const next = kmeans.random(5);
  // The last of several centroids starts far from every point: an empty cluster.
  const isEmpty = (c: number) => c > 1 && c === k - 1;
  const colors = Array.from({ length: k }, (_, c) => (isEmpty(c) ? [9, 9, 9] : [next(), next(), next(), next()]));
  const positions = Array.from({ length: k }, () => [next(), next()]);
  const centroids = probe.centroids(colors, positions);
  const labels = probe.keep(gpu.assign.positioned, { points: samples, centroids }, { grid, k });
  const tileSums = probe.keep(gpu.tileSums.positioned, { labels }, { grid, k });
  const updated = await probe.run(gpu.updateCentroids.positioned, { tileSums, labels, centroids }, { grid, k });
  const tiles = await probe.run(gpu.tileDistances.positioned, { labels, centroids }, { grid, k });
  const tileCosts = probe.keep(gpu.tileCosts, { labels, centroids }, { grid, k });
  const changes = { tileCosts, points: samples, centroids };
  const split = k < 32 ? await probe.run(gpu.splitLargest, changes, { grid, k }) : [];
  const removed = k > 1 ? await probe.run(gpu.removeCheapest, changes, { grid, k }) : [];
  const sorted = await probe.run(gpu.sortByShare, { centroids }, { grid, k });
  const labelTexels = await probe.texels(labels);
  const [, labelColumns] = gpu.labelsSize(grid);

  const flat = colors.flatMap((color, c) => [
    ...color.slice(0, 3).map(Math.fround),
    ...positions[c].map((value) => weight * Math.fround(value)),
  ]);
  const roomy = () => Float64Array.of(...flat, 0, 0, 0, 0, 0);
  const expectedLabels = new Int32Array(points.n).fill(-1);
  const distances = new Float64Array(points.n);
  const seconds = new Float64Array(points.n);
  kmeans.assign(points, roomy(), k, expectedLabels, distances);
  kmeans.secondDistances(points, roomy(), k, expectedLabels, seconds);
  const expected = { updated: roomy(), split: roomy(), removed: roomy(), sorted: roomy() };
  const { counts } = kmeans.updateCentroids(points, expectedLabels, k, expected.updated);
  kmeans.fillEmpty(points, distances, counts, expected.updated);
  if (k < 32) kmeans.splitLargest(points, expectedLabels, distances, expected.split, k);
  if (k > 1) kmeans.removeCheapest(points, expectedLabels, distances, seconds, expected.removed, k);
  kmeans.sortByShare(
    k,
    5,
    expected.sorted,
    Float64Array.from(colors, (color) => Math.fround(color[3] ?? 0)),
  );

  const compare = (texels: readonly (readonly number[])[], rows: Float64Array, count: number) => {
    let largest = 0;
    for (let c = 0; c < count; c++) {
      const [x, y] = texels[32 + c];
      [...texels[c].slice(0, 3), x * weight, y * weight].forEach((value, j) => {
        largest = Math.max(largest, Math.abs(value - rows[5 * c + j]));
      });
    }
    return largest;
  };
  const result = {
    labels: Array.from({ length: points.n }, (_, i) => {
      const [row, column] = [Math.floor(i / grid.columns), i % grid.columns];
      return labelTexels[row * labelColumns + column][3];
    }),
    expectedLabels: [...expectedLabels],
    inertia: tiles.reduce((sum, [mean, , , count]) => sum + mean * count, 0),
    expectedInertia: distances.reduce((sum, d) => sum + d, 0),
    farthest: Math.max(...tiles.map(([, largest]) => largest)) - Math.max(...distances),
    differences: {
      updated: compare(updated, expected.updated, k),
      split: k < 32 ? compare(split, expected.split, k + 1) : 0,
      removed: k > 1 ? compare(removed, expected.removed, k - 1) : 0,
      sorted: compare(sorted, expected.sorted, k),
    },
    shares: updated.slice(0, k).map((texel) => texel[3] * points.n),
    counts: [...counts],
  };
  probe.dispose();
  return result;
}

for (const options of CASES) {
  test(`one iteration by color and position is one of src/kmeans: ${titleOf(options)}`, async ({ harness }) => {
    const result = await harness.evaluate(iterateBoth, options);
    expect(result.labels).toEqual(result.expectedLabels);
    expect(Math.abs(result.inertia - result.expectedInertia)).toBeLessThan(1e-5 * result.expectedInertia + 1e-6);
    expect(Math.abs(result.farthest)).toBeLessThan(1e-5);
    for (const [what, difference] of Object.entries(result.differences)) expect(difference, what).toBeLessThan(1e-5);
    for (const [c, share] of result.shares.entries()) expect(share).toBeCloseTo(result.counts[c], 2);
  });
}

/** No two regions have the same mean color, which then says whose a pixel is. */
const SLOPES: Video = {
  width: 96,
  height: 64,
  frames: (x, y) => [30 + 2 * x, 40 + ((x * 31 + y * 17) % 60), 40 + 3 * y],
};

for (const { backend, space } of [
  { backend: 'webgl', space: 'rgb' },
  { backend: 'webgl', space: 'oklab' },
  { backend: 'cpu', space: 'rgb' },
] as const) {
  test(`every frozen pixel has its nearest centroid by color and position: ${backend}, ${space}`, async ({
    launchLens,
  }) => {
    const initScripts = backend === 'cpu' ? [withoutWebgl] : [];
    const page = await openLens(launchLens, { y4m: SLOPES, initScripts });
    const result = await page.evaluate(async (space) => {
      const kmeans = await load<typeof import('../../src/kmeans/index.ts')>('/src/kmeans/index.ts');
      const { COLOR_SPACES } = await load<typeof import('../../src/color/spaces.ts')>('/src/color/spaces.ts');
      const { fromRgb, scale } = COLOR_SPACES[space];
      lens.resolution = 96;
      lens.space = space;
      await lens.start('camera');
      lens.freeze();
      await until(() => lens.stats.settled, 'settled by color');
      lens.position = 40;
      await until(() => lens.stats.settled, 'settled by color and position');
      const { data, width, height } = window.pixels();
      const { palette, centroids, stats, k } = lens;
      lens.view = 'original';
      await redrawn();
      const original = window.pixels().data;
      const n = width * height;
      const hexAt = (i: number) =>
        `#${[...data.subarray(4 * i, 4 * i + 3)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
      const shown = Array.from({ length: n }, (_, i) => palette.findIndex(({ color }) => color === hexAt(i)));
      const values = new Float64Array(5 * n);
      for (let i = 0; i < n; i++) {
        const [r, g, b] = original.subarray(4 * i, 4 * i + 3);
        const [x, y] = [((i % width) + 0.5) / width, (Math.floor(i / width) + 0.5) / width];
        values.set([...fromRgb(r / 255, g / 255, b / 255), 0.4 * x, 0.4 * y], 5 * i);
      }
      const points = { values, n, d: 5 };
      // A settled clustering stands on the means of what it shows.
      const means = new Float64Array(5 * k);
      kmeans.updateCentroids(points, Int32Array.from(shown), k, means);
      const labels = new Int32Array(n).fill(-1);
      const distances = new Float64Array(n);
      kmeans.assign(points, means, k, labels, distances);
      let error = 0;
      shown.forEach((label, i) => {
        for (let c = 0; c < 3; c++) error += (original[4 * i + c] - centroids[label][c]) ** 2 / (3 * n);
      });
      return {
        backend: stats.backend,
        colors: new Set(palette.map(({ color }) => color)).size,
        wrong: shown.filter((label, i) => label !== labels[i]).length / n,
        inertia: stats.inertia / (distances.reduce((sum, d) => sum + d, 0) * scale ** 2),
        mse: stats.mse / error,
      };
    }, space);
    expect(result.backend).toBe(backend);
    expect(result.colors).toBe(5);
    expect(result.wrong).toBeLessThanOrEqual(0.001);
    // At a sample for every pixel the samples are the frame.
    expect(result.inertia).toBeCloseTo(1, 2);
    expect(result.mse).toBeCloseTo(1, 2);
  });
}

for (const backend of ['webgl', 'cpu'] as const) {
  test(`another weight of the position keeps the numbers, and compiles nothing: ${backend}`, async ({ launchLens }) => {
    const initScripts = backend === 'cpu' ? [withoutWebgl] : [];
    const page = await openLens(launchLens, { y4m: { ...fields(96, 64, 6), fps: 30 }, initScripts });
    const result = await page.evaluate(async () => {
      lens.k = 6;
      await lens.start('camera');
      await until(() => lens.stats.frames > 60, 'all shaders are warm');
      let compiled = 0;
      const original = WebGL2RenderingContext.prototype.compileShader;
      WebGL2RenderingContext.prototype.compileShader = function (...args) {
        compiled++;
        return original.apply(this, args);
      };
      const palettes = [lens.centroids];
      for (const position of [40, 10, 0]) {
        lens.position = position;
        await moreFrames(9);
        await newNumbers();
        palettes.push(lens.centroids);
      }
      lens.position = 30;
      lens.k = 9;
      await moreFrames(4);
      lens.k = 4;
      lens.reseed({ seeding: 'random-box' });
      await moreFrames(4);
      lens.space = 'lab';
      await moreFrames(4);
      await until(() => lens.palette.length === 4, 'four clusters');
      return { compiled, palettes, state: lens.state, clusters: lens.palette.length };
    });
    for (const palette of result.palettes) {
      palette.forEach((color, c) => {
        for (let i = 0; i < 3; i++) expect(Math.abs(color[i] - result.palettes[0][c][i])).toBeLessThan(4);
      });
    }
    expect(result.compiled).toBe(0);
    expect(result.state).toBe('live');
    expect(result.clusters).toBe(4);
  });
}
