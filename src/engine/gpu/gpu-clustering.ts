import { keep, type Tensor } from '@tensorflow/tfjs-core';
import type { Attempts, Clustering, Numbers, Saved, Start } from '../engine.ts';
import type { Device } from './device.ts';
import type { Drawn } from './drawn.ts';
import type { Samples } from './frame.ts';
import { GpuAttempts } from './gpu-attempts.ts';
import { run } from './kernel.ts';
import { assign, type OnGrid } from './kernels/assign.ts';
import { bestOf } from './kernels/best-of.ts';
import { displayColors, paint, tileErrors } from './kernels/display.ts';
import { runOn } from './kernels/forms.ts';
import { measure } from './kernels/measure.ts';
import { removeCheapest, splitLargest, tileCosts } from './kernels/resize.ts';
import { copyCentroids, setCentroids } from './kernels/seeding.ts';
import { sortByShare } from './kernels/sort-by-share.ts';
import { tileDistances, tileSums } from './kernels/tile-sums.ts';
import { updateCentroids } from './kernels/update-centroids.ts';
import { numbersOf } from './numbers.ts';
import { positioned, seedCentroids } from './seed-centroids.ts';

/** Before its start a clustering is one mid-gray centroid: something to draw with. */
const GRAY = [0.5, 0.5, 0.5, 1];

const copy = (centroids: Tensor) => run(copyCentroids, { centroids }, { attempts: 1 });

class SavedCentroids implements Saved {
  constructor(
    readonly k: number,
    readonly centroids: Tensor,
    readonly positioned: boolean,
  ) {}
  dispose(): void {
    this.centroids.dispose();
  }
}

/** Centroids on the GPU, [attempts, 2 × K_MAX] texels, that follow the points of a frame, or of a moment that is kept. */
export class GpuClustering implements Clustering {
  #k = 1;
  #centroids: Tensor;
  /** The centroids that the labels belong to, while stepping by hand has moved on from them; else null. */
  #anchors: Tensor | null = null;
  /** True where the centroids have positions. */
  #positioned = false;
  readonly #device: Device;
  readonly #samples: Samples;

  constructor(device: Device, samples: Samples) {
    this.#device = device;
    this.#samples = samples;
    this.#centroids = device.run(() => keep(run(setCentroids, {}, { attempts: 1, colors: GRAY })));
  }

