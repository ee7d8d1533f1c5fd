import { BoundedLabels } from './bounded-labels.ts';
import type { Cells } from './cells.ts';
import { ClusterSums } from './cluster-sums.ts';
import { type Criteria, iterate, plainHalves } from './lloyd.ts';
import type { ClusteringResult, Points, Progress } from './types.ts';

/**
 * `lloyd` for points of three values, with the same labels after every iteration, for a fraction of the work: a point
 * that is nearer to its centroid than to any other by more than all of them have moved since is not looked at again,
 * and neither is a whole cell of such points.
 *
 * G. Hamerly: Making k-means even faster, SIAM International Conference on Data Mining, 2010; his two bounds are
 * needed only as their difference here. Cells in place of single points: T. Kanungo et al.: An Efficient k-Means
 * Clustering Algorithm, IEEE Transactions on Pattern Analysis and Machine Intelligence 24, 2002, without its tree. Sums
 * are kept, and changed by what changes its cluster. While a cluster is empty, centroids move as in `lloyd`.
 *
 * @param cells from `sortIntoCells`, once for all attempts: labels are those of its points, in their new order. Weights
 *   are whole numbers, so that an empty cluster's is 0
 * @param centroids [k, 3], row-major; moved in place, and part of the result
 */
export function* lloydBounded(
  cells: Cells,
  k: number,
  centroids: Float64Array,
  criteria: Criteria,
  attempt = 0,
): Generator<Progress, ClusteringResult, void> {
  const { points } = cells;
  const sums = new ClusterSums(k, cells.squares);
  const labels = new BoundedLabels(cells, k, centroids, sums);
  return yield* iterate(points, k, centroids, criteria, attempt, {
    assign: () => labels.assign(),
    inertia: () => sums.inertia(centroids),
    update() {
      const before = centroids.slice();
      const update = sums.counts.includes(0)
        ? moveAndFill(points, k, centroids)
        : { ...sums.moveToMeans(centroids), filled: false };
      labels.moved(before);
      return update;
    },
    end() {
      const all = labels.all();
      return { labels: all, inertia: sumOfDistances(points, centroids, all) };
    },
  });
}

/** As `lloyd` has it, so that a centroid stands exactly on its equal points, and none of them looks far away. */
function moveAndFill(points: Points, k: number, centroids: Float64Array) {
  const plain = plainHalves(points, k, centroids);
  plain.assign();
  return plain.update();
}

/** Inertia, distance by distance. */
function sumOfDistances({ values, n, weights }: Cells['points'], centroids: Float64Array, labels: Int32Array): number {
  let sum = 0;
  for (let i = 0, p = 0; i < n; i++, p += 3) {
    const q = 3 * labels[i];
    const dx = values[p] - centroids[q];
    const dy = values[p + 1] - centroids[q + 1];
    const dz = values[p + 2] - centroids[q + 2];
    sum += weights[i] * (dx * dx + dy * dy + dz * dz);
  }
  return sum;
}
