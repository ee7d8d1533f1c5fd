import type { Kernel } from '../kernel.ts';
import { GRID_SHADER, GRID_UNIFORMS, type Grid, gridValues } from './layout.ts';

export interface OnGrid {
  readonly grid: Grid;
  readonly k: number;
}

/**
 * Points, centroids → labels. Each fragment is a row of the [n, k] distance matrix, by direct differences, and keeps
 * its smallest entry (ties go to the lowest label) and its second smallest: what it would cost to lose the nearest.
 */
export const assign: Kernel<OnGrid> = {
  name: 'KLensAssign',
  inputs: ['points', 'centroids'],
  uniforms: GRID_UNIFORMS,
  values: ({ grid, k }) => gridValues(grid, k),
  outputSize: ({ grid }) => [grid.attempts * grid.rows, grid.columns],
  shader: /* glsl */ `
    ${GRID_SHADER}
    void main() {
      ivec2 here = texel();
      int attempt = here.y / gridSize.y;
      vec3 point = texelFetch(points, ivec2(here.x, here.y - attempt * gridSize.y), 0).rgb;
      vec3 nearest = vec3(0.0, FAR, FAR);
      for (int c = 0; c < k; c++) {
        vec3 difference = point - texelFetch(centroids, ivec2(c, attempt), 0).rgb;
        float d = dot(difference, difference);
        if (d < nearest.y) nearest = vec3(float(c), d, nearest.y);
        else if (d < nearest.z) nearest.z = d;
      }
      setOutput(vec4(nearest, 0.0));
    }
  `,
};
