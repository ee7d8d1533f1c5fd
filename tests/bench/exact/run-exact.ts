import { readFile } from 'node:fs/promises';
import { checkExact, type ExactSettings } from '../../../src/exact/options.ts';
import { type ExactResult, exactSteps } from '../../../src/exact/run.ts';
import { runToEnd } from '../../../src/kmeans/index.ts';

export const PHOTOGRAPHS = ['astronaut.png', 'coffee.png', 'chelsea.png', 'rocket.jpg'];

/** An exact run to its end. */
export function runExact(pixels: Uint8ClampedArray, settings: Partial<ExactSettings>): ExactResult {
  return runToEnd(exactSteps(pixels, checkExact(settings), { aborted: false }));
}

/** A file of RGB bytes as [n, 4]. */
export async function readPixels(file: string): Promise<Uint8ClampedArray> {
  const rgb = await readFile(file);
  const pixels = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
  for (let i = 0; i < rgb.length; i++) pixels[4 * Math.floor(i / 3) + (i % 3)] = rgb[i];
  return pixels;
}

/** The largest difference of any number, as a part of the largest of `b`. */
export function apart(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let most = 0;
  let scale = 1e-12;
  for (let i = 0; i < b.length; i++) {
    most = Math.max(most, Math.abs(a[i] - b[i]));
    scale = Math.max(scale, Math.abs(b[i]));
  }
  return most / scale;
}
