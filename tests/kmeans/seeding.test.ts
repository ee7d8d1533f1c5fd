import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Points, random, SEEDINGS, type Seeding, seedCentroids } from '../../src/kmeans/index.ts';
import {
  anyK,
  anyPoints,
  anySeed,
  blobs,
  COLD_SEEDINGS,
  FIXED,
  pointsOf,
  rowsOf,
  squaredDistance,
  weightOf,
} from './helpers.ts';

/** The indices of points that count and stand exactly on centroid c. */
function pointsAt(points: Points, centroids: Float64Array, c: number): number[] {
  const all = Array.from({ length: points.n }, (_, i) => i);
  return all.filter((i) => weightOf(points, i) > 0 && squaredDistance(points, i, centroids, c) === 0);
}

/** Squared distance of every point to the nearest of the first k centroids. */
function nearestOf(points: Points, centroids: Float64Array, k: number): number[] {
  return Array.from({ length: points.n }, (_, i) =>
    Math.min(...Array.from({ length: k }, (_, c) => squaredDistance(points, i, centroids, c))),
  );
}

test.each(COLD_SEEDINGS)('%s: finite centroids, and the same ones for the same seed, whatever n and k', (seeding) => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, seeding, random(seed));
      expect(centroids.length).toBe(k * points.d);
      expect(centroids.every(Number.isFinite)).toBe(true);
      expect(seedCentroids(points, k, seeding, random(seed))).toEqual(centroids);
    }),
    FIXED,
  );
});

test.each(COLD_SEEDINGS)('%s: another seed, other centroids', (seeding) => {
  const points = blobs(3, 200, 3, 5);
  const one = seedCentroids(points, 4, seeding, random(1));
  expect(seedCentroids(points, 4, seeding, random(2))).not.toEqual(one);
});

test('random-points chooses different points, as long as there are any', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), anyK, anySeed, (n, k, seed) => {
      const points = pointsOf(Array.from({ length: n }, (_, i) => [i]));
      const centroids = seedCentroids(points, k, 'random-points', random(seed));
      expect(new Set(centroids).size).toBe(Math.min(n, k));
    }),
    FIXED,
  );
});

test('random-points chooses every point equally often, whatever its weight, and none of weight 0', () => {
  const points = pointsOf([[0], [1], [2], [3]], [1, 100, 0, 1]);
  const next = random(5);
  const hits = [0, 0, 0, 0];
  for (let run = 0; run < 3000; run++) hits[seedCentroids(points, 1, 'random-points', next)[0]]++;
  expect(hits[2]).toBe(0);
  for (const i of [0, 1, 3]) expect(Math.abs(hits[i] - 1000)).toBeLessThan(120);
});

test('random-box stays in the bounding box widened by 1/d of its size, and reaches its margins', () => {
  const points = pointsOf(
    [
      [0, 10, 100],
      [3, 40, 100],
      [1, 20, 100],
      [999, 999, 999],
    ],
    [1, 1, 1, 0],
  );
  const centroids = rowsOf(seedCentroids(points, 2000, 'random-box', random(7)), 3);
  const column = (j: number) => centroids.map((row) => row[j]);
  for (const [j, low, high] of [
    [0, -1, 4],
    [1, 0, 50],
  ] as const) {
    const size = high - low;
    expect(Math.min(...column(j))).toBeGreaterThanOrEqual(low);
    expect(Math.max(...column(j))).toBeLessThanOrEqual(high);
    expect(Math.min(...column(j))).toBeLessThan(low + 0.02 * size);
    expect(Math.max(...column(j))).toBeGreaterThan(high - 0.02 * size);
  }
  expect(new Set(column(2))).toEqual(new Set([100]));
});

test('random-partition gives means of the parts: their weighted mean over a large picture is the mean of all', () => {
  const points = blobs(11, 6000, 3, 4);
  const centroids = rowsOf(seedCentroids(points, 4, 'random-partition', random(1)), 3);
  for (let j = 0; j < 3; j++) {
    const mean = rowsOf(points.values, 3).reduce((sum, row) => sum + row[j], 0) / points.n;
    // Each part is a fair sample of 1500 points, so every centroid starts near the middle.
    for (const row of centroids) expect(Math.abs(row[j] - mean)).toBeLessThan(12);
  }
});

