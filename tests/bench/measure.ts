import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Size } from '../../src/bench/row.ts';
import { median, rotated } from '../../src/bench/statistics.ts';
import { FAST_MS } from '../../src/bench/timing.ts';
import type { BenchOptions } from './options.ts';
import type { RowName, Setup } from './page/bench-page.ts';
import { progress } from './progress.ts';
import type { PythonOpenCv } from './python.ts';
import { LABELS, type Measured, type Result, resultOf } from './result.ts';

/** Frames before any is timed: shaders compile, caches fill, and the lens rehearses what only keys need. */
const WARM_UP_FRAMES = 16;
/** A row does not warm up for longer, nor does one visit to it take longer, in milliseconds. */
const WARM_UP_MS = 4_000;
const VISIT_MS = 600;
const FAST_VISIT_MS = 2_000;
const SCENE_FRAMES = 8;
/** Of the noise, in 0–255 units: an indoor camera's. */
const SIGMA = 3;
/** A slow peer takes its turn in so many rounds, with one frame. */
const SLOW_ROUNDS = 3;
/** Noisy frames on which it is judged: two are one change. */
const SLOW_NOISY = 2;
const LIVE_SCRIPT_ATTEMPTS = 10;

/**
 * All rows of one size on one page: timed in turns, a few frames each and the order rotated from round to round, so that
 * whatever else the machine does hits all alike.
 */
export async function measureSize(
  page: Page,
  size: Size,
  options: BenchOptions,
  python: PythonOpenCv | null,
  scratch: string,
): Promise<{ results: Result[]; renderer: string }> {
  const at = `${size.width}×${size.height}`;
  progress(`${at}: making frames`);
  const { ks, feed, rounds } = options;
  // Steadiness is no matter of size.
  const noisy = size === options.sizes[0] ? options.noisy : 0;
  const coldKs = options.coldKs(size);
  const setup: Setup = { ...size, ks, coldKs, frames: SCENE_FRAMES, noisy, sigma: SIGMA, feed };
  await page.evaluate((setup) => openBench(setup), setup);
  const rows = await page.evaluate(() => bench.names);
  const measured = new Map<string, Measured>();
  for (const { name, id, k } of rows) measured.set(name, { id, k, ...size, times: [], mse: null, steadiness: null });
  const entry = (row: RowName) => measured.get(row.name) as Measured;

  const fast = new Set<string>();
  for (const row of rows.filter(({ slow }) => !slow)) {
    progress(`${at}: warming up ${labelOf(row)}`);
    await page.evaluate((name) => bench.begin(name), row.name);
    const times = await time(page, row, WARM_UP_FRAMES, WARM_UP_MS);
    // By its quickest frame: in the others shaders may have been compiled.
    if (Math.min(...times) < FAST_MS) fast.add(row.name);
  }
  for (let round = 0; round < rounds; round++) {
    for (const row of rotated(rows, round)) {
      if (row.slow && round >= SLOW_ROUNDS) continue;
      progress(`${at}: round ${round + 1} of ${rounds}, ${labelOf(row)}`);
      const visit = fast.has(row.name)
        ? await time(page, row, options.fastFramesPerVisit, FAST_VISIT_MS)
        : await time(page, row, row.slow ? 1 : options.framesPerVisit, VISIT_MS);
      entry(row).times.push(...visit);
    }
  }
  for (const row of rows.filter(({ id }) => id !== 'lens-restarts')) {
    progress(`${at}: judging ${labelOf(row)}`);
    const frames = row.slow ? SLOW_NOISY : noisy;
    const judgement = await page.evaluate(([name, frames]) => bench.judge(name, frames), [row.name, frames] as const);
    measured.set(row.name, { ...entry(row), ...judgement });
  }
  if (python && coldKs.length > 0) {
    for (const result of await livePython(page, size, coldKs, python, scratch))
      measured.set(`python ${result.k}`, result);
  }
  const renderer = await page.evaluate(() => bench.renderer);
  await page.evaluate(() => bench.close());
  const msOf = (name: string) => median(measured.get(name)?.times ?? []);
  const [passThroughMs, originalMs] = [msOf('pass-through'), msOf('original')];
  return { renderer, results: [...measured.values()].map((row) => resultOf(row, passThroughMs, originalMs)) };
}

const labelOf = ({ id, k }: Pick<RowName, 'id' | 'k'>) => `${LABELS[id]}${k > 0 ? `, k = ${k}` : ''}`;

const time = (page: Page, { name }: RowName, count: number, limitMs: number) =>
  page.evaluate(([name, count, limitMs]) => bench.time(name, count, limitMs), [name, count, limitMs] as const);

/** The live script on the frames that the others are judged on. */
async function livePython(page: Page, size: Size, ks: readonly number[], python: PythonOpenCv, scratch: string) {
  const stills = await page.evaluate((noisy) => bench.stills(noisy), SLOW_NOISY);
  const files = stills.map((_, i) => join(scratch, `still-${i}.rgb`));
  await Promise.all(files.map((file, i) => writeFile(file, Buffer.from(stills[i], 'base64'))));
  const results: Measured[] = [];
  for (const k of ks) {
    progress(`${size.width}×${size.height}: ${labelOf({ id: 'python', k })}, a slow one`);
    const answers = [];
    for (const file of files) answers.push(await python.run({ file, ...size, k, attempts: LIVE_SCRIPT_ATTEMPTS }));
    const steadiness = await page.evaluate(
      (centroids) => bench.steadinessOf(centroids),
      answers.slice(1).map(({ centers }) => centers),
    );
    results.push({ id: 'python', k, ...size, times: answers.map(({ ms }) => ms), mse: answers[0].mse, steadiness });
  }
  return results;
}
