import type { Kernel } from '../kernel.ts';
import type { OnGrid } from './assign.ts';

/** Cells of the table along each axis of the color cube. */
export const TABLE_SIDE = 16;
/** Columns of the table's texture, in cells. */
const TABLE_COLUMNS = 64;
/** Candidates that one texel holds: two in each channel, as first + 32 × second, exact in 16 bits too. */
const CANDIDATES = 8;

/** GLSL that finds a color's cell in the table: r, g, b from 0 to 1. Given to whoever reads it. */
export const TABLE_SHADER = /* glsl */ `
  const int TABLE_SIDE = ${TABLE_SIDE};
  const int TABLE_COLUMNS = ${TABLE_COLUMNS};
  ivec2 tableTexel(vec3 color) {
    ivec3 cell = clamp(ivec3(color * float(TABLE_SIDE)), 0, TABLE_SIDE - 1);
    int index = cell.r + TABLE_SIDE * (cell.g + TABLE_SIDE * cell.b);
    return ivec2(index % TABLE_COLUMNS, index / TABLE_COLUMNS);
  }
`;

/**
 * Centroids → which of them can be nearest to a color of each cell of the color cube, so that a full-size pixel looks at
 * two or three centroids instead of k. Exact: let m be the cell's middle, h half its side, c the centroid nearest to m, and
 * a = m − c, b = m − o for another centroid o. At m + q, o is as near as c where |a|² − |b|² + 2 q·(a − b) ≥ 0, which some q
 * with |qᵢ| ≤ h reaches exactly where |a|² − |b|² + 2 h Σ|aᵢ − bᵢ| ≥ 0.
 *
 * Candidates ascend, and the first one again ends the list; a negative first channel says that there were too many.
 */
export const nearestTable: Kernel<OnGrid> = {
  name: 'KLensNearestTable',
  inputs: ['centroids'],
  uniforms: [{ name: 'k', type: 'int' }],
  values: ({ k }) => [[k]],
  outputSize: () => [TABLE_SIDE ** 3 / TABLE_COLUMNS, TABLE_COLUMNS],
  shader: /* glsl */ `
    ${TABLE_SHADER}
    // A little wider than a cell: what lies on a border belongs to either side.
    const float HALF = 0.5 / float(TABLE_SIDE) + 1e-4;
    void main() {
      ivec2 here = texel();
      int index = here.y * TABLE_COLUMNS + here.x;
      ivec3 cell = ivec3(index, index / TABLE_SIDE, index / (TABLE_SIDE * TABLE_SIDE)) % TABLE_SIDE;
      vec3 middle = (vec3(cell) + 0.5) / float(TABLE_SIDE);
      vec4 nearest = vec4(0.0, 0.0, 0.0, 1e4);
      for (int c = 0; c < k; c++) {
        vec3 difference = middle - texelFetch(centroids, ivec2(c, 0), 0).rgb;
        float d = dot(difference, difference);
        if (d < nearest.a) nearest = vec4(difference, d);
      }
      int found[${CANDIDATES}];
      int count = 0;
      for (int c = 0; c < k; c++) {
        vec3 difference = middle - texelFetch(centroids, ivec2(c, 0), 0).rgb;
        float reach = 2.0 * HALF * dot(abs(nearest.rgb - difference), vec3(1.0));
        if (nearest.a - dot(difference, difference) + reach < 0.0) continue;
        if (count < ${CANDIDATES}) found[count] = c;
        count++;
      }
      for (int i = 0; i < ${CANDIDATES}; i++) if (i >= count) found[i] = found[0];
      vec4 result;
      for (int i = 0; i < 4; i++) result[i] = float(found[2 * i] + 32 * found[2 * i + 1]);
      if (count > ${CANDIDATES}) result.r = -1.0;
      setOutput(result);
    }
  `,
};
