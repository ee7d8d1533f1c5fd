import { ROW_NAMES } from '../../src/bench/strings.ts';
import { type Timing, timingOf } from '../../src/bench/timing.ts';
import type { Steadiness } from './page/judge.ts';

/** One way from a frame to a picture, at one size and k. */
export interface Result extends Timing {
  readonly id: string;
  /** 0 where there are no clusters. */
  readonly k: number;
  readonly width: number;
  readonly height: number;
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
  ...ROW_NAMES,
  'lens-restarts': 'K-Lens live, searching',
  'lens-steady': 'K-Lens live, steady edges',
  tfjs: 'plain tfjs ops',
  opencv: 'opencv.js, live script',
  'opencv-grid': 'opencv.js, grid, 1 attempt',
  'ml-kmeans': 'ml-kmeans, grid',
  python: 'OpenCV in Python, live script',
};

export type Measured = Omit<Result, keyof Timing> & { readonly times: number[] };

export function resultOf({ times, ...rest }: Measured, passThroughMs: number, originalMs: number): Result {
  return { ...rest, ...timingOf(times, passThroughMs, originalMs) };
}
