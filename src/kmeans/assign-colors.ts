import type { Points } from './types.ts';

/**
 * `assign` for points of three values, which is what colors are: the same labels and distances to the last bit, in
 * about half the time, because the point stays in registers and the innermost loop is gone. `assign` calls it.
 */
export function assignColors(
  points: Points,
  centroids: Float64Array,
  k: number,
  labels: Int32Array,
  distances?: Float64Array,
): number {
  const { values, n } = points;
  let changed = 0;
  for (let i = 0, p = 0; i < n; i++, p += 3) {
    const x = values[p];
    const y = values[p + 1];
    const z = values[p + 2];
    let nearest = 0;
    let smallest = Infinity;
    for (let c = 0, q = 0; c < k; c++, q += 3) {
      const dx = x - centroids[q];
      const dy = y - centroids[q + 1];
      const dz = z - centroids[q + 2];
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < smallest) {
        smallest = distance;
        nearest = c;
      }
    }
    if (labels[i] !== nearest) changed++;
    labels[i] = nearest;
    if (distances) distances[i] = smallest;
  }
  return changed;
}
