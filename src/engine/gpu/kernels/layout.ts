import { K_MAX } from '../../../kmeans/index.ts';

/**
 * How the textures of the kernels are laid out, in texels (one vec4 each). Points and centroids are places in the color
 * space's cube, 0 to 1 (src/color), called r, g, b whatever they mean there, so that squares and means stay small enough
 * for GPUs whose float targets have 16 bits.
 *
 * | texture       | rows                        | columns             | texel                                           |
 * |---------------|-----------------------------|---------------------|-------------------------------------------------|
 * | points        | grid rows                   | grid columns        | r, g, b, 1                                      |
 * | centroids     | attempts                    | 2 × K_MAX           | r, g, b, share (0 to 1); then x, y, 0, ·        |
 * | labels        | attempts × tile rows × TILE | tile columns × TILE | r, g, b of the point, label; −1 beyond the grid |
 * | tileSums      | attempts × K_MAX            | tiles               | mean r, g, b, count                             |
 * | tileDistances | attempts × tile rows        | tile columns        | mean d², largest d², its index in tile, count   |
 * | tileCosts     | attempts × K_MAX            | tiles               | Σd² ÷ 256, Σ(second d² − d²) ÷ 256, largest d², |
 * |               |                             |                     | its index in the tile                           |
 * | colors        | 1                           | K_MAX               | the centroids' r, g, b as RGB, share            |
 * | tileErrors    | tile rows                   | tile columns        | mean squared RGB difference of picture and      |
 * |               |                             |                     | samples, 0, 0, count                            |
 * | paints        | 1                           | K_MAX               | what a cluster's pixels are drawn in, RGB, 1    |
 *
 * The table and the borders of the recolor: see nearest-table.ts.
 *
 * x and y are those of the frame, whose longer side is 1. Where the position counts for nothing, those of the centroids mean
 * nothing. Where it counts, tileSums have K_MAX rows more for each attempt, with mean x, y, 0, count. The position of a point
 * follows from its cell.
 */
export interface Grid {
  readonly rows: number;
  readonly columns: number;
  readonly attempts: number;
  /** Width and height of a cell, where the frame's longer side is 1. A sample's position is the middle of its cell. */
  readonly cellSize: readonly [number, number];
  /** Weight of the position against the color, in percent; 0: points and centroids have none. */
  readonly position: number;
}

/** Texels of the centroids of one attempt: first come the colors, then the positions. */
export const CENTROID_COLUMNS = 2 * K_MAX;

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

/**
 * Size in texels of what has one for each tile of each attempt. Not all in one row: GPUs compute two rows at a time, and in
 * software the rows side by side.
 */
export function tilesSize(grid: Grid): readonly [rows: number, columns: number] {
  return [grid.attempts * tileRows(grid), tileColumns(grid)];
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
  // Where a tile's texel is, in what has one for each, and whose texel that is.
  ivec2 placeOf(int tile, int attempt) {
    return ivec2(tile % tileColumns, attempt * tileRows() + tile / tileColumns);
  }
  int tileAt(ivec2 place) { return place.x + tileColumns * (place.y % tileRows()); }
  int attemptAt(ivec2 place) { return place.y / tileRows(); }
  // Where the labels of an attempt begin.
  ivec2 labelsOf(int attempt) { return ivec2(0, attempt * tileRows() * TILE); }
  ivec2 pointInTile(int tile, float index) {
    return tileOrigin(tile) + ivec2(int(index) % TILE, int(index) / TILE);
  }
`;

/** GLSL to know whose column of the centroids it is. */
export const CLUSTER_SHADER = /* glsl */ `
  int clusterIn(int column) { return column % ${K_MAX}; }
`;

/** The same for kernels that want to know where the points are. */
export const POINT_UNIFORMS = [
  ...GRID_UNIFORMS,
  { name: 'cellSize', type: 'vec2' },
  { name: 'weight', type: 'float' },
] as const;

export function pointValues(grid: Grid, k: number): number[][] {
  return [...gridValues(grid, k), [...grid.cellSize], [grid.position / 100]];
}

export const POINT_SHADER = /* glsl */ `
  ${GRID_SHADER}
  ${CLUSTER_SHADER}
  vec2 positionOf(ivec2 cell) { return (vec2(cell) + 0.5) * cellSize; }
  // What of a point goes into a column of the centroids.
  vec3 valueIn(int column, vec3 color, ivec2 cell) { return column < K_MAX ? color : vec3(positionOf(cell), 0.0); }
`;

/** GLSL for kernels that read centroids. */
export const SQUARED_DISTANCE = /* glsl */ `
  float squaredDistance(vec3 color, ivec2 cell, int cluster, int attempt) {
    vec3 difference = color - texelFetch(centroids, ivec2(cluster, attempt), 0).rgb;
    vec2 apart = weight * (positionOf(cell) - texelFetch(centroids, ivec2(K_MAX + cluster, attempt), 0).xy);
    return dot(difference, difference) + dot(apart, apart);
  }
`;
