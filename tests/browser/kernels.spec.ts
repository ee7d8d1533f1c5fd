import { expect, test } from './fixtures.ts';
import type * as Gpu from './gpu-probe.ts';

interface Case {
  readonly width: number;
  readonly height: number;
  readonly content: Gpu.Content;
  readonly resolution: number;
  readonly k: number;
}

/** Odd sizes, one pixel, more clusters than colors, and both ends of k. */
const CASES: readonly Case[] = [
  { width: 97, height: 61, content: 'noise', resolution: 37, k: 1 },
  { width: 97, height: 61, content: 'noise', resolution: 37, k: 5 },
  { width: 97, height: 61, content: 'noise', resolution: 97, k: 32 },
  { width: 33, height: 129, content: 'blobs', resolution: 17, k: 6 },
  { width: 64, height: 48, content: 'black', resolution: 32, k: 8 },
  { width: 64, height: 48, content: 'two colors', resolution: 31, k: 2 },
  { width: 64, height: 48, content: 'two colors', resolution: 31, k: 32 },
  { width: 1, height: 1, content: 'noise', resolution: 160, k: 3 },
];
const titleOf = ({ width, height, content, resolution, k }: Case) =>
  `${content} ${width}×${height} at ${resolution}, k = ${k}`;

/** Between the numbers of the expected rows and those in their places. */
function largestDifference(actual: readonly number[][], expected: readonly number[][]): number {
  expect(actual).toHaveLength(expected.length);
  return Math.max(...expected.map((row, r) => Math.max(...row.map((value, c) => Math.abs(value - actual[r][c])))));
}

/** One Lloyd iteration kernel by kernel, and by src/kmeans from the same centroids on the same samples. */
async function iterateBoth({ width, height, content, resolution, k }: Case) {
  const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
  const { kmeans } = gpu;
  const probe = new gpu.Probe(width, height, content, resolution);
  const points = await probe.points();
  const { grid } = probe.frame;

  const pixels = probe.image.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
  const picked: number[] = [];
  for (let row = 0; row < grid.rows; row++) {
    for (let column = 0; column < grid.columns; column++) {
      const x = gpu.pickPixel(column, gpu.cellJitter(column, row, 0), width, grid.columns);
      const y = gpu.pickPixel(row, gpu.cellJitter(column, row, 1), height, grid.rows);
      for (let c = 0; c < 3; c++) picked.push(pixels[4 * (y * width + x) + c]);
    }
  }

  const next = kmeans.random(5);
  // The last of several centroids starts far from every point: an empty cluster.
  const colors = Array.from({ length: k }, (_, c) => (c > 1 && c === k - 1 ? [9, 9, 9] : [next(), next(), next()]));
  const inputs = { points: probe.frame.points, centroids: probe.centroids(colors) };
  const labels = probe.keep(gpu.assign, inputs, { grid, k });
  const tileSums = probe.keep(gpu.tileSums, { labels }, { grid, k });
  const updated = await probe.run(gpu.updateCentroids, { ...inputs, labels, tileSums }, { grid, k });
  const tiles = await probe.run(gpu.tileDistances, { ...inputs, labels }, { grid, k });
  const [labelRows, labelColumns] = gpu.labelsSize(grid);
  const labelTexels = await probe.texels(labels);

  const centroids = Float64Array.from(colors.flat().map(Math.fround));
  const expectedLabels = new Int32Array(points.n).fill(-1);
  const distances = new Float64Array(points.n);
  kmeans.assign(points, centroids, k, expectedLabels, distances);
  const { counts } = kmeans.updateCentroids(points, expectedLabels, k, centroids);
  kmeans.fillEmpty(points, distances, counts, centroids);
  const result = {
    picked,
    points: Array.from(points.values, (value) => Math.round(value * 255)),
    labels: labelTexels,
    expectedLabels: Array.from({ length: labelRows * labelColumns }, (_, i) => {
      const [row, column] = [Math.floor(i / labelColumns), i % labelColumns];
      return row < grid.rows && column < grid.columns ? expectedLabels[row * grid.columns + column] : -1;
    }),
    inertia: tiles.reduce((sum, [mean, , , count]) => sum + mean * count, 0),
    farthest: Math.max(...tiles.map(([, largest]) => largest)),
    expectedInertia: distances.reduce((sum, d) => sum + d, 0),
    expectedFarthest: Math.max(...distances),
    updated: updated.slice(0, k),
    expected: Array.from({ length: k }, (_, c) => [...centroids.subarray(3 * c, 3 * c + 3), counts[c] / points.n]),
  };
  probe.dispose();
  return result;
}

