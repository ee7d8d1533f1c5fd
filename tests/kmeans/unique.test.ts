import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countUnique, expandLabels, kmeans, random, seedCentroids } from '../../src/kmeans/index.ts';
import {
  anyK,
  anyPoints,
  anySeed,
  blobs,
  FIXED,
  pointsOf,
  rounding,
  rowsOf,
  totalWeight,
  weightOf,
} from './helpers.ts';

/** Few points, each several times, in no special position: where two centroids are equally near, rounding decides. */
const repeatedPoints = fc
  .record({ seed: anySeed, picks: fc.array(fc.nat(14), { minLength: 1, maxLength: 60 }) })
  .map(({ seed, picks }) => {
    const rows = rowsOf(blobs(seed, 15, 3, 4).values, 3);
    return pointsOf(
      picks.map((i) => rows[i]),
      picks.map((_, i) => 1 + ((seed + i) % 3)),
    );
  });

test('every different point is there once, in order of first appearance, with the weight of its copies', () => {
  fc.assert(
    fc.property(anyPoints, (points) => {
      const rows = rowsOf(points.values, points.d).map((row) => row.map((value) => value + 0).join());
      const { points: unique, index } = countUnique(points);
      const uniqueRows = rowsOf(unique.values, unique.d).map((row) => row.map((value) => value + 0).join());
      expect(uniqueRows).toEqual([...new Set(rows)]);
      expect(Array.from(index, (u) => uniqueRows[u])).toEqual(rows);
      const weights = uniqueRows.map((key) =>
        rows.reduce((sum, row, i) => (row === key ? sum + weightOf(points, i) : sum), 0),
      );
      expect(Array.from(unique.weights ?? [])).toEqual(weights);
      expect(totalWeight(unique)).toBe(totalWeight(points));
    }),
    FIXED,
  );
});

test('weighted unique points give the same clustering as every point', () => {
  fc.assert(
    fc.property(repeatedPoints, anyK, anySeed, (points, k, seed) => {
      const { points: unique, index } = countUnique(points);
      // Starting on different points, no two centroids share a place: rounding would decide between those.
      fc.pre(k <= unique.n);
      const centroids = seedCentroids(points, k, 'k-means++', random(seed));
      const options = { k, seeding: 'warm', centroids, maxIterations: 3, tolerance: 0 } as const;
      const every = kmeans(points, options);
      const once = kmeans(unique, options);
      for (let q = 0; q < centroids.length; q++) {
        expect(Math.abs(once.centroids[q] - every.centroids[q])).toBeLessThan(1e-9);
      }
      expect(Math.abs(once.inertia - every.inertia)).toBeLessThanOrEqual(rounding(every.inertia));
      expect(expandLabels(once.labels, index)).toEqual(every.labels);
      expect(once.counts).toEqual(every.counts);
    }),
    FIXED,
  );
});

test('single precision stays single precision', () => {
  const { points } = countUnique({ values: Float32Array.of(0.1, 0.2, 0.1), n: 3, d: 1 });
  expect(points.values).toEqual(Float32Array.of(0.1, 0.2));
});

test('-0 and 0 are the same point', () => {
  const rows = Array.from({ length: 200 }, (_, i) => [i % 2 ? 0 : -0, i >> 1]);
  expect(countUnique(pointsOf(rows)).points.n).toBe(100);
});

test('the 4096 colors of a coarse picture are told apart, and no more', () => {
  const rows = Array.from({ length: 20000 }, (_, i) => [i % 16, (i >> 4) % 16, (i >> 8) % 16].map((v) => v / 15));
  expect(countUnique(pointsOf(rows)).points.n).toBe(4096);
});
