import { keep, type Tensor } from '@tensorflow/tfjs-core';
import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import { K_MAX } from '../../kmeans/index.ts';
import type { Clustering, Numbers, Saved, Start } from '../engine.ts';
import type { Device } from './device.ts';
import type { Samples } from './frame.ts';
import { run } from './kernel.ts';
import { assign, type OnGrid } from './kernels/assign.ts';
import { betterOf } from './kernels/better-of.ts';
import { displayColors, paint, tileErrors } from './kernels/display.ts';
import { measure } from './kernels/measure.ts';
import { borders, nearestTable } from './kernels/nearest-table.ts';
import { removeCheapest, splitLargest, tileCosts } from './kernels/resize.ts';
import { copyCentroids, setCentroids } from './kernels/seeding.ts';
import { sortByShare } from './kernels/sort-by-share.ts';
import { tileDistances, tileSums } from './kernels/tile-sums.ts';
import { updateCentroids } from './kernels/update-centroids.ts';
import type { Drawn } from './recolor.ts';
import { seedCentroids, sow } from './seed-centroids.ts';
import type { DrawnSteady } from './steady-recolor.ts';

/** Before its start a clustering is one mid-gray centroid: something to draw with. */
const GRAY = [0.5, 0.5, 0.5, 1];

/** A paint that says its label. */
const LABEL_PAINTS = Array.from({ length: K_MAX }, (_, c) => [c, c, c, 1]).flat();

const copy = (centroids: Tensor) => run(copyCentroids, { centroids }, { attempts: 1 });

class SavedCentroids implements Saved {
  constructor(
    readonly k: number,
    readonly centroids: Tensor,
  ) {}
  dispose(): void {
    this.centroids.dispose();
  }
}

/** Centroids on the GPU, [attempts, K_MAX] texels, that follow the points of a frame, or of a moment that is kept. */
export class GpuClustering implements Clustering {
  #k = 1;
  #centroids: Tensor;
  /** The centroids that the labels belong to, while stepping by hand has moved on from them; else null. */
  #anchors: Tensor | null = null;
  readonly #device: Device;
  readonly #samples: Samples;

  constructor(device: Device, samples: Samples) {
    this.#device = device;
    this.#samples = samples;
    this.#centroids = device.run(() => keep(run(setCentroids, {}, { attempts: 1, centroids: GRAY })));
  }

  get k(): number {
    return this.#k;
  }
  /** Shows the clustering as it is to `draw`, which must not keep it. */
  drawn(mutedMask: number, draw: (drawn: Drawn) => void): void {
    const centroids = this.#centroids;
    const anchors = this.#anchors ?? centroids;
    const { space } = this.#samples;
    this.#device.run(() => {
      const paints = run(paint, { centroids }, { space, mutedMask });
      const table = run(nearestTable, { centroids: anchors, paints }, { k: this.#k });
      draw({ table, borders: run(borders, { centroids: anchors }, {}), anchors, paints, space });
      return undefined;
    });
  }

