import { checkInteger, checkK, checkPoints } from './check.ts';
import { KMeansError } from './errors.ts';
import { lloyd } from './lloyd.ts';
import { type Random, random as seededRandom } from './random.ts';
import { seedCentroids } from './seeding.ts';
import { relativeTolerance } from './spread.ts';
import type { Cancel, ClusteringResult, Points, Progress, Seeding } from './types.ts';

export const DEFAULT_MAX_ITERATIONS = 100;
/**
 * Of the mean variance of the data: a run has converged when the sum of the centroids' squared moves is at most so much
 * of it, in any units. The formula is that of scikit-learn's `tol`, whose 1e-4 can end a run some percent too early.
 */
export const DEFAULT_RELATIVE_TOLERANCE = 1e-6;
export const DEFAULT_ATTEMPTS = 1;

export interface KMeansOptions {
  /** Number of clusters: an integer of 1 or more. More than there are different points leaves clusters empty. */
  readonly k: number;
  /** Where centroids start; `k-means++` by default. */
  readonly seeding?: Seeding;
  /** For `warm`, which needs them: k rows of d values or more, row-major. Copied, never changed. */
  readonly centroids?: Float64Array;
  /** Cold starts, 1 or more, 1 by default; the lowest inertia wins. `warm` runs once: it would only repeat itself. */
  readonly attempts?: number;
  /** Lloyd iterations per attempt, 1 or more, 100 by default. */
  readonly maxIterations?: number;
  /**
   * 0 or more: converged when no centroid moved farther, in units of the values (OpenCV's epsilon). 0 runs on until no
   * label changes. Without it the data's own spread says what is little: see `DEFAULT_RELATIVE_TOLERANCE`.
   */
  readonly tolerance?: number;
  /** Any safe integer, 0 by default: the same seed gives the same result. Not looked at where `random` is given. */
  readonly seed?: number;
  /** Numbers in [0, 1), in place of those from `seed`. */
  readonly random?: Random;
  /** Looked at before every iteration; once aborted, the best so far is returned. */
  readonly signal?: Cancel;
  /** Called after every iteration. */
  readonly onProgress?: (progress: Progress) => void;
}

/**
 * Clusters points by k-means: Lloyd's algorithm, empty clusters moved to the farthest point, best of several attempts.
 *
 * @returns the attempt with the lowest inertia (the first of equals), labels and all; see `ClusteringResult`
 * @throws KMeansError before any work: `no-points`, `not-finite`, `bad-k`, or `bad-argument` with the allowed range
 */
export function kmeans(points: Points, options: KMeansOptions): ClusteringResult {
  const steps = kmeansSteps(points, options);
  let step = steps.next();
  while (!step.done) {
    options.onProgress?.(step.value);
    step = steps.next();
  }
  return step.value;
}

/**
 * `kmeans` in steps of one iteration, for a caller that has other things to do in between: a worker learns that it was
 * cancelled only if it lets messages in. `onProgress` is not called; the steps are the progress.
 *
 * @returns a generator: yields after every iteration, ends with the result
 * @throws KMeansError as `kmeans`, at the call, not at the first step
 */
export function kmeansSteps(points: Points, options: KMeansOptions): Generator<Progress, ClusteringResult, void> {
  checkPoints(points);
  checkK(options.k);
  const {
    k,
    seeding = 'k-means++',
    attempts = DEFAULT_ATTEMPTS,
    maxIterations = DEFAULT_MAX_ITERATIONS,
    tolerance,
    random = seededRandom(options.seed ?? 0),
    signal,
  } = options;
  checkInteger('attempts', attempts, 1, Number.MAX_SAFE_INTEGER);
  checkInteger('maxIterations', maxIterations, 1, Number.MAX_SAFE_INTEGER);
  if (tolerance !== undefined && !(tolerance >= 0))
    throw new KMeansError('bad-argument', `tolerance is ${tolerance}; it must be 0 or more.`);

  const convergence = tolerance === undefined ? relativeTolerance(points, DEFAULT_RELATIVE_TOLERANCE) : { tolerance };
  const criteria = { maxIterations, signal, ...convergence };
  const starts = seeding === 'warm' ? 1 : attempts;
  const start = () => seedCentroids(points, k, seeding, random, options.centroids);
  return bestAttempt(start());

  function* bestAttempt(first: Float64Array): Generator<Progress, ClusteringResult, void> {
    let best = yield* lloyd(points, k, first, criteria, 0);
    for (let attempt = 1; attempt < starts && !signal?.aborted; attempt++) {
      const result = yield* lloyd(points, k, start(), criteria, attempt);
      if (result.inertia < best.inertia) best = result;
    }
    return best;
  }
}
