import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import {
  assign,
  drawPoint,
  fillEmpty,
  K_MAX,
  type Points,
  removeCheapest,
  secondDistances,
  seedCentroids,
  sortByShare,
  splitLargest,
  totalInertia,
  updateCentroids,
} from '../../kmeans/index.ts';
import type { Clustering, Numbers, Saved, Start } from '../engine.ts';
import { changeEach, placer, shower } from './cpu-space.ts';

/** What a clustering clusters. */
export interface CpuSamples {
  /** In the space's cube, of side 255. */
  readonly points: Points;
  readonly space: Space;
}

class SavedCentroids implements Saved {
  constructor(
    readonly k: number,
    readonly centroids: Float64Array,
  ) {}
  dispose(): void {}
}

/** Centroids in memory that follow the points of a frame, by src/kmeans. In the space's cube, of side 255. */
export class CpuClustering implements Clustering {
  #k = 1;
  readonly #centroids = new Float64Array(3 * K_MAX).fill(127.5);
  /** The centroids that the labels belong to, while stepping by hand has moved on from them; else null. */
  #anchors: Float64Array | null = null;
  #labels = new Int32Array(0);
  #distances = new Float64Array(0);
  readonly #frame: CpuSamples;

  constructor(frame: CpuSamples) {
    this.#frame = frame;
  }

  get k(): number {
    return this.#k;
  }
  /** What the labels are nearest to, in the space, and the colors they are drawn in, RGB of 0 to 255. */
  get drawn(): { anchors: Float64Array; colors: Float64Array } {
    const colors = changeEach(this.#centroids.subarray(0, 3 * this.#k), shower(this.#frame.space));
    return { anchors: this.#anchors ?? this.#centroids, colors };
  }

  start({ k, seeding, random, iterations, centroids }: Start): void {
    const warm = centroids && changeEach(centroids, placer(this.#frame.space));
    this.#centroids.set(seedCentroids(this.#frame.points, k, seeding, random, warm));
    this.#k = k;
    this.#anchors = null;
    this.iterate(iterations);
    if (seeding !== 'warm' && iterations > 0) sortByShare(k, 3, this.#centroids, this.#counts());
  }

  resize(k: number): void {
    const { points } = this.#frame;
    this.#anchors = null;
    while (this.#k !== k) {
      this.#assign(this.#centroids);
      if (this.#k < k) {
        splitLargest(points, this.#labels, this.#distances, this.#centroids, this.#k);
        this.#k++;
      } else {
        const seconds = new Float64Array(points.n);
        secondDistances(points, this.#centroids, this.#k, this.#labels, seconds);
        removeCheapest(points, this.#labels, this.#distances, seconds, this.#centroids, this.#k);
        this.#k--;
      }
    }
  }

  iterate(iterations: number): void {
    this.#anchors = null;
    for (let i = 0; i < iterations; i++) this.#update(this.#centroids);
  }

  sow(random: () => number): void {
    const { points } = this.#frame;
    this.#assign(this.#centroids);
    const drawn = drawPoint(points, this.#distances, random);
    this.#centroids.set(points.values.subarray(3 * drawn, 3 * drawn + 3), 3 * this.#k);
    this.#k++;
  }

  takeIfBetter(other: Clustering): void {
    if (!(other instanceof CpuClustering)) throw new TypeError('a clustering of another engine');
    const inertia = (clustering: CpuClustering) => {
      clustering.#assign(clustering.#centroids);
      return totalInertia(clustering.#frame.points, clustering.#distances);
    };
    if (inertia(other) < inertia(this)) this.#centroids.set(other.#centroids);
  }

  half(which: 'assign' | 'update'): void {
    if (which === 'assign') {
      this.#anchors = null;
      return;
    }
    const anchors = this.#anchors ?? this.#centroids.slice();
    this.#update(anchors);
    this.#anchors = anchors;
  }

  save(): SavedCentroids {
    return new SavedCentroids(this.#k, this.#centroids.slice());
  }

  restore(saved: Saved): void {
    if (!(saved instanceof SavedCentroids)) throw new TypeError('centroids of another engine');
    this.#k = saved.k;
    this.#centroids.set(saved.centroids);
    this.#anchors = null;
  }

  async read(): Promise<Numbers> {
    const { points, space } = this.#frame;
    const k = this.#k;
    const { anchors, colors } = this.drawn;
    const counts = this.#counts();
    const next = anchors.slice();
    const { shift } = updateCentroids(points, this.#labels, k, next);
    const inertia = inertiaOf(points, this.#labels, this.#centroids) * (COLOR_SPACES[space].scale / 255) ** 2;
    const error = space === 'rgb' ? inertia : inertiaOf(inRgb(points, space), this.#labels, colors);
    return {
      k,
      centroids: Float32Array.from(colors),
      shares: Float32Array.from(counts, (count) => count / points.n),
      inertia,
      mse: error / (3 * points.n),
      n: points.n,
      shift,
    };
  }

  dispose(): void {}

  #assign(centroids: Float64Array): void {
    const { points } = this.#frame;
    if (this.#labels.length !== points.n) {
      this.#labels = new Int32Array(points.n);
      this.#distances = new Float64Array(points.n);
    }
    assign(points, centroids, this.#k, this.#labels, this.#distances);
  }

  #counts(): Float64Array {
    this.#assign(this.#anchors ?? this.#centroids);
    const counts = new Float64Array(this.#k);
    for (const label of this.#labels) counts[label]++;
    return counts;
  }

  /** Moves the centroids to the means of the points that are nearest to `from`. */
  #update(from: Float64Array): void {
    const { points } = this.#frame;
    this.#assign(from);
    const { counts } = updateCentroids(points, this.#labels, this.#k, this.#centroids);
    fillEmpty(points, this.#distances, counts, this.#centroids);
  }
}

/** Sum of the squared distances to the centroids that the labels name, be they the nearest or not. */
function inertiaOf({ values, n }: Points, labels: Int32Array, centroids: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < 3; c++) sum += (values[3 * i + c] - centroids[3 * labels[i] + c]) ** 2;
  }
  return sum;
}

function inRgb({ values, n, d }: Points, space: Space): Points {
  return { values: changeEach(values, shower(space)), n, d };
}
