import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues } from './layout.ts';

/**
 * tileSums, points, centroids → centroids: the weighted mean of the tiles. The first empty cluster takes the sample
 * farthest from its own centroid, one an iteration, as `fillEmpty` of src/kmeans; other empty clusters stay.
 * A count of zero is never divided by: 0/0 is 1 on this backend.
 */
export const updateCentroids: Kernel<OnGrid> = {
  name: 'KLensUpdateCentroids',
  inputs: ['tileSums', 'points', 'centroids'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, K_MAX],
  shader: /* glsl */ `
    ${GRID_SHADER}
    vec4 total(int cluster, int attempt) {
      vec4 sum = vec4(0.0);
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        vec4 tile = texelFetch(tileSums, ivec2(t, attempt * (K_MAX + 1) + cluster), 0);
        sum += vec4(tile.rgb * tile.a, tile.a);
      }
      return sum;
    }
    bool firstEmpty(int cluster, int attempt) {
      for (int c = 0; c < cluster; c++) if (total(c, attempt).a == 0.0) return false;
      return true;
    }
    void main() {
      ivec2 here = texel();
      vec4 old = texelFetch(centroids, here, 0);
      vec4 sum = here.x < k ? total(here.x, here.y) : vec4(0.0);
      vec4 result = vec4(old.rgb, 0.0);
      if (sum.a > 0.0) {
        result = vec4(sum.rgb / sum.a, sum.a / float(gridSize.x * gridSize.y));
      } else if (here.x < k && firstEmpty(here.x, here.y)) {
        vec3 farthest = vec3(SAME, 0.0, -1.0);
        int tiles = tileCount();
        for (int t = 0; t < tiles; t++) {
          vec4 tile = texelFetch(tileSums, ivec2(t, here.y * (K_MAX + 1) + K_MAX), 0);
          if (tile.g > farthest.x) farthest = vec3(tile.gb, float(t));
        }
        if (farthest.z >= 0.0) {
          result = vec4(texelFetch(points, pointInTile(int(farthest.z), farthest.y), 0).rgb, 0.0);
        }
      }
      setOutput(result);
    }
  `,
};
