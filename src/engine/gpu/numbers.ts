import { COLOR_SPACES, type Space } from '../../color/spaces.ts';
import { K_MAX } from '../../kmeans/index.ts';
import type { Numbers } from '../engine.ts';
import { CENTROID_COLUMNS, type Grid } from './kernels/layout.ts';

/** What `measure` wrote, as numbers in their units. tfjs gives a packed texel as two by two: r g above b a. */
export function numbersOf(values: Float32Array, k: number, grid: Grid, space: Space): Numbers {
  const width = 2 * (CENTROID_COLUMNS + 1);
  const texel = (i: number) => [values[2 * i], values[2 * i + 1], values[width + 2 * i], values[width + 2 * i + 1]];
  const n = grid.rows * grid.columns;
  const centroids = new Float32Array(3 * k);
  const shares = new Float32Array(k);
  const positions = grid.position > 0 ? new Float32Array(2 * k) : null;
  for (let c = 0; c < k; c++) {
    const [r, g, b, share] = texel(c);
    centroids.set([255 * r, 255 * g, 255 * b], 3 * c);
    shares[c] = share;
    positions?.set(texel(K_MAX + c).slice(0, 2), 2 * c);
  }
  const [meanDistance, shift, meanError] = texel(CENTROID_COLUMNS);
  const inertia = meanDistance * n * COLOR_SPACES[space].scale ** 2;
  return {
    k,
    centroids,
    position: grid.position,
    positions,
    shares,
    inertia,
    mse: (meanError * 255 ** 2) / 3,
    n,
    shift: shift * 255,
  };
}
