/** `npm run bench -- --scripts`: the Python that K-Lens writes, run with Debian's libraries, beside exact runs. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { table } from '../../../src/bench/table.ts';
import { roundColor } from '../../../src/color/round-color.ts';
import { labelColors } from '../../../src/engine/label-colors.ts';
import { countColors } from '../../../src/exact/colors.ts';
import { checkExact, type ExactSettings } from '../../../src/exact/options.ts';
import type { ExactResult } from '../../../src/exact/run.ts';
import { toUnits } from '../../../src/exact/units.ts';
import { random, seedCentroids } from '../../../src/kmeans/index.ts';
import { LIBRARIES, type Library } from '../../../src/tutorials/libraries.ts';
import { pythonFor, type Shown } from '../../../src/tutorials/python/python.ts';
import { TUTORIALS } from '../../../src/tutorials/tutorials.ts';
import { progress, progressDone } from '../progress.ts';
import { hasPython, Peers } from './peers.ts';
import { apart, PHOTOGRAPHS, readPixels, runExact } from './run-exact.ts';
import { sweep } from './sweep.ts';

const SMALL = { width: 320, height: 240 };
const LARGE = { width: 1920, height: 1080 };

export interface ScriptAnswer {
  /** How it failed; the rest is only there where it did not. */
  readonly error?: string;
  readonly printed: string;
  readonly measure: number;
  readonly centers: readonly (readonly number[])[];
  readonly shapes: readonly (readonly number[])[];
  /** Shape of the picture that was saved, or shown last. */
  readonly saved: readonly number[];
  readonly shown: number;
  readonly released: boolean;
}

interface Script {
  readonly name: string;
  readonly size: typeof SMALL;
  readonly settings: Partial<ExactSettings>;
  readonly shown: Shown;
}

const PLAIN: Shown = { view: 'segments', colors: 'skimage', grays: 'reciprocal', split: false, muted: [], live: false };
/** The page's, one of them with a cluster disabled, and the spaces that none of them has. */
const SCRIPTS: readonly Script[] = [
  ...TUTORIALS.map(({ id, exact, show, live }) => ({
    name: id,
    size: id === '2' ? LARGE : SMALL,
    settings: exact,
    shown: { ...show, split: show.split > 0, muted: [], live },
  })),
  ...TUTORIALS.filter(({ id }) => id === '2').map(({ exact }) => ({
    name: '2, one disabled',
    size: SMALL,
    settings: exact,
    shown: { ...PLAIN, muted: [2] },
  })),
  { name: 'lab', size: SMALL, settings: { k: 6, space: 'lab', tolerance: 0.2 }, shown: { ...PLAIN, view: 'outlines' } },
  { name: 'oklab', size: SMALL, settings: { k: 6, space: 'oklab', tolerance: 0.1 }, shown: PLAIN },
];

/** @returns the exit code */
export async function scriptBench(): Promise<number> {
  if (!hasPython()) return 1;
  const folder = await mkdtemp(join(tmpdir(), 'k-lens-scripts-'));
  const peers = new Peers('run_scripts.py');
  const rows: string[][] = [];
  try {
    for (const name of PHOTOGRAPHS) {
      for (const script of SCRIPTS) {
        progress(`${name}: tutorial ${script.name}`);
        const place = join(folder, `${name}-${script.size.width}`);
        await peers.ask({ op: 'photo', name, folder: place, ...script.size });
        for (const library of LIBRARIES) {
          const own = await compare(peers, place, library, script);
          // Both ends are the same then, whatever the library's rule is.
          const settings = { ...script.settings, criterion: 'labels', maxIterations: 100 } as const;
          const byLabels = await compare(peers, place, library, { ...script, settings });
          rows.push([name, script.name, library, 'own', ...own], ['', '', '', 'labels', ...byLabels]);
        }
      }
    }
    progressDone();
    const heads = ['photograph', 'tutorial', 'library', 'ends by', 'values', 'centers', 'inertia', 'labels', 'picture'];
    console.log(`\n${table(heads, rows)}\n`);
    return await sweep(peers, join(folder, 'sweep'));
  } finally {
    peers.close();
    await rm(folder, { recursive: true });
  }
}

async function compare(peers: Peers, folder: string, library: Library, { settings, shown }: Script) {
  const pixels = await readPixels(join(folder, 'picture.rgb'));
  const { space, scaling, k } = checkExact(settings);
  const counted = countColors(pixels);
  const { values } = toUnits(counted.rgb, space, scaling);
  const points = { values, n: values.length / 3, d: 3 };
  const seeds = seedCentroids(points, k, 'k-means++', random(1));
  const rows = (flat: Float64Array) => Array.from({ length: k }, (_, c) => [...flat.subarray(3 * c, 3 * c + 3)]);
  const warm = { ...settings, seeding: 'warm', centroids: rows(seeds) } as const;
  // One iteration on: many a pixel lies exactly between two colors, and then each side takes another one.
  const { centroids } = runExact(pixels, { ...warm, criterion: 'labels', maxIterations: 1 });
  const given = checkExact({ ...warm, centroids: rows(centroids) });

  const code = pythonFor(library, given, shown);
  const answer = await peers.ask<ScriptAnswer>({ op: 'script', code, folder, file: `${shown.view}.png` });
  if (answer.error) throw new Error(`${answer.error}\n${code}`);
  const own = runExact(pixels, given);
  const labels = await readFile(join(folder, 'labels.raw'));
  const clustered = new Float64Array((await readFile(join(folder, 'values.raw'))).buffer);
  const every = Float64Array.from({ length: clustered.length }, (_, i) => {
    return values[3 * counted.index[Math.floor(i / 3)] + (i % 3)];
  });
  const picture = await readFile(join(folder, 'result.raw'));
  const different = labels.filter((label, i) => label !== own.labels[i]).length / labels.length;
  return [
    apart(clustered, every).toExponential(1),
    apart(answer.centers.flat(), own.centroids).toExponential(1),
    Math.abs(answer.measure / own.inertia - 1).toExponential(1),
    `${(100 * different).toFixed(3)} %`,
    shown.view === 'outlines' ? '' : pictures(picture, expectedPicture(own, pixels, given, shown)),
  ];
}

/** What the page shows. */
function expectedPicture(own: ExactResult, pixels: Uint8ClampedArray, { k }: ExactSettings, shown: Shown): Uint8Array {
  const { view, muted, live } = shown;
  const paints = labelColors({ ...shown, kind: view }, k) ?? own.colors.map(roundColor);
  const channels = view === 'gray' ? 1 : 3;
  return Uint8Array.from({ length: channels * own.labels.length }, (_, i) => {
    const at = Math.floor(i / channels);
    // OpenCV's windows want blue first.
    const c = live ? 2 - (i % 3) : i % channels;
    if (muted.length === 0) return paints[3 * own.labels[at] + c];
    return muted.includes(own.labels[at] + 1) ? 0 : pixels[4 * at + c];
  });
}

function pictures(theirs: Uint8Array, ours: Uint8Array): string {
  if (theirs.length !== ours.length) return `${theirs.length} bytes, and not ${ours.length}`;
  const beyond = (step: number) => theirs.filter((byte, i) => Math.abs(byte - ours[i]) > step).length;
  const percent = (count: number) => `${((100 * count) / ours.length).toFixed(3)} %`;
  // Of tutorial 3a there are only two grays, and which ones is asked.
  const bytes = [...new Set(theirs)];
  if (bytes.length <= 2) return `${percent(beyond(0))} of ${bytes.join(' and ')}`;
  return `${percent(beyond(0))}, by more than 1: ${percent(beyond(1))}`;
}
