import type { OnGrid } from './assign.ts';
import { inBothForms } from './forms.ts';
import { tileCount, tilesSize } from './layout.ts';

/** Labels → tileSums: per tile and cluster the mean of its points and their count. */
export const tileSums = inBothForms<OnGrid>((form) => ({
  name: `KLensTileSums${form.suffix}`,
  inputs: ['labels'],
  uniforms: form.uniforms,
  values: ({ grid, k }) => form.values(grid, k),
  outputSize: ({ grid }) => [grid.attempts * form.rows, tileCount(grid)],
  shader: /* glsl */ `
    ${form.shader}
    void main() {
      int attempt = texel().y / ${form.rows};
      int column = texel().y % ${form.rows};
      int cluster = clusterIn(column);
      ivec2 origin = tileOrigin(texel().x);
      ivec2 first = labelsOf(attempt) + origin;
      int end = cluster < k ? TILE * TILE : 0;
      vec4 sum = vec4(0.0);
      // Four points a turn: GL in software pays as much for the turn of a loop as for a point.
      for (int i = 0; i < end; i += 4) {
        ivec2 at = ivec2(i % TILE, i / TILE);
        vec4 p = texelFetch(labels, first + at, 0);
        vec4 q = texelFetch(labels, first + at + ivec2(1, 0), 0);
        vec4 r = texelFetch(labels, first + at + ivec2(2, 0), 0);
        vec4 s = texelFetch(labels, first + at + ivec2(3, 0), 0);
        vec4 belongs = vec4(equal(vec4(p.a, q.a, r.a, s.a), vec4(cluster)));
        sum.rgb += belongs.x * valueIn(column, p.rgb, origin + at)
          + belongs.y * valueIn(column, q.rgb, origin + at + ivec2(1, 0))
          + belongs.z * valueIn(column, r.rgb, origin + at + ivec2(2, 0))
          + belongs.w * valueIn(column, s.rgb, origin + at + ivec2(3, 0));
        sum.a += dot(belongs, vec4(1.0));
      }
      setOutput(sum.a > 0.0 ? vec4(sum.rgb / sum.a, sum.a) : vec4(0.0));
    }
  `,
}));

/** Labels, centroids → tileDistances: per tile its mean squared distance, and its farthest point. */
export const tileDistances = inBothForms<OnGrid>((form) => ({
  name: `KLensTileDistances${form.suffix}`,
  inputs: ['labels', 'centroids'],
  uniforms: form.uniforms,
  values: ({ grid, k }) => form.values(grid, k),
  outputSize: ({ grid }) => tilesSize(grid),
  shader: /* glsl */ `
    ${form.shader}
    ${form.distance}
    void main() {
      int attempt = attemptAt(texel());
      ivec2 origin = tileOrigin(tileAt(texel()));
      vec2 sum = vec2(0.0);
      vec2 farthest = vec2(-1.0, 0.0);
      for (int i = 0; i < TILE * TILE; i++) {
        ivec2 cell = origin + ivec2(i % TILE, i / TILE);
        vec4 labeled = texelFetch(labels, labelsOf(attempt) + cell, 0);
        float d = squaredDistance(labeled.rgb, cell, max(int(labeled.a), 0), attempt);
        vec2 entry = labeled.a < 0.0 ? vec2(0.0) : vec2(d, 1.0);
        sum += entry;
        farthest = entry.x > farthest.x ? vec2(d, float(i)) : farthest;
      }
      setOutput(vec4(sum.x / sum.y, farthest, sum.y));
    }
  `,
}));
