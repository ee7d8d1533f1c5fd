import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { CENTROID_COLUMNS, POINT_SHADER, POINT_UNIFORMS, pointValues, SQUARED_DISTANCE, tileCount } from './layout.ts';

/**
 * Labels, centroids → tileCosts: per tile and cluster its inertia, what losing it would cost (every point would go to its
 * second nearest), and its farthest point. What a change of k needs to know.
 */
export const tileCosts: Kernel<OnGrid> = {
  name: 'KLensTileCosts',
  inputs: ['labels', 'centroids'],
  uniforms: POINT_UNIFORMS,
  values: ({ grid, k }) => pointValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts * K_MAX, tileCount(grid)],
  shader: /* glsl */ `
    ${POINT_SHADER}
    ${SQUARED_DISTANCE}
    // What it would cost a point to lose its nearest centroid.
    float loss(vec4 labeled, ivec2 cell, int attempt, float d) {
      float second = FAR;
      for (int c = 0; c < k; c++) {
        if (c != int(labeled.a)) second = min(second, squaredDistance(labeled.rgb, cell, c, attempt));
      }
      return second - d;
    }
    void main() {
      ivec2 here = texel();
      int attempt = here.y / K_MAX;
      int cluster = here.y - attempt * K_MAX;
      ivec2 origin = tileOrigin(here.x);
      vec4 costs = vec4(0.0, 0.0, -1.0, 0.0);
      if (cluster < k) {
        for (int i = 0; i < TILE * TILE; i++) {
          ivec2 cell = origin + ivec2(i % TILE, i / TILE);
          vec4 labeled = texelFetch(labels, labelsOf(attempt) + cell, 0);
          if (labeled.a != float(cluster)) continue;
          float d = squaredDistance(labeled.rgb, cell, cluster, attempt);
          costs.rg += vec2(d, loss(labeled, cell, attempt, d)) / float(TILE * TILE);
          if (d > costs.b) costs.ba = vec2(d, float(i));
        }
      }
      setOutput(costs);
    }
  `,
};

const TOTALS = /* glsl */ `
  float totalCost(int cluster, int attempt, int which) {
    float sum = 0.0;
    int tiles = tileCount();
    for (int t = 0; t < tiles; t++) sum += texelFetch(tileCosts, ivec2(t, attempt * K_MAX + cluster), 0)[which];
    return sum;
  }
`;

/**
 * k → k + 1: the cluster with the largest inertia is split; the new centroid, number k + 1, starts at its farthest
 * point. The others stay.
 */
export const splitLargest: Kernel<OnGrid> = {
  name: 'KLensSplitLargest',
  inputs: ['tileCosts', 'points', 'centroids'],
  uniforms: POINT_UNIFORMS,
  values: ({ grid, k }) => pointValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    ${TOTALS}
    void main() {
      ivec2 here = texel();
      if (clusterIn(here.x) != k) {
        setOutput(texelFetch(centroids, here, 0));
        return;
      }
      vec2 largest = vec2(-1.0, 0.0);
      for (int c = 0; c < k; c++) {
        float inertia = totalCost(c, here.y, 0);
        if (inertia > largest.x) largest = vec2(inertia, float(c));
      }
      int row = here.y * K_MAX + int(largest.y);
      vec3 farthest = vec3(-1.0, 0.0, 0.0);
      int tiles = tileCount();
      for (int t = 0; t < tiles; t++) {
        vec4 tile = texelFetch(tileCosts, ivec2(t, row), 0);
        if (tile.b > farthest.x) farthest = vec3(tile.ba, float(t));
      }
      ivec2 cell = pointInTile(int(farthest.z), farthest.y);
      setOutput(vec4(valueIn(here.x, texelFetch(points, cell, 0).rgb, cell), 0.0));
    }
  `,
};

/**
 * k → k − 1: the centroid goes whose loss adds least to the inertia. The last cluster takes its number, so that every
 * other one keeps its own.
 */
export const removeCheapest: Kernel<OnGrid> = {
  name: 'KLensRemoveCheapest',
  inputs: ['tileCosts', 'centroids'],
  uniforms: POINT_UNIFORMS,
  values: ({ grid, k }) => pointValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${POINT_SHADER}
    ${TOTALS}
    void main() {
      ivec2 here = texel();
      float least = totalCost(0, here.y, 1);
      int cheapest = 0;
      for (int c = 1; c < k; c++) {
        float cost = totalCost(c, here.y, 1);
        if (cost < least) { least = cost; cheapest = c; }
      }
      int cluster = clusterIn(here.x);
      setOutput(texelFetch(centroids, ivec2(here.x - cluster + (cluster == cheapest ? k - 1 : cluster), here.y), 0));
    }
  `,
};
