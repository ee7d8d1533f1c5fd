import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { CENTROID_COLUMNS, GRID_SHADER, GRID_UNIFORMS, gridValues } from './layout.ts';

export interface BestOf extends OnGrid {
  /** Other attempts. */
  readonly count: number;
  /** True where the own centroids are one attempt more. */
  readonly own: boolean;
}

/** Centroids and their tileDistances, other attempts and theirs → the centroids of the one with the smallest inertia. */
export const bestOf: Kernel<BestOf> = {
  name: 'KLensBestOf',
  inputs: ['centroids', 'tileDistances', 'otherCentroids', 'otherDistances'],
  uniforms: [...GRID_UNIFORMS, { name: 'count', type: 'int' }, { name: 'own', type: 'int' }],
  values: ({ grid, k, count, own }) => [...gridValues(grid, k), [count], [own ? 1 : 0]],
  outputSize: () => [1, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${GRID_SHADER}
    float inertiaOf(sampler2D distances, int attempt) {
      float sum = 0.0;
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        vec4 tile = texelFetch(distances, placeOf(t, attempt), 0);
        sum += tile.r * tile.a;
      }
      return sum;
    }
    void main() {
      int best = -1;
      float least = own == 1 ? inertiaOf(tileDistances, 0) : 1e9;
      for (int attempt = 0; attempt < count; attempt++) {
        float inertia = inertiaOf(otherDistances, attempt);
        if (inertia < least) { least = inertia; best = attempt; }
      }
      ivec2 here = ivec2(texel().x, 0);
      setOutput(best < 0 ? texelFetch(centroids, here, 0) : texelFetch(otherCentroids, ivec2(here.x, best), 0));
    }
  `,
};
