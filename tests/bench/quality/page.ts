/** A real lens on a real camera, and how good its live picture is at moments after a scene cut. */
import '../../../src/index.ts';
import type { KLens } from '../../../src/lens/k-lens.ts';
import { type Pixels, readTapped, tapFrames } from './frame-tap.ts';

export interface Sample {
  /** Milliseconds since the cut. */
  readonly age: number;
  /** Of the live picture and its frame, every pixel. */
  readonly mse: number;
  readonly fps: number;
  readonly width: number;
  readonly height: number;
  /** The frame as RGB bytes in base64. */
  readonly rgb: string;
}

/** How often the page looks for a cut, in milliseconds. */
const WATCH_MS = 100;
/** Blocks of a row whose means are compared. */
const BLOCKS = 8;
/** Panning moves these means by less, a cut by more, in 0–255 units. */
const CUT_DIFFERENCE = 15;

tapFrames();
const lens: KLens = document.createElement('k-lens');
lens.mirror = 'off';
lens.adaptive = false;
document.body.append(lens);

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Means of blocks of three rows of the frame. */
function signature(): number[] {
  return [1, 2, 3].flatMap((quarter) => {
    const row = readTapped('frame', [Math.floor((lens.stats.frameHeight * quarter) / 4), 1]);
    if (!row) return [];
    const means = Array<number>(BLOCKS).fill(0);
    const block = Math.ceil(row.data.length / BLOCKS);
    row.data.forEach((value, i) => {
      if (i % 4 < 3) means[Math.floor(i / block)] += value / (block * 0.75);
    });
    return means;
  });
}

/** Resolves right after the next cut. */
async function cut(): Promise<void> {
  let before = signature();
  for (;;) {
    await wait(WATCH_MS);
    const now = signature();
    const difference = now.reduce((sum, mean, i) => sum + Math.abs(mean - before[i]), 0) / now.length;
    if (difference > CUT_DIFFERENCE) return;
    before = now;
  }
}

function sample(cutAt: number): Sample {
  const age = performance.now() - cutAt;
  const frame = readTapped('frame') as Pixels;
  const picture = readTapped('picture') as Pixels;
  const { width, height } = frame;
  const rgb = new Uint8Array(width * height * 3);
  let sum = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shown = 4 * ((height - 1 - y) * width + x);
      const at = y * width + x;
      for (let c = 0; c < 3; c++) {
        rgb[3 * at + c] = frame.data[4 * at + c];
        sum += (frame.data[4 * at + c] - picture.data[shown + c]) ** 2;
      }
    }
  }
  let text = '';
  // As many arguments as every browser takes at once.
  for (let i = 0; i < rgb.length; i += 8192) text += String.fromCharCode(...rgb.subarray(i, i + 8192));
  return { age, mse: sum / rgb.length, fps: lens.stats.fps, width, height, rgb: btoa(text) };
}

const quality = {
  start: async (k: number): Promise<void> => {
    lens.k = k;
    if (lens.state !== 'live') await lens.start('camera');
  },
  /** Samples at these moments after the next cut, in milliseconds. */
  after: async (moments: readonly number[]): Promise<Sample[]> => {
    await cut();
    const at = performance.now();
    const samples: Sample[] = [];
    for (const moment of moments) {
      await wait(Math.max(0, at + moment - performance.now()));
      samples.push(sample(at));
    }
    return samples;
  },
};

declare global {
  var lensQuality: typeof quality;
}
globalThis.lensQuality = quality;
