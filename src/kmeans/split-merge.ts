/** Changing k while a clustering runs: one cluster comes or goes, the others keep their places and their numbers. */

import { KMeansError } from './errors.ts';
import { clusterInertias } from './inertia.ts';
import type { Points } from './types.ts';
import { farthestPoint, placeOnPoint } from './update-centroids.ts';

/**
 * Adds centroid k: on the farthest point (largest squared distance, lowest index on ties) of the cluster with the
 * largest inertia (lowest index on ties). No other centroid moves, so no point gets farther from its nearest one and
 * the inertia cannot rise. Where every point stands on its centroid already, the new one doubles an old one and is
 * empty. The labels are out of date afterwards: `assign` with k + 1.
 *
 * @param labels [n], 0..k-1, from `assign`
 * @param distances [n], squared, from the same `assign`
 * @param centroids [k + 1, d] or more rows, row-major; row k is overwritten
 * @returns the index of the cluster that was split
 * @throws KMeansError `bad-argument` where `centroids` has no room for row k
 */
export function splitLargest(
  points: Points,
  labels: Int32Array,
  distances: Float64Array,
  centroids: Float64Array,
  k: number,
): number {
  const needed = (k + 1) * points.d;
  if (centroids.length < needed) {
    const message = `centroids has ${centroids.length} numbers; k + 1 = ${k + 1} rows need ${needed} or more.`;
    throw new KMeansError('bad-argument', message);
  }
  let split = indexOfLargest(clusterInertias(points, labels, distances, k));
  let chosen = farthestPoint(points, distances, labels, split);
  if (chosen < 0) {
    // All inertias are 0 and the first cluster is empty: any point will do.
    chosen = farthestPoint(points, distances);
    split = labels[chosen];
  }
  placeOnPoint(points, chosen, centroids, k);
  return split;
}

/**
 * Removes the centroid that is missed least: the j with the smallest Σ w (d2² - d1²) over its points (lowest index on
 * ties), d1 and d2 being the distances to the nearest and the second-nearest centroid. This is exactly how much the
 * inertia rises when the points of j go to their second-nearest centroids and nothing moves.
 *
 * The last cluster takes the removed one's number; all others keep theirs. The labels are out of date afterwards:
 * `assign` with k - 1.
 *
 * @param labels [n], 0..k-1, from `assign`
 * @param distances [n], squared, from the same `assign`
 * @param seconds [n], squared, from `secondDistances`
 * @param centroids [k, d] or more rows, row-major; row k - 1 is moved to the removed one's place
 * @param k 2 or more
 * @returns the index of the removed cluster
 * @throws KMeansError `bad-k` where k is less than 2
 */
export function removeCheapest(
  points: Points,
  labels: Int32Array,
  distances: Float64Array,
  seconds: Float64Array,
  centroids: Float64Array,
  k: number,
): number {
  if (!(k >= 2)) throw new KMeansError('bad-k', `k is ${k}; a cluster can be removed only where k is 2 or more.`);
  const { n, d, weights } = points;
  const costs = new Float64Array(k);
  for (let i = 0; i < n; i++) costs[labels[i]] += (weights ? weights[i] : 1) * (seconds[i] - distances[i]);

  let removed = 0;
  for (let c = 1; c < k; c++) if (costs[c] < costs[removed]) removed = c;
  centroids.copyWithin(removed * d, (k - 1) * d, k * d);
  return removed;
}

function indexOfLargest(numbers: Float64Array): number {
  let largest = 0;
  for (let i = 1; i < numbers.length; i++) if (numbers[i] > numbers[largest]) largest = i;
  return largest;
}
