import { rgb } from './palette.ts';
import { indexedPng } from './png.ts';

/** The cluster of every pixel of a frame. */
export interface LabelMap {
  /** Of the frame, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Number of clusters, 1 to 32. */
  readonly k: number;
  /** [height × width] labels from 0, from the top row on, in the source's orientation. */
  readonly labels: Uint8Array;
}

/**
 * The label map as a PNG whose pixel values are the labels; whoever looks at it sees the clusters' colors.
 * @param colors `#rrggbb` by label; those that are missing are black
 */
export function labelMapPng({ width, height, k, labels }: LabelMap, colors: readonly string[]): Promise<Blob> {
  const palette = new Uint8Array(3 * k);
  colors.slice(0, k).forEach((color, label) => {
    palette.set(rgb(color), 3 * label);
  });
  return indexedPng(width, height, labels, palette);
}
