import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import {
  assign,
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
import type { Attempts, Clustering, Numbers, Saved, Start } from '../engine.ts';
import { CpuAttempts } from './cpu-attempts.ts';
import { type CpuSamples, colorsOf, positioned, positionsOf, rescale, restride, warmStart } from './cpu-position.ts';
import { changeEach, shower } from './cpu-space.ts';

class SavedCentroids implements Saved {
  constructor(
    readonly k: number,
    readonly centroids: Float64Array,
    readonly position: number,
  ) {}
  dispose(): void {}
}

/** Centroids in memory that follow the points of a frame, by src/kmeans: [K_MAX, d], in the units of the points. */
export class CpuClustering implements Clustering {
  #k = 1;
  #centroids: Float64Array = new Float64Array(3 * K_MAX).fill(127.5);
  /** The weight that the centroids have their positions in. */
  #position = 0;
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
  get drawn(): { anchors: Float64Array; d: number; colors: Float64Array } {
    this.#followPosition();
    const { d } = this.#frame.points;
    const centroids = restride(this.#centroids.subarray(0, d * this.#k), d, 3);
    return { anchors: this.#anchors ?? this.#centroids, d, colors: changeEach(centroids, shower(this.#frame.space)) };
  }

  start(start: Start): void {
    const { k, seeding, random, iterations } = start;
    const { points, position } = this.#frame;
    this.#centroids = new Float64Array(points.d * K_MAX);
    this.#centroids.set(seedCentroids(points, k, seeding, random, warmStart(start, this.#frame)));
    this.#position = position;
    this.#k = k;
    this.#anchors = null;
    this.iterate(iterations);
    if (seeding !== 'warm' && iterations > 0) this.sort();
  }

  sort(): void {
    this.#followPosition();
    sortByShare(this.#k, this.#frame.points.d, this.#centroids, this.#counts());
    this.#anchors = null;
  }

  resize(k: number): void {
    this.#followPosition();
    // As on the GPU, half an iteration stays what it is where there is nothing to do.
    if (k === this.#k) return;
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
    this.#followPosition();
    this.#anchors = null;
    for (let i = 0; i < iterations; i++) this.#update(this.#centroids);
  }

  takeBest(attempts: Attempts): void {
    if (!(attempts instanceof CpuAttempts)) throw new TypeError('attempts of another engine');
    this.#followPosition();
    if (this.#k === attempts.k) {
      this.#assign(this.#centroids);
      if (totalInertia(this.#frame.points, this.#distances) <= attempts.inertia) return;
    }
    this.#k = attempts.k;
    this.#centroids = attempts.centroids.slice();
    this.#anchors = null;
  }

  half(which: 'assign' | 'update'): void {
    this.#followPosition();
    if (which === 'assign') {
      this.#anchors = null;
      return;
    }
    const anchors = this.#anchors ?? this.#centroids.slice();
    this.#update(anchors);
    this.#anchors = anchors;
  }

  save(): SavedCentroids {
    return new SavedCentroids(this.#k, this.#centroids.slice(), this.#position);
  }

  restore(saved: Saved): void {
    if (!(saved instanceof SavedCentroids)) throw new TypeError('centroids of another engine');
    this.#k = saved.k;
    this.#centroids = saved.centroids.slice();
    this.#position = saved.position;
    this.#anchors = null;
  }

  async read(): Promise<Numbers> {
    const { points, space, position } = this.#frame;
    const k = this.#k;
    const { anchors, d, colors } = this.drawn;
    const counts = this.#counts();
    const next = anchors.slice();
    let { shift } = updateCentroids(points, this.#labels, k, next);
    // A cluster without points would go to the farthest.
    if (fillEmpty(points, this.#distances, counts, next)) shift = Math.max(shift, farthestMove(anchors, next, d));
    const inertia = inertiaOf(points, this.#labels, this.#centroids) * (COLOR_SPACES[space].scale / 255) ** 2;
    const error = space === 'rgb' && d === 3 ? inertia : inertiaOf(inRgb(points, space), this.#labels, colors);
    return {
      k,
      centroids: Float32Array.from(colors),
      position,
      positions: d === 3 ? null : positionsOf(this.#centroids.subarray(0, d * k), position),
      shares: Float32Array.from(counts, (count) => count / points.n),
      inertia,
      mse: error / (3 * points.n),
      n: points.n,
      shift,
    };
  }

  dispose(): void {}

  /** Where the samples' position has come to count, or counts otherwise: the same clusters, in the units of the points. */
  #followPosition(): void {
    const { points, position } = this.#frame;
    const from = this.#position;
    if (position === from) return;
    const [centroids, anchors] = [this.#centroids, this.#anchors];
    const follow = (old: Float64Array) => {
      if (position === 0) return restride(old, 5, 3);
      return from === 0 ? positioned(points, old, this.#k, anchors ?? centroids) : rescale(old, position / from);
    };
    this.#centroids = follow(centroids);
    this.#anchors = anchors && follow(anchors);
    this.#position = position;
  }

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
function inertiaOf({ values, n, d }: Points, labels: Int32Array, centroids: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < d; c++) sum += (values[d * i + c] - centroids[d * labels[i] + c]) ** 2;
  }
  return sum;
}

function inRgb(points: Points, space: Space): Points {
  const colors = colorsOf(points);
  return { ...colors, values: changeEach(colors.values, shower(space)) };
}

/** The longest way that a centroid is from where it was. */
function farthestMove(from: Float64Array, to: Float64Array, d: number): number {
  let longest = 0;
  for (let q = 0; q < to.length; q += d) {
    let squared = 0;
    for (let j = 0; j < d; j++) squared += (to[q + j] - from[q + j]) ** 2;
    longest = Math.max(longest, squared);
  }
  return Math.sqrt(longest);
}
