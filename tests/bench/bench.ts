/** `npm run bench`: K-Lens beside the least and the most that others do with the same frames, in one run. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import { ROOT } from '../../tools/run.mjs';
import { barsSvg } from './bars.ts';
import { exactBench } from './exact/exact.ts';
import { scriptBench } from './exact/scripts.ts';
import { launch } from './launch.ts';
import { measureSize } from './measure.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { progressDone } from './progress.ts';
import { PythonOpenCv } from './python.ts';
import { quality } from './quality/quality.ts';
import { reportText } from './report.ts';
import type { BenchReport, Result } from './result.ts';
import { serveSources } from './serve.ts';

const OPENCV_JS = 'node_modules/@techstark/opencv-js/dist/opencv.js';
const RESULTS = 'test-results';
const PICTURE = 'assets/bench.svg';

/** @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  if (options.quality) return quality(options);
  if (options.exact) return exactBench();
  if (options.scripts) return scriptBench();
  const report = await measure(options);
  console.log(reportText(report));
  await mkdir(join(ROOT, RESULTS), { recursive: true });
  await writeFile(join(ROOT, RESULTS, 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);
  // A part of the rows would make another picture, and hardware another scale.
  const full = !options.quick && !options.gpu && options.frames === undefined && options.feed === 'video';
  const picture = full ? PICTURE : join(RESULTS, 'bench.svg');
  await writeFile(join(ROOT, picture), barsSvg(report));
  console.log(`\nWrote ${join(RESULTS, 'bench.json')} and ${picture}.`);
  return 0;
}

async function measure(options: BenchOptions): Promise<BenchReport> {
  const served = await serveSources(['tests/bench/page/main.ts']);
  const browser = await launch({}, options.gpu);
  const python = await PythonOpenCv.open();
  if (!python) console.log('OpenCV in Python is left out: /usr/bin/python3 has no cv2 (Debian: python3-opencv).');
  const opencvJs = await readFile(join(ROOT, OPENCV_JS), 'utf8');
  try {
    const results: Result[] = [];
    let renderer = '';
    for (const size of options.sizes) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => console.error(error));
      await page.goto(`${served.url}tests/bench/page/index.html`);
      await page.waitForFunction(() => 'openBench' in window);
      if (options.coldKs(size).length > 0) await page.addScriptTag({ content: opencvJs });
      if (options.frames !== undefined) await page.setInputFiles('input', options.frames);
      const measured = await measureSize(page, size, options, python, served.scratch);
      results.push(...measured.results);
      renderer = measured.renderer;
      await page.close();
    }
    progressDone();
    return {
      date: new Date().toISOString(),
      renderer,
      browser: browser.version(),
      cores: cpus().length,
      scene: options.frames === undefined ? 'demo scene' : basename(options.frames),
      feed: options.feed,
      results,
    };
  } finally {
    python?.close();
    await browser.close();
    await served.close();
  }
}
