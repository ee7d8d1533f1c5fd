/** Weights and weighted values of each cluster, kept while single points and whole cells of three values come and go. */
export class ClusterSums {
  /** [k] */
  readonly counts: Float64Array;
  /** [k, 3] */
  readonly #sums: Float64Array;
  /** Σ w x² of all points. */
  readonly #squares: number;

  constructor(k: number, squares: number) {
    this.counts = new Float64Array(k);
    this.#sums = new Float64Array(3 * k);
    this.#squares = squares;
  }

  /** Something of this weight, and these weighted values, becomes part of cluster `c`. */
  add(c: number, weight: number, x: number, y: number, z: number): void {
    this.counts[c] += weight;
    this.#sums[3 * c] += x;
    this.#sums[3 * c + 1] += y;
    this.#sums[3 * c + 2] += z;
  }

  /** By Σ w x² − 2 Σ c·s + Σ n c². */
  inertia(centroids: Float64Array): number {
    let inertia = this.#squares;
    for (let q = 0; q < this.#sums.length; q++) {
      const value = centroids[q];
      inertia += value * (this.counts[Math.floor(q / 3)] * value - 2 * this.#sums[q]);
    }
    return Math.max(0, inertia);
  }

  /** None may be empty. @param centroids [k, 3], moved in place @returns the longest way, and the root of all squared */
  moveToMeans(centroids: Float64Array): { readonly shift: number; readonly totalShift: number } {
    let largest = 0;
    let sum = 0;
    for (let c = 0; c < this.counts.length; c++) {
      let squared = 0;
      for (let q = 3 * c; q < 3 * c + 3; q++) {
        const mean = this.#sums[q] / this.counts[c];
        squared += (mean - centroids[q]) ** 2;
        centroids[q] = mean;
      }
      largest = Math.max(largest, squared);
      sum += squared;
    }
    return { shift: Math.sqrt(largest), totalShift: Math.sqrt(sum) };
  }
}
