import { assign } from './assign.ts';
import { totalInertia } from './inertia.ts';
import type { Cancel, ClusteringResult, Points, Progress } from './types.ts';
import { fillEmpty, type Update, updateCentroids } from './update-centroids.ts';

/** When Lloyd's algorithm ends. */
export interface Criteria {
  /** 1 or more. */
  readonly maxIterations: number;
  /** 0 or more, in units of the values: the run has converged when no centroid moved farther than this. */
  readonly tolerance: number;
  /** True: the root of the sum of all squared moves is measured, and not the longest one (scikit-learn). */
  readonly total?: boolean;
  readonly signal?: Cancel | undefined;
}

/**
 * Lloyd's algorithm from given centroids: assign, update, and again, until nothing moves any more.
 *
 * It stops after an iteration in which no empty cluster was given a new place, and either no centroid moved farther
 * than the tolerance or no label changed. Then points are assigned once more, so that the labels are those of the
 * centroids that are returned. A caller that stops asking leaves the centroids where they are.
 *
 * S. P. Lloyd: Least squares quantization in PCM, IEEE Transactions on Information Theory 28, 1982.
 *
 * @param centroids [k, d], row-major; moved in place, and part of the result
 * @param attempt goes into the progress and the result
 * @returns a generator: yields after every iteration, ends with the result
 */
export function* lloyd(
  points: Points,
  k: number,
  centroids: Float64Array,
  criteria: Criteria,
  attempt = 0,
): Generator<Progress, ClusteringResult, void> {
  return yield* iterate(points, k, centroids, criteria, attempt, plainHalves(points, k, centroids));
}

/** Every point is looked at in every iteration. */
export function plainHalves(points: Points, k: number, centroids: Float64Array): Halves {
  const labels = new Int32Array(points.n).fill(-1);
  const distances = new Float64Array(points.n);
  return {
    assign: () => assign(points, centroids, k, labels, distances),
    inertia: () => totalInertia(points, distances),
    update() {
      const { counts, shift, totalShift } = updateCentroids(points, labels, k, centroids);
      return { shift, totalShift, filled: fillEmpty(points, distances, counts, centroids) };
    },
    end: () => ({ labels, inertia: totalInertia(points, distances) }),
  };
}

/** The two halves of an iteration, and what is known between them. */
export interface Halves {
  /** @returns how many labels changed */
  assign(): number;
  /** Of the labels and the centroids as they are. */
  inertia(): number;
  /** @returns how far centroids moved, and whether an empty cluster was given a new place */
  update(): Pick<Update, 'shift' | 'totalShift'> & { readonly filled: boolean };
  /** After an `assign`: the label of every point, [n], and the inertia as exactly as can be. */
  end(): Pick<ClusteringResult, 'labels' | 'inertia'>;
}

/** Iterates until `lloyd`'s end, whoever does the halves. */
export function* iterate(
  points: Points,
  k: number,
  centroids: Float64Array,
  { maxIterations, tolerance, total = false, signal }: Criteria,
  attempt: number,
  halves: Halves,
): Generator<Progress, ClusteringResult, void> {
  let iteration = 0;
  let converged = false;
  while (!converged && iteration < maxIterations && !signal?.aborted) {
    const changed = halves.assign();
    const inertia = halves.inertia();
    const { shift, totalShift, filled } = halves.update();
    iteration++;
    converged = !filled && ((total ? totalShift : shift) <= tolerance || changed === 0);
    yield { attempt, iteration, inertia, shift };
  }
  halves.assign();
  const { labels, inertia } = halves.end();
  const counts = countLabels(points, labels, k);
  return { centroids, labels, counts, inertia, iterations: iteration, attempt, converged };
}

/** The weight in each cluster, [k]. */
export function countLabels({ n, weights }: Points, labels: Int32Array, k: number): Float64Array {
  const counts = new Float64Array(k);
  for (let i = 0; i < n; i++) counts[labels[i]] += weights ? weights[i] : 1;
  return counts;
}
