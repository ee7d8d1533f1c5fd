import { roundColor } from '../color/round-color.ts';
import type { Numbers } from '../engine/engine.ts';
import { labelColors } from '../engine/label-colors.ts';
import { mutedNumbers, type Settings } from '../settings/settings.ts';
import type { Swatch } from './events.ts';

export type Color = [r: number, g: number, b: number];

/** What colors and shares are of. */
export type ClusterShares = { readonly [name in keyof Pick<Numbers, 'centroids' | 'shares'>]: ArrayLike<number> };

/** [r, g, b] per cluster, 0 to 255, not rounded; none before the first numbers. */
export function centroidsOf(numbers: Pick<ClusterShares, 'centroids'> | null | undefined): Color[] {
  const centroids = numbers?.centroids ?? [];
  return Array.from({ length: centroids.length / 3 }, (_, c) => {
    return [centroids[3 * c], centroids[3 * c + 1], centroids[3 * c + 2]];
  });
}

/** One entry per cluster, in the colors of the canvas. */
export function paletteOf(
  numbers: ClusterShares | null | undefined,
  { muted, view, colors, grays }: Pick<Settings, 'muted' | 'view' | 'colors' | 'grays'>,
): Swatch[] {
  const hidden = mutedNumbers(muted);
  const centroids = centroidsOf(numbers);
  const drawn = labelColors({ kind: view, colors, grays }, centroids.length);
  return centroids.map((color, label) => ({
    label,
    color: hexOf(color),
    shown: drawn ? hexOf(drawn.subarray(3 * label, 3 * label + 3)) : hexOf(color),
    share: numbers?.shares[label] ?? 0,
    muted: hidden.includes(label + 1),
  }));
}

function hexOf(color: ArrayLike<number>): string {
  return `#${Array.from(color, (value) => roundColor(value).toString(16).padStart(2, '0')).join('')}`;
}
