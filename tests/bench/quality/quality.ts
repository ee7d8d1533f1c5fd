/** `npm run bench -- --quality`: the live picture beside the best of ten attempts of OpenCV, on photographs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { median, quantile } from '../../../src/bench/statistics.ts';
import { table } from '../../../src/bench/table.ts';
import { ROOT } from '../../../tools/run.mjs';
import { launch } from '../launch.ts';
import type { BenchOptions } from '../options.ts';
import { progress, progressDone } from '../progress.ts';
import { PythonOpenCv, runPython } from '../python.ts';
import { serveSources } from '../serve.ts';
import type { Sample } from './page.ts';

const SCENE_S = 5;
/** After a cut, in milliseconds; a cut is noticed up to a tenth of a second late. */
const MOMENTS = [2_000, 3_500];
const KS = [2, 3, 5, 8, 12, 16];
const PHOTOGRAPHS = ['astronaut.png', 'coffee.png', 'chelsea.png', 'rocket.jpg', 'motorcycle_left.png', 'retina.jpg'];
const ATTEMPTS = 10;
const FULL = { ks: KS, photographs: PHOTOGRAPHS, moments: MOMENTS };
const QUICK = { ks: [3, 8], photographs: PHOTOGRAPHS.slice(0, 2), moments: MOMENTS.slice(0, 1) };

interface Taken extends Omit<Sample, 'rgb'> {
  readonly k: number;
  readonly file: string;
}
interface Judged extends Taken {
  /** Of the best of ten, every pixel. */
  readonly bestMse: number;
  readonly ratio: number;
}

/** @returns the exit code */
export async function quality(options: BenchOptions): Promise<number> {
  const plan = options.quick ? QUICK : FULL;
  const python = await PythonOpenCv.open();
  if (!python) {
    console.error('This needs /usr/bin/python3 with cv2 (Debian: python3-opencv).');
    return 1;
  }
  const served = await serveSources(['tests/bench/quality/page.ts']);
  try {
    const video = join(served.scratch, 'photographs.y4m');
    progress('making a video of photographs');
    if ((await runPython('quality/photographs.py', [video, String(SCENE_S), ...plan.photographs])) === null) {
      console.error('This needs ffmpeg, and /usr/bin/python3 with skimage, cv2 and numpy (Debian: python3-skimage).');
      return 1;
    }
    const taken = await takeSamples(
      `${served.url}tests/bench/quality/index.html`,
      video,
      served.scratch,
      options,
      plan,
    );
    const judged: Judged[] = [];
    for (const sample of taken) {
      progress(`best of ten for sample ${judged.length + 1} of ${taken.length}, k = ${sample.k}`);
      const { roundedMse } = await python.run({ ...sample, attempts: ATTEMPTS });
      judged.push({ ...sample, bestMse: roundedMse, ratio: sample.mse / roundedMse });
    }
    progressDone();
    console.log(report(judged));
    await mkdir(join(ROOT, 'test-results'), { recursive: true });
    const kept = judged.map(({ file: _, ...rest }) => rest);
    await writeFile(join(ROOT, 'test-results/quality.json'), `${JSON.stringify(kept, null, 2)}\n`);
    return 0;
  } finally {
    python.close();
    await served.close();
  }
}

async function takeSamples(
  url: string,
  video: string,
  scratch: string,
  { gpu }: BenchOptions,
  { ks, photographs, moments }: typeof QUICK,
): Promise<Taken[]> {
  const browser = await launch({ y4m: video }, gpu);
  try {
    const page = await browser.newPage();
    page.on('pageerror', (error) => console.error(error));
    await page.goto(url);
    await page.waitForFunction(() => 'lensQuality' in window);
    const taken: Taken[] = [];
    for (const k of ks) {
      await page.evaluate((k) => lensQuality.start(k), k);
      for (let scene = 0; scene < photographs.length; scene++) {
        progress(`k = ${k}, scene ${scene + 1} of ${photographs.length}`);
        const samples = await page.evaluate((moments) => lensQuality.after(moments), moments);
        for (const { rgb, ...sample } of samples) {
          const file = join(scratch, `sample-${taken.length}.rgb`);
          await writeFile(file, Buffer.from(rgb, 'base64'));
          taken.push({ ...sample, k, file });
        }
      }
    }
    return taken;
  } finally {
    await browser.close();
  }
}

function report(samples: readonly Judged[]): string {
  const row = (name: string, group: readonly Judged[]) => {
    const ratios = group.map(({ ratio }) => ratio);
    const figures = [median(ratios), quantile(ratios, 0.95), Math.max(...ratios)].map((ratio) => ratio.toFixed(4));
    return [name, String(group.length), ...figures, median(group.map(({ fps }) => fps)).toFixed(0)];
  };
  const ks = [...new Set(samples.map(({ k }) => k))];
  const rows = ks.map((k) =>
    row(
      `k = ${k}`,
      samples.filter((sample) => sample.k === k),
    ),
  );
  return [
    '\nmse of the live picture ÷ mse of the best of ten attempts of cv2.kmeans (random centers, every pixel),',
    'on panned and zoomed photographs, from 2 s after a cut\n',
    table(['', 'samples', 'median', '95 %', 'worst', 'fps'], [...rows, row('all', samples)]),
  ].join('\n');
}
