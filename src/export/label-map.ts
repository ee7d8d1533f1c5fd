import { grayPng } from './png.ts';

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
 * The label map as a PNG whose gray values are the labels, 0 to k − 1: nearly black to look at, and read as labels by
 * every program. Of a palette OpenCV would read the colors.
 */
export function labelMapPng({ width, height, labels }: LabelMap): Promise<Blob> {
  return grayPng(width, height, labels);
}
