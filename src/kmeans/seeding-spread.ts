/**
 * The two seedings that choose one point after another, each by how far it is from those chosen before: as generators,
 * that yield after every choice. Once cancelled, the rest are points by chance, likelier the farther from those before.
 */

import type { Random } from './random.ts';
import type { Cancel, Points } from './types.ts';
import { farthestPoint, placeOnPoint } from './update-centroids.ts';

/** Yields after every choice, ends with the centroids, [k, d]. */
export type Seeds = Generator<null, Float64Array, void>;

/**
 * k-means++: the next centroid is a point, chosen with a probability proportional to w D², its weight times its
 * squared distance to the nearest centroid so far; the first by weight alone. Plain D² sampling, without the greedy
 * trials that scikit-learn and OpenCV add.
 *
 * D. Arthur, S. Vassilvitskii: k-means++: The Advantages of Careful Seeding, SODA 2007.
 */
export function seedKMeansPlusPlus(points: Points, k: number, random: Random, signal?: Cancel): Seeds {
  return seedOneByOne(points, k, random, (nearest) => drawPoint(points, nearest, random), signal);
}

/**
 * Maximin: the first centroid is a point by chance (by weight), every next one the point farthest from all before,
 * the lowest index on ties.
 *
 * T. F. Gonzalez: Clustering to Minimize the Maximum Intercluster Distance, Theoretical Computer Science 38, 1985.
 */
export function seedMaximin(points: Points, k: number, random: Random, signal?: Cancel): Seeds {
  return seedOneByOne(points, k, random, (nearest) => farthestPoint(points, nearest), signal);
}

/** @param next gives the second point and all after it, by the squared distance of each to the nearest so far, [n] */
function* seedOneByOne(
  points: Points,
  k: number,
  random: Random,
  next: (nearest: Float64Array) => number,
  signal?: Cancel,
): Seeds {
  const centroids = new Float64Array(k * points.d);
  // All equal distances make the first choice one by weight alone.
  const nearest = new Float64Array(points.n).fill(1);
  for (let c = 0; c < k; c++) {
    const chosen = c === 0 || signal?.aborted ? drawPoint(points, nearest, random) : next(nearest);
    placeOnPoint(points, chosen, centroids, c);
    if (signal?.aborted) continue;
    if (c === 0) nearest.fill(Infinity);
    comeNearer(points, chosen, nearest);
    yield null;
  }
  return centroids;
}

/** Keeps the distances to the nearest up to date with a point more. */
function comeNearer({ values, n, d }: Points, chosen: number, nearest: Float64Array): void {
  for (let i = 0, p = 0; i < n; i++, p += d) {
    let distance = 0;
    for (let j = 0; j < d; j++) {
      const difference = values[p + j] - values[chosen * d + j];
      distance += difference * difference;
    }
    if (distance < nearest[i]) nearest[i] = distance;
  }
}

/** One point, chosen with a probability proportional to w D²; by weight alone where every D² is 0. */
export function drawPoint(points: Points, nearest: Float64Array, random: Random): number {
  const { n, weights } = points;
  let total = 0;
  for (let i = 0; i < n; i++) total += weights ? weights[i] * nearest[i] : nearest[i];
  // Every point has its centroid already; any further choice is a duplicate.
  if (total === 0) return drawPoint(points, new Float64Array(n).fill(1), random);

  // The sum runs through the same values to the same total, so it does pass a target below that, and passes it at a
  // point that is not covered.
  const target = random() * total;
  let sum = 0;
  let i = -1;
  do {
    i++;
    sum += weights ? weights[i] * nearest[i] : nearest[i];
  } while (sum <= target && i < n - 1);
  return i;
}
