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
  const along = (at: number, size: number, count: number) => {
    const tile = Math.max(1, Math.floor(size / columns));
    const margin = Math.floor(tile / TILE_MARGIN_PART);
    const start = at - Math.floor((size - tile * count) / 2);
    const cell = Math.floor(start / tile);
    const local = start - cell * tile - margin;
    const inner = tile - 2 * margin;
    const outside = cell < 0 || cell >= count || local < 0 || local >= inner;
    return outside ? null : { cell, place: Math.floor((local * size) / inner) };
  };
  const across = along(x, width, columns);
  const down = along(y, height, rows);
  if (!across || !down) return null;
  const alone = down.cell * columns + across.cell;
  return alone < k ? { x: across.place, y: down.place, alone } : null;
}
