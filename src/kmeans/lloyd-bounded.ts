import { assign } from './assign.ts';
import { type Criteria, type Halves, iterate } from './lloyd.ts';
import type { ClusteringResult, Points, Progress } from './types.ts';
import { fillEmpty, updateCentroids } from './update-centroids.ts';

/** A point is looked at again before its bounds are so near that rounding could decide, as a part of its coordinates. */
const CAUTION = 1e-9;

/**
 * `lloyd` for points of three values, with the same labels after every iteration, for a fraction of the work: a point
 * that is nearer to its centroid than to any other by more than all of them have moved since is not looked at again.
 *
 * G. Hamerly: Making k-means even faster, SIAM International Conference on Data Mining, 2010; his two bounds are
 * needed only as their difference here. Sums are kept, and changed by the points that change their cluster. While a
 * cluster is empty, iterations are those of `lloyd`.
 *
 * @param points of three values each; weights are whole numbers, so that an empty cluster's is 0
 * @param centroids [k, 3], row-major; moved in place, and part of the result
 */
export function* lloydBounded(
  points: Points,
  k: number,
  centroids: Float64Array,
  criteria: Criteria,
  attempt = 0,
): Generator<Progress, ClusteringResult, void> {
  const labels = new Int32Array(points.n).fill(-1);
  const clusters = new Clusters(points, k, centroids, labels);
  return yield* iterate(points, k, centroids, labels, criteria, attempt, clusters);
}

/** What is known of the clusters from one iteration to the next. */
class Clusters implements Halves {
  readonly #points: Points;
  readonly #k: number;
  readonly #centroids: Float64Array;
  readonly #labels: Int32Array;
  /** [n] by how much each point is nearer to its own centroid than to any other, at least. */
  readonly #gaps: Float64Array;
  /** [k] how much of them the last update took. */
  readonly #drops: Float64Array;
  /** [k] weights, and [k, 3] weighted values, of each cluster. */
  readonly #counts: Float64Array;
  readonly #sums: Float64Array;
  /** Σ w x². */
  readonly #squares: number;

  constructor(points: Points, k: number, centroids: Float64Array, labels: Int32Array) {
    this.#points = points;
    this.#k = k;
    this.#centroids = centroids;
    this.#labels = labels;
    this.#gaps = new Float64Array(points.n);
    this.#drops = new Float64Array(k);
    this.#counts = new Float64Array(k);
    this.#sums = new Float64Array(3 * k);
    this.#squares = sumOfSquares(points);
  }

  /** Every point to its nearest centroid, the lowest of equally near ones. @returns how many changed */
  assign(): number {
    const { n } = this.#points;
    const labels = this.#labels;
    const gaps = this.#gaps;
    const drops = this.#drops;
    let changed = 0;
    for (let i = 0; i < n; i++) {
      const label = labels[i];
      if (label >= 0) {
        gaps[i] -= drops[label];
        if (gaps[i] > 0) continue;
      }
      const nearest = this.#nearest(i);
      if (nearest === label) continue;
      changed++;
      labels[i] = nearest;
      if (label >= 0) this.#count(i, label, -1);
      this.#count(i, nearest, 1);
    }
    return changed;
  }

  #nearest(i: number): number {
    const { values } = this.#points;
    const centroids = this.#centroids;
    const x = values[3 * i];
    const y = values[3 * i + 1];
    const z = values[3 * i + 2];
    let nearest = 0;
    let smallest = Infinity;
    let second = Infinity;
    for (let c = 0, q = 0; c < this.#k; c++, q += 3) {
      const dx = x - centroids[q];
      const dy = y - centroids[q + 1];
      const dz = z - centroids[q + 2];
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < smallest) {
        second = smallest;
        smallest = distance;
        nearest = c;
      } else if (distance < second) second = distance;
    }
    const caution = CAUTION * (Math.abs(x) + Math.abs(y) + Math.abs(z));
    this.#gaps[i] = Math.sqrt(second) - Math.sqrt(smallest) - caution;
    return nearest;
  }

  #count(i: number, c: number, sign: 1 | -1): void {
    const { values, weights } = this.#points;
    const weight = weights ? sign * weights[i] : sign;
    this.#counts[c] += weight;
    for (let j = 0; j < 3; j++) this.#sums[3 * c + j] += weight * values[3 * i + j];
  }

  /** By Σ w x² − 2 Σ c·s + Σ n c². */
  inertia(): number {
    let inertia = this.#squares;
    for (let c = 0; c < this.#k; c++) {
      for (let q = 3 * c; q < 3 * c + 3; q++) {
        const value = this.#centroids[q];
        inertia += value * (this.#counts[c] * value - 2 * this.#sums[q]);
      }
    }
    return Math.max(0, inertia);
  }

  update(): ReturnType<Halves['update']> {
    const before = this.#centroids.slice(0, 3 * this.#k);
    const update = this.#counts.includes(0) ? this.#fill() : this.#toMeans();
    this.#drop(before);
    return update;
  }

  /** As `lloyd` has it, so that a centroid stands exactly on its equal points, and none of them looks far away. */
  #fill() {
    const distances = new Float64Array(this.#points.n);
    assign(this.#points, this.#centroids, this.#k, this.#labels, distances);
    const { counts, shift, totalShift } = updateCentroids(this.#points, this.#labels, this.#k, this.#centroids);
    return { shift, totalShift, filled: fillEmpty(this.#points, distances, counts, this.#centroids) };
  }

  #toMeans() {
    let largest = 0;
    let sum = 0;
    for (let c = 0; c < this.#k; c++) {
      let squared = 0;
      for (let q = 3 * c; q < 3 * c + 3; q++) {
        const mean = this.#sums[q] / this.#counts[c];
        squared += (mean - this.#centroids[q]) ** 2;
        this.#centroids[q] = mean;
      }
      largest = Math.max(largest, squared);
      sum += squared;
    }
    return { shift: Math.sqrt(largest), totalShift: Math.sqrt(sum), filled: false };
  }

  /** A centroid that moved may be farther from its points, and any other one nearer, each by as much as it moved. */
  #drop(before: Float64Array): void {
    const moves = Float64Array.from({ length: this.#k }, (_, c) =>
      Math.hypot(...[0, 1, 2].map((j) => this.#centroids[3 * c + j] - before[3 * c + j])),
    );
    for (let c = 0; c < this.#k; c++) {
      let others = 0;
      for (let other = 0; other < this.#k; other++) if (other !== c) others = Math.max(others, moves[other]);
      this.#drops[c] = moves[c] + others;
    }
  }
}

function sumOfSquares({ values, n, weights }: Points): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const square = values[3 * i] ** 2 + values[3 * i + 1] ** 2 + values[3 * i + 2] ** 2;
    sum += weights ? weights[i] * square : square;
  }
  return sum;
}
