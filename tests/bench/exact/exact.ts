/** `npm run bench -- --exact`: exact runs beside scikit-learn and OpenCV, on the same photographs with the same parameters. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { median } from '../../../src/bench/statistics.ts';
import { table } from '../../../src/bench/table.ts';
import { checkExact, type ExactSettings } from '../../../src/exact/options.ts';
import { type ExactResult, exactSteps } from '../../../src/exact/run.ts';
import { ROOT } from '../../../tools/run.mjs';
import { progress, progressDone } from '../progress.ts';

const PYTHON = '/usr/bin/python3';
const PHOTOGRAPHS = ['astronaut.png', 'coffee.png', 'chelsea.png', 'rocket.jpg'];
const SMALL = { width: 320, height: 240 };
const LARGE = { width: 1920, height: 1080 };
/** Seeds of each side of a median. */
const RUNS = 15;

interface Answer {
  readonly ms: number;
  readonly inertias: readonly number[];
  readonly centers: readonly (readonly number[])[];
}

class Peers {
  readonly #child = spawn(PYTHON, [join(ROOT, 'tests/bench/exact/exact_peers.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();

  async ask(job: object): Promise<Answer> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    const { done, value } = await this.#answers.next();
    if (done) throw new Error('This needs /usr/bin/python3 with cv2, sklearn and skimage (Debian packages).');
    return JSON.parse(value);
  }

  close(): void {
    this.#child.stdin.end();
  }
}

function run(pixels: Uint8ClampedArray, settings: Partial<ExactSettings>): ExactResult {
  const steps = exactSteps(pixels, checkExact(settings), { aborted: false });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The largest relative difference of any number. */
const apart = (a: readonly number[], b: readonly number[]) =>
  Math.max(...a.map((value, i) => Math.abs(value - b[i]) / Math.max(1e-12, Math.abs(b[i]))));

/** @returns the exit code */
export async function exactBench(): Promise<number> {
  if (!existsSync(PYTHON)) {
    console.error(`This needs ${PYTHON} with cv2, sklearn and skimage.`);
    return 1;
  }
  const folder = await mkdtemp(join(tmpdir(), 'k-lens-exact-'));
  const peers = new Peers();
  const rows: string[][] = [];
  const photograph = async (name: string, size: typeof SMALL) => {
    const file = join(folder, `${name}-${size.width}.rgb`);
    await peers.ask({ op: 'photo', name, file, ...size });
    const rgb = await readFile(file);
    const pixels = new Uint8ClampedArray((rgb.length / 3) * 4).fill(255);
    for (let i = 0; i < rgb.length; i++) pixels[4 * Math.floor(i / 3) + (i % 3)] = rgb[i];
    return { file, pixels };
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
      const own = run(pixels, { k: 5, seeding: 'warm', centroids, criterion: 'labels', maxIterations: 300 });
      const sk = await peers.ask({ op: 'sklearn', file, ...same, attempts: 1, tolerance: 0 });
      rows.push([name, 'given centroids, beside scikit-learn', differences(own, sk), '≤ 1e-4']);
      const own100 = run(pixels, { k: 5, seeding: 'warm', centroids, criterion: 'labels', maxIterations: 100 });
      const cv = await peers.ask({ op: 'cv2', file, ...same, attempts: 1, tolerance: 0 });
      rows.push([name, 'given centroids, beside cv2.kmeans', differences(own100, cv), '≤ 1e-4']);

      for (const { title, settings, peer } of TUTORIALS) {
        say(title);
        const answer = await peers.ask({ file, space: 'rgb', scaling: 'none', runs: RUNS, ...settings, ...peer });
        const inertias = Array.from({ length: RUNS }, (_, seed) => run(pixels, { ...settings, seed }).inertia);
        rows.push([name, title, (median(inertias) / median(answer.inertias)).toFixed(4), '≤ 1.02']);
      }

      say('tutorial 2, 1920×1080');
      const large = await photograph(name, LARGE);
      const settings = { k: 3, seeding: 'random-box', attempts: 10 } as const;
      const before = performance.now();
      const ours = run(large.pixels, settings);
      const ms = performance.now() - before;
      const theirs = await peers.ask({
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
    }
    progressDone();
    console.log(`\n${table(['photograph', 'what', 'measured', 'asked'], rows)}`);
    return 0;
  } finally {
    peers.close();
    await rm(folder, { recursive: true });
  }
}

function differences(own: ExactResult, { centers, inertias }: Answer): string {
  const centroids = apart([...own.centroids], centers.flat());
  return `centroids ${centroids.toExponential(1)}, inertia ${apart([own.inertia], inertias).toExponential(1)}`;
}

/** Each with seeds of its own on either side. */
const TUTORIALS = [
  {
    title: 'tutorial 1: k = 5, 0 to 1, k-means++, 10 attempts',
    settings: { k: 5, scaling: 'unit', attempts: 10, maxIterations: 300, criterion: 'variance', tolerance: 1e-4 },
    peer: { op: 'sklearn' },
  },
  {
    title: 'tutorial 3c: k = 16, (v + 1) / 256',
    settings: { k: 16, scaling: 'plus-one', attempts: 1, maxIterations: 300, criterion: 'variance', tolerance: 1e-4 },
    peer: { op: 'sklearn' },
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
  },
] as const;
