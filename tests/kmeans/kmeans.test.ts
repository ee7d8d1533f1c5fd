import fc from 'fast-check';
import { kmeans as mlKMeans } from 'ml-kmeans';
import { expect, test } from 'vitest';
import { kmeans, kmeansSteps, type Progress, random, SEEDINGS, seedCentroids } from '../../src/kmeans/index.ts';
import {
  anyK,
  anyPoints,
  anySeed,
  assigned,
  blobs,
  COLD_SEEDINGS,
  FIXED,
  inertiaWith,
  pointsOf,
  rounding,
  rowsOf,
  totalWeight,
} from './helpers.ts';

test.each(SEEDINGS)('%s: inertia never rises from one iteration to the next, empty clusters included', (seeding) => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, (points, k, seed) => {
      const inertias: number[] = [];
      const centroids = seedCentroids(points, k, 'random-box', random(seed));
      const onProgress = ({ inertia }: Progress) => inertias.push(inertia);
      const result = kmeans(points, { k, seeding, centroids, seed, tolerance: 0, onProgress });
      inertias.push(result.inertia);
      for (let i = 1; i < inertias.length; i++) {
        expect(inertias[i]).toBeLessThanOrEqual(inertias[i - 1] + rounding(inertias[i - 1]) * 1e-3);
      }
    }),
    FIXED,
  );
});

test.each(COLD_SEEDINGS)('%s: labels, counts and inertia are those of the returned centroids', (seeding) => {
  fc.assert(
    fc.property(anyPoints, anyK, anySeed, fc.integer({ min: 1, max: 4 }), (points, k, seed, maxIterations) => {
      const result = kmeans(points, { k, seeding, seed, maxIterations });
      const { labels, centroids, counts, inertia } = result;
      expect(assigned(points, centroids, k).labels).toEqual(labels);
      expect(Math.abs(inertia - inertiaWith(points, centroids, k))).toBeLessThanOrEqual(rounding(inertia));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(totalWeight(points));
      for (let c = 0; c < k; c++) {
        const truth = labels.reduce((sum, label, i) => (label === c ? sum + (points.weights?.[i] ?? 1) : sum), 0);
        expect(counts[c]).toBe(truth);
      }
      expect(centroids.every(Number.isFinite)).toBe(true);
      expect(result.iterations).toBeLessThanOrEqual(maxIterations);
    }),
    FIXED,
  );
});

test('the same seed gives the same result, and an injected generator too', () => {
  const points = blobs(8, 300, 3, 7);
  for (const seeding of COLD_SEEDINGS) {
    const options = { k: 6, seeding, attempts: 3 } as const;
    const result = kmeans(points, { ...options, seed: 5 });
    expect(kmeans(points, { ...options, seed: 5 })).toEqual(result);
    expect(kmeans(points, { ...options, random: random(5) })).toEqual(result);
  }
});

test('k = 1 is the weighted mean', () => {
  fc.assert(
    fc.property(anyPoints, anySeed, (points, seed) => {
      const { centroids } = kmeans(points, { k: 1, seed, tolerance: 0 });
      for (let j = 0; j < points.d; j++) {
        let sum = 0;
        for (let i = 0; i < points.n; i++) sum += (points.weights?.[i] ?? 1) * points.values[i * points.d + j];
        expect(centroids[j]).toBeCloseTo(sum / totalWeight(points), 9);
      }
    }),
    FIXED,
  );
});

test.each(COLD_SEEDINGS)('%s: with as many clusters as different points, or more, the inertia is 0', (seeding) => {
  fc.assert(
    fc.property(anyPoints, anySeed, fc.integer({ min: 0, max: 3 }), (points, seed, more) => {
      const different = new Set(rowsOf(points.values, points.d).map((row) => row.join())).size;
      const result = kmeans(points, { k: different + more, seeding, seed, tolerance: 0 });
      expect(result.inertia).toBeLessThan(1e-18);
      expect(result.converged).toBe(true);
      expect(result.centroids.every(Number.isFinite)).toBe(true);
    }),
    FIXED,
  );
});

test('from the same centroids it ends where ml-kmeans ends', () => {
  let compared = 0;
  for (let seed = 0; seed < 25; seed++) {
    const k = 2 + (seed % 6);
    const d = seed % 2 ? 3 : 5;
    const points = blobs(seed, 200, d, k);
    const start = seedCentroids(points, k, 'k-means++', random(seed));
    const mine = kmeans(points, { k, seeding: 'warm', centroids: start, maxIterations: 1000, tolerance: 0 });
    const initialization = rowsOf(start, d);
    const theirs = mlKMeans(rowsOf(points.values, d), k, { initialization, maxIterations: 1000, tolerance: 0 });
    // An empty cluster is treated differently on purpose.
    if (mine.counts.includes(0)) continue;
    compared++;
    expect([...mine.labels]).toEqual(theirs.clusters);
    const there = theirs.centroids.flat();
    mine.centroids.forEach((value, q) => {
      expect(Math.abs(value - there[q])).toBeLessThan(1e-6);
    });
  }
  expect(compared).toBeGreaterThan(20);
});

