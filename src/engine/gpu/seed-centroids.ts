import type { Tensor } from '@tensorflow/tfjs-core';
import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import { badArgument } from '../../settings/errors.ts';
import type { Start } from '../engine.ts';
import type { Samples } from './frame.ts';
import { run } from './kernel.ts';
import { assign, assignToNewest } from './kernels/assign.ts';
import { runOn } from './kernels/forms.ts';
import { addCentroid, pointsAt, randomBox, randomLabels, setCentroids, tileBounds } from './kernels/seeding.ts';
import { tileDistances, tileSums } from './kernels/tile-sums.ts';
import { addPositions, updateCentroids } from './kernels/update-centroids.ts';

/** Centroids where a cold start begins, [1, K_MAX] texels. Nothing is read back: chance comes in as uniforms. */
export function seedCentroids(samples: Samples, { k, seeding, random, centroids, positions }: Start): Tensor {
  const { grid, points } = samples;
  const index = () => Math.floor(random() * grid.rows * grid.columns);
  switch (seeding) {
    case 'warm': {
      if (centroids?.length !== 3 * k) {
        throw badArgument('centroids', `${k} colors`, centroids?.length);
      }
      const colors = texels(centroids, samples.space);
      if (positions) return run(setCentroids, {}, { attempts: 1, colors, positions: positionTexels(positions) });
      const byColor = run(setCentroids, {}, { attempts: 1, colors });
      return grid.position > 0 ? positioned(samples, byColor, k) : byColor;
    }
    case 'random-points':
      return run(pointsAt, { points }, { grid, indices: distinct(k, index, grid.rows * grid.columns) });
    case 'random-box': {
      const chances = Array.from({ length: grid.position > 0 ? 6 * k : 3 * k }, random);
      return run(randomBox, { tileBounds: run(tileBounds, { points }, { grid, k }) }, { grid, k, chances });
    }
    case 'random-partition': {
      const labels = run(randomLabels, { points }, { grid, k, seed: Math.floor(random() * 2 ** 31) });
      const centroids = run(setCentroids, {}, { attempts: 1, colors: [] });
      const sums = runOn(tileSums, { labels }, { grid, k });
      return runOn(updateCentroids, { tileSums: sums, labels, centroids }, { grid, k });
    }
    case 'k-means++':
    case 'maximin': {
      let sown: Sown = { centroids: run(pointsAt, { points }, { grid, indices: [index()] }), labels: null };
      for (let c = 1; c < k; c++) sown = sow(samples, sown, c, [seeding === 'maximin' ? FARTHEST : random()]);
      return sown.centroids;
    }
  }
}

/** A chance that means the farthest sample, instead of one that is drawn. */
const FARTHEST = -1;

/** Centroids as they are chosen one after another. */
export interface Sown {
  readonly centroids: Tensor;
  /** The labels of all centroids but the newest, where they are known. */
  readonly labels: Tensor | null;
}

/**
 * k centroids and one more: at a sample drawn in proportion to its squared distance, or the farthest.
 *
 * @param chances one for each attempt
 */
export function sow(
  { grid, points }: Samples,
  { centroids, labels: known }: Sown,
  k: number,
  chances: readonly number[],
): { centroids: Tensor; labels: Tensor } {
  const onGrid = { grid, k };
  const labels = known
    ? runOn(assignToNewest, { labels: known, centroids }, onGrid)
    : runOn(assign, { points, centroids }, onGrid);
  const distances = runOn(tileDistances, { labels, centroids }, onGrid);
  const inputs = { tileDistances: distances, labels, centroids };
  return { centroids: run(addCentroid, inputs, { ...onGrid, chances }), labels };
}

/** The same centroids, with the positions of the clusters that are nearest to `anchors` by color. */
export function positioned({ grid, points }: Samples, centroids: Tensor, k: number, anchors = centroids): Tensor {
  const labels = run(assign, { points, centroids: anchors }, { grid, k });
  const sums = run(tileSums.positioned, { labels }, { grid, k });
  return run(addPositions, { tileSums: sums, centroids }, { grid, k });
}

/** RGB colors in 0–255 units as places in the space's cube, with a share of 0. */
function texels(centroids: Float32Array, space: Space): number[] {
  const { fromRgb } = COLOR_SPACES[space];
  const result: number[] = [];
  for (let i = 0; i < centroids.length; i += 3) {
    result.push(...fromRgb(centroids[i] / 255, centroids[i + 1] / 255, centroids[i + 2] / 255), 0);
  }
  return result;
}

/** x and y of each cluster, with a share of 0. */
function positionTexels(positions: Float32Array): number[] {
  const result: number[] = [];
  for (let i = 0; i < positions.length; i += 2) result.push(positions[i], positions[i + 1], 0, 0);
  return result;
}

/** k different indices, or all n and then some again where there are fewer points than clusters. */
function distinct(k: number, index: () => number, n: number): number[] {
  const chosen = new Set<number>();
  // The next free index where one is taken: chance alone might never end.
  while (chosen.size < Math.min(k, n)) {
    let next = index();
    while (chosen.has(next)) next = (next + 1) % n;
    chosen.add(next);
  }
  const indices = [...chosen];
  while (indices.length < k) indices.push(index());
  return indices;
}
