import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { SPACE_UNIFORM, spaceValue } from './color-space.ts';
import type { InSpace } from './display.ts';
import { CENTROID_COLUMNS, POINT_SHADER, POINT_UNIFORMS, pointValues } from './layout.ts';

/**
 * tileDistances, tileErrors, anchors, centroids, their display colors, next → what JavaScript reads: per cluster its color and
 * share, then its position, and in one more texel the mean squared distance in the space, how far the update from `anchors`
 * to `next` moves the centroid that it moves most, and the mean squared difference of picture and samples in RGB.
 *
 * The labels belong to the anchors. Where the centroids have moved on from them, to the means of their clusters, the
 * distances are to those: less than to the anchors by share × |anchor − mean|² for each cluster (König and Huygens).
 */
export const measure: Kernel<OnGrid & InSpace> = {
  name: 'KLensMeasure',
  inputs: ['tileDistances', 'tileErrors', 'anchors', 'centroids', 'colors', 'next'],
  uniforms: [...POINT_UNIFORMS, SPACE_UNIFORM],
  values: ({ grid, k, space }) => [...pointValues(grid, k), spaceValue(space)],
  outputSize: () => [1, CENTROID_COLUMNS + 1],
  shader: /* glsl */ `
    ${POINT_SHADER}
    float squaredWay(int cluster, sampler2D from, sampler2D to) {
      ivec2 at = ivec2(cluster, 0);
      ivec2 there = ivec2(K_MAX + cluster, 0);
      vec3 way = texelFetch(from, at, 0).rgb - texelFetch(to, at, 0).rgb;
      vec2 apart = weight * (texelFetch(from, there, 0).xy - texelFetch(to, there, 0).xy);
      return dot(way, way) + dot(apart, apart);
    }
    void main() {
      int column = texel().x;
      float n = float(gridSize.x * gridSize.y);
      vec4 result = vec4(0.0);
      if (column == 2 * K_MAX) {
        int tiles = tileCount();
        for (int t = 0; t < tiles; t++) {
          vec4 tile = texelFetch(tileDistances, placeOf(t, 0), 0);
          result.r += tile.r * tile.a / n;
          vec4 errors = texelFetch(tileErrors, placeOf(t, 0), 0);
          result.b += errors.r * errors.a / n;
        }
        for (int c = 0; c < k; c++) {
          result.r -= texelFetch(next, ivec2(c, 0), 0).a * squaredWay(c, anchors, centroids);
          result.g = max(result.g, sqrt(squaredWay(c, anchors, next)));
        }
        // Where the space is RGB alone, that is the distance, and the centroids have moved on there too.
        if (space == 0 && weight == 0.0) result.b = result.r;
      } else if (column < k) {
        float share = texelFetch(next, ivec2(column, 0), 0).a;
        result = vec4(texelFetch(colors, ivec2(column, 0), 0).rgb, share);
      } else if (column >= K_MAX) {
        result = texelFetch(centroids, ivec2(column, 0), 0);
      }
      setOutput(result);
    }
  `,
};
