import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues, tileCount } from './layout.ts';

/**
 * Points, labels → tileSums: per tile and cluster the mean color and the count, and in one more row the tile's mean
 * squared distance and its farthest point. With k = 0 only that row is made.
 */
export const tileSums: Kernel<OnGrid> = {
  name: 'KLensTileSums',
  inputs: ['points', 'labels'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts * (K_MAX + 1), tileCount(grid)],
  shader: /* glsl */ `
    ${GRID_SHADER}
    vec4 clusterOf(ivec2 origin, ivec2 end, int top, int cluster) {
      vec4 sum = vec4(0.0);
      for (int y = origin.y; y < end.y; y++) {
        for (int x = origin.x; x < end.x; x++) {
          if (int(texelFetch(labels, ivec2(x, top + y), 0).r) == cluster) sum += texelFetch(points, ivec2(x, y), 0);
        }
      }
      return sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a) : vec4(0.0);
    }
    vec4 distancesOf(ivec2 origin, ivec2 end, int top) {
      float sum = 0.0;
      vec2 farthest = vec2(-1.0, 0.0);
      for (int y = origin.y; y < end.y; y++) {
        for (int x = origin.x; x < end.x; x++) {
          float d = texelFetch(labels, ivec2(x, top + y), 0).g;
          sum += d;
          if (d > farthest.x) farthest = vec2(d, float((y - origin.y) * TILE + x - origin.x));
        }
      }
      float count = float((end.x - origin.x) * (end.y - origin.y));
      return vec4(sum / count, farthest, count);
    }
    void main() {
      ivec2 here = texel();
      int attempt = here.y / (K_MAX + 1);
      int cluster = here.y - attempt * (K_MAX + 1);
      ivec2 origin = tileOrigin(here.x);
      ivec2 end = tileEnd(here.x);
      int top = attempt * gridSize.y;
      if (cluster == K_MAX) setOutput(distancesOf(origin, end, top));
      else if (cluster < k) setOutput(clusterOf(origin, end, top, cluster));
      else setOutput(vec4(0.0));
    }
  `,
};
