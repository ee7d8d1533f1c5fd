/**
 * What is added before a color in 0–255 units is cut to an integer: half a step, and a little more. Means of few colors
 * often lie exactly between two steps, where the last bit of a float would decide; the little more takes such ties
 * away from it, so that the canvas, the palette and the CPU engine round alike.
 */
export const ROUND_UP = 0.5009765625;

/** A color value in 0–255 units as the byte that the canvas shows. */
export function roundColor(value: number): number {
  return Math.min(255, Math.max(0, Math.floor(value + ROUND_UP)));
}
