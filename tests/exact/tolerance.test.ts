import { describe, expect, test } from 'vitest';
import { SPACES } from '../../src/color/spaces.ts';
import { CRITERIA, checkExact, type ExactSettings, TOLERANCES } from '../../src/exact/options.ts';
import { exactSteps } from '../../src/exact/run.ts';
import { SCALINGS } from '../../src/exact/units.ts';
import { kmeans, type Points, random, runToEnd, seedCentroids } from '../../src/kmeans/index.ts';
import { demoColors } from './demo-colors.ts';

const PIXELS = demoColors(6_000);

const run = (settings: Partial<ExactSettings>) =>
  runToEnd(exactSteps(PIXELS, checkExact({ k: 8, ...settings }), { aborted: false }));

describe.each(SPACES)('in %s', (space) => {
  test.each(SCALINGS)(
    'and scaling %s, every criterion ends within a hair of where it would without a tolerance',
    (scaling) => {
      for (const attempts of [1, 4]) {
        const until = run({ space, scaling, attempts, criterion: 'labels', maxIterations: 10_000 });
        for (const criterion of CRITERIA) {
          const { inertia, converged } = run({ space, scaling, attempts, criterion, maxIterations: 10_000 });
          expect(converged).toBe(true);
          expect(inertia / until.inertia, `${criterion}, ${attempts}`).toBeLessThanOrEqual(1.001);
        }
      }
    },
  );

  test('a tolerance is not nothing: it spares iterations, as many in every scaling that keeps the shape', () => {
    const iterations = (scaling: ExactSettings['scaling'], tolerance: number) =>
      run({ space, scaling, attempts: 1, tolerance, seed: 2, maxIterations: 10_000 }).iterations;
    const own = iterations('none', 5);
    expect(own).toBeGreaterThan(1);
    expect(own).toBeLessThan(iterations('none', 0));
    for (const scaling of ['unit', 'plus-one'] as const) expect(iterations(scaling, 5), scaling).toBe(own);
  });
});

test('in OpenCV’s own units a tolerance is OpenCV’s', () => {
  for (const space of ['rgb', 'hsv'] as const) {
    const centroids = [
      [10, 20, 30],
      [200, 100, 50],
      [90, 190, 160],
    ];
    const warm = { k: 3, space, seeding: 'warm', centroids } as const;
    const { centroids: next } = run({ ...warm, maxIterations: 1 });
    const moves = centroids.map((row, c) => Math.hypot(...row.map((value, i) => value - next[3 * c + i])));
    const longest = Math.max(...moves);
    expect(run({ ...warm, tolerance: 1.0001 * longest }).iterations).toBe(1);
    expect(run({ ...warm, tolerance: 0.9999 * longest }).iterations).toBeGreaterThan(1);
  }
});

test('a criterion has a tolerance of its own, unless told', () => {
  expect(checkExact({}).tolerance).toBe(0.2);
  for (const criterion of CRITERIA) {
    expect(checkExact({ criterion }).tolerance).toBe(TOLERANCES[criterion]);
    expect(checkExact({ criterion, tolerance: 3 }).tolerance).toBe(3);
    expect(checkExact({ criterion, tolerance: undefined } as object).tolerance).toBe(TOLERANCES[criterion]);
  }
});

describe('kmeans() without a tolerance', () => {
  /** The same colors in other units, with an offset. */
  const scaled = (side: number) => {
    const values = Float64Array.from(
      { length: (3 * PIXELS.length) / 4 },
      (_, i) => PIXELS[4 * Math.floor(i / 3) + (i % 3)],
    );
    return { values: values.map((value) => (value * side) / 255), n: values.length / 3, d: 3 } satisfies Points;
  };

  test.each([1e-6, 1, 255, 1e6])('ends within a hair of tolerance 0 on values from 0 to %d', (side) => {
    const points = scaled(side);
    for (const k of [2, 5, 8, 16]) {
      for (let seed = 0; seed < 3; seed++) {
        const start = { k, seeding: 'warm', centroids: seedCentroids(points, k, 'k-means++', random(seed)) } as const;
        const { inertia } = kmeans(points, { ...start, maxIterations: 1_000 });
        const exact = kmeans(points, { ...start, maxIterations: 1_000, tolerance: 0 });
        expect(inertia / exact.inertia, `k = ${k}, ${seed}`).toBeLessThanOrEqual(1.001);
      }
    }
  });

  test('ends by a millionth of the mean variance, as scikit-learn measures it', () => {
    const points = scaled(1);
    const centroids = seedCentroids(points, 6, 'k-means++', random(1));
    const moves: number[] = [];
    // Iteration by iteration, without a criterion.
    let before = centroids;
    for (let i = 0; i < 200; i++) {
      const after = kmeans(points, {
        k: 6,
        seeding: 'warm',
        centroids: before,
        maxIterations: 1,
        tolerance: 0,
      }).centroids;
      moves.push(after.reduce((sum, value, j) => sum + (value - before[j]) ** 2, 0));
      before = after;
    }
    const means = [0, 1, 2].map(
      (c) => points.values.reduce((sum, value, i) => sum + (i % 3 === c ? value : 0), 0) / points.n,
    );
    const variance =
      points.values.reduce((sum, value, i) => sum + (value - means[i % 3]) ** 2, 0) / points.values.length;
    const expected = moves.findIndex((move) => move <= 1e-6 * variance) + 1;
    expect(expected).toBeGreaterThan(3);
    expect(kmeans(points, { k: 6, seeding: 'warm', centroids, maxIterations: 200 }).iterations).toBe(expected);
  });
});