for (const options of CASES) {
  test(`one iteration on the GPU is one of src/kmeans: ${titleOf(options)}`, async ({ harness }) => {
    const result = await harness.evaluate(iterateBoth, options);
    expect(result.points).toEqual(result.picked);
    expect(result.labels.map((texel) => texel[3])).toEqual(result.expectedLabels);
    expect(Math.abs(result.inertia - result.expectedInertia)).toBeLessThan(1e-5 * result.expectedInertia + 1e-6);
    expect(Math.abs(result.farthest - result.expectedFarthest)).toBeLessThan(1e-5);
    expect(largestDifference(result.updated, result.expected)).toBeLessThan(1e-5);
  });
}

test('one iteration on the GPU is one of plain tf ops: matMul distances, argMin, one-hot sums', async ({ harness }) => {
  const { updated, expected } = await harness.evaluate(async () => {
    const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
    const tf = await load<typeof import('@tensorflow/tfjs')>('@tensorflow/tfjs');
    const k = 7;
    const probe = new gpu.Probe(97, 61, 'noise', 48);
    const { grid } = probe.frame;
    const values = await probe.points();
    const next = gpu.kmeans.random(11);
    const colors = Array.from({ length: k }, () => [next(), next(), next()]);
    const inputs = { points: probe.frame.points, centroids: probe.centroids(colors) };
    const labels = probe.keep(gpu.assign, inputs, { grid, k });
    const tileSums = probe.keep(gpu.tileSums, { labels }, { grid, k });
    const updated = await probe.run(gpu.updateCentroids, { ...inputs, labels, tileSums }, { grid, k });
    await tf.setBackend('cpu');
    const means = tf.tidy(() => {
      const points = tf.tensor2d(Float32Array.from(values.values), [values.n, 3]);
      const centroids = tf.tensor2d(colors);
      const products = tf.matMul(points, centroids, false, true);
      const squares = tf.sum(tf.square(centroids), 1);
      const nearest = tf.argMin(tf.sub(squares, tf.mul(products, 2)), 1);
      const oneHot = tf.cast(tf.oneHot(nearest as never, k), 'float32');
      const sums = tf.matMul(oneHot, points, true, false);
      const counts = tf.expandDims(tf.sum(oneHot, 0), 1);
      return tf.concat([tf.div(sums, counts), tf.div(counts, values.n)], 1).arraySync() as number[][];
    });
    probe.dispose();
    return { updated: updated.slice(0, k), expected: means };
  });
  expect(largestDifference(updated, expected)).toBeLessThan(1e-4);
});

