import { assignColors } from './assign-colors.ts';
import type { Points } from './types.ts';

/**
 * The first half of a Lloyd iteration: every point goes to its nearest centroid, on a tie to the lowest index.
 *
 * Differences are squared directly. The expanded form |x|² - 2x·c + |c|² is faster as a matrix product but cancels
 * when a point is close to its centroid, which is the case that decides labels.
 *
 * @param centroids [k, d] or more rows, row-major; rows from k on are ignored
 * @param labels [n], read to count changes, then overwritten with 0..k-1; fill it with -1 before the first call
 * @param distances [n], receives the squared distance to the nearest centroid
 * @returns how many labels changed
 */
export function assign(
  points: Points,
  centroids: Float64Array,
  k: number,
  labels: Int32Array,
  distances?: Float64Array,
): number {
  const { values, n, d } = points;
  if (d === 3) return assignColors(points, centroids, k, labels, distances);
  let changed = 0;
  for (let i = 0, p = 0; i < n; i++, p += d) {
    let nearest = 0;
    let smallest = Infinity;
    for (let c = 0, q = 0; c < k; c++, q += d) {
      let distance = 0;
      for (let j = 0; j < d; j++) {
        const difference = values[p + j] - centroids[q + j];
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        nearest = c;
      }
    }
    if (labels[i] !== nearest) changed++;
    labels[i] = nearest;
    if (distances) distances[i] = smallest;
  }
  return changed;
}

/**
 * How far each point would have to go if its own centroid were taken away.
 *
 * @param centroids [k, d] or more rows, row-major
 * @param labels [n], from `assign` with the same centroids
 * @param seconds [n], receives the squared distance to the nearest other centroid; Infinity where k is 1
 */
export function secondDistances(
  points: Points,
  centroids: Float64Array,
  k: number,
  labels: Int32Array,
  seconds: Float64Array,
): void {
  const { values, n, d } = points;
  for (let i = 0, p = 0; i < n; i++, p += d) {
    let smallest = Infinity;
    for (let c = 0, q = 0; c < k; c++, q += d) {
      if (c === labels[i]) continue;
      let distance = 0;
      for (let j = 0; j < d; j++) {
        const difference = values[p + j] - centroids[q + j];
        distance += difference * difference;
      }
      if (distance < smallest) smallest = distance;
    }
    seconds[i] = smallest;
  }
}
