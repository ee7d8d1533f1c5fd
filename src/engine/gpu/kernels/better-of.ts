import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { CENTROID_COLUMNS, GRID_SHADER, GRID_UNIFORMS, gridValues } from './layout.ts';

/** Two clusterings of the same points, with their tileDistances → the centroids of the one with the smaller inertia. */
export const betterOf: Kernel<OnGrid> = {
  name: 'KLensBetterOf',
  inputs: ['centroids', 'tileDistances', 'otherCentroids', 'otherDistances'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      ivec2 here = texel();
      float gain = 0.0;
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        ivec2 tile = placeOf(t, here.y);
        vec4 own = texelFetch(tileDistances, tile, 0);
        gain += (own.r - texelFetch(otherDistances, tile, 0).r) * own.a;
      }
      if (gain > 0.0) setOutput(texelFetch(otherCentroids, here, 0));
      else setOutput(texelFetch(centroids, here, 0));
    }
  `,
};
