import { assign, drawPoint, fillEmpty, K_MAX, totalInertia, updateCentroids } from '../../kmeans/index.ts';
import type { Attempts } from '../engine.ts';
import type { CpuSamples } from './cpu-position.ts';

/** One cold start: in memory nothing is gained side by side. */
export class CpuAttempts implements Attempts {
  readonly count = 1;
  readonly samples: CpuSamples;
  /** [K_MAX, d], in the units of the points. */
  readonly centroids: Float64Array;
  #k = 0;
  readonly #labels: Int32Array;
  /** Squared distance of each point to its nearest centroid; all the same before there is one. */
  readonly #distances: Float64Array;

  constructor(samples: CpuSamples) {
    const { n, d } = samples.points;
    this.samples = samples;
    this.centroids = new Float64Array(d * K_MAX);
    this.#labels = new Int32Array(n);
    this.#distances = new Float64Array(n).fill(1);
  }

  get k(): number {
    return this.#k;
  }
  get inertia(): number {
    const { points } = this.samples;
    assign(points, this.centroids, this.#k, this.#labels, this.#distances);
    return totalInertia(points, this.#distances);
  }

  sow(random: () => number): void {
    const { points } = this.samples;
    const { values, d } = points;
    const drawn = drawPoint(points, this.#distances, random);
    this.centroids.set(values.subarray(d * drawn, d * drawn + d), d * this.#k);
    this.#k++;
    assign(points, this.centroids, this.#k, this.#labels, this.#distances);
  }

  iterate(): void {
    const { points } = this.samples;
    assign(points, this.centroids, this.#k, this.#labels, this.#distances);
    const { counts } = updateCentroids(points, this.#labels, this.#k, this.centroids);
    fillEmpty(points, this.#distances, counts, this.centroids);
  }

  dispose(): void {}
}
