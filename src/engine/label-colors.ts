import { OKABE_ITO } from '../color/okabe-ito.ts';
import type { View } from './engine.ts';

/** skimage's ten colors of `label2rgb`: red, blue, yellow, magenta, green, indigo, darkorange, cyan, pink, yellowgreen. */
const SKIMAGE = [0xff0000, 0x0000ff, 0xffff00, 0xff00ff, 0x008000, 0x4b0082, 0xff8c00, 0x00ffff, 0xffc0cb, 0x9acd32];

/**
 * What each label is drawn in where its centroid does not say.
 * @returns [k, 3] bytes, or null where the view has no colors of its own
 */
export function labelColors(
  { kind, colors, grays }: Pick<View, 'kind' | 'colors' | 'grays'>,
  k: number,
): Uint8Array | null {
  if (kind !== 'labels' && kind !== 'gray') return null;
  const table = colors === 'okabe-ito' ? OKABE_ITO : SKIMAGE;
  const bytes = new Uint8Array(3 * k);
  for (let label = 0; label < k; label++) {
    const color = table[label % table.length];
    if (kind === 'labels') bytes.set([color >> 16, color >> 8, color], 3 * label);
    else bytes.fill(gray(label, k, grays), 3 * label, 3 * label + 3);
  }
  return bytes;
}

/** The gray maps of tutorial 3: 255, 127, 84 … whatever k is, or k even steps up from black. */
function gray(label: number, k: number, grays: View['grays']): number {
  return grays === 'linear' ? Math.floor((label * 256) / k) : Math.floor(256 / (label + 1)) - 1;
}
