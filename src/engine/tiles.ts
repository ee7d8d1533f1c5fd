export interface Tiles {
  readonly columns: number;
  readonly rows: number;
  readonly k: number;
}

/** The tiles of k clusters: as many across as down, or one row fewer, so that each has the frame's proportions. */
export function sheetOf(k: number): Tiles {
  const columns = Math.ceil(Math.sqrt(k));
  return { columns, rows: Math.ceil(k / columns), k };
}

/** A pixel of the frame as it is shown, before it is mirrored; with the only cluster that is seen there, −1 for all. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly alone: number;
}

/** A tile's margin is this part of its width and height, on each side. */
export const TILE_MARGIN_PART = 32;
/** Between the tiles there is the page's own ground: a byte of gray. */
export const TILE_GROUND = 26;

/**
 * Which pixel of the frame is shown at a pixel of the canvas; null between tiles. The same in GLSL: `placeIn`.
 * @param width and `height` of the canvas, which are the frame's
 */
export function placeIn(
  { columns, rows, k }: Tiles,
  width: number,
  height: number,
  x: number,
  y: number,
): Place | null {
  if (columns === 0) return { x, y, alone: -1 };
  const across = along(x, axis(width, columns, columns), width);
  const down = along(y, axis(height, columns, rows), height);
  if (!across || !down) return null;
  const alone = down.cell * columns + across.cell;
  return alone < k ? { x: across.place, y: down.place, alone } : null;
}

/** The left upper pixel of a cluster's tile, within its margin. */
export function cornerOf({ columns, rows }: Tiles, width: number, height: number, label: number): [number, number] {
  const corner = ({ start, tile, margin }: Axis, cell: number) => start + cell * tile + margin;
  const [column, row] = [label % columns, Math.floor(label / columns)];
  return [corner(axis(width, columns, columns), column), corner(axis(height, columns, rows), row)];
}

/** Tiles along the width or the height, in pixels. */
interface Axis {
  readonly start: number;
  readonly tile: number;
  readonly margin: number;
  readonly count: number;
}

function axis(size: number, columns: number, count: number): Axis {
  const tile = Math.max(1, Math.floor(size / columns));
  return { start: Math.floor((size - tile * count) / 2), tile, margin: Math.floor(tile / TILE_MARGIN_PART), count };
}

function along(at: number, { start, tile, margin, count }: Axis, size: number) {
  const cell = Math.floor((at - start) / tile);
  const local = at - start - cell * tile - margin;
  const inner = tile - 2 * margin;
  const outside = cell < 0 || cell >= count || local < 0 || local >= inner;
  return outside ? null : { cell, place: Math.floor((local * size) / inner) };
}
