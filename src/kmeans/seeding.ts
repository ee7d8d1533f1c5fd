import { checkFinite } from './check.ts';
import { KMeansError } from './errors.ts';
import { type Random, randomIndex } from './random.ts';
import { runToEnd } from './run-to-end.ts';
import { type Seeds, seedKMeansPlusPlus, seedMaximin } from './seeding-spread.ts';
import type { Cancel, Points, Seeding } from './types.ts';
import { placeOnPoint, updateCentroids } from './update-centroids.ts';

/**
 * Places the first k centroids.
 *
 * - `random-points`: k different points, all equally likely (Forgy)
 * - `random-box`: anywhere in the widened bounding box of the data (OpenCV's KMEANS_RANDOM_CENTERS)
 * - `random-partition`: every point gets a random label, centroids are the means of those: all start near the middle
 * - `k-means++`: one point after another, likelier the farther it is from those before
 * - `maximin`: one point after another, always the farthest from those before
 * - `warm`: where the given centroids are
 *
 * Points of weight 0 are never chosen and do not widen the box. Beyond that, weights count for `k-means++` and for
 * the means of `random-partition`; the others look only at where points are. Where k exceeds the points there are to
 * choose from, points are chosen again: those clusters start equal, and stay empty until `fillEmpty` finds them a
 * place.
 *
 * @param points checked: see `checkPoints`
 * @param k 1 or more
 * @param warm for `warm`: at least k rows of d values; the first k are copied
 * @returns [k, d], row-major, a new array
 * @throws KMeansError `bad-argument` for `warm` without centroids or with too few, or for an unknown seeding;
 *   `not-finite` for given centroids that are not
 */
export function seedCentroids(
  points: Points,
  k: number,
  seeding: Seeding,
  random: Random,
  warm?: Float64Array,
): Float64Array {
  return runToEnd(seedSteps(points, k, seeding, random, warm));
}

/**
 * `seedCentroids` in steps, for a caller that has other things to do in between: `k-means++` and `maximin` look at
 * every point again for every centroid.
 *
 * @param signal once aborted, these two choose the rest quickly, by what they know
 * @returns a generator: these two yield after every centroid; ends with all
 * @throws KMeansError as `seedCentroids`, at the first step
 */
export function* seedSteps(
  points: Points,
  k: number,
  seeding: Seeding,
  random: Random,
  warm?: Float64Array,
  signal?: Cancel,
): Seeds {
  switch (seeding) {
    case 'random-points':
      return seedRandomPoints(points, k, random);
    case 'random-box':
      return seedRandomBox(points, k, random);
    case 'random-partition':
      return seedRandomPartition(points, k, random);
    case 'k-means++':
      return yield* seedKMeansPlusPlus(points, k, random, signal);
    case 'maximin':
      return yield* seedMaximin(points, k, random, signal);
    case 'warm':
      return copyWarm(points, k, warm);
    default:
      throw new KMeansError('bad-argument', `"${seeding satisfies never}" is not a seeding; see SEEDINGS.`);
  }
}

function seedRandomPoints(points: Points, k: number, random: Random): Float64Array {
  const centroids = new Float64Array(k * points.d);
  const candidates = weightedIndices(points);
  for (let c = 0; c < k; c++) {
    // Fisher–Yates, as far as needed: the first part of the array is what was chosen, in order.
    const place = c % candidates.length;
    const other = place + randomIndex(candidates.length - place, random);
    const chosen = candidates[other];
    candidates[other] = candidates[place];
    candidates[place] = chosen;
    placeOnPoint(points, chosen, centroids, c);
  }
  return centroids;
}

function seedRandomBox(points: Points, k: number, random: Random): Float64Array {
  const { values, n, d, weights } = points;
  const low = new Float64Array(d).fill(Infinity);
  const high = new Float64Array(d).fill(-Infinity);
  for (let i = 0, p = 0; i < n; i++, p += d) {
    if (weights?.[i] === 0) continue;
    for (let j = 0; j < d; j++) {
      const value = values[p + j];
      if (value < low[j]) low[j] = value;
      if (value > high[j]) high[j] = value;
    }
  }
  // OpenCV widens the box by 1/d of its size on each side, so that a centroid may start outside the data.
  const margin = 1 / d;
  const centroids = new Float64Array(k * d);
  for (let q = 0; q < k * d; q++) {
    const j = q % d;
    centroids[q] = low[j] + (random() * (1 + 2 * margin) - margin) * (high[j] - low[j]);
  }
  return centroids;
}

function seedRandomPartition(points: Points, k: number, random: Random): Float64Array {
  const labels = new Int32Array(points.n);
  for (let i = 0; i < points.n; i++) labels[i] = randomIndex(k, random);
  const centroids = new Float64Array(k * points.d);
  const { counts } = updateCentroids(points, labels, k, centroids);
  // With few points a part may be empty and has no mean; a point is a better start than the origin.
  const candidates = weightedIndices(points);
  for (let c = 0; c < k; c++) {
    if (counts[c] === 0) placeOnPoint(points, candidates[randomIndex(candidates.length, random)], centroids, c);
  }
  return centroids;
}

function copyWarm(points: Points, k: number, warm: Float64Array | undefined): Float64Array {
  const { d } = points;
  if (!warm) throw new KMeansError('bad-argument', `Seeding "warm" needs centroids: ${k} rows of ${d} values.`);
  if (warm.length < k * d) {
    const message = `centroids has ${warm.length} numbers; ${k} rows of ${d} values need ${k * d} or more.`;
    throw new KMeansError('bad-argument', message);
  }
  checkFinite('Centroid', warm, k, d);
  return warm.slice(0, k * d);
}

/** The indices of all points that count at all. */
function weightedIndices({ n, weights }: Points): Int32Array {
  const indices = new Int32Array(n);
  let length = 0;
  for (let i = 0; i < n; i++) {
    if (weights?.[i] !== 0) indices[length++] = i;
  }
  return indices.subarray(0, length);
}
