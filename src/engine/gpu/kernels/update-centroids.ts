import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { inBothForms } from './forms.ts';
import { CENTROID_COLUMNS, POINT_SHADER, POINT_UNIFORMS, pointValues } from './layout.ts';

/** @param rows of the tileSums of one attempt */
const total = (rows: number) => /* glsl */ `
  vec4 total(int column, int attempt) {
    vec4 sum = vec4(0.0);
    int tiles = tileCount();
    for (int t = 0; t < tiles; t++) {
      vec4 tile = texelFetch(tileSums, ivec2(t, attempt * ${rows} + column), 0);
      sum += vec4(tile.rgb * tile.a, tile.a);
    }
    return sum;
  }
`;

/**
 * tileSums, labels, centroids → centroids: the weighted mean of the tiles. The first empty cluster takes the sample
 * farthest from its own centroid, one an iteration, as `fillEmpty` of src/kmeans; other empty clusters stay.
 * A count of zero is never divided by: 0/0 is 1 on this backend.
 */
export const updateCentroids = inBothForms<OnGrid>((form) => ({
  name: `KLensUpdateCentroids${form.suffix}`,
  inputs: ['tileSums', 'labels', 'centroids'],
  uniforms: form.uniforms,
  values: ({ grid, k }) => form.values(grid, k),
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${form.shader}
    ${form.distance}
    ${total(form.rows)}
    bool firstEmpty(int cluster, int attempt) {
      for (int c = 0; c < cluster; c++) if (total(c, attempt).a == 0.0) return false;
      return true;
    }
    // By all points, and not by those of the tiles: few frames have an empty cluster to ask for it.
    vec3 farthest(int column, int attempt, vec3 otherwise) {
      vec4 result = vec4(otherwise, SAME);
      ivec2 origin = labelsOf(attempt);
      for (int y = 0; y < gridSize.y; y++) {
        for (int x = 0; x < gridSize.x; x++) {
          ivec2 cell = ivec2(x, y);
          vec4 labeled = texelFetch(labels, origin + cell, 0);
          float d = squaredDistance(labeled.rgb, cell, int(labeled.a), attempt);
          if (d > result.a) result = vec4(valueIn(column, labeled.rgb, cell), d);
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
      int cluster = clusterIn(here.x);
      if (cluster < k) {
        vec4 sum = total(here.x, here.y);
        if (sum.a > 0.0) result = vec4(sum.rgb / sum.a, sum.a / float(gridSize.x * gridSize.y));
        else if (firstEmpty(cluster, here.y)) result.rgb = farthest(here.x, here.y, old);
      }
      setOutput(result);
    }
  `,
}));

/**
 * tileSums with positions, centroids → centroids with the same colors, and the mean positions of their clusters; those of an
 * empty cluster, the middle of the frame.
 */
export const addPositions: Kernel<OnGrid> = {
  name: 'KLensAddPositions',
  inputs: ['tileSums', 'centroids'],
  uniforms: POINT_UNIFORMS,
  values: ({ grid, k }) => pointValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    ${total(CENTROID_COLUMNS)}
    void main() {
      ivec2 here = texel();
      vec4 result = texelFetch(centroids, ivec2(clusterIn(here.x), here.y), 0);
      if (here.x >= K_MAX) {
        vec4 sum = total(here.x, here.y);
        result.rgb = vec3(0.5 * cellSize * vec2(gridSize), 0.0);
        if (sum.a > 0.0) result.rgb = sum.rgb / sum.a;
      }
      setOutput(result);
    }
  `,
};
