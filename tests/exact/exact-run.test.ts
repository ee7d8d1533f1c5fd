import { describe, expect, test } from 'vitest';
import { countColors, newPlaces } from '../../src/exact/colors.ts';
import { checkExact, type ExactSettings } from '../../src/exact/options.ts';
import { exactSteps } from '../../src/exact/run.ts';
import { type ClusteringResult, kmeans, random } from '../../src/kmeans/index.ts';

/** A picture of few colors, many times each, and some of every kind. */
function picture(n: number, colors: number, seed = 1): Uint8ClampedArray {
  const next = random(seed);
  const palette = Array.from({ length: colors }, () => [next() * 256, next() * 256, next() * 256].map(Math.floor));
  const pixels = new Uint8ClampedArray(4 * n);
  // Some colors far more often than others.
  for (let i = 0; i < n; i++) pixels.set([...palette[Math.floor(next() ** 3 * colors)], 255], 4 * i);
  return pixels;
}

function run(pixels: Uint8ClampedArray, settings: Partial<ExactSettings>, signal = { aborted: false }) {
  const steps = exactSteps(pixels, checkExact(settings), signal);
  const progress = [];
  let step = steps.next();
  while (!step.done) {
    if (step.value) progress.push(step.value);
    step = steps.next();
  }
  return { result: step.value, progress };
}

/** The same on every pixel, without weights. */
function onEveryPixel(pixels: Uint8ClampedArray, centroids: number[][], tolerance: number): ClusteringResult {
  const n = pixels.length / 4;
  const values = Float64Array.from({ length: 3 * n }, (_, i) => pixels[4 * Math.floor(i / 3) + (i % 3)]);
  const warm = Float64Array.from(centroids.flat());
  return kmeans({ values, n, d: 3 }, { k: centroids.length, seeding: 'warm', centroids: warm, tolerance });
}

/** As a canvas shows a value: `roundColor`, a half up. */
const byte = (value: number) => Math.min(255, Math.max(0, Math.floor(value + 0.501)));

