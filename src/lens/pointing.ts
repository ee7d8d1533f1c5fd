import { placeIn, sheetOf } from '../engine/tiles.ts';
import type { Picture, PictureSettings } from './picture.ts';

/** Where something lies on the page, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How a page's styles fit a picture into its box: computed values of CSS. */
export interface Fit {
  readonly objectFit: string;
  readonly objectPosition: string;
}
const CONTAINED: Fit = { objectFit: 'contain', objectPosition: '50% 50%' };

/** Where a picture of `width` × `height` pixels lies that is fitted into a box; parts of it may lie outside. */
export function placeOf(box: Box, width: number, height: number, { objectFit, objectPosition }: Fit = CONTAINED): Box {
  const [across, down] = [box.width / width, box.height / height];
  const contain = Math.min(across, down);
  const scales: Readonly<Record<string, readonly [number, number]>> = {
    fill: [across, down],
    cover: [Math.max(across, down), Math.max(across, down)],
    none: [1, 1],
    'scale-down': [Math.min(1, contain), Math.min(1, contain)],
  };
  const [x, y] = scales[objectFit] ?? [contain, contain];
  const [left, top] = objectPosition.match(/calc\([^)]*\)|\S+/g) ?? [];
  return {
    left: box.left + offsetOf(left, box.width - width * x),
    top: box.top + offsetOf(top, box.height - height * y),
    width: width * x,
    height: height * y,
  };
}

/** What a part of `object-position` means where so much room is left over: `25%`, `10px`, `calc(100% - 10px)`. */
function offsetOf(part = '50%', room: number): number {
  let offset = 0;
  for (const [, sign, value, unit] of part.matchAll(/([+-]?)\s*([\d.]+)(%|px)/g)) {
    offset += (sign === '-' ? -1 : 1) * Number(value) * (unit === '%' ? room / 100 : 1);
  }
  return offset;
}

/**
 * The pixel of a picture of [height, width] pixels under a point; null beside the picture.
 * @param place of the whole picture, of which a box shows a part
 * @param x and `y` on the page, as pointer events have them
 */
export function pixelUnder(
  place: Box,
  width: number,
  height: number,
  x: number,
  y: number,
  box = place,
): [number, number] | null {
  const inBox = x >= box.left && x < box.left + box.width && y >= box.top && y < box.top + box.height;
  const column = Math.floor(((x - place.left) / place.width) * width);
  const row = Math.floor(((y - place.top) / place.height) * height);
  return inBox && column >= 0 && column < width && row >= 0 && row < height ? [column, row] : null;
}

/** The place of the picture on a canvas, and the box that shows it, in CSS pixels of the page. */
export function seenOn(canvas: HTMLCanvasElement): { readonly box: Box; readonly place: Box } {
  const box = canvas.getBoundingClientRect();
  const style = getComputedStyle(canvas);
  // Transformed, a canvas has other pixels than its styles.
  const zoom = canvas.offsetWidth > 0 ? box.width / canvas.offsetWidth : 1;
  const inner = { left: 0, top: 0, width: box.width / (zoom || 1), height: box.height / (zoom || 1) };
  const at = placeOf(inner, canvas.width, canvas.height, style);
  const place = {
    left: box.left + at.left * zoom,
    top: box.top + at.top * zoom,
    width: at.width * zoom,
    height: at.height * zoom,
  };
  return { box, place };
}

/** The label, from 0, of what is seen under a point of the page; null beside the picture. */
export function labelUnder(picture: Picture, settings: PictureSettings, x: number, y: number): number | null {
  const { engine, clustering, width, height } = picture;
  const { box, place } = seenOn(engine.canvas);
  const pixel = pixelUnder(place, width, height, x, y, box);
  if (!pixel) return null;
  if (settings.sheet) return placeIn(sheetOf(clustering.k), width, height, ...pixel)?.alone ?? null;
  const [column, row] = pixel;
  return engine.labelAt(clustering, picture.mirrored(settings) ? width - 1 - column : column, row);
}
