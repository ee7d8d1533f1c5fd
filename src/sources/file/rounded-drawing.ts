/** Where a picture is drawn, in pixels of its canvas. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels at either end of a line that are not opaque; null where none is. */
function gaps(alphas: ArrayLike<number>): { readonly before: number; readonly behind: number } | null {
  const all = Array.from(alphas);
  const first = all.indexOf(255);
  return first < 0 ? null : { before: first, behind: all.length - 1 - all.lastIndexOf(255) };
}

/**
 * Browsers round the size of a drawing to whole pixels and fit the drawing into that, so that strips may stay free at its edges
 * that it has not.
 *
 * @param row how opaque the pixels of the middle row of the canvas are, 0 to 255, and `column` those of the middle column
 * @param natural the size that the browser tells
 * @returns where to draw so that the strips lie outside; null where there are none, or wider ones than rounding leaves
 */
export function pastStrips(row: ArrayLike<number>, column: ArrayLike<number>, natural: Size): Place | null {
  const [across, down] = [gaps(row), gaps(column)];
  if (!across || !down) return null;
  const [width, height] = [row.length, column.length];
  const [freeX, freeY] = [across.before + across.behind, down.before + down.behind];
  // By rounding, a side is wrong by half a pixel at most: so much of the other one's share is free, and a pixel at either end.
  const fits = freeX <= width / (2 * natural.height) + 2 && freeY <= height / (2 * natural.width) + 2;
  // Only one side is the longer one for its drawing.
  if (!fits || Math.min(freeX, freeY) > 2 || freeX + freeY === 0) return null;
  const [scaleX, scaleY] = [width / (width - freeX), height / (height - freeY)];
  return { x: -across.before * scaleX, y: -down.before * scaleY, width: width * scaleX, height: height * scaleY };
}
