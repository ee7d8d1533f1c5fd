/** A regular grid of cells over a frame; one pixel is picked in each. */
export interface SampleGrid {
  readonly columns: number;
  readonly rows: number;
}

/** The grid of `resolution` columns over a frame, with cells as square as they come, and never finer than the pixels. */
export function sampleGrid(width: number, height: number, resolution: number): SampleGrid {
  const columns = Math.min(resolution, width);
  const rows = Math.max(1, Math.min(height, Math.round((columns * height) / width)));
  return { columns, rows };
}

/**
 * Width and height of a cell of the grid, where the frame's longer side is 1. The position of a sample is the middle of its
 * cell: within half a cell of the pixel that was picked there, and exactly on it where every pixel is a sample.
 */
export function cellSize(width: number, height: number, { columns, rows }: SampleGrid): [number, number] {
  const longer = Math.max(width, height);
  return [width / longer / columns, height / longer / rows];
}

/**
 * A fixed pseudo-random offset for a cell, 0 to 255 (256ths of its size). Stratified sampling: without the jitter a
 * regular texture in the frame would beat against the grid. Integers only, so that GPU and CPU pick the same pixels.
 */
export function cellJitter(column: number, row: number, axis: 0 | 1): number {
  let h = Math.imul(column + 1, 0x9e3779b1) ^ Math.imul(row + 1, 0x85ebca6b) ^ Math.imul(axis + 1, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 12)) >>> 8) & 255;
}

/** The pixel picked in cell `index` of `cells`, along an axis of `size` pixels. */
export function pickPixel(index: number, jitter: number, size: number, cells: number): number {
  return Math.floor(((index * 256 + jitter) * size) / (cells * 256));
}

/** `size` pixels of a frame at `scale`. */
export function scaled(size: number, scale: number): number {
  return Math.max(1, Math.round(size * scale));
}
