import { parseArgs } from 'node:util';
import type { Size } from '../../src/bench/row.ts';

export interface BenchOptions {
  readonly quick: boolean;
  readonly quality: boolean;
  readonly exact: boolean;
  readonly scripts: boolean;
  readonly gpu: boolean;
  /** Path of a video, y4m or image in place of the demo scene. */
  readonly frames: string | undefined;
  readonly feed: 'video' | 'canvas';
  readonly sizes: readonly Size[];
  readonly ks: readonly number[];
  /** Of the peers that start cold on every frame, at each size. */
  coldKs(size: Size): readonly number[];
  /** Visits to every row, and frames a visit. */
  readonly rounds: number;
  readonly framesPerVisit: number;
  readonly fastFramesPerVisit: number;
  /** Frames of a still scene with noise, on which warm rows are judged. */
  readonly noisy: number;
}

export const USAGE = `npm run bench [-- options]
  --quick         one size, two k, a minute and a half
  --all           slow peers at every size and k, too (hours)
  --frames FILE   a video, y4m or image in place of the demo scene
  --feed canvas   frames come from a canvas, as the demo scene's do, and not in a video, as a camera's
  --gpu           lets the graphics hardware through, instead of software GL
  --quality       the live picture against OpenCV's best of ten, on photographs
  --exact         exact runs against scikit-learn and OpenCV, on photographs
  --scripts       the Python scripts of exact runs, run and compared`;

const SIZES: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const KS = [2, 5, 8, 16, 32];
const COLD_KS = [5, 8];

/** @throws in plain words where an option is not known */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      all: { type: 'boolean', default: false },
      gpu: { type: 'boolean', default: false },
      quality: { type: 'boolean', default: false },
      exact: { type: 'boolean', default: false },
      scripts: { type: 'boolean', default: false },
      frames: { type: 'string' },
      feed: { type: 'string', default: 'video' },
    },
  });
  const { quick, all, gpu, quality, exact, scripts, frames, feed } = values;
  if (feed !== 'video' && feed !== 'canvas') throw new RangeError(`--feed is video or canvas, not ${feed}`);
  const ks = quick ? COLD_KS : KS;
  return {
    quick,
    quality,
    exact,
    scripts,
    gpu,
    frames,
    feed,
    sizes: quick ? SIZES.slice(0, 1) : SIZES,
    ks,
    coldKs: (size) => {
      if (all) return ks;
      if (size.width !== SIZES[0].width) return [];
      return quick ? COLD_KS.slice(0, 1) : COLD_KS;
    },
    rounds: quick ? 5 : 8,
    framesPerVisit: quick ? 3 : 4,
    fastFramesPerVisit: 12,
    noisy: quick ? 6 : 20,
  };
}
