import type { Steadiness } from './page/judge.ts';
import { median, quantile } from './statistics.ts';

/** One way from a frame to a picture, at one size and k. */
export interface Result {
  readonly id: string;
  /** 0 where there are no clusters. */
  readonly k: number;
  readonly width: number;
  readonly height: number;
  /** Median of milliseconds a frame, and its quarters. */
  readonly ms: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly frames: number;
  /** `ms` in pass-throughs of the same size. */
  readonly ratio: number;
  /** `ms` in frames of K-Lens's own original view of the same size: what the k-means and the colors cost. */
  readonly toOriginal: number;
  readonly mse: number | null;
  readonly steadiness: Steadiness | null;
}

export interface BenchReport {
  readonly date: string;
  readonly renderer: string;
  readonly browser: string;
  readonly cores: number;
  readonly scene: string;
  readonly feed: string;
  readonly results: readonly Result[];
}

/** What each row is, for people. */
export const LABELS: Readonly<Record<string, string>> = {
  'pass-through': 'pass-through: upload, draw',
  original: 'K-Lens, original view',
  lens: 'K-Lens live',
  'lens-restarts': 'K-Lens live, searching',
  tfjs: 'plain tfjs ops',
  opencv: 'opencv.js, live script',
  'opencv-grid': 'opencv.js, grid, 1 attempt',
  'ml-kmeans': 'ml-kmeans, grid',
  python: 'OpenCV in Python, live script',
};

export type Measured = Omit<Result, 'ms' | 'lowMs' | 'highMs' | 'frames' | 'ratio' | 'toOriginal'> & {
  readonly times: number[];
};

export function resultOf({ times, ...rest }: Measured, passThroughMs: number, originalMs: number): Result {
  const ms = median(times);
  const [lowMs, highMs] = [quantile(times, 0.25), quantile(times, 0.75)];
  return { ...rest, ms, lowMs, highMs, frames: times.length, ratio: ms / passThroughMs, toOriginal: ms / originalMs };
}