for (const k of [2, 9, 31]) {
  test(`splitting and removing on the GPU are those of src/kmeans: k = ${k}`, async ({ harness }) => {
    const { split, removed, expected, sorted } = await harness.evaluate(async (k) => {
      const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
      const { kmeans } = gpu;
      const probe = new gpu.Probe(97, 61, 'noise', 45);
      const { grid } = probe.frame;
      const points = await probe.points();
      const next = kmeans.random(3);
      const colors = Array.from({ length: k }, () => [next(), next(), next(), next()]);
      const centroids = probe.centroids(colors);
      const labels = probe.keep(gpu.assign, { points: probe.frame.points, centroids }, { grid, k });
      const tileCosts = probe.keep(gpu.tileCosts, { labels, centroids }, { grid, k });
      const inputs = { tileCosts, points: probe.frame.points, centroids };
      const flat = Float64Array.from(colors.flatMap((color) => color.slice(0, 3).map(Math.fround)));
      const roomy = () => Float64Array.of(...flat, 0, 0, 0);
      const cpuLabels = new Int32Array(points.n).fill(-1);
      const distances = new Float64Array(points.n);
      const seconds = new Float64Array(points.n);
      kmeans.assign(points, flat, k, cpuLabels, distances);
      kmeans.secondDistances(points, flat, k, cpuLabels, seconds);
      const more = roomy();
      kmeans.splitLargest(points, cpuLabels, distances, more, k);
      const fewer = roomy();
      kmeans.removeCheapest(points, cpuLabels, distances, seconds, fewer, k);
      const rows = (texels: number[][], count: number) => texels.slice(0, count).map((texel) => texel.slice(0, 3));
      const chunks = (values: Float64Array, count: number) =>
        Array.from({ length: count }, (_, c) => [...values.subarray(3 * c, 3 * c + 3)]);
      const result = {
        split: rows(await probe.run(gpu.splitLargest, inputs, { grid, k }), k + 1),
        removed: rows(await probe.run(gpu.removeCheapest, inputs, { grid, k }), k - 1),
        sorted: (await probe.run(gpu.sortByShare, { centroids }, { grid, k }))
          .slice(0, k)
          .map(([, , , share]) => share),
        expected: {
          split: chunks(more, k + 1),
          removed: chunks(fewer, k - 1),
          sorted: colors.map(([, , , share]) => Math.fround(share)).sort((a, b) => b - a),
        },
      };
      probe.dispose();
      return result;
    }, k);
    expect(largestDifference(split, expected.split)).toBeLessThan(1e-5);
    expect(largestDifference(removed, expected.removed)).toBeLessThan(1e-5);
    expect(sorted).toEqual(expected.sorted);
  });
}

for (const content of ['blobs', 'black', 'two colors'] as const) {
  test(`every seeding on the GPU keeps its law: ${content}`, async ({ harness }) => {
    const seeds = await harness.evaluate(async (content) => {
      const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
      const { seedCentroids } = await load<typeof import('../../src/engine/gpu/seed-centroids.ts')>(
        '/src/engine/gpu/seed-centroids.ts',
      );
      const probe = new gpu.Probe(97, 61, content, 45);
      const points = await probe.points();
      const colors = Array.from({ length: points.n }, (_, i) => [...points.values.subarray(3 * i, 3 * i + 3)].join());
      const seed = async (seeding: Exclude<import('../../src/kmeans/index.ts').Seeding, 'warm'>, seed: number) => {
        const random = gpu.kmeans.random(seed);
        const start = { k: 6, seeding, random, iterations: 0 };
        const tensor = probe.device.run(() => seedCentroids(probe.frame, start));
        return (await probe.texels(tensor)).slice(0, 6).map((texel) => texel.slice(0, 3));
      };
      const result = {
        distinct: new Set(colors).size,
        colors,
        sampled: { 'random-points': await seed('random-points', 1), 'k-means++': await seed('k-means++', 1) },
        maximin: await seed('maximin', 1),
        box: await seed('random-box', 1),
        partition: await seed('random-partition', 1),
        again: await seed('k-means++', 1),
        other: await seed('k-means++', 2),
        values: [...points.values],
      };
      probe.dispose();
      return result;
    }, content);
    const known = new Set(seeds.colors);
    for (const [name, centroids] of Object.entries({ ...seeds.sampled, maximin: seeds.maximin })) {
      for (const centroid of centroids) expect(known, `${name} starts on samples`).toContain(centroid.join());
    }
    // Drawn by distance or the farthest: no color twice before every color is taken.
    const wanted = Math.min(6, seeds.distinct);
    expect(new Set(seeds.sampled['k-means++'].map(String)).size).toBe(wanted);
    expect(new Set(seeds.maximin.map(String)).size).toBe(wanted);
    const distanceFrom = (centroids: number[][]) => (at: number[]) =>
      Math.min(...centroids.map((centroid) => centroid.reduce((sum, value, i) => sum + (value - at[i]) ** 2, 0)));
    const colors = Array.from({ length: seeds.values.length / 3 }, (_, i) => seeds.values.slice(3 * i, 3 * i + 3));
    for (let c = 1; c < wanted; c++) {
      const distance = distanceFrom(seeds.maximin.slice(0, c));
      const farthest = Math.max(...colors.map(distance));
      expect(distance(seeds.maximin[c]), `maximin, seed ${c}`).toBeCloseTo(farthest, 5);
    }
    expect(seeds.again).toEqual(seeds.sampled['k-means++']);
    if (content === 'blobs') expect(seeds.other).not.toEqual(seeds.again);
    for (let c = 0; c < 3; c++) {
      const channel = seeds.values.filter((_, i) => i % 3 === c);
      const [low, high] = [Math.min(...channel), Math.max(...channel)];
      const margin = (high - low) / 3 + 1e-6;
      for (const centroid of seeds.box) {
        expect(centroid[c]).toBeGreaterThanOrEqual(low - margin);
        expect(centroid[c]).toBeLessThanOrEqual(high + margin);
      }
      const mean = channel.reduce((sum, value) => sum + value, 0) / channel.length;
      // Random parts of 2,000 samples have means near that of all.
      for (const centroid of seeds.partition) expect(Math.abs(centroid[c] - mean)).toBeLessThan(0.1);
    }
  });
}

