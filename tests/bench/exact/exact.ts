/** `npm run bench -- --exact`: exact runs beside scikit-learn and OpenCV, on the same photographs with the same parameters. */
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../../../src/bench/statistics.ts';
import { table } from '../../../src/bench/table.ts';
import type { ExactResult } from '../../../src/exact/run.ts';
import { ROOT } from '../../../tools/run.mjs';
import { type OpenCv, openCv, untilReady } from '../opencv-js.ts';
import { progress, progressDone } from '../progress.ts';
import { hasPython, Peers } from './peers.ts';
import { apart, PHOTOGRAPHS, readPixels, runExact } from './run-exact.ts';

const SMALL = { width: 320, height: 240 };
const LARGE = { width: 1920, height: 1080 };

interface Answer {
  readonly ms: number;
  readonly inertias: readonly number[];
  readonly centers: readonly (readonly number[])[];
}

/** @returns the exit code */
export async function exactBench(): Promise<number> {
  if (!hasPython()) return 1;
  const folder = await mkdtemp(join(tmpdir(), 'k-lens-exact-'));
  const peers = new Peers('exact_peers.py');
  const rows: string[][] = [];
  const opencv: OpenCv = createRequire(import.meta.url)(join(ROOT, 'node_modules/@techstark/opencv-js/dist/opencv.js'));
  await untilReady(opencv);
  const photograph = async (name: string, size: typeof SMALL) => {
    const file = join(folder, `${name}-${size.width}.rgb`);
    await peers.ask({ op: 'photo', name, file, ...size });
    return { file, pixels: await readPixels(file) };
  };
  try {
    for (const name of PHOTOGRAPHS) {
      const { file, pixels } = await photograph(name, SMALL);
      const say = (what: string) => progress(`${name}: ${what}`);

      say('from given centroids');
      // Colors of the picture, so that no cluster begins empty: each side has its own way out of that.
      const centroids = [1, 3, 5, 7, 9].map((tenth) => {
        const at = 4 * (Math.floor((SMALL.height * tenth) / 10) * SMALL.width + Math.floor((SMALL.width * tenth) / 10));
        return [...pixels.subarray(at, at + 3)];
      });
      const same = { k: 5, space: 'rgb', scaling: 'none', centroids };
      const own = runExact(pixels, { k: 5, seeding: 'warm', centroids, criterion: 'labels', maxIterations: 300 });
      const sk = await peers.ask<Answer>({ op: 'sklearn', file, ...same, attempts: 1, tolerance: 0 });
      rows.push([name, 'given centroids, beside scikit-learn', differences(own, sk), '≤ 1e-4']);
      const own100 = runExact(pixels, { k: 5, seeding: 'warm', centroids, criterion: 'labels', maxIterations: 100 });
      const cv = await peers.ask<Answer>({ op: 'cv2', file, ...same, attempts: 1, tolerance: 0 });
      rows.push([name, 'given centroids, beside cv2.kmeans', differences(own100, cv), '≤ 1e-4']);

      for (const { title, settings, peer, runs } of TUTORIALS) {
        say(title);
        const answer = await peers.ask<Answer>({
          file,
          space: 'rgb',
          scaling: 'none',
          runs,
          ...settings,
          ...peer,
        });
        const inertias = Array.from({ length: runs }, (_, seed) => runExact(pixels, { ...settings, seed }).inertia);
        rows.push([name, title, (median(inertias) / median(answer.inertias)).toFixed(4), '≤ 1.02']);
      }

      say('tutorial 2, 1920×1080');
      const large = await photograph(name, LARGE);
      const settings = { k: 3, seeding: 'random-box', attempts: 10 } as const;
      const before = performance.now();
      const ours = runExact(large.pixels, settings);
      const ms = performance.now() - before;
      const theirs = await peers.ask<Answer>({
        op: 'cv2',
        file: large.file,
        space: 'rgb',
        scaling: 'none',
        ...settings,
        tolerance: 0.2,
      });
      rows.push([name, 'tutorial 2, 1920×1080', (ours.inertia / theirs.inertias[0]).toFixed(4), '≤ 1.001']);
      const times = `${(ms / theirs.ms).toFixed(2)} (${ms.toFixed(0)} of ${theirs.ms.toFixed(0)} ms)`;
      rows.push([name, 'the same, time ÷ cv2.kmeans', times, '≤ 1']);
      say('opencv.js');
      const peerMs = timeOpenCvJs(opencv, large.pixels, settings.k, settings.attempts);
      const factor = `${(peerMs / ms).toFixed(1)} (${ms.toFixed(0)} and ${peerMs.toFixed(0)} ms)`;
      rows.push([name, 'the same, time of opencv.js ÷ time', factor, '≥ 10']);
    }
    progressDone();
    console.log(`\n${table(['photograph', 'what', 'measured', 'asked'], rows)}`);
    return 0;
  } finally {
    peers.close();
    await rm(folder, { recursive: true });
  }
}

/** @returns milliseconds of all attempts, in this process */
function timeOpenCvJs(opencv: OpenCv, pixels: Uint8ClampedArray, k: number, attempts: number): number {
  const points = Float32Array.from(
    { length: (pixels.length / 4) * 3 },
    (_, i) => pixels[4 * Math.floor(i / 3) + (i % 3)],
  );
  const before = performance.now();
  openCv(opencv, attempts)(points, k);
  return performance.now() - before;
}

function differences(own: ExactResult, { centers, inertias }: Answer): string {
  const centroids = apart(own.centroids, centers.flat());
  return `centroids ${centroids.toExponential(1)}, inertia ${apart([own.inertia], inertias).toExponential(1)}`;
}

/** Each with seeds of its own on either side, `runs` of them. */
const TUTORIALS = [
  {
    title: 'tutorial 1: k = 5, 0 to 1, k-means++, 10 attempts',
    settings: { k: 5, scaling: 'unit', attempts: 10, maxIterations: 300, criterion: 'variance', tolerance: 1e-4 },
    peer: { op: 'sklearn' },
    runs: 15,
  },
  {
    title: 'tutorial 3c: k = 16, (v + 1) / 256',
    settings: { k: 16, scaling: 'plus-one', attempts: 1, maxIterations: 300, criterion: 'variance', tolerance: 1e-4 },
    peer: { op: 'sklearn' },
    runs: 15,
  },
  {
    title: 'tutorial 4: HSV, k = 10, random partition',
    settings: {
      k: 10,
      space: 'hsv',
      seeding: 'random-partition',
      attempts: 1,
      maxIterations: 100,
      criterion: 'labels',
    },
    peer: { op: 'cv2', partition: true, tolerance: 0 },
    // One attempt ends at any of a few far-apart optima: of 15 seeds, OpenCV's median is often 2 % beside its own next.
    runs: 101,
  },
] as const;