  get k(): number {
    return this.#k;
  }
  /** Shows the clustering as it is to `draw`, which must not keep it. */
  drawn(draw: (drawn: Drawn) => void): void {
    this.#followPosition();
    const k = this.#k;
    const centroids = this.#centroids;
    const anchors = this.#anchors ?? centroids;
    const { space, grid } = this.#samples;
    this.#device.run(() => {
      draw({ anchors, paints: run(paint, { centroids }, { space }), space, position: grid.position, k });
      return undefined;
    });
  }

  start(start: Start): void {
    this.#k = start.k;
    this.#replace(() => seedCentroids(this.#samples, start));
    this.#positioned = this.#samples.grid.position > 0;
    this.iterate(start.iterations);
    if (start.seeding !== 'warm' && start.iterations > 0) this.sort();
  }

  sort(): void {
    this.#followPosition();
    this.#replace(() => run(sortByShare, { centroids: this.#centroids }, this.#onGrid()));
  }

  resize(k: number): void {
    this.#followPosition();
    while (this.#k !== k) {
      const by = this.#k < k ? 1 : -1;
      this.#replace(() => this.#resized(by));
      this.#k += by;
    }
  }

  iterate(iterations: number): void {
    this.#followPosition();
    for (let i = 0; i < iterations; i++) this.#replace(() => this.#updated(this.#centroids));
  }

  takeBest(attempts: Attempts): void {
    if (!(attempts instanceof GpuAttempts)) throw new TypeError('attempts of another engine');
    this.#followPosition();
    const { k, count } = attempts;
    const own = this.#k === k;
    const centroids = this.#centroids;
    this.#replace(() => {
      const tileDistances = this.#distances(this.#labels(centroids), centroids);
      const inputs = {
        centroids,
        tileDistances,
        otherCentroids: attempts.centroids,
        otherDistances: attempts.distances(),
      };
      return run(bestOf, inputs, { grid: this.#samples.grid, k, count, own });
    });
    this.#k = k;
  }

  half(which: 'assign' | 'update'): void {
    this.#followPosition();
    if (which === 'assign') {
      this.#anchors?.dispose();
      this.#anchors = null;
    } else {
      const anchors = this.#anchors ?? this.#centroids;
      const [centroids, kept] = this.#device.run(() => [keep(this.#updated(anchors)), keep(copy(anchors))]);
      this.#take(centroids);
      this.#anchors = kept;
    }
  }

  save(): SavedCentroids {
    return new SavedCentroids(
      this.#k,
      this.#device.run(() => keep(copy(this.#centroids))),
      this.#positioned,
    );
  }

  restore(saved: Saved): void {
    if (!(saved instanceof SavedCentroids)) throw new TypeError('centroids of another engine');
    this.#k = saved.k;
    this.#positioned = saved.positioned;
    this.#replace(() => copy(saved.centroids));
  }

  async read(): Promise<Numbers> {
    this.#followPosition();
    const { space, grid } = this.#samples;
    const k = this.#k;
    const onGrid = { ...this.#onGrid(), space };
    const centroids = this.#centroids;
    const anchors = this.#anchors ?? centroids;
    const measured = this.#device.run(() => {
      const labels = this.#labels(anchors);
      const next = this.#updated(anchors, labels);
      const distances = this.#distances(labels, anchors);
      // In rgb alone the distance is the error, and the centroids are what is shown.
      const plain = space === 'rgb' && grid.position === 0;
      const colors = plain ? centroids : run(displayColors, { centroids }, { space });
      const errors = plain ? distances : run(tileErrors, { labels, colors }, onGrid);
      return run(measure, { tileDistances: distances, tileErrors: errors, anchors, centroids, colors, next }, onGrid);
    });
    return numbersOf(await this.#device.read(measured), k, grid, space);
  }

  dispose(): void {
    this.#centroids.dispose();
    this.#anchors?.dispose();
  }

  #onGrid(): OnGrid {
    return { grid: this.#samples.grid, k: this.#k };
  }

  /** The centroids, one more or one fewer. */
  #resized(by: 1 | -1): Tensor {
    const points = this.#samples.points;
    const centroids = this.#centroids;
    const labels = this.#labels(centroids);
    const costs = run(tileCosts, { labels, centroids }, this.#onGrid());
    return run(by > 0 ? splitLargest : removeCheapest, { tileCosts: costs, points, centroids }, this.#onGrid());
  }

  #labels(centroids: Tensor): Tensor {
    return runOn(assign, { points: this.#samples.points, centroids }, this.#onGrid());
  }

  #distances(labels: Tensor, centroids: Tensor): Tensor {
    return runOn(tileDistances, { labels, centroids }, this.#onGrid());
  }

  /** One Lloyd iteration from `centroids`, whose labels may be known. */
  #updated(centroids: Tensor, labels = this.#labels(centroids)): Tensor {
    const sums = runOn(tileSums, { labels }, this.#onGrid());
    return runOn(updateCentroids, { tileSums: sums, labels, centroids }, this.#onGrid());
  }

  /** Where the position has come to count, the clusters stay and get the positions that they have by color. */
  #followPosition(): void {
    const samples = this.#samples;
    const counts = samples.grid.position > 0;
    const found = counts && !this.#positioned;
    this.#positioned = counts;
    if (!found) return;
    const [centroids, anchors] = [this.#centroids, this.#anchors];
    const follow = (old: Tensor) =>
      this.#device.run(() => keep(positioned(samples, old, this.#k, anchors ?? centroids)));
    this.#centroids = follow(centroids);
    this.#anchors = anchors && follow(anchors);
    centroids.dispose();
    anchors?.dispose();
  }

  /** Puts the result of `work` in the place of the centroids. */
  #replace(work: () => Tensor): void {
    this.#take(this.#device.run(() => keep(work())));
  }

  #take(centroids: Tensor): void {
    this.dispose();
    this.#centroids = centroids;
    this.#anchors = null;
  }
}