test('it has converged when no centroid moved farther than the tolerance, and not before', () => {
  const points = blobs(21, 400, 3, 8);
  const shifts: number[] = [];
  const onProgress = ({ shift }: Progress) => shifts.push(shift);
  const result = kmeans(points, { k: 8, seeding: 'random-partition', seed: 1, tolerance: 1.5, onProgress });
  expect(result.converged).toBe(true);
  expect(result.iterations).toBe(shifts.length);
  expect(shifts.length).toBeGreaterThan(3);
  expect(shifts.at(-1)).toBeLessThanOrEqual(1.5);
});

test('an iteration that moved an empty cluster is not the last, however small the shift', () => {
  const points = pointsOf([[0], [0.1], [9]]);
  const centroids = Float64Array.of(500, 3, 600);
  const result = kmeans(points, { k: 3, seeding: 'warm', centroids, tolerance: 1000 });
  expect(result.iterations).toBe(3);
  expect([...result.counts].sort()).toEqual([1, 1, 1]);
});

test('tolerance 0 runs on until no label changes', () => {
  const points = blobs(22, 300, 3, 5);
  const { converged, centroids } = kmeans(points, { k: 5, seed: 3, tolerance: 0, maxIterations: 1000 });
  expect(converged).toBe(true);
  const again = kmeans(points, { k: 5, seeding: 'warm', centroids, tolerance: 0 });
  expect(again.centroids).toEqual(centroids);
});

test('a run that is cut short says so', () => {
  const points = blobs(23, 400, 3, 9);
  const result = kmeans(points, { k: 9, seeding: 'random-partition', maxIterations: 2, tolerance: 0 });
  expect(result).toMatchObject({ iterations: 2, converged: false });
});

test('the best of several attempts wins, and the result names it', () => {
  const points = blobs(31, 300, 2, 9);
  const options = { k: 9, seeding: 'random-points', tolerance: 0 } as const;
  const next = random(4);
  const singles = Array.from({ length: 8 }, () => kmeans(points, { ...options, random: next }));
  const best = Math.min(...singles.map(({ inertia }) => inertia));
  const result = kmeans(points, { ...options, attempts: 8, seed: 4 });
  const attempt = singles.findIndex(({ inertia }) => inertia === best);
  expect(attempt).toBeGreaterThan(0);
  expect(result).toEqual({ ...singles[attempt], attempt });
});

test('a warm start runs once and leaves the given centroids alone', () => {
  const points = blobs(1, 100, 3, 3);
  const centroids = seedCentroids(points, 3, 'random-box', random(1));
  const copy = centroids.slice();
  const attempts = new Set<number>();
  kmeans(points, { k: 3, seeding: 'warm', centroids, attempts: 5, onProgress: (p) => attempts.add(p.attempt) });
  expect([...attempts]).toEqual([0]);
  expect(centroids).toEqual(copy);
});

test('a cancelled run returns the best so far, whole, and begins no other attempt', () => {
  const points = blobs(41, 300, 3, 9);
  const signal = { aborted: false };
  let seen = 0;
  const onProgress = () => {
    signal.aborted = ++seen === 4;
  };
  const next = random(2);
  const guarded = () => {
    expect(signal.aborted).toBe(false);
    return next();
  };
  const options = { k: 9, seeding: 'random-partition', attempts: 50, tolerance: 0 } as const;
  const result = kmeans(points, { ...options, random: guarded, signal, onProgress });
  expect(seen).toBe(4);
  expect(result).toMatchObject({ iterations: 4, attempt: 0, converged: false });
  expect(assigned(points, result.centroids, 9).labels).toEqual(result.labels);
});

test('a run cancelled before it began has the seeding as its result', () => {
  const points = blobs(41, 300, 3, 9);
  const result = kmeans(points, { k: 4, seed: 6, signal: { aborted: true } });
  expect(result.iterations).toBe(0);
  expect(result.centroids).toEqual(seedCentroids(points, 4, 'k-means++', random(6)));
  expect(result.counts.reduce((sum, count) => sum + count, 0)).toBe(300);
});

test('in steps it does the same, one iteration at a time', () => {
  const points = blobs(51, 200, 3, 5);
  const options = { k: 5, attempts: 2, seed: 9 };
  const progress: Progress[] = [];
  const whole = kmeans(points, { ...options, onProgress: (step) => progress.push(step) });
  const steps = kmeansSteps(points, options);
  const seen: Progress[] = [];
  let step = steps.next();
  for (; !step.done; step = steps.next()) seen.push(step.value);
  expect(seen).toEqual(progress);
  expect(step.value).toEqual(whole);
});
