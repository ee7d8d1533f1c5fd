import { K_MAX } from '../../../kmeans/index.ts';
import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';

/** Centroids → centroids, numbered by descending share; equal shares keep their order. */
export const sortByShare: Kernel<OnGrid> = {
  name: 'KLensSortByShare',
  inputs: ['centroids'],
  uniforms: [{ name: 'k', type: 'int' }],
  values: ({ k }) => [[k]],
  outputSize: ({ grid }) => [grid.attempts, K_MAX],
  shader: /* glsl */ `
    void main() {
      ivec2 here = texel();
      vec4 result = vec4(0.0);
      for (int c = 0; c < k; c++) {
        vec4 candidate = texelFetch(centroids, ivec2(c, here.y), 0);
        int rank = 0;
        for (int other = 0; other < k; other++) {
          float share = texelFetch(centroids, ivec2(other, here.y), 0).a;
          if (share > candidate.a || (share == candidate.a && other < c)) rank++;
        }
        if (rank == here.x) result = candidate;
      }
      setOutput(result);
    }
  `,
};
