import { random } from '../../src/kmeans/index.ts';

/** Things of a few hues, from their shadow to their highlight, and the wall behind them: as the demo scene's. */
const HUES = [
  [255, 138, 18],
  [60, 130, 220],
  [228, 226, 214],
  [40, 120, 70],
  [196, 40, 52],
];

/** A picture of colors like those of the demo scene, seeded. @returns [n, 4] bytes */
export function demoColors(n: number, seed = 1): Uint8ClampedArray {
  const chance = random(seed);
  const pixels = new Uint8ClampedArray(4 * n);
  for (let i = 0; i < n; i++) {
    const hue = HUES[Math.floor(chance() ** 2 * HUES.length)];
    const light = 0.12 + 0.88 * chance();
    const gloss = light > 0.95 ? 80 : 0;
    const grain = () => 8 * (chance() + chance() - 1);
    pixels.set([...hue.map((value) => value * light + gloss + grain()), 255], 4 * i);
  }
  return pixels;
}