  /** The same where every pixel remembers its label. */
  drawnSteady(mutedMask: number, draw: (drawn: DrawnSteady) => void): void {
    const centroids = this.#centroids;
    const anchors = this.#anchors ?? centroids;
    const { space } = this.#samples;
    const k = this.#k;
    this.#device.run(() => {
      const labelPaints = run(setCentroids, {}, { attempts: 1, centroids: LABEL_PAINTS });
      const labelTable = run(nearestTable, { centroids: anchors, paints: labelPaints }, { k });
      const paints = run(paint, { centroids }, { space, mutedMask });
      const planes = run(borders, { centroids: anchors }, {});
      draw({ labelTable, labelPaints, borders: planes, anchors, paints, space, k });
      return undefined;
    });
  }

  start(start: Start): void {
    this.#k = start.k;
    this.#replace(() => seedCentroids(this.#samples, start));
    this.iterate(start.iterations);
    if (start.seeding !== 'warm' && start.iterations > 0) {
      this.#replace(() => run(sortByShare, { centroids: this.#centroids }, this.#onGrid()));
    }
  }

  resize(k: number): void {
    while (this.#k !== k) {
      const by = this.#k < k ? 1 : -1;
      this.#replace(() => this.#resized(by));
      this.#k += by;
    }
  }

  iterate(iterations: number): void {
    for (let i = 0; i < iterations; i++) this.#replace(() => this.#updated(this.#centroids));
  }

  sow(random: () => number): void {
    this.#replace(() => sow(this.#samples, this.#centroids, this.#k, random()));
    this.#k++;
  }

  takeIfBetter(other: Clustering): void {
    if (!(other instanceof GpuClustering)) throw new TypeError('a clustering of another engine');
    const centroids = this.#centroids;
    const otherCentroids = other.#centroids;
    this.#replace(() => {
      const tileDistances = this.#distances(this.#labels(centroids), centroids);
      const otherDistances = this.#distances(this.#labels(otherCentroids), otherCentroids);
      return run(betterOf, { centroids, tileDistances, otherCentroids, otherDistances }, this.#onGrid());
    });
  }

  half(which: 'assign' | 'update'): void {
    if (which === 'assign') {
      this.#anchors?.dispose();
      this.#anchors = null;
    } else {
      const anchors = this.#anchors ?? this.#centroids;
      this.#anchors = null;
      if (anchors !== this.#centroids) this.#centroids.dispose();
      this.#centroids = this.#device.run(() => keep(this.#updated(anchors)));
      this.#anchors = anchors;
    }
  }

  save(): SavedCentroids {
    return new SavedCentroids(
      this.#k,
      this.#device.run(() => keep(copy(this.#centroids))),
    );
  }

  restore(saved: Saved): void {
    if (!(saved instanceof SavedCentroids)) throw new TypeError('centroids of another engine');
    this.#k = saved.k;
    this.#replace(() => copy(saved.centroids));
  }

  async read(): Promise<Numbers> {
    const k = this.#k;
    const { space, grid } = this.#samples;
    const onGrid = { ...this.#onGrid(), space };
    const centroids = this.#centroids;
    const anchors = this.#anchors ?? centroids;
    const measured = this.#device.run(() => {
      const labels = this.#labels(anchors);
      const next = this.#updated(anchors, labels);
      const distances = this.#distances(labels, anchors);
      // In rgb the distance is the error, and the centroids are what is shown.
      const colors = space === 'rgb' ? centroids : run(displayColors, { centroids }, { space });
      const errors = space === 'rgb' ? distances : run(tileErrors, { labels, colors }, onGrid);
      return run(measure, { tileDistances: distances, tileErrors: errors, anchors, centroids, colors, next }, onGrid);
    });
    return numbers(await this.#device.read(measured), k, grid.rows * grid.columns, space);
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
    return run(assign, { points: this.#samples.points, centroids }, this.#onGrid());
  }

  #distances(labels: Tensor, centroids: Tensor): Tensor {
    return run(tileDistances, { labels, centroids }, this.#onGrid());
  }

  /** One Lloyd iteration from `centroids`, whose labels may be known. */
  #updated(centroids: Tensor, labels = this.#labels(centroids)): Tensor {
    const sums = run(tileSums, { labels }, this.#onGrid());
    return run(updateCentroids, { tileSums: sums, labels, centroids }, this.#onGrid());
  }

  /** Puts the result of `work` in the place of the centroids. */
  #replace(work: () => Tensor): void {
    const next = this.#device.run(() => keep(work()));
    this.#centroids.dispose();
    this.#anchors?.dispose();
    this.#centroids = next;
    this.#anchors = null;
  }
}

/** What `measure` wrote, as numbers in their units. tfjs gives a packed texel as two by two: r g above b a. */
function numbers(values: Float32Array, k: number, n: number, space: Space): Numbers {
  const width = 2 * (K_MAX + 1);
  const texel = (i: number) => [values[2 * i], values[2 * i + 1], values[width + 2 * i], values[width + 2 * i + 1]];
  const centroids = new Float32Array(3 * k);
  const shares = new Float32Array(k);
  for (let c = 0; c < k; c++) {
    const [r, g, b, share] = texel(c);
    centroids.set([255 * r, 255 * g, 255 * b], 3 * c);
    shares[c] = share;
  }
  const [meanDistance, shift, meanError] = texel(K_MAX);
  const inertia = meanDistance * n * COLOR_SPACES[space].scale ** 2;
  return { k, centroids, shares, inertia, mse: (meanError * 255 ** 2) / 3, n, shift: shift * 255 };
}
