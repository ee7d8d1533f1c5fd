import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { SPACE_UNIFORM, spaceValue } from './color-space.ts';
import type { InSpace } from './display.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues } from './layout.ts';

/**
 * tileDistances, tileErrors, anchors, centroids, their display colors, next → what JavaScript reads: per cluster its color and
 * share, and in one more texel the mean squared distance in the space, how far the update from `anchors` to `next` moves the
 * centroid that it moves most, and the mean squared difference of picture and samples in RGB.
 *
 * The labels belong to the anchors. Where the centroids have moved on from them, to the means of their clusters, the
 * distances are to those: less than to the anchors by share × |anchor − mean|² for each cluster (König and Huygens).
 */
export const measure: Kernel<OnGrid & InSpace> = {
  name: 'KLensMeasure',
  inputs: ['tileDistances', 'tileErrors', 'anchors', 'centroids', 'colors', 'next'],
  uniforms: [...GRID_UNIFORMS, SPACE_UNIFORM],
  values: ({ grid, k, space }) => [...gridValues(grid, k), spaceValue(space)],
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
          vec4 tile = texelFetch(tileDistances, ivec2(t, 0), 0);
          result.r += tile.r * tile.a / n;
          vec4 errors = texelFetch(tileErrors, ivec2(t, 0), 0);
          result.b += errors.r * errors.a / n;
        }
        for (int c = 0; c < k; c++) {
          vec3 anchor = texelFetch(anchors, ivec2(c, 0), 0).rgb;
          vec4 mean = texelFetch(next, ivec2(c, 0), 0);
          vec3 moved = anchor - texelFetch(centroids, ivec2(c, 0), 0).rgb;
          result.r -= mean.a * dot(moved, moved);
          result.g = max(result.g, distance(anchor, mean.rgb));
        }
        // Where the space is RGB itself, that is the distance, and the centroids have moved on there too.
        if (space == 0) result.b = result.r;
      } else if (column < k) {
        float share = texelFetch(next, ivec2(column, 0), 0).a;
        result = vec4(texelFetch(colors, ivec2(column, 0), 0).rgb, share);
      }
      setOutput(result);
    }
  `,
};
