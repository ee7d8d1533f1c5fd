import { roundColor } from '../color/round-color.ts';
import {
  type Cancel,
  type Cells,
  lloydBounded,
  type Points,
  random,
  relativeTolerance,
  seedSteps,
  sortIntoCells,
} from '../kmeans/index.ts';
import { type Colors, countColors } from './colors.ts';
import type { ExactSettings } from './options.ts';
import { seedOnPixels } from './pixel-seeds.ts';
import { stepOf, toUnits } from './units.ts';

/** What is known after each Lloyd iteration. */
export interface ExactProgress {
  /** From 0. */
  readonly attempt: number;
  /** From 1, within the attempt. */
  readonly iteration: number;
  /** Of this iteration's labels. */
  readonly inertia: number;
  /** The lowest of all iterations so far. */
  readonly best: number;
}

/** A finished run, or the best of one that was cancelled. */
export interface ExactResult {
  readonly k: number;
  /** [k, 3] in the units that were clustered. */
  readonly centroids: Float64Array;
  /** [k, 3] the same as r, g, b, 0 to 255; whole numbers with `rounding: 'down'`, not rounded otherwise. */
  readonly colors: Float64Array;
  /** [n] the nearest centroid of every pixel, from 0. */
  readonly labels: Uint8Array;
  /** [k] pixels of each cluster. */
  readonly counts: Float64Array;
  /** Sum of squared distances of all pixels, in the units that were clustered (OpenCV: compactness). */
  readonly inertia: number;
  /**
   * Mean squared difference of the picture and its colors as they are drawn, in bytes: per channel, in RGB of 0–255 units
   * whatever was clustered, of every pixel.
   */
  readonly mse: number;
  /** Lloyd iterations of the winning attempt. */
  readonly iterations: number;
  /** Which attempt won, from 0. */
  readonly attempt: number;
  /** [k, 3] where it was told to start, in the units that are clustered; null where it chose. */
  readonly start: Float64Array | null;
  /** True where the winning attempt met its criterion. */
  readonly converged: boolean;
  /** True where it was cancelled. */
  readonly cancelled: boolean;
  /** Different colors of the picture. */
  readonly distinct: number;
}

/**
 * K-means on every pixel, in float64: cold starts, Lloyd iterations until a criterion is met, the best of the attempts.
 * Equal colors are counted once and weighted. Clusters are numbered by descending share, but for `warm`, which keeps the
 * order that was given.
 *
 * @param pixels [n, 4] r, g, b, a; alpha is dropped
 * @param settings checked: see `checkExact`
 * @param places see `countColors`
 * @returns a generator: yields after every iteration, and null after every centroid that is chosen; ends with the result
 */
export function* exactSteps(
  pixels: Uint8Array | Uint8ClampedArray,
  settings: ExactSettings,
  signal: Cancel,
  places?: Int32Array,
): Generator<ExactProgress | null, ExactResult, void> {
  const { k, space, scaling, seeding, rounding } = settings;
  const counted = countColors(pixels, places);
  const { values, fromRgb, toRgb } = toUnits(counted.rgb, space, scaling);
  const points: Points = { values, n: counted.weights.length, d: 3, weights: counted.weights };
  const cells = sortIntoCells(points);
  const chance = random(settings.seed);
  const rows = settings.centroids ?? settings.startColors?.map(([r, g, b]) => fromRgb(r, g, b));
  const given = rows ? Float64Array.from(rows.flat()) : null;
  const criteria = { ...criterionOf(points, settings), maxIterations: settings.maxIterations, signal };
  const attempts = seeding === 'warm' ? 1 : settings.attempts;

  let lowest = Infinity;
  const place = function* () {
    return seeding === 'random-points' || seeding === 'random-partition'
      ? seedOnPixels(points, counted.index, k, seeding, chance)
      : yield* seedSteps(points, k, seeding, chance, given ?? undefined, signal);
  };
  const run = function* (start: Float64Array, attempt: number) {
    const steps = lloydBounded(cells, k, start, criteria, attempt);
    let step = steps.next();
    while (!step.done) {
      lowest = Math.min(lowest, step.value.inertia);
      yield { ...step.value, best: lowest };
      step = steps.next();
    }
    return step.value;
  };
  let best = yield* run(yield* place(), 0);
  for (let attempt = 1; attempt < attempts && !signal.aborted; attempt++) {
    const start = yield* place();
    if (signal.aborted) break;
    const result = yield* run(start, attempt);
    if (result.inertia < best.inertia) best = result;
  }
  const order = seeding === 'warm' ? identity(k) : byShare(best.counts);
  const { iterations, attempt, converged, inertia } = best;
  const centroids = Float64Array.from(
    { length: 3 * k },
    (_, i) => best.centroids[3 * order[Math.floor(i / 3)] + (i % 3)],
  );
  const exactColors = Float64Array.from(
    Array.from({ length: k }, (_, c) => toRgb(centroids[3 * c], centroids[3 * c + 1], centroids[3 * c + 2])).flat(),
  );
  const colors = rounding === 'down' ? exactColors.map(cut) : exactColors;
  const ofColors = labelsOfColors(cells, best.labels, order);
  return {
    k,
    centroids,
    colors,
    labels: labelsOfPixels(counted, ofColors),
    counts: Float64Array.from(order, (c) => best.counts[c]),
    inertia,
    mse: meanSquare(counted, ofColors, colors),
    iterations,
    attempt,
    start: seeding === 'warm' ? given : null,
    converged,
    cancelled: signal.aborted,
    distinct: points.n,
  };
}

/** The way through a space and a scaling leaves a color such as 17 a hair beside 17: that is no reason for 16. */
const HAIR = 1e-6;
const cut = (value: number) => Math.floor(value + HAIR);

const identity = (k: number) => Array.from({ length: k }, (_, c) => c);

/** Old numbers in the order of the new ones. */
const byShare = (counts: Float64Array) => identity(counts.length).sort((a, b) => counts[b] - counts[a]);

/**
 * The label of every color.
 * @param labels of the sorted colors @param order the old numbers in the order of the new ones
 */
function labelsOfColors({ order: colors }: Cells, labels: Int32Array, order: readonly number[]): Uint8Array {
  const renumbered = new Uint8Array(order.length);
  order.forEach((old, now) => {
    renumbered[old] = now;
  });
  const result = new Uint8Array(colors.length);
  for (let place = 0; place < colors.length; place++) result[colors[place]] = renumbered[labels[place]];
  return result;
}

function labelsOfPixels({ index }: Colors, ofColors: Uint8Array): Uint8Array {
  const result = new Uint8Array(index.length);
  for (let i = 0; i < index.length; i++) result[i] = ofColors[index[i]];
  return result;
}

/** Of the picture and what is drawn. */
function meanSquare({ rgb, weights, index }: Colors, labels: Uint8Array, colors: Float64Array): number {
  const drawn = Uint8Array.from(colors, roundColor);
  let sum = 0;
  for (let i = 0; i < weights.length; i++) {
    for (let j = 0; j < 3; j++) sum += weights[i] * (rgb[3 * i + j] - drawn[3 * labels[i] + j]) ** 2;
  }
  return sum / (3 * index.length);
}

/** The criterion as src/kmeans has it. */
function criterionOf(points: Points, { space, scaling, criterion, tolerance }: ExactSettings) {
  switch (criterion) {
    case 'shift':
      return { tolerance: tolerance * stepOf(space, scaling) };
    case 'labels':
      return { tolerance: 0 };
    case 'variance':
      return relativeTolerance(points, tolerance);
  }
}
