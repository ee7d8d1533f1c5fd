import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues } from './layout.ts';

/**
 * tileSums, centroids, next → what JavaScript reads: per cluster the centroid and its share, and in one more texel the
 * mean squared distance, and how far the update to `next` moves the centroid that it moves most.
 */
export const measure: Kernel<OnGrid> = {
  name: 'KLensMeasure',
  inputs: ['tileSums', 'centroids', 'next'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: () => [1, K_MAX + 1],
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      int column = texel().x;
      float n = float(gridSize.x * gridSize.y);
      vec4 result = vec4(0.0);
      if (column == K_MAX) {
        int tiles = tileCount();
        for (int t = 0; t < tiles; t++) {
          vec4 tile = texelFetch(tileSums, ivec2(t, K_MAX), 0);
          result.r += tile.r * tile.a / n;
        }
        for (int c = 0; c < k; c++) {
          vec4 before = texelFetch(centroids, ivec2(c, 0), 0);
          result.g = max(result.g, distance(before.rgb, texelFetch(next, ivec2(c, 0), 0).rgb));
        }
      } else if (column < k) {
        float share = texelFetch(next, ivec2(column, 0), 0).a;
        result = vec4(texelFetch(centroids, ivec2(column, 0), 0).rgb, share);
      }
      setOutput(result);
    }
  `,
};
