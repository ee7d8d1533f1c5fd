/** What the k-means tests share: points made from seeds and by fast-check, and the slow, obvious way to do things. */

import fc from 'fast-check';
import { assign, type Points, random, totalInertia } from '../../src/kmeans/index.ts';

/** Every property test runs the same cases on every machine. */
export const FIXED = { seed: 20260101, numRuns: 120 } as const;

export const COLD_SEEDINGS = ['random-points', 'random-box', 'random-partition', 'k-means++', 'maximin'] as const;

export function pointsOf(rows: readonly (readonly number[])[], weights?: readonly number[]): Points {
  const values = Float64Array.from(rows.flat());
  const points = { values, n: rows.length, d: rows[0]?.length ?? 3 };
  return weights ? { ...points, weights: Float64Array.from(weights) } : points;
}

export function rowsOf(values: Points['values'], d: number): number[][] {
  return Array.from({ length: values.length / d }, (_, i) => Array.from(values.subarray(i * d, (i + 1) * d)));
}

/** Points around a few centers, as the colors of a scene are. */
export function blobs(seed: number, n: number, d: number, centers: number): Points {
  const next = random(seed);
  const middle = Float64Array.from({ length: centers * d }, () => next() * 255);
  const values = new Float64Array(n * d);
  for (let i = 0; i < n; i++) {
    const center = Math.floor(next() * centers);
    for (let j = 0; j < d; j++) values[i * d + j] = middle[center * d + j] + (next() + next() + next() - 1.5) * 20;
  }
  return { values, n, d };
}

/** Small point sets: few different values, so that equal points and ties are common, or many; weighted or not. */
export const anyPoints: fc.Arbitrary<Points> = fc
  .record({ n: fc.integer({ min: 1, max: 40 }), d: fc.integer({ min: 1, max: 5 }), coarse: fc.boolean() })
  .chain(({ n, d, coarse }) => {
    const value = coarse ? fc.integer({ min: 0, max: 3 }) : fc.double({ min: -300, max: 300, noNaN: true });
    return fc.record({
      rows: fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: n, maxLength: n }),
      weights: fc.option(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: n, maxLength: n }), { nil: undefined }),
    });
  })
  .filter(({ weights }) => !weights || weights.some((weight) => weight > 0))
  .map(({ rows, weights }) => pointsOf(rows, weights));

export const anyK = fc.integer({ min: 1, max: 12 });

export const anySeed = fc.integer({ min: 0, max: 2 ** 31 });

export function weightOf(points: Points, i: number): number {
  return points.weights ? points.weights[i] : 1;
}

export function totalWeight(points: Points): number {
  let total = 0;
  for (let i = 0; i < points.n; i++) total += weightOf(points, i);
  return total;
}

/** Squared distance of point i and centroid c. */
export function squaredDistance(points: Points, i: number, centroids: Float64Array, c: number): number {
  let sum = 0;
  for (let j = 0; j < points.d; j++) sum += (points.values[i * points.d + j] - centroids[c * points.d + j]) ** 2;
  return sum;
}

/** The inertia of points with these centroids, from nothing but its definition. */
export function inertiaWith(points: Points, centroids: Float64Array, k: number): number {
  let total = 0;
  for (let i = 0; i < points.n; i++) {
    const all = Array.from({ length: k }, (_, c) => squaredDistance(points, i, centroids, c));
    total += weightOf(points, i) * Math.min(...all);
  }
  return total;
}

/** Labels and distances for given centroids. */
export function assigned(points: Points, centroids: Float64Array, k: number) {
  const labels = new Int32Array(points.n).fill(-1);
  const distances = new Float64Array(points.n);
  const changed = assign(points, centroids, k, labels, distances);
  return { labels, distances, changed, inertia: totalInertia(points, distances) };
}

/** The rounding that a sum of this size may carry. */
export function rounding(size: number): number {
  return 1e-9 * (1 + Math.abs(size));
}
