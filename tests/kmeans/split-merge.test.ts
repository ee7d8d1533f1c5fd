import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assign,
  clusterInertias,
  type Points,
  random,
  removeCheapest,
  secondDistances,
  seedCentroids,
  splitLargest,
} from '../../src/kmeans/index.ts';
import { anyPoints, anySeed, assigned, FIXED, inertiaWith, pointsOf, rounding, rowsOf, weightOf } from './helpers.ts';

const fewK = fc.integer({ min: 1, max: 8 });
const CAPACITY_ROWS = 32;

/** Centroids somewhere, in an array with room for more, with their labels and distances. */
function someClustering(points: Points, k: number, seed: number) {
  const centroids = new Float64Array(CAPACITY_ROWS * points.d);
  centroids.set(seedCentroids(points, k, 'random-box', random(seed)));
  return { centroids, ...assigned(points, centroids, k) };
}

function remove(points: Points, k: number, clustering: ReturnType<typeof someClustering>): number {
  const seconds = new Float64Array(points.n);
  secondDistances(points, clustering.centroids, k, clustering.labels, seconds);
  return removeCheapest(points, clustering.labels, clustering.distances, seconds, clustering.centroids, k);
}

test('splitting leaves all other centroids alone and never raises the inertia', () => {
  fc.assert(
    fc.property(anyPoints, fewK, anySeed, (points, k, seed) => {
      const { centroids, labels, distances, inertia } = someClustering(points, k, seed);
      const before = centroids.slice(0, k * points.d);
      splitLargest(points, labels, distances, centroids, k);
      expect(centroids.slice(0, k * points.d)).toEqual(before);
      expect(inertiaWith(points, centroids, k + 1)).toBeLessThanOrEqual(inertia + rounding(inertia));
      if (inertia > 1e-6) expect(inertiaWith(points, centroids, k + 1)).toBeLessThan(inertia);
    }),
    FIXED,
  );
});

test('the cluster with the largest inertia is split, at its farthest point that counts', () => {
  fc.assert(
    fc.property(anyPoints, fewK, anySeed, (points, k, seed) => {
      const { centroids, labels, distances, inertia } = someClustering(points, k, seed);
      fc.pre(inertia > 0);
      const split = splitLargest(points, labels, distances, centroids, k);
      const inertias = clusterInertias(points, labels, distances, k);
      expect(split).toBe(inertias.indexOf(Math.max(...inertias)));
      const far = distances.map((distance, i) => (labels[i] === split && weightOf(points, i) > 0 ? distance : -1));
      const farthest = far.indexOf(Math.max(...far));
      const { d } = points;
      const added = centroids.slice(k * d, (k + 1) * d);
      expect(Array.from(added)).toEqual(Array.from(points.values.slice(farthest * d, (farthest + 1) * d)));
    }),
    FIXED,
  );
});

test('one far point alone does not decide which cluster is split', () => {
  // Cluster 0 holds the single farthest point (16), cluster 1 the larger sum (4 · 9).
  const points = pointsOf([[4], [0], [97], [103], [97], [103]]);
  const centroids = Float64Array.of(0, 100, 0);
  const { labels, distances } = assigned(points, centroids, 2);
  expect(splitLargest(points, labels, distances, centroids, 2)).toBe(1);
  expect(centroids[2]).toBe(97);
});

test('where every point stands on its centroid, a split doubles one and no point changes its cluster', () => {
  const points = pointsOf([[2], [5]]);
  const centroids = Float64Array.of(9, 2, 5, NaN);
  const { labels, distances } = assigned(points, centroids, 3);
  expect(splitLargest(points, labels, distances, centroids, 3)).toBe(1);
  expect(centroids[3]).toBe(2);
  expect(assign(points, centroids, 4, labels)).toBe(0);
});

test('a split without room for another row is refused, and says how much it needs', () => {
  const points = pointsOf([
    [0, 0],
    [1, 1],
  ]);
  const { labels, distances } = assigned(points, new Float64Array(2), 1);
  expect(() => splitLargest(points, labels, distances, new Float64Array(2), 1)).toThrow(
    expect.objectContaining({ code: 'bad-argument', message: expect.stringContaining('need 4 or more') }),
  );
});

test('the removed cluster is truly the cheapest: no other removal leaves less inertia', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 2, max: 8 }), anySeed, (points, k, seed) => {
      const clustering = someClustering(points, k, seed);
      const { d } = points;
      const rows = rowsOf(clustering.centroids.slice(0, k * d), d);
      const without = rows.map((_, c) => inertiaWith(points, Float64Array.from(rows.toSpliced(c, 1).flat()), k - 1));
      const removed = remove(points, k, clustering);
      expect(without[removed]).toBeLessThanOrEqual(Math.min(...without) + rounding(Math.min(...without)));
      const left = inertiaWith(points, clustering.centroids, k - 1);
      expect(Math.abs(left - without[removed])).toBeLessThanOrEqual(rounding(left));
    }),
    FIXED,
  );
});

test('after a removal the last cluster has the removed number and all others keep theirs', () => {
  fc.assert(
    fc.property(anyPoints, fc.integer({ min: 2, max: 8 }), anySeed, (points, k, seed) => {
      const clustering = someClustering(points, k, seed);
      const { d } = points;
      const before = rowsOf(clustering.centroids.slice(0, k * d), d);
      const removed = remove(points, k, clustering);
      const after = rowsOf(clustering.centroids.slice(0, (k - 1) * d), d);
      after.forEach((row, c) => {
        expect(row).toEqual(c === removed ? before[k - 1] : before[c]);
      });
    }),
    FIXED,
  );
});

test('removal counts weights: many points near each other outweigh one that is far', () => {
  const rows = [[0], [2], [100], [103]];
  const light = pointsOf(rows);
  const heavy = pointsOf(rows, [100, 100, 1, 1]);
  const clustering = (points: Points) => {
    const centroids = Float64Array.of(0, 2, 100, 103);
    return { centroids, ...assigned(points, centroids, 4) };
  };
  expect(remove(light, 4, clustering(light))).toBe(0);
  expect(remove(heavy, 4, clustering(heavy))).toBe(2);
});

test('an empty cluster goes first', () => {
  const points = pointsOf([[0], [1]]);
  const clustering = { centroids: Float64Array.of(0, 50, 1), ...assigned(points, Float64Array.of(0, 50, 1), 3) };
  expect(remove(points, 3, clustering)).toBe(1);
  expect([...clustering.centroids.slice(0, 2)]).toEqual([0, 1]);
});

test('the only cluster cannot be removed', () => {
  const points = pointsOf([[0], [1]]);
  expect(() => remove(points, 1, someClustering(points, 1, 1))).toThrow(
    expect.objectContaining({ code: 'bad-k', message: expect.stringContaining('2 or more') }),
  );
});