for (const { k, spread } of [
  { k: 1, spread: 1 },
  { k: 2, spread: 1 },
  { k: 8, spread: 1 },
  { k: 32, spread: 1 },
  { k: 32, spread: 0.05 },
]) {
  test(`the table names the nearest centroid of every color: k = ${k}, spread ${spread}`, async ({ harness }) => {
    const { wrong, counts } = await harness.evaluate(
      async ({ k, spread }) => {
        const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
        const probe = new gpu.Probe(8, 8, 'noise', 8);
        const next = gpu.kmeans.random(k);
        const colors = Array.from({ length: k }, () => [0, 1, 2].map(() => Math.fround(0.5 + spread * (next() - 0.5))));
        const centroids = probe.centroids(colors);
        // What a cluster is drawn in says which it is.
        const paints = probe.centroids(colors.map((_, c) => [c, c, c]));
        const cells = await probe.run(gpu.nearestTable, { centroids, paints }, { k });
        const planes = await probe.run(gpu.borders, { centroids }, {});
        probe.dispose();
        const side = gpu.TABLE_SIDE;
        const kMax = Math.sqrt(planes.length);
        const nearer = (a: number, b: number, color: number[]) => {
          const [x, y, z, offset] = planes[a + kMax * b];
          return x * color[0] + y * color[1] + z * color[2] > offset ? b : a;
        };
        let wrong = 0;
        const counts = [0, 0, 0, 0];
        for (let i = 0; i < 50_000; i++) {
          // Bytes, as pixels have them; the ends of the range and of the cells are among them.
          const color = [0, 1, 2].map(() => Math.floor(next() * 256) / 255);
          const cell = color.map((value) => Math.floor(value * (side - 1e-4)));
          const [a, b, c, kind] = cells[cell[0] + side * (cell[1] + side * cell[2])];
          counts[kind]++;
          const distances = colors.map((other) => Math.hypot(...other.map((value, c) => value - color[c])));
          const nearest = distances.indexOf(Math.min(...distances));
          if (kind === 3) {
            const bit = 1 << (nearest % 11);
            if (([a, b, c][Math.floor(nearest / 11)] & bit) === 0) wrong++;
          } else {
            const others = [b, c].slice(0, kind);
            if (others.reduce((found, other) => nearer(found, other, color), a) !== nearest) wrong++;
          }
        }
        return { wrong, counts };
      },
      { k, spread },
    );
    expect(wrong).toBe(0);
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts.map((count) => count > 0)).toEqual([true, k > 1, k > 2, k > 2]);
  });
}

