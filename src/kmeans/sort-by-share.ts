/**
 * Numbers clusters by descending share, so that number 1 is what a person sees most of. Clusters of equal share keep
 * their order. For a cold start only: while the scene moves, a cluster keeps its number.
 *
 * @param k number of clusters
 * @param d values per centroid
 * @param centroids [k, d] or more rows, row-major; permuted in place
 * @param counts [k] or more; permuted in place
 * @param labels [n], 0..k-1, if there are any to rename in place
 * @returns [k], the old index of each new one
 */
export function sortByShare(
  k: number,
  d: number,
  centroids: Float64Array,
  counts: Float64Array,
  labels?: Int32Array,
): Int32Array {
  // An Array, because its sort is stable by the standard: equal shares keep their order.
  const order = Int32Array.from(Array.from({ length: k }, (_, c) => c).sort((a, b) => counts[b] - counts[a]));
  const oldCentroids = centroids.slice(0, k * d);
  const oldCounts = counts.slice(0, k);
  const newIndex = new Int32Array(k);
  for (let c = 0; c < k; c++) {
    const old = order[c];
    newIndex[old] = c;
    counts[c] = oldCounts[old];
    centroids.set(oldCentroids.subarray(old * d, (old + 1) * d), c * d);
  }
  if (labels) for (let i = 0; i < labels.length; i++) labels[i] = newIndex[labels[i]];
  return order;
}
