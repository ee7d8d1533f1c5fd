/** The two seedings that choose one point after another, each by how far it is from those chosen before. */

import type { Random } from './random.ts';
import type { Points } from './types.ts';
import { farthestPoint, placeOnPoint } from './update-centroids.ts';

/**
 * k-means++: the next centroid is a point, chosen with a probability proportional to w D², its weight times its
 * squared distance to the nearest centroid so far; the first by weight alone. Plain D² sampling, without the greedy
 * trials that scikit-learn and OpenCV add.
 *
 * D. Arthur, S. Vassilvitskii: k-means++: The Advantages of Careful Seeding, SODA 2007.
 */
export function seedKMeansPlusPlus(points: Points, k: number, random: Random): Float64Array {
  // All equal distances make the first choice one by weight alone.
  const nearest = new Float64Array(points.n).fill(1);
  return seedOneByOne(points, k, nearest, () => drawPoint(points, nearest, random));
}

/**
 * Maximin: the first centroid is a point by chance (by weight), every next one the point farthest from all before,
 * the lowest index on ties.
 *
 * T. F. Gonzalez: Clustering to Minimize the Maximum Intercluster Distance, Theoretical Computer Science 38, 1985.
 */
export function seedMaximin(points: Points, k: number, random: Random): Float64Array {
  const nearest = new Float64Array(points.n).fill(1);
  const first = drawPoint(points, nearest, random);
  return seedOneByOne(points, k, nearest, (c) => (c === 0 ? first : farthestPoint(points, nearest)));
}

/**
 * @param nearest [n], kept up to date: the squared distance of each point to the nearest centroid so far
 * @param choose gives the point for centroid c
 */
function seedOneByOne(points: Points, k: number, nearest: Float64Array, choose: (c: number) => number): Float64Array {
  const { values, n, d } = points;
  const centroids = new Float64Array(k * d);
  for (let c = 0; c < k; c++) {
    const chosen = choose(c);
    placeOnPoint(points, chosen, centroids, c);
    for (let i = 0, p = 0; i < n; i++, p += d) {
      let distance = 0;
      for (let j = 0; j < d; j++) {
        const difference = values[p + j] - values[chosen * d + j];
        distance += difference * difference;
      }
      if (c === 0 || distance < nearest[i]) nearest[i] = distance;
    }
  }
  return centroids;
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
