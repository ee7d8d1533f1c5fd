import { type Points, type Random, randomIndex } from '../kmeans/index.ts';

/** A mean of silhouettes, and how far another sample's may lie from it. */
export interface Silhouette {
  /** -1 to 1. */
  readonly mean: number;
  /** The standard error of the mean: the deviation of the points' silhouettes over the root of their number. */
  readonly error: number;
}

/**
 * The mean silhouette of points: how much nearer each is to its own cluster than to the next one. For a point, a is its
 * mean distance to the others of its cluster, b the smallest of its mean distances to the other clusters, and
 * s = (b − a) / max(a, b): near 1 it lies well inside, at 0 between two clusters, below 0 nearer to another one. A
 * cluster of one point has 0. All pairs are looked at: n² distances.
 *
 * P. J. Rousseeuw: Silhouettes: a graphical aid to the interpretation and validation of cluster analysis, Journal of
 * Computational and Applied Mathematics 20, 1987.
 *
 * @param labels [n], 0..k-1
 * @returns null where fewer than two clusters have points, because then there is no next one
 */
export function meanSilhouette(points: Points, labels: Int32Array, k: number): Silhouette | null {
  const { n } = points;
  const counts = new Int32Array(k);
  for (const label of labels) counts[label]++;
  if (counts.filter((count) => count > 0).length < 2) return null;
  const sums = new Float64Array(k);
  let total = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    if (counts[labels[i]] === 1) continue;
    sumDistances(points, i, labels, sums);
    const one = silhouette(sums, counts, labels[i]);
    total += one;
    squares += one * one;
  }
  const mean = total / n;
  return { mean, error: Math.sqrt(Math.max(0, squares / n - mean * mean) / n) };
}

/** The distances of point i to all points, summed by cluster into `sums`. */
function sumDistances({ values, n, d }: Points, i: number, labels: Int32Array, sums: Float64Array): void {
  sums.fill(0);
  for (let other = 0; other < n; other++) {
    let distance = 0;
    for (let j = 0; j < d; j++) distance += (values[i * d + j] - values[other * d + j]) ** 2;
    sums[labels[other]] += Math.sqrt(distance);
  }
}

/** Of a point in the cluster `own`, which has two or more. */
function silhouette(sums: Float64Array, counts: Int32Array, own: number): number {
  // Its own distance, 0, is in the sum but not in the mean.
  const a = sums[own] / (counts[own] - 1);
  let b = Infinity;
  for (let c = 0; c < counts.length; c++) if (c !== own && counts[c] > 0) b = Math.min(b, sums[c] / counts[c]);
  const larger = Math.max(a, b);
  return larger > 0 ? (b - a) / larger : 0;
}

/** The indices of `size` different points of n, or of all where there are no more. */
export function drawSample(n: number, size: number, random: Random): Int32Array {
  const indices = Int32Array.from({ length: n }, (_, i) => i);
  const count = Math.min(size, n);
  for (let i = 0; i < count; i++) {
    // Fisher–Yates, as far as needed.
    const other = i + randomIndex(n - i, random);
    const index = indices[other];
    indices[other] = indices[i];
    indices[i] = index;
  }
  return indices.slice(0, count);
}
