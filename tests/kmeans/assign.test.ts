import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assign, clusterInertias, random, secondDistances, seedCentroids } from '../../src/kmeans/index.ts';
import {
  anyK,
  anyPoints,
  anySeed,
  assigned,
  blobs,
  FIXED,
  inertiaWith,
  pointsOf,
  rounding,
  squaredDistance,
} from './helpers.ts';

test('every label is the nearest centroid, the lowest index on ties, for any number of values per point', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'random-points', random(seed));
      const { labels, distances } = assigned(points, centroids, k);
      for (let i = 0; i < points.n; i++) {
        const all = Array.from({ length: k }, (_, c) => squaredDistance(points, i, centroids, c));
        expect(distances[i]).toBe(Math.min(...all));
        expect(labels[i]).toBe(all.indexOf(Math.min(...all)));
      }
    }),
    FIXED,
  );
});

test('a point halfway between two centroids goes to the lower index', () => {
  const points = pointsOf([[0, 0, 0]]);
  const { labels } = assigned(points, Float64Array.of(9, 9, 9, 1, 0, 0, -1, 0, 0), 3);
  expect(labels[0]).toBe(1);
});

test('three values per point give to the last bit what any number of values gives', () => {
  const colors = blobs(1, 500, 3, 6);
  // The same points with a fourth value of 0 take the general way; adding 0 to a sum changes no bit.
  const padded = new Float64Array(500 * 4);
  const centroids = seedCentroids(colors, 7, 'random-box', random(2));
  const paddedCentroids = new Float64Array(7 * 4);
  for (let i = 0; i < 500; i++) padded.set(colors.values.subarray(i * 3, i * 3 + 3), i * 4);
  for (let c = 0; c < 7; c++) paddedCentroids.set(centroids.subarray(c * 3, c * 3 + 3), c * 4);
  expect(assigned(colors, centroids, 7)).toEqual(assigned({ values: padded, n: 500, d: 4 }, paddedCentroids, 7));
});

test('the number of changed labels is counted', () => {
  const points = pointsOf([[0], [1], [10]]);
  const labels = new Int32Array(3).fill(-1);
  expect(assign(points, Float64Array.of(0, 10), 2, labels)).toBe(3);
  expect(assign(points, Float64Array.of(0, 10), 2, labels)).toBe(0);
  expect(assign(points, Float64Array.of(0, 1), 2, labels)).toBe(1);
  expect([...labels]).toEqual([0, 1, 1]);
});

test('rows beyond k are ignored', () => {
  expect(assigned(pointsOf([[5]]), Float64Array.of(0, 5), 1).labels[0]).toBe(0);
});

test('single precision points are read as they are', () => {
  const values = Float32Array.of(0.1, 0.2, 0.3);
  const { distances } = assigned({ values, n: 1, d: 3 }, Float64Array.from(values), 1);
  expect(distances[0]).toBe(0);
});

test('second distances are those to the nearest other centroid', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'random-box', random(seed));
      const { labels } = assigned(points, centroids, k);
      const seconds = new Float64Array(points.n);
      secondDistances(points, centroids, k, labels, seconds);
      for (let i = 0; i < points.n; i++) {
        const all = Array.from({ length: k }, (_, c) => squaredDistance(points, i, centroids, c));
        all.splice(labels[i], 1);
        expect(seconds[i]).toBe(Math.min(...all));
      }
    }),
    FIXED,
  );
});

test('inertia is the weighted sum of squared distances, and its parts per cluster add up to it', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'random-box', random(seed));
      const { labels, distances, inertia } = assigned(points, centroids, k);
      const truth = inertiaWith(points, centroids, k);
      const parts = clusterInertias(points, labels, distances, k).reduce((sum, part) => sum + part, 0);
      expect(Math.abs(inertia - truth)).toBeLessThanOrEqual(rounding(truth));
      expect(Math.abs(parts - truth)).toBeLessThanOrEqual(rounding(truth));
    }),
    FIXED,
  );
});
