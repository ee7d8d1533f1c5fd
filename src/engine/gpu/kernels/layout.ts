import { K_MAX } from '../../../kmeans/index.ts';

/**
 * How the textures of the kernels are laid out, in texels (one vec4 each). Points and centroids are places in the color
 * space's cube, 0 to 1 (src/color), called r, g, b whatever they mean there, so that squares and means stay small enough
 * for GPUs whose float targets have 16 bits.
 *
 * | texture       | rows                        | columns             | texel                                           |
 * |---------------|-----------------------------|---------------------|-------------------------------------------------|
 * | points        | grid rows                   | grid columns        | r, g, b, 1                                      |
 * | centroids     | attempts                    | K_MAX               | r, g, b, share (0 to 1)                         |
 * | labels        | attempts × tile rows × TILE | tile columns × TILE | r, g, b of the point, label; −1 beyond the grid |
 * | tileSums      | attempts × K_MAX            | tiles               | mean r, g, b, count                             |
 * | tileDistances | attempts                    | tiles               | mean d², largest d², its index in tile, count   |
 * | tileCosts     | attempts × K_MAX            | tiles               | Σd² ÷ 256, Σ(second d² − d²) ÷ 256, largest d², |
 * |               |                             |                     | its index in the tile                           |
 * | colors        | 1                           | K_MAX               | the centroids' r, g, b as RGB, share            |
 * | tileErrors    | 1                           | tiles               | mean squared RGB difference of picture and      |
 * |               |                             |                     | samples, 0, 0, count                            |
 * | paints        | 1                           | K_MAX               | what a cluster's pixels are drawn in, RGB, 1    |
 *
 * The table and the borders of the recolor: see nearest-table.ts.
 */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly attempts: number;
}

/** Side of a tile in points. A tile's sums are made by one fragment, so that float32 sums stay short and parallel. */
export const TILE = 16;

export function tileColumns(grid: Grid): number {
  return Math.ceil(grid.columns / TILE);
}
export function tileRows(grid: Grid): number {
  return Math.ceil(grid.rows / TILE);
}
export function tileCount(grid: Grid): number {
  return tileColumns(grid) * tileRows(grid);
}
/** Size of labels in texels: whole tiles, so that whoever walks a tile asks no texel whether it is in the grid. */
export function labelsSize(grid: Grid): readonly [rows: number, columns: number] {
  return [grid.attempts * tileRows(grid) * TILE, tileColumns(grid) * TILE];
}

/** Uniforms that tell a kernel the grid, and the helpers that walk it. */
export const GRID_UNIFORMS = [
  { name: 'gridSize', type: 'ivec2' },
  { name: 'tileColumns', type: 'int' },
  { name: 'k', type: 'int' },
] as const;

export function gridValues(grid: Grid, k: number): number[][] {
  return [[grid.columns, grid.rows], [tileColumns(grid)], [k]];
}

export const GRID_SHADER = /* glsl */ `
  const int K_MAX = ${K_MAX};
  const int TILE = ${TILE};
  // A squared distance beyond any between two colors, and yet within 16 bits.
  const float FAR = 10000.0;
  // A quarter of an 8-bit step, squared: nearer than that is the same color.
  const float SAME = 1e-6;

  ivec2 tileOrigin(int tile) { return TILE * ivec2(tile % tileColumns, tile / tileColumns); }
  ivec2 tileEnd(int tile) { return min(tileOrigin(tile) + TILE, gridSize); }
  int tileRows() { return (gridSize.y + TILE - 1) / TILE; }
  int tileCount() { return tileColumns * tileRows(); }
  // Where the labels of an attempt begin.
  ivec2 labelsOf(int attempt) { return ivec2(0, attempt * tileRows() * TILE); }
  ivec2 pointInTile(int tile, float index) {
    return tileOrigin(tile) + ivec2(int(index) % TILE, int(index) / TILE);
  }
`;

/** GLSL for kernels that read labels and centroids: how far a labeled point is from its centroid. */
export const SQUARED_DISTANCE = /* glsl */ `
  float squaredDistance(vec4 labeled, int attempt) {
    vec3 difference = labeled.rgb - texelFetch(centroids, ivec2(labeled.a, attempt), 0).rgb;
    return dot(difference, difference);
  }
`;
