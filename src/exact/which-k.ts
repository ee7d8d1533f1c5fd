import type { Space } from '../color/spaces.ts';
import {
  assign,
  type ClusteringResult,
  lloyd,
  type Points,
  random,
  runToEnd,
  seedCentroids,
  splitLargest,
} from '../kmeans/index.ts';
import { drawSample, meanSilhouette } from './silhouette.ts';
import { toUnits } from './units.ts';

/** How well k clusters describe the samples of a picture. */
export interface Quality {
  readonly k: number;
  /** Sum of squared distances of the samples to their centroids, in the space's own units; never more than with k − 1. */
  readonly inertia: number;
  /** Mean silhouette of some of the samples, -1 to 1; null for k = 1, and where fewer than two clusters have any. */
  readonly silhouette: number | null;
  /** Its standard error, 0 where there is no silhouette: the samples are some of many. */
  readonly silhouetteError: number;
}

/** Beyond it, nobody looks for an elbow. */
export const WHICH_K_MAX = 16;
/** k-means++ starts for each k, beside the split of the one before. */
const ATTEMPTS = 3;
/** Lloyd iterations of each start. */
const MAX_ITERATIONS = 100;
/** A start has converged when all centroids together move less than this part of the samples' spread. */
const TOLERANCE = 0.01;
/** A silhouette takes the distances of all pairs, so it is that of so many samples: the same ones for every k. */
const SILHOUETTE_SAMPLES = 1_000;

/**
 * Inertia for k = 1 to 16, for whoever looks for its elbow, and the silhouette: what there is to choose k by. In
 * float64, seeded: the same samples, the same numbers.
 *
 * @param rgb [n, 3] bytes, the samples
 * @returns a generator: yields once for each k
 */
export function* whichK(rgb: Uint8Array, space: Space): Generator<Quality, void, void> {
  const points: Points = { values: toUnits(rgb, space, 'none').values, n: rgb.length / 3, d: 3 };
  const chance = random(0);
  const indices = drawSample(points.n, SILHOUETTE_SAMPLES, chance);
  const sample: Points = { values: rowsOf(points, indices), n: indices.length, d: points.d };
  // One cluster is at the mean with its first move.
  let best = run(points, seedCentroids(points, 1, 'k-means++', chance), 0);
  const tolerance = TOLERANCE * Math.sqrt(best.inertia / points.n);
  for (let k = 1; k <= WHICH_K_MAX; k++) {
    if (k > 1) best = better(points, best, tolerance, () => seedCentroids(points, k, 'k-means++', chance));
    const { labels, inertia } = best;
    const some = indices.map((i) => labels[i]);
    const silhouette = meanSilhouette(sample, some, k);
    yield { k, inertia, silhouette: silhouette?.mean ?? null, silhouetteError: silhouette?.error ?? 0 };
  }
}

/**
 * The best of a few starts with one cluster more. One of them is the old result, its most scattered cluster split: by
 * chance alone, more clusters could turn out worse than fewer, and the curve would rise where the truth cannot.
 */
function better(points: Points, before: ClusteringResult, tolerance: number, seed: () => Float64Array) {
  // It stays where nothing is better, as with fewer colors than clusters: the last cluster is empty then.
  let best = before;
  const starts = [() => splitOf(points, before), ...Array<() => Float64Array>(ATTEMPTS).fill(seed)];
  for (const start of starts) {
    const result = run(points, start(), tolerance);
    if (result.inertia < best.inertia) best = result;
  }
  return best;
}

/** @param centroids [k, d], moved in place */
function run(points: Points, centroids: Float64Array, tolerance: number): ClusteringResult {
  const criteria = { maxIterations: MAX_ITERATIONS, tolerance, total: true };
  return runToEnd(lloyd(points, centroids.length / points.d, centroids, criteria));
}

/** The centroids of a result, and one more. */
function splitOf(points: Points, { centroids, labels }: ClusteringResult): Float64Array {
  const k = centroids.length / points.d;
  const more = new Float64Array((k + 1) * points.d);
  more.set(centroids);
  const distances = new Float64Array(points.n);
  assign(points, more, k, labels, distances);
  splitLargest(points, labels, distances, more, k);
  return more;
}

function rowsOf({ values, d }: Points, indices: Int32Array): Float64Array {
  const rows = new Float64Array(d * indices.length);
  indices.forEach((index, row) => {
    rows.set(values.subarray(d * index, d * index + d), d * row);
  });
  return rows;
}
