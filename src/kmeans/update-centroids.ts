import type { Points } from './types.ts';

/** What `updateCentroids` learned on the way. */
export interface Update {
  /** [k], the weight in each cluster. */
  readonly counts: Float64Array;
  /** The longest way a centroid moved, Euclidean, in units of the values. */
  readonly shift: number;
  /** The root of the sum of the squares of all moves. */
  readonly totalShift: number;
}

/**
 * The second half of a Lloyd iteration: every centroid moves to the weighted mean of its points. One without points
 * (or with points of weight 0 only) stays where it is.
 *
 * The mean is reached as c + Σ w (x - c) / Σ w, from the old centroid c. That equals Σ w x / Σ w, but the sum is of
 * small numbers, and a centroid that stands exactly on its equal points stays exactly there: no rounding remainder
 * for `fillEmpty` to chase.
 *
 * @param labels [n], 0..k-1, from `assign`
 * @param centroids [k, d] or more rows, row-major; changed in place
 */
export function updateCentroids(points: Points, labels: Int32Array, k: number, centroids: Float64Array): Update {
  const { values, n, d, weights } = points;
  const counts = new Float64Array(k);
  const moves = new Float64Array(k * d);
  for (let i = 0, p = 0; i < n; i++, p += d) {
    const weight = weights ? weights[i] : 1;
    const q = labels[i] * d;
    counts[labels[i]] += weight;
    for (let j = 0; j < d; j++) moves[q + j] += weight * (values[p + j] - centroids[q + j]);
  }

  let largest = 0;
  let sum = 0;
  for (let c = 0; c < k; c++) {
    if (counts[c] === 0) continue;
    let squared = 0;
    for (let q = c * d; q < (c + 1) * d; q++) {
      const move = moves[q] / counts[c];
      centroids[q] += move;
      squared += move * move;
    }
    largest = Math.max(largest, squared);
    sum += squared;
  }
  return { counts, shift: Math.sqrt(largest), totalShift: Math.sqrt(sum) };
}

/**
 * Gives one empty cluster a new place: the first one (lowest index) goes to the sample farthest from its own centroid
 * (lowest index on ties), if that is away from it at all. The others wait for the next iteration, because by then
 * this move has changed which sample is farthest.
 *
 * The labels do not use an empty centroid, so moving it cannot raise the inertia from one assignment to the next.
 * Samples of weight 0 are passed over: a cluster put on one would be empty again.
 *
 * @param distances [n], squared, from the `assign` of this iteration
 * @param counts [k], from the `updateCentroids` of this iteration; decides k
 * @param centroids [k, d] or more rows, row-major; one row is changed in place
 * @returns whether a centroid moved
 */
export function fillEmpty(
  points: Points,
  distances: Float64Array,
  counts: Float64Array,
  centroids: Float64Array,
): boolean {
  const empty = counts.indexOf(0);
  if (empty < 0) return false;
  const farthest = farthestPoint(points, distances);
  if (!(distances[farthest] > 0)) return false;
  placeOnPoint(points, farthest, centroids, empty);
  return true;
}

/**
 * The point with the largest distance, the lowest index on ties; points of weight 0 are passed over.
 *
 * @param distances [n]
 * @param labels with `label`: looks at the points of that cluster only
 * @returns its index, or -1 where no point qualifies
 */
export function farthestPoint(points: Points, distances: Float64Array, labels?: Int32Array, label?: number): number {
  let farthest = -1;
  for (let i = 0; i < points.n; i++) {
    if (points.weights?.[i] === 0) continue;
    if (labels && labels[i] !== label) continue;
    if (farthest < 0 || distances[i] > distances[farthest]) farthest = i;
  }
  return farthest;
}

/** Puts centroid `c` exactly on point `i`. */
export function placeOnPoint(points: Points, i: number, centroids: Float64Array, c: number): void {
  const { values, d } = points;
  for (let j = 0; j < d; j++) centroids[c * d + j] = values[i * d + j];
}