test('16-bit float textures give the same centroids within a color step', async ({ harness }) => {
  const [full, half] = await harness.evaluate(async () => {
    const { env } = await load<typeof import('@tensorflow/tfjs-core')>('@tensorflow/tfjs-core');
    const { GpuEngine } = await load<typeof import('../../src/engine/gpu/gpu-engine.ts')>(
      '/src/engine/gpu/gpu-engine.ts',
    );
    const { paint, kmeans } = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
    const results: number[][] = [];
    for (const forced of [false, true]) {
      // The second flag is derived from the first, but only once.
      env().set('WEBGL_FORCE_F16_TEXTURES', forced);
      env().set('WEBGL_RENDER_FLOAT32_ENABLED', !forced);
      const engine = GpuEngine.create(document.createElement('canvas'));
      engine?.upload(paint(160, 120, 'blobs'), 160, 120);
      engine?.sample(160);
      const clustering = engine?.cluster();
      clustering?.start({ k: 6, seeding: 'maximin', random: kmeans.random(1), iterations: 10 });
      const numbers = await clustering?.read();
      results.push([...(numbers?.centroids ?? []), ...(numbers?.shares ?? []).map((share) => share * 255)]);
      engine?.dispose();
    }
    return results;
  });
  expect(largestDifference([half], [full])).toBeLessThan(1);
  expect(half, 'the flag has an effect').not.toEqual(full);
});

test('attempts side by side are cold starts of their own, and the best of them is taken', async ({ harness }) => {
  const result = await harness.evaluate(async () => {
    const gpu = await load<typeof Gpu>('/tests/browser/gpu-probe.ts');
    const k = 6;
    const probe = new gpu.Probe(97, 61, 'blobs', 45);
    const points = await probe.points();
    const centroidsOf = (texels: number[][], attempt: number) =>
      Float64Array.from(texels.slice(64 * attempt, 64 * attempt + k).flatMap((texel) => texel.slice(0, 3)));
    const step = (centroids: Float64Array) => {
      const labels = new Int32Array(points.n);
      const distances = new Float64Array(points.n);
      const next = centroids.slice();
      gpu.kmeans.assign(points, centroids, k, labels, distances);
      gpu.kmeans.updateCentroids(points, labels, k, next);
      return { next, inertia: distances.reduce((sum, distance) => sum + distance, 0) };
    };

    const attempts = new gpu.GpuAttempts(probe.device, probe.frame, 5);
    const random = gpu.kmeans.random(3);
    for (let c = 0; c < k; c++) attempts.sow(random);
    const sown = await probe.texels(attempts.centroids, false);
    attempts.iterate();
    const moved = await probe.texels(attempts.centroids, false);
    const each = Array.from({ length: 5 }, (_, attempt) => ({
      sown: centroidsOf(sown, attempt),
      moved: centroidsOf(moved, attempt),
    }));
    const inertias = each.map(({ moved }) => step(moved).inertia);
    const clustering = new gpu.GpuClustering(probe.device, probe.frame);
    clustering.takeBest(attempts);
    const taken = (await clustering.read()).inertia / 255 ** 2;
    // What is better than all of them stays.
    clustering.iterate(20);
    const own = (await clustering.read()).inertia / 255 ** 2;
    clustering.takeBest(attempts);
    const kept = (await clustering.read()).inertia / 255 ** 2;
    const differences = each.map(({ sown, moved }) =>
      Math.max(...step(sown).next.map((value, i) => Math.abs(value - moved[i]))),
    );
    for (const what of [attempts, clustering]) what.dispose();
    probe.dispose();
    return { inertias, differences, sown: each.map(({ sown }) => [...sown].join()), taken, own, kept, k: clustering.k };
  });
  expect(new Set(result.sown).size, 'each by a chance of its own').toBe(5);
  expect(Math.max(...result.differences)).toBeLessThan(1e-5);
  expect(result.taken / Math.min(...result.inertias)).toBeCloseTo(1, 4);
  expect(result.own).toBeLessThan(result.taken);
  expect(result.kept).toBeCloseTo(result.own, 6);
  expect(result.k).toBe(6);
});
