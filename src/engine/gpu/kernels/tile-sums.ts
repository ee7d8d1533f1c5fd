import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues, SQUARED_DISTANCE, tileCount } from './layout.ts';

/** Labels → tileSums: per tile and cluster the mean color and the count. */
export const tileSums: Kernel<OnGrid> = {
  name: 'KLensTileSums',
  inputs: ['labels'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts * K_MAX, tileCount(grid)],
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      int attempt = texel().y / K_MAX;
      int cluster = texel().y % K_MAX;
      ivec2 origin = labelsOf(attempt) + tileOrigin(texel().x);
      int end = cluster < k ? TILE * TILE : 0;
      vec4 sum = vec4(0.0);
      // Four points a turn: GL in software pays as much for the turn of a loop as for a point.
      for (int i = 0; i < end; i += 4) {
        ivec2 at = origin + ivec2(i % TILE, i / TILE);
        vec4 p = texelFetch(labels, at, 0);
        vec4 q = texelFetch(labels, at + ivec2(1, 0), 0);
        vec4 r = texelFetch(labels, at + ivec2(2, 0), 0);
        vec4 s = texelFetch(labels, at + ivec2(3, 0), 0);
        vec4 belongs = vec4(equal(vec4(p.a, q.a, r.a, s.a), vec4(cluster)));
        sum.rgb += belongs.x * p.rgb + belongs.y * q.rgb + belongs.z * r.rgb + belongs.w * s.rgb;
        sum.a += dot(belongs, vec4(1.0));
      }
      setOutput(sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a) : vec4(0.0));
    }
  `,
};

/** Labels, centroids → tileDistances: per tile its mean squared distance, and its farthest point. */
export const tileDistances: Kernel<OnGrid> = {
  name: 'KLensTileDistances',
  inputs: ['labels', 'centroids'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, tileCount(grid)],
  shader: /* glsl */ `
    ${GRID_SHADER}
    ${SQUARED_DISTANCE}
    void main() {
      int attempt = texel().y;
      ivec2 origin = labelsOf(attempt) + tileOrigin(texel().x);
      vec2 sum = vec2(0.0);
      vec2 farthest = vec2(-1.0, 0.0);
      for (int i = 0; i < TILE * TILE; i++) {
        vec4 labeled = texelFetch(labels, origin + ivec2(i % TILE, i / TILE), 0);
        if (labeled.a < 0.0) continue;
        float d = squaredDistance(labeled, attempt);
        sum += vec2(d, 1.0);
        if (d > farthest.x) farthest = vec2(d, float(i));
      }
      setOutput(vec4(sum.x / sum.y, farthest, sum.y));
    }
  `,
};
