import { inBothForms } from './forms.ts';
import { type Grid, labelsSize } from './layout.ts';

export interface OnGrid {
  readonly grid: Grid;
  readonly k: number;
}

/**
 * Points, centroids → labels. Each fragment is a row of the [n, k] distance matrix, by direct differences, and keeps
 * the column of its smallest entry; ties go to the lowest label. The point goes along with its label: whoever sums the
 * points of a cluster then reads one texture instead of two.
 */
export const assign = inBothForms<OnGrid>((form) => ({
  name: `KLensAssign${form.suffix}`,
  inputs: ['points', 'centroids'],
  uniforms: form.uniforms,
  values: ({ grid, k }) => form.values(grid, k),
  outputSize: ({ grid }) => labelsSize(grid),
  shader: /* glsl */ `
    ${form.shader}
    ${form.distance}
    void main() {
      ivec2 here = texel();
      int attempt = here.y / (tileRows() * TILE);
      ivec2 place = here - labelsOf(attempt);
      vec3 point = texelFetch(points, min(place, gridSize - 1), 0).rgb;
      vec2 nearest = vec2(0.0, FAR);
      for (int c = 0; c < k; c++) {
        float d = squaredDistance(point, place, c, attempt);
        nearest = d < nearest.y ? vec2(float(c), d) : nearest;
      }
      bool inGrid = all(lessThan(place, gridSize));
      setOutput(vec4(point, inGrid ? nearest.x : -1.0));
    }
  `,
}));

/**
 * Labels of the first k − 1 centroids, centroids → labels of all k: each point asks only whether the newcomer is nearer.
 * So k-means++ costs what it costs in src/kmeans, n distances a seed, and not all of them anew.
 */
export const assignToNewest = inBothForms<OnGrid>((form) => ({
  name: `KLensAssignToNewest${form.suffix}`,
  inputs: ['labels', 'centroids'],
  uniforms: form.uniforms,
  values: ({ grid, k }) => form.values(grid, k),
  outputSize: ({ grid }) => labelsSize(grid),
  shader: /* glsl */ `
    ${form.shader}
    ${form.distance}
    void main() {
      vec4 labeled = texelFetch(labels, texel(), 0);
      int attempt = texel().y / (tileRows() * TILE);
      ivec2 place = texel() - labelsOf(attempt);
      float before = squaredDistance(labeled.rgb, place, max(int(labeled.a), 0), attempt);
      bool newer = labeled.a >= 0.0 && squaredDistance(labeled.rgb, place, k - 1, attempt) < before;
      setOutput(vec4(labeled.rgb, newer ? float(k - 1) : labeled.a));
    }
  `,
}));
