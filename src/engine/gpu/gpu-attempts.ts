import { keep, type Tensor } from '@tensorflow/tfjs-core';
import type { Attempts } from '../engine.ts';
import type { Device } from './device.ts';
import type { Samples } from './frame.ts';
import { run } from './kernel.ts';
import { assign } from './kernels/assign.ts';
import { runOn } from './kernels/forms.ts';
import { pointsAt } from './kernels/seeding.ts';
import { tileDistances, tileSums } from './kernels/tile-sums.ts';
import { updateCentroids } from './kernels/update-centroids.ts';
import { type Sown, sow } from './seed-centroids.ts';

/** Attempts as the batch dimension of every kernel: one pass does them all. */
export class GpuAttempts implements Attempts {
  #k = 0;
  #sown: Sown | null = null;
  readonly #device: Device;
  readonly #samples: Samples;

  constructor(device: Device, { points, grid, space }: Samples, count: number) {
    this.#device = device;
    this.#samples = { points, grid: { ...grid, attempts: count }, space };
  }

  get count(): number {
    return this.#samples.grid.attempts;
  }
  get k(): number {
    return this.#k;
  }
  /** [count, 2 × K_MAX] texels. */
  get centroids(): Tensor {
    if (!this.#sown) throw new Error('nothing was sown yet');
    return this.#sown.centroids;
  }

  sow(random: () => number): void {
    const { grid, points } = this.#samples;
    const chances = Array.from({ length: this.count }, random);
    const n = grid.rows * grid.columns;
    this.#replace((sown) => {
      if (sown) return sow(this.#samples, sown, this.#k, chances);
      const indices = chances.map((chance) => Math.floor(chance * n));
      return { centroids: run(pointsAt, { points }, { grid, indices }), labels: null };
    });
    this.#k++;
  }

  iterate(): void {
    const onGrid = { grid: this.#samples.grid, k: this.#k };
    const { centroids } = this;
    this.#replace(() => {
      const labels = this.#labels();
      const sums = runOn(tileSums, { labels }, onGrid);
      return { centroids: runOn(updateCentroids, { tileSums: sums, labels, centroids }, onGrid), labels: null };
    });
  }

  /** tileDistances of each. Within `Device.run`. */
  distances(): Tensor {
    const { centroids } = this;
    return runOn(tileDistances, { labels: this.#labels(), centroids }, { grid: this.#samples.grid, k: this.#k });
  }

  dispose(): void {
    this.#sown?.centroids.dispose();
    this.#sown?.labels?.dispose();
    this.#sown = null;
  }

  #labels(): Tensor {
    const { grid, points } = this.#samples;
    return runOn(assign, { points, centroids: this.centroids }, { grid, k: this.#k });
  }

  #replace(work: (sown: Sown | null) => Sown): void {
    const [centroids, labels = null] = this.#device.run(() => {
      const next = work(this.#sown);
      return [next.centroids, next.labels].flatMap((tensor) => (tensor ? [keep(tensor)] : []));
    });
    this.dispose();
    this.#sown = { centroids, labels };
  }
}
