import { type Points, type Random, randomIndex } from '../kmeans/index.ts';

/**
 * The two seedings whose chance is each pixel's own, where equal colors are counted once: a color that a hundred pixels
 * have is drawn a hundred times as likely, and falls into all parts.
 *
 * @param points the different colors
 * @param index [n] for every pixel the index of its color
 * @returns [k, d]
 */
export function seedOnPixels(
  points: Points,
  index: Int32Array,
  k: number,
  seeding: 'random-points' | 'random-partition',
  random: Random,
): Float64Array {
  return seeding === 'random-points' ? randomPixels(points, index, k, random) : partition(points, index, k, random);
}

/** k different pixels, all equally likely; where there are fewer, some again. */
function randomPixels({ values, d }: Points, index: Int32Array, k: number, random: Random): Float64Array {
  const n = index.length;
  const chosen = new Set<number>();
  while (chosen.size < Math.min(k, n)) chosen.add(randomIndex(n, random));
  const pixels = [...chosen];
  const centroids = new Float64Array(k * d);
  for (let c = 0; c < k; c++) {
    const color = index[pixels[c % pixels.length]];
    centroids.set(values.subarray(d * color, d * color + d), d * c);
  }
  return centroids;
}

/** Every pixel in a random part; the means of the parts, which all lie near the middle. */
function partition(points: Points, index: Int32Array, k: number, random: Random): Float64Array {
  const { values, d } = points;
  const sums = new Float64Array(k * d);
  const counts = new Float64Array(k);
  for (const color of index) {
    const part = randomIndex(k, random);
    counts[part]++;
    for (let j = 0; j < d; j++) sums[part * d + j] += values[color * d + j];
  }
  // With few pixels a part may be empty and has no mean; a pixel is a better start than the origin.
  const others = randomPixels(points, index, k, random);
  return sums.map((sum, q) => {
    const count = counts[Math.floor(q / d)];
    return count > 0 ? sum / count : others[q];
  });
}
