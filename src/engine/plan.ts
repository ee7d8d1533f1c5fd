import { splitColumns } from '../settings/settings.ts';
import type { View } from './engine.ts';
import { sheetOf } from './tiles.ts';

/** An outline is a pixel wide for so many of the frame's longer side: thin, and seen from the last row. */
const OUTLINE_PART = 640;
/** A number on a region is as high as this part of the frame's shorter side, but no lower than can be read, in pixels. */
const NUMBER_PART = 24;
const NUMBER_MIN = 12;
/** The number of a tile is as high as this part of the tile, and no lower than one on a region. */
const TILE_NUMBER_PART = 5;
/** A square of the checkerboard has one side for so many of the frame's longer side. */
const CHECKER_PART = 80;
/** The grays of its squares, as bytes: before them the darkest cluster is seen, and the palest. */
export const CHECKER_GRAYS = [156, 178] as const;

/** What a view does with the pixels of its canvas, in whole pixels, so that both engines do exactly the same. */
export interface Plan {
  /** True where a pixel has its cluster's color, false where it keeps its own. */
  readonly painted: boolean;
  /** Bit i: the pixels of cluster i are not shown. */
  readonly muted: number;
  /**
   * Side of the squares of a checkerboard, from the canvas's left upper corner, in place of what is not shown: where one cluster
   * is alone, it may be as black as what is muted. 0 for black.
   */
  readonly checker: number;
  /** Width of the lines between clusters, 0 for none. */
  readonly outline: number;
  /** Height of the numbers on the regions, or in the corners of the tiles; 0 for none. */
  readonly numbers: number;
  /** So many columns, from the left, show the frame as it is. */
  readonly splitAt: number;
  /** Columns and rows of tiles, each with one cluster alone; 0 where there is only the picture. */
  readonly columns: number;
  readonly rows: number;
  readonly mirror: boolean;
  /** True where nothing of it needs a label. */
  readonly original: boolean;
  /** True where every pixel has its cluster's color, and that is all. */
  readonly plain: boolean;
}

export function planOf(view: View, k: number, width: number, height: number): Plan {
  const { mirror, sheet = false, split = 0 } = view;
  const all = k < 32 ? (1 << k) - 1 : -1;
  // On the sheet every cluster is seen.
  const muted = sheet ? 0 : view.mutedMask & all;
  const shown = all & ~muted;
  // One bit and no more.
  const alone = shown !== 0 && (shown & (shown - 1)) === 0;
  // Beside the original there is the result, and not the original again.
  const kind = view.kind === 'original' && split > 0 && !sheet ? 'segments' : view.kind;
  const splitAt = sheet ? 0 : splitColumns(split, width);
  const { columns, rows } = sheet ? sheetOf(k) : { columns: 0, rows: 0 };
  // What is left when clusters are taken away is seen as it is.
  const painted = kind === 'labels' || kind === 'gray' || (kind === 'segments' && muted === 0 && !sheet);
  const numbered = kind === 'labels' && view.colors === 'okabe-ito';
  return {
    painted,
    muted,
    checker: alone || sheet ? Math.max(1, Math.round(Math.max(width, height) / CHECKER_PART)) : 0,
    outline: kind === 'outlines' ? Math.max(1, Math.round(Math.max(width, height) / OUTLINE_PART)) : 0,
    numbers: sheet ? tileNumber(width, height, columns) : numbered ? regionNumber(width, height) : 0,
    splitAt,
    columns,
    rows,
    mirror,
    original: splitAt >= width || (kind === 'original' && muted === 0 && !sheet),
    plain: kind === 'segments' && painted && splitAt === 0,
  };
}

const regionNumber = (width: number, height: number) =>
  Math.max(NUMBER_MIN, Math.round(Math.min(width, height) / NUMBER_PART));

/** None where it would hide the tile. */
function tileNumber(width: number, height: number, columns: number): number {
  const tile = Math.min(width, height) / columns;
  const number = Math.max(regionNumber(width, height), Math.round(tile / TILE_NUMBER_PART));
  return number < tile / 2 ? number : 0;
}
