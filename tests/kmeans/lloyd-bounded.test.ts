import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assign,
  type Criteria,
  type lloyd as Lloyd,
  lloyd,
  lloydBounded,
  type Points,
  random,
  seedCentroids,
  sortIntoCells,
  totalInertia,
} from '../../src/kmeans/index.ts';
import { anyK, anySeed, blobs, FIXED, pointsOf } from './helpers.ts';

/** All that a run says, and its result. */
function runOf(run: typeof Lloyd, points: Points, k: number, start: Float64Array, criteria: Criteria) {
  const steps = run(points, k, start.slice(), criteria);
  const told = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) told.push(step.value);
  return { told, result: step.value };
}

/** As `lloyd` is called, for points that are sorted. */
const bounded: typeof Lloyd = (points, ...rest) => lloydBounded(sortIntoCells(points), ...rest);

function expectSame(given: Points, k: number, start: Float64Array, criteria: Criteria): void {
  const { points } = sortIntoCells(given);
  const plain = runOf(lloyd, points, k, start, criteria);
  const ours = runOf(bounded, points, k, start, criteria);
  const scale = 1 + plain.told[0].inertia;
  expect(ours.result.iterations).toBe(plain.result.iterations);
  expect(ours.result.converged).toBe(plain.result.converged);
  expect(ours.result.labels).toEqual(plain.result.labels);
  expect(ours.result.counts).toEqual(plain.result.counts);
  for (const [i, value] of plain.result.centroids.entries()) {
    expect(ours.result.centroids[i]).toBeCloseTo(value, 8);
  }
  plain.told.forEach(({ inertia, shift }, i) => {
    expect(Math.abs(ours.told[i].inertia - inertia) / scale).toBeLessThan(1e-9);
    expect(ours.told[i].shift).toBeCloseTo(shift, 8);
  });
}

test('it is lloyd, iteration by iteration, on the colors of a scene', () => {
  for (const [seed, k] of [
    [1, 1],
    [2, 3],
    [3, 8],
    [4, 32],
  ]) {
    const { values, n } = blobs(seed, 3_000, 3, 9);
    const next = random(seed);
    const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(9 * next()));
    const points = { values: Float64Array.from(values, Math.round), n, d: 3, weights };
    const start = seedCentroids(points, k, 'random-points', next);
    expectSame(points, k, start, { maxIterations: 200, tolerance: 0 });
    expectSame(points, k, start, { maxIterations: 100, tolerance: 0.2 });
    expectSame(points, k, start, { maxIterations: 100, tolerance: 0.5, total: true });
  }
});

test('it is lloyd from centroids that are far away, too', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const next = random(seed);
    const [n, k] = [8 + Math.floor(40 * next()), 2 + Math.floor(4 * next())];
    const points = { values: Float64Array.from({ length: 3 * n }, () => Math.floor(256 * next())), n, d: 3 };
    const far = 10 ** (5 + Math.floor(40 * next()));
    const start = Float64Array.from({ length: 3 * k }, (_, i) => (i < 3 ? 256 * next() : far * (next() - 0.5)));
    const result = runOf(bounded, points, k, start, { maxIterations: 60, tolerance: 0 }).result;
    const labels = new Int32Array(n);
    assign(sortIntoCells(points).points, result.centroids, k, labels);
    expect(result.labels, `seed ${seed}`).toEqual(labels);
  }
});

const anyRows = (value: fc.Arbitrary<number>) =>
  fc.array(fc.tuple(value, value, value), { minLength: 1, maxLength: 30 });
const weigh = (rows: readonly unknown[], weighted: boolean) =>
  weighted ? rows.map((_, i) => (i === 0 ? 1 : i % 3)) : undefined;

test('it is lloyd on any few points, also with empty clusters and weights of 0', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), anyK, anySeed, fc.boolean(), (n, k, seed, weighted) => {
      const { values } = blobs(seed, n, 3, 4);
      const weights = weighted ? Float64Array.from({ length: n }, (_, i) => (i === 0 ? 1 : i % 3)) : undefined;
      const points = { values, n, d: 3, ...(weights && { weights }) };
      const start = seedCentroids(points, k, 'random-box', random(seed));
      // Not 0: whether a mean that stands moved in its last bit is no question of the algorithm.
      expectSame(points, k, start, { maxIterations: 40, tolerance: 1e-9 });
    }),
    FIXED,
  );
});

// Where a point lies exactly between two means, the last bit of a mean decides, and either way is Lloyd's.
test('on equal points and ties it ends where every point has its nearest centroid, and inertia never rises', () => {
  fc.assert(
    fc.property(anyRows(fc.integer({ min: 0, max: 3 })), anyK, anySeed, fc.boolean(), (rows, k, seed, weighted) => {
      const { points } = sortIntoCells(pointsOf(rows, weigh(rows, weighted)));
      const start = seedCentroids(points, k, 'random-points', random(seed));
      const { told, result } = runOf(bounded, points, k, start, { maxIterations: 60, tolerance: 0 });
      const labels = new Int32Array(points.n);
      const distances = new Float64Array(points.n);
      assign(points, result.centroids, k, labels, distances);
      expect(result.labels).toEqual(labels);
      expect(result.inertia).toBe(totalInertia(points, distances));
      expect(result.converged).toBe(true);
      const inertias = [...told.map(({ inertia }) => inertia), result.inertia];
      for (let i = 1; i < inertias.length; i++) expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1] + 1e-9);
    }),
    FIXED,
  );
});
