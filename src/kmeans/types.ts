/** The nouns of the algorithm. Numbers live in typed arrays, row by row, so that nothing is copied on the way in. */

/** The most clusters the lens shows at once. The algorithm itself takes any k of 1 or more. */
export const K_MAX = 32;

/** The samples to cluster. */
export interface Points {
  /** [n, d], row-major: value j of point i is `values[i * d + j]`. Between -1e90 and 1e90, never NaN. */
  readonly values: Float64Array | Float32Array;
  /** Number of points, 1 or more. */
  readonly n: number;
  /** Values per point, 1 or more: 3 for a color, 5 for a color with its position. */
  readonly d: number;
  /** [n], how often each point counts: 0 or more, not all 0. Without it every point counts once. */
  readonly weights?: Float64Array;
}

/** Cancellation without the DOM: an `AbortSignal` is one. */
export interface Cancel {
  readonly aborted: boolean;
}

/** Every way to place the first centroids; `seedCentroids` says what each does. */
export const SEEDINGS = ['random-points', 'random-box', 'random-partition', 'k-means++', 'maximin', 'warm'] as const;

export type Seeding = (typeof SEEDINGS)[number];

/** A finished (or cancelled) run. Labels, counts and inertia are those of exactly these centroids. */
export interface ClusteringResult {
  /** [k, d], row-major. */
  readonly centroids: Float64Array;
  /** [n], the index of the nearest centroid, from 0. */
  readonly labels: Int32Array;
  /** [k], the weight in each cluster; together the weight of all points. */
  readonly counts: Float64Array;
  /** Weighted sum of squared distances to the nearest centroid (OpenCV: compactness), in the values' units squared. */
  readonly inertia: number;
  /** Lloyd iterations of the winning attempt. */
  readonly iterations: number;
  /** Which attempt won, from 0. */
  readonly attempt: number;
  /** True where the winning attempt met its criterion; false where it ran out of iterations or was cancelled. */
  readonly converged: boolean;
}

/** What is known after each Lloyd iteration. */
export interface Progress {
  /** From 0. */
  readonly attempt: number;
  /** From 1, within the attempt. */
  readonly iteration: number;
  /** Inertia of the assignment of this iteration, before its centroids moved; never rises within an attempt. */
  readonly inertia: number;
  /** The longest way a centroid moved to its new mean, Euclidean, in units of the values. */
  readonly shift: number;
}
