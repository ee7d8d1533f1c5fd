import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { GRID_SHADER, GRID_UNIFORMS, gridValues, SQUARED_DISTANCE } from './layout.ts';

/**
 * tileSums, labels, centroids → centroids: the weighted mean of the tiles. The first empty cluster takes the sample
 * farthest from its own centroid, one an iteration, as `fillEmpty` of src/kmeans; other empty clusters stay.
 * A count of zero is never divided by: 0/0 is 1 on this backend.
 */
export const updateCentroids: Kernel<OnGrid> = {
  name: 'KLensUpdateCentroids',
  inputs: ['tileSums', 'labels', 'centroids'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, K_MAX],
  shader: /* glsl */ `
    ${GRID_SHADER}
    ${SQUARED_DISTANCE}
    vec4 total(int cluster, int attempt) {
      vec4 sum = vec4(0.0);
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        vec4 tile = texelFetch(tileSums, ivec2(t, attempt * K_MAX + cluster), 0);
        sum += vec4(tile.rgb * tile.a, tile.a);
      }
      return sum;
    }
    bool firstEmpty(int cluster, int attempt) {
      for (int c = 0; c < cluster; c++) if (total(c, attempt).a == 0.0) return false;
      return true;
    }
    // By all points, and not by those of the tiles: few frames have an empty cluster to ask for it.
    vec3 farthest(int attempt, vec3 otherwise) {
      vec4 result = vec4(otherwise, SAME);
      ivec2 origin = labelsOf(attempt);
      for (int y = 0; y < gridSize.y; y++) {
        for (int x = 0; x < gridSize.x; x++) {
          vec4 labeled = texelFetch(labels, origin + ivec2(x, y), 0);
          float d = squaredDistance(labeled, attempt);
          if (d > result.a) result = vec4(labeled.rgb, d);
        }
      }
      return result.rgb;
    }
    void main() {
      // GPUs compute two rows at a time. Where there is one attempt, the other row must not look empty, or all its
      // clusters would search.
      ivec2 here = ivec2(texel().x, min(texel().y, textureSize(centroids, 0).y - 1));
      vec3 old = texelFetch(centroids, here, 0).rgb;
      vec4 result = vec4(old, 0.0);
      if (here.x < k) {
        vec4 sum = total(here.x, here.y);
        if (sum.a > 0.0) result = vec4(sum.rgb / sum.a, sum.a / float(gridSize.x * gridSize.y));
        else if (firstEmpty(here.x, here.y)) result.rgb = farthest(here.y, old);
      }
      setOutput(result);
    }
  `,
};
