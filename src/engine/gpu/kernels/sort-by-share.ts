import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';
import { CENTROID_COLUMNS, CLUSTER_SHADER } from './layout.ts';

/** Centroids → centroids, numbered by descending share; equal shares keep their order. */
export const sortByShare: Kernel<OnGrid> = {
  name: 'KLensSortByShare',
  inputs: ['centroids'],
  uniforms: [{ name: 'k', type: 'int' }],
  values: ({ k }) => [[k]],
  outputSize: ({ grid }) => [grid.attempts, CENTROID_COLUMNS],
  shader: /* glsl */ `
    ${CLUSTER_SHADER}
    void main() {
      ivec2 here = texel();
      int cluster = clusterIn(here.x);
      vec4 result = vec4(0.0);
      for (int c = 0; c < k; c++) {
        float own = texelFetch(centroids, ivec2(c, here.y), 0).a;
        int rank = 0;
        for (int other = 0; other < k; other++) {
          float share = texelFetch(centroids, ivec2(other, here.y), 0).a;
          if (share > own || (share == own && other < c)) rank++;
        }
        if (rank == cluster) result = texelFetch(centroids, ivec2(here.x - cluster + c, here.y), 0);
      }
      setOutput(result);
    }
  `,
};