test('random-partition puts a part that got no point on a point', () => {
  const points = pointsOf([[7, 8]]);
  const centroids = seedCentroids(points, 5, 'random-partition', random(1));
  expect(rowsOf(centroids, 2)).toEqual(Array.from({ length: 5 }, () => [7, 8]));
});

test('k-means++ chooses points, and never one that is covered while another is not', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'k-means++', random(seed));
      for (let c = 0; c < k; c++) {
        const here = pointsAt(points, centroids, c);
        expect(here.length).toBeGreaterThan(0);
        if (c === 0) continue;
        const nearest = nearestOf(points, centroids, c);
        const uncovered = nearest.some((distance, i) => distance > 0 && weightOf(points, i) > 0);
        if (uncovered) expect(nearest[here[0]]).toBeGreaterThan(0);
      }
    }),
    FIXED,
  );
});

test('k-means++ stays with points that count and are not covered at both ends of what random gives', () => {
  const points = pointsOf([[9], [5], [7], [5], [9]], [0, 1, 1, 1, 0]);
  for (const number of [0, 1 - 2 ** -53]) {
    expect([...seedCentroids(points, 2, 'k-means++', () => number)].sort()).toEqual([5, 7]);
  }
});

test('k-means++ draws by weight first, then by weight times squared distance', () => {
  // From 0 the others have w D² = 1·1, 1·4 and 5·1; from elsewhere the run is not counted.
  const points = pointsOf([[0], [1], [2], [-1]], [3, 1, 1, 5]);
  const next = random(13);
  let first = 0;
  const second = new Map([1, 2, -1].map((value) => [value, 0]));
  for (let run = 0; run < 10000; run++) {
    const [a, b] = seedCentroids(points, 2, 'k-means++', next);
    if (a !== 0) continue;
    first++;
    second.set(b, (second.get(b) ?? 0) + 1);
  }
  expect(first / 10000).toBeCloseTo(0.3, 1);
  expect((second.get(1) ?? 0) / first).toBeCloseTo(0.1, 1);
  expect((second.get(2) ?? 0) / first).toBeCloseTo(0.4, 1);
  expect((second.get(-1) ?? 0) / first).toBeCloseTo(0.5, 1);
});

test('maximin takes the farthest point each time, the lowest index on ties, none of weight 0', () => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const centroids = seedCentroids(points, k, 'maximin', random(seed));
      expect(pointsAt(points, centroids, 0).length).toBeGreaterThan(0);
      for (let c = 1; c < k; c++) {
        const nearest = nearestOf(points, centroids, c).map((distance, i) => (weightOf(points, i) > 0 ? distance : -1));
        const farthest = nearest.indexOf(Math.max(...nearest));
        expect(squaredDistance(points, farthest, centroids, c)).toBe(0);
      }
    }),
    FIXED,
  );
});

test('warm starts exactly where it is told, on a copy', () => {
  const points = blobs(1, 20, 3, 2);
  const given = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const centroids = seedCentroids(points, 2, 'warm', random(1), given);
  expect([...centroids]).toEqual([1, 2, 3, 4, 5, 6]);
  centroids[0] = 99;
  expect(given[0]).toBe(1);
});

test('warm without centroids, with too few or with broken ones is refused, and says what it needs', () => {
  const points = blobs(1, 20, 3, 2);
  const start = (warm?: Float64Array) => () => seedCentroids(points, 2, 'warm', random(1), warm);
  expect(start()).toThrow(
    expect.objectContaining({ code: 'bad-argument', message: expect.stringContaining('2 rows of 3') }),
  );
  expect(start(new Float64Array(5))).toThrow(
    expect.objectContaining({ code: 'bad-argument', message: expect.stringContaining('6 or more') }),
  );
  expect(start(Float64Array.of(0, 0, 0, 0, NaN, 0))).toThrow(
    expect.objectContaining({ code: 'not-finite', message: expect.stringContaining('Centroid 1') }),
  );
});

test('a seeding that does not exist is refused by name', () => {
  const seeding = 'best' as Seeding;
  expect(SEEDINGS).not.toContain(seeding);
  expect(() => seedCentroids(blobs(1, 20, 3, 2), 2, seeding, random(1))).toThrow(/"best" is not a seeding/);
});
