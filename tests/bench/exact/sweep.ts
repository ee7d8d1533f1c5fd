import { SPACES } from '../../../src/color/spaces.ts';
import { CRITERIA, checkExact, type ExactSettings, ROUNDINGS } from '../../../src/exact/options.ts';
import { SCALINGS } from '../../../src/exact/units.ts';
import { SEEDINGS } from '../../../src/kmeans/index.ts';
import { LIBRARIES } from '../../../src/tutorials/libraries.ts';
import { pythonFor, type Shown } from '../../../src/tutorials/python/python.ts';
import { progress, progressDone } from '../progress.ts';
import type { Peers } from './peers.ts';
import type { ScriptAnswer } from './scripts.ts';

const PLAIN: Shown = { view: 'segments', colors: 'skimage', grays: 'reciprocal', split: false, muted: [], live: false };
const SIZE = { width: 24, height: 17 };
const K = 4;

const CENTROIDS = [
  [0.1, 0.2, 0.3],
  [0.8, 0.9, 0.2],
  [0.4, 0.6, 0.5],
  [0.9, 0.1, 0.7],
];

/** Every way to show the clusters. */
export const SHOWN: readonly Shown[] = (['segments', 'labels', 'gray', 'outlines', 'original'] as const).flatMap(
  (view) =>
    [false, true].flatMap((live) =>
      [false, true].flatMap((split) =>
        [[], [1, 3]].flatMap((muted) =>
          (view === 'labels' ? (['skimage', 'okabe-ito'] as const) : (['skimage'] as const)).flatMap((colors) =>
            (view === 'gray' ? (['reciprocal', 'linear'] as const) : (['reciprocal'] as const)).map((grays) => ({
              ...PLAIN,
              view,
              live,
              split,
              muted,
              colors,
              grays,
            })),
          ),
        ),
      ),
    ),
);

/** Every way to cluster. */
export const SETTINGS: readonly ExactSettings[] = SPACES.flatMap((space) =>
  SCALINGS.flatMap((scaling) =>
    SEEDINGS.flatMap((seeding) =>
      CRITERIA.flatMap((criterion) =>
        ROUNDINGS.map((rounding, i) =>
          checkExact({
            k: K,
            space,
            scaling,
            seeding,
            criterion,
            rounding,
            attempts: i === 0 ? 1 : 3,
            tolerance: 1e-4,
            maxIterations: i === 0 ? 300 : 20,
            centroids: seeding === 'warm' ? CENTROIDS : null,
          }),
        ),
      ),
    ),
  ),
);

/** Runs every script once on a tiny picture. @returns the exit code */
export async function sweep(peers: Peers, folder: string): Promise<number> {
  await peers.ask({ op: 'noise', folder, ...SIZE });
  // Each way to cluster with one way to show, and each way to show with each space.
  const plain = SETTINGS.filter(({ seeding, scaling, criterion }) => {
    return seeding === 'random-points' && scaling === 'none' && criterion === 'shift';
  });
  const jobs = LIBRARIES.flatMap((library) => [
    ...SETTINGS.map((settings, i) => ({ library, settings, shown: SHOWN[i % SHOWN.length] })),
    ...plain.flatMap((settings) => SHOWN.map((shown) => ({ library, settings, shown }))),
  ]);
  let wrong = 0;
  for (const [i, { library, settings, shown }] of jobs.entries()) {
    if (i % 20 === 0) progress(`${i} of ${jobs.length} scripts`);
    const code = pythonFor(library, settings, shown);
    const file = shown.live || code.includes(`'${shown.view}.png'`) ? `${shown.view}.png` : null;
    const complaint = complaintOf(await peers.ask<ScriptAnswer>({ op: 'script', code, folder, file }), shown);
    if (complaint === '') continue;
    wrong++;
    console.error(`\n${library} ${JSON.stringify(settings)} ${JSON.stringify(shown)}\n${complaint}`);
  }
  progressDone();
  console.log(`${jobs.length} scripts were run on a tiny picture, ${wrong} went wrong.`);
  return wrong > 0 ? 1 : 0;
}

function complaintOf(answer: ScriptAnswer, { live, view, split, muted }: Shown): string {
  if (answer.error) return answer.error;
  const { shapes, saved, shown, released, measure, printed } = answer;
  const n = SIZE.width * SIZE.height;
  if (`${shapes}` !== `${[[n], [K, 3]]}`) return `shapes ${JSON.stringify(shapes)}`;
  if (!(measure >= 0)) return `inertia ${measure}`;
  if (!/(inertia|compactness) /.test(printed)) return `printed ${printed}`;
  if (live && (shown !== 2 || !released)) return `${shown} frames were shown, and the camera was released: ${released}`;
  const plain = view === 'original' && !split && muted.length === 0;
  const width = SIZE.width * (live && split && !plain ? 2 : 1);
  const nothing = plain && !live;
  const expected = nothing ? [] : [SIZE.height, width];
  return `${saved.slice(0, 2)}` === `${expected}` ? '' : `the picture's shape is ${saved}`;
}
