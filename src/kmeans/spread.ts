import type { Criteria } from './lloyd.ts';
import type { Points } from './types.ts';

/**
 * The criterion of scikit-learn's `tol`: the sum of the squared moves is at most `part` times the mean of the variances
 * of the d values. It asks for the same in any units.
 *
 * https://scikit-learn.org/stable/modules/generated/sklearn.cluster.KMeans.html; `_tolerance` in sklearn/cluster/_kmeans.py
 */
export function relativeTolerance(points: Points, part: number): Pick<Criteria, 'tolerance' | 'total'> {
  return { tolerance: Math.sqrt(part * meanVariance(points)), total: true };
}

/** Of the d values, each over all points by their weights. */
function meanVariance({ values, n, d, weights }: Points): number {
  let all = 0;
  const means = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const weight = weights?.[i] ?? 1;
    all += weight;
    for (let j = 0; j < d; j++) means[j] += weight * values[d * i + j];
  }
  let squares = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) squares += (weights?.[i] ?? 1) * (values[d * i + j] - means[j] / all) ** 2;
  }
  return squares / (all * d);
}
