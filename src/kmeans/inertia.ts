import type { Points } from './types.ts';

/**
 * Weighted sum of squared distances: the quantity k-means makes small (OpenCV: compactness).
 *
 * @param distances [n], squared, from `assign`
 */
export function totalInertia(points: Points, distances: Float64Array): number {
  const { n, weights } = points;
  let total = 0;
  for (let i = 0; i < n; i++) total += weights ? weights[i] * distances[i] : distances[i];
  return total;
}

/**
 * The same sum, per cluster: where the picture is served worst.
 *
 * @param labels [n], 0..k-1, from `assign`
 * @param distances [n], squared, from the same `assign`
 * @returns [k]; 0 for an empty cluster
 */
export function clusterInertias(points: Points, labels: Int32Array, distances: Float64Array, k: number): Float64Array {
  const { n, weights } = points;
  const inertias = new Float64Array(k);
  for (let i = 0; i < n; i++) inertias[labels[i]] += weights ? weights[i] * distances[i] : distances[i];
  return inertias;
}
