import type { Space } from '../../color/spaces.ts';
import { assign, K_MAX, type Points, updateCentroids } from '../../kmeans/index.ts';
import type { Start } from '../engine.ts';
import { positionScale } from '../position-scale.ts';
import { changeEach, placer } from './cpu-space.ts';

/** What a clustering clusters. */
export interface CpuSamples {
  /** In the space's cube, of side 255; with x and y where the position has a weight. */
  readonly points: Points;
  readonly space: Space;
  /** Weight of the position, in percent. */
  readonly position: number;
}

/** The first `to` of every `from` values, and zeros where there are fewer. */
export function restride(values: ArrayLike<number>, from: number, to: number): Float64Array {
  const result = new Float64Array((values.length / from) * to);
  for (let i = 0; i < result.length; i++) {
    const j = i % to;
    if (j < from) result[i] = values[((i - j) / to) * from + j];
  }
  return result;
}

/** Points as colors alone. */
export function colorsOf({ values, n, d }: Points): Points {
  return { values: d === 3 ? values : restride(values, d, 3), n, d: 3 };
}

/**
 * Centroids of colors alone, with the positions of the clusters that are nearest to `anchors` by color; those of an empty
 * cluster, the mean of all.
 *
 * @param points [n, 5]
 * @param centroids [k, 3] or more rows
 * @returns [K_MAX, 5]
 */
export function positioned(points: Points, centroids: Float64Array, k: number, anchors = centroids): Float64Array {
  const labels = new Int32Array(points.n);
  const all = new Float64Array(5);
  updateCentroids(points, labels, 1, all);
  assign(colorsOf(points), anchors, k, labels);
  const means = new Float64Array(5 * k);
  const { counts } = updateCentroids(points, labels, k, means);
  const result = new Float64Array(5 * K_MAX);
  result.set(restride(centroids.subarray(0, 3 * k), 3, 5));
  for (let c = 0; c < k; c++) {
    const place = counts[c] > 0 ? means.subarray(5 * c + 3, 5 * c + 5) : all.subarray(3);
    result.set(place, 5 * c + 3);
  }
  return result;
}

/** Positions in one weight as those in another. Changed in place. */
export function rescale(centroids: Float64Array, factor: number): Float64Array {
  for (let i = 0; i < centroids.length; i++) if (i % 5 > 2) centroids[i] *= factor;
  return centroids;
}

/** [k, 2] x and y, where the frame's longer side is 1, of centroids [k, 5] in this weight. */
export function positionsOf(centroids: Float64Array, position: number): Float32Array {
  const positions = new Float32Array((centroids.length / 5) * 2);
  for (let i = 0; i < positions.length; i++) {
    positions[i] = centroids[5 * (i >> 1) + 3 + (i & 1)] / positionScale(position);
  }
  return positions;
}

/** Where a warm start begins, in the units of the points. */
export function warmStart(
  { k, centroids, positions }: Start,
  { points, space, position }: CpuSamples,
): Float64Array | undefined {
  const colors = centroids && changeEach(centroids, placer(space));
  if (!colors || points.d === 3) return colors;
  // Too few colors are for src/kmeans to refuse.
  if (!positions) return colors.length === 3 * k ? positioned(points, colors, k).subarray(0, 5 * k) : colors;
  const warm = restride(colors, 3, 5);
  positions.forEach((value, i) => {
    warm[5 * (i >> 1) + 3 + (i & 1)] = value * positionScale(position);
  });
  return warm;
}
