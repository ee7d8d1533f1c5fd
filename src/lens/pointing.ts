import { placeIn, sheetOf } from '../engine/tiles.ts';
import type { Picture, PictureSettings } from './picture.ts';

/** Where something lies on the page, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The pixel of a picture of [height, width] pixels, scaled into the middle of a box, under a point; null beside the picture.
 * @param x and `y` on the page, as pointer events have them
 */
export function pixelUnder(box: Box, width: number, height: number, x: number, y: number): [number, number] | null {
  const scale = Math.min(box.width / width, box.height / height);
  const column = Math.floor((x - box.left - (box.width - width * scale) / 2) / scale);
  const row = Math.floor((y - box.top - (box.height - height * scale) / 2) / scale);
  return column >= 0 && column < width && row >= 0 && row < height ? [column, row] : null;
}

/** The label, from 0, of what is seen under a point of the page; null beside the picture. */
export function labelUnder(picture: Picture, settings: PictureSettings, x: number, y: number): number | null {
  const { engine, clustering, width, height } = picture;
  const pixel = pixelUnder(engine.canvas.getBoundingClientRect(), width, height, x, y);
  if (!pixel) return null;
  if (settings.sheet) return placeIn(sheetOf(clustering.k), width, height, ...pixel)?.alone ?? null;
  const [column, row] = pixel;
  return engine.labelAt(clustering, settings.mirrored ? width - 1 - column : column, row);
}
