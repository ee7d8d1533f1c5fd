import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillEmpty, random, seedCentroids, updateCentroids } from '../../src/kmeans/index.ts';
import {
  anyK,
  anyPoints,
  anySeed,
  assigned,
  FIXED,
  inertiaWith,
  pointsOf,
  rounding,
  squaredDistance,
  totalWeight,
  weightOf,
} from './helpers.ts';

test('every centroid becomes the weighted mean of its points; one without weight stays', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const before = seedCentroids(points, k, 'random-box', random(seed));
      const { labels } = assigned(points, before, k);
      const after = before.slice();
      const { counts, shift } = updateCentroids(points, labels, k, after);

      const { values, n, d } = points;
      let farthestMove = 0;
      for (let c = 0; c < k; c++) {
        const members = Array.from({ length: n }, (_, i) => i).filter((i) => labels[i] === c);
        const weight = members.reduce((sum, i) => sum + weightOf(points, i), 0);
        expect(counts[c]).toBe(weight);
        let move = 0;
        for (let j = 0; j < d; j++) {
          const sum = members.reduce((total, i) => total + weightOf(points, i) * values[i * d + j], 0);
          const expected = weight > 0 ? sum / weight : before[c * d + j];
          expect(after[c * d + j]).toBeCloseTo(expected, 9);
          move += (expected - before[c * d + j]) ** 2;
        }
        farthestMove = Math.max(farthestMove, Math.sqrt(move));
      }
      expect(shift).toBeCloseTo(farthestMove, 9);
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(totalWeight(points));
    }),
    FIXED,
  );
});

test('a centroid on its equal points stays on them to the last bit', () => {
  const points = pointsOf([[0.1], [0.1], [0.1]]);
  const centroids = Float64Array.of(0.1);
  expect(updateCentroids(points, new Int32Array(3), 1, centroids).shift).toBe(0);
  expect(centroids[0]).toBe(0.1);
});

test('only the first empty cluster moves, to the point farthest from its own centroid', () => {
  const points = pointsOf([[0], [1], [7], [-7]]);
  const centroids = Float64Array.of(100, 0, 200);
  const { labels, distances } = assigned(points, centroids, 3);
  const { counts } = updateCentroids(points, labels, 3, centroids);
  expect([...counts]).toEqual([0, 4, 0]);
  expect(fillEmpty(points, distances, counts, centroids)).toBe(true);
  // 7 and -7 are equally far from 0: the lower index is taken.
  expect([...centroids]).toEqual([7, 0.25, 200]);
});

test('nothing moves where no cluster is empty, or every point stands on its centroid', () => {
  const points = pointsOf([[0], [5]]);
  const full = Float64Array.of(0, 4);
  expect(fillEmpty(points, Float64Array.of(0, 1), Float64Array.of(1, 1), full)).toBe(false);
  expect([...full]).toEqual([0, 4]);
  const spare = Float64Array.of(0, 5, 9);
  expect(fillEmpty(points, Float64Array.of(0, 0), Float64Array.of(1, 1, 0), spare)).toBe(false);
  expect([...spare]).toEqual([0, 5, 9]);
});

test('an empty cluster is not put on a point of weight 0', () => {
  const points = pointsOf([[0], [3], [50]], [1, 1, 0]);
  const centroids = Float64Array.of(0, 90);
  expect(fillEmpty(points, Float64Array.of(0, 9, 2500), Float64Array.of(2, 0), centroids)).toBe(true);
  expect([...centroids]).toEqual([0, 3]);
});

test('after filling, no assignment is worse than the labels there are', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'random-box', random(seed));
      const { labels, distances } = assigned(points, centroids, k);
      const { counts } = updateCentroids(points, labels, k, centroids);
      fillEmpty(points, distances, counts, centroids);
      let before = 0;
      for (let i = 0; i < points.n; i++) {
        before += weightOf(points, i) * squaredDistance(points, i, centroids, labels[i]);
      }
      expect(inertiaWith(points, centroids, k)).toBeLessThanOrEqual(before + rounding(before));
    }),
    FIXED,
  );
});