describe('an exact run', () => {
  test('from given centroids is that of every pixel, to 1e-9', () => {
    const pixels = picture(5_000, 300);
    const centroids = [
      [10, 20, 30],
      [200, 100, 50],
      [90, 190, 160],
      [250, 250, 250],
    ];
    for (const [criterion, tolerance] of [
      ['shift', 0.2],
      ['labels', 0],
    ] as const) {
      const { result } = run(pixels, { k: 4, seeding: 'warm', centroids, criterion, tolerance });
      const expected = onEveryPixel(pixels, centroids, tolerance);
      expect(result.iterations).toBe(expected.iterations);
      result.centroids.forEach((value, i) => {
        expect(Math.abs(value / expected.centroids[i] - 1)).toBeLessThan(1e-9);
      });
      expect(Math.abs(result.inertia / expected.inertia - 1)).toBeLessThan(1e-9);
      expect([...result.labels]).toEqual([...expected.labels]);
      expect([...result.counts]).toEqual([...expected.counts]);
    }
  });

  test('its inertia is that of its labels and centroids, whatever was asked', () => {
    const pixels = picture(700, 90);
    for (const seeding of ['random-points', 'random-box', 'random-partition', 'k-means++', 'maximin'] as const) {
      const { result } = run(pixels, { k: 6, seeding, attempts: 3, seed: 4 });
      let inertia = 0;
      result.labels.forEach((label, i) => {
        for (let c = 0; c < 3; c++) inertia += (pixels[4 * i + c] - result.centroids[3 * label + c]) ** 2;
      });
      expect(result.inertia / inertia, seeding).toBeCloseTo(1, 9);
      expect(result.counts.reduce((sum, count) => sum + count)).toBe(700);
      expect([...result.counts], 'numbered by descending share').toEqual([...result.counts].sort((a, b) => b - a));
      expect([...result.colors]).toEqual([...result.centroids]);
    }
  });

  test.each([
    { space: 'rgb', scaling: 'none' },
    { space: 'rgb', scaling: 'unit', rounding: 'down' },
    { space: 'lab', scaling: 'min-max' },
    { space: 'hsv', scaling: 'none' },
    { space: 'oklab', scaling: 'plus-one' },
  ] as const)('its mse is that of the picture and the colors drawn, in bytes: %o', (settings) => {
    const pixels = picture(800, 200);
    const { mse, colors, labels } = run(pixels, { k: 4, attempts: 2, ...settings }).result;
    let sum = 0;
    labels.forEach((label, i) => {
      for (let c = 0; c < 3; c++) sum += (pixels[4 * i + c] - byte(colors[3 * label + c])) ** 2;
    });
    expect(mse).toBeGreaterThan(100);
    expect(mse / (sum / (3 * 800))).toBeCloseTo(1, 12);
  });

  test('takes the best of its attempts, the same for the same seed', () => {
    const pixels = picture(2_000, 400);
    const { result, progress } = run(pixels, { k: 8, seeding: 'random-points', attempts: 12, seed: 7 });
    const ends = new Map(progress.map(({ attempt, inertia }) => [attempt, inertia]));
    expect(ends.size).toBe(12);
    expect(result.inertia).toBeLessThanOrEqual(Math.min(...ends.values()));
    expect(ends.get(result.attempt)).toBe(Math.min(...ends.values()));
    expect(progress.at(-1)?.best).toBe(Math.min(...progress.map(({ inertia }) => inertia)));
    expect(run(pixels, { k: 8, seeding: 'random-points', attempts: 12, seed: 7 }).result).toEqual(result);
    expect(run(pixels, { k: 8, seeding: 'random-points', attempts: 1, seed: 8 }).result.inertia).not.toBe(
      result.inertia,
    );
  });

  test('ends by the variance as scikit-learn does: by the sum of the squared moves', () => {
    const pixels = picture(3_000, 500);
    const centroids = [
      [10, 20, 30],
      [200, 100, 50],
      [90, 190, 160],
    ];
    const warm = { k: 3, seeding: 'warm', centroids } as const;
    const { centroids: next } = run(pixels, { ...warm, maxIterations: 1 }).result;
    const moved = centroids.flat().reduce((sum, value, i) => sum + (value - next[i]) ** 2, 0);
    const channels = [0, 1, 2].map((c) => Array.from({ length: 3_000 }, (_, i) => pixels[4 * i + c]));
    const variances = channels.map((values) => {
      const mean = values.reduce((sum, value) => sum + value) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    });
    const variance = variances.reduce((sum, value) => sum + value) / 3;
    const iterationsAt = (tolerance: number) =>
      run(pixels, { ...warm, criterion: 'variance', tolerance }).result.iterations;
    expect(iterationsAt((1.001 * moved) / variance)).toBe(1);
    expect(iterationsAt((0.999 * moved) / variance)).toBeGreaterThan(1);
  });

  test('cancelled, it gives the best so far', () => {
    const signal = { aborted: false };
    const pixels = picture(1_000, 300);
    const steps = exactSteps(pixels, checkExact({ k: 5, attempts: 1_000 }), signal);
    for (let i = 0; i < 40; i++) steps.next();
    signal.aborted = true;
    let step = steps.next();
    while (!step.done) step = steps.next();
    expect(step.value.cancelled).toBe(true);
    expect(step.value.labels).toHaveLength(1_000);
    expect(step.value.attempt).toBeLessThan(40);
  });

  test.each(['k-means++', 'maximin'] as const)(
    'lets others in between the centroids of %s, and a cancel ends the choosing',
    (seeding) => {
      const signal = { aborted: false };
      const steps = exactSteps(picture(1_000, 300), checkExact({ k: 20, seeding, attempts: 2 }), signal);
      for (let i = 0; i < 20; i++) expect(steps.next()).toEqual({ value: null, done: false });
      expect(steps.next().value).toMatchObject({ attempt: 0, iteration: 1 });
      // On to the fifth centroid of the second attempt.
      let step = steps.next();
      while (step.value !== null) step = steps.next();
      for (let i = 1; i < 5; i++) expect(steps.next().value).toBeNull();
      signal.aborted = true;
      const last = steps.next();
      expect(last).toMatchObject({ done: true, value: { cancelled: true, attempt: 0, converged: true } });

      // Nothing to show yet: then the rest is chosen at once, and every pixel has a label.
      signal.aborted = false;
      const early = exactSteps(picture(1_000, 300), checkExact({ k: 20, seeding, attempts: 2 }), signal);
      for (let i = 0; i < 5; i++) early.next();
      signal.aborted = true;
      const { value, done } = early.next();
      if (!done) throw new Error('it went on');
      expect(value).toMatchObject({ cancelled: true, iterations: 0 });
      expect(value.counts.filter((count) => count > 0).length).toBeGreaterThan(10);
      expect(value.counts.reduce((sum, count) => sum + count)).toBe(1_000);
    },
  );

  test('one pixel, one color, more clusters than colors', () => {
    const { result } = run(Uint8ClampedArray.from([7, 8, 9, 255]), { k: 32 });
    expect([...result.labels]).toEqual([0]);
    expect(result.inertia).toBe(0);
    expect([...result.centroids.slice(0, 3)]).toEqual([7, 8, 9]);
    expect([...result.centroids].every(Number.isFinite)).toBe(true);
  });

  test('its colors are cut to whole numbers where that is asked, and a whole one stays what it is', () => {
    const pixels = picture(900, 120);
    for (const scaling of ['none', 'unit', 'min-max', 'plus-one'] as const) {
      const settings = { k: 5, scaling, seed: 3 };
      const kept = run(pixels, settings).result;
      const cut = run(pixels, { ...settings, rounding: 'down' }).result;
      expect([...cut.colors], scaling).toEqual([...kept.colors].map(Math.floor));
      expect(cut.colors).not.toEqual(kept.colors);
      // And nothing else, but how far what is drawn is from the picture.
      expect(cut.mse).not.toBe(kept.mse);
      expect({ ...cut, colors: null, mse: null }).toEqual({ ...kept, colors: null, mse: null });
    }
    // Every color of it, through all that may leave a hair.
    const whole = Uint8ClampedArray.from([17, 200, 51, 255, 255, 0, 102, 255, 3, 254, 255, 255]);
    for (const space of ['rgb', 'lab', 'oklab'] as const) {
      for (const scaling of ['none', 'unit', 'min-max', 'plus-one'] as const) {
        const { colors, labels } = run(whole, { k: 3, space, scaling, rounding: 'down' }).result;
        const drawn = [...labels].map((label) => [...colors.subarray(3 * label, 3 * label + 3)]);
        expect(drawn, `${space} ${scaling}`).toEqual([0, 4, 8].map((at) => [...whole.subarray(at, at + 3)]));
      }
    }
  });

  test('what makes no sense is refused with the range', () => {
    for (const bad of [
      { k: 0 },
      { k: 33 },
      { attempts: 0 },
      { tolerance: -1 },
      { seed: 0.5 },
      { maxIterations: 1e9 },
    ]) {
      expect(() => checkExact(bad)).toThrow(expect.objectContaining({ code: 'bad-argument' }));
    }
    expect(() => checkExact({ seeding: 'warm' })).toThrow(/centroids/);
    expect(() =>
      checkExact({
        k: 2,
        seeding: 'warm',
        centroids: [
          [1, 2, 3],
          [4, 5],
        ],
      }),
    ).toThrow(/2 rows/);
    expect(() => checkExact({ rounding: 'up' as 'down' })).toThrow(/nearest, down/);
    expect(() => checkExact({ space: 'cmyk' as 'rgb' })).toThrow(/rgb, hsv/);
  });
});

test('colors are counted once, without their alpha', () => {
  const { rgb, weights, index } = countColors(
    Uint8ClampedArray.from([1, 2, 3, 0, 9, 9, 9, 255, 1, 2, 3, 255, 0, 0, 0, 7]),
  );
  expect([...rgb]).toEqual([1, 2, 3, 9, 9, 9, 0, 0, 0]);
  expect([...weights]).toEqual([2, 1, 1]);
  expect([...index]).toEqual([0, 1, 0, 2]);
});

test('one table counts one picture after the other, and is empty after each', () => {
  const places = newPlaces();
  for (let seed = 1; seed < 5; seed++) {
    const pixels = picture(2_000, 300 * seed, seed);
    expect(countColors(pixels, places)).toEqual(countColors(pixels));
    expect(places.some((place) => place !== 0)).toBe(false);
  }
});
