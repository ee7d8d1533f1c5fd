/** `npm run soak`: the built page, live, for minutes, with everything that happens to it; nothing may pile up. */
import { parseArgs } from 'node:util';
import type { CDPSession, Page } from '@playwright/test';
import { table } from '../../../src/bench/table.ts';
import { random as seededRandom } from '../../../src/kmeans/index.ts';
import { ask } from '../../browser/app-page.ts';
import { watchErrors } from '../../browser/watch-errors.ts';
import { launch } from '../launch.ts';
import { progress, progressDone } from '../progress.ts';
import { serveBuilt } from '../serve.ts';
import { type Action, chooseAction, keepRunning, keyActions, LOSSES, OTHER_ACTIONS, rest } from './actions.ts';
import { COUNTED, type Counts, countPage, grown } from './counts.ts';
import { countGpu } from './gpu-counts.ts';
import { scenesWithCuts } from './scenes.ts';
import { countTemplates } from './template-nodes.ts';

const MINUTE_MS = 60_000;
const DEFAULT_MINUTES = '10';
/** Between two actions, in milliseconds. */
const PAUSE_MS = { least: 60, most: 900 };
/** After everything that is done for the first time, in milliseconds: parts are fetched. */
const FIRST_PAUSE_MS = 500;
/** The lens gives the GPU up after a few losses a minute; that is another test. */
const LOSS_INTERVAL_MS = 75_000;
/** From a start until nothing moves any more, in milliseconds. */
const REST_MS = 6_000;

/** @returns the exit code */
export async function main(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: DEFAULT_MINUTES },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      gpu: { type: 'boolean', default: false },
    },
  });
  const minutes = Number(values.minutes);
  const seed = Number(values.seed);
  if (!(minutes > 0) || !Number.isInteger(seed)) throw new RangeError('--minutes and --seed want numbers');
  console.log(`A soak of ${minutes} minutes, --seed ${seed}`);
  const random = seededRandom(seed);
  const served = await serveBuilt();
  const browser = await launch({ y4m: scenesWithCuts(random), cameraName: 'cuts', deviceCount: 2 }, values.gpu);
  try {
    const context = await browser.newContext();
    const errors = await watchErrors(context);
    await context.addInitScript(countGpu);
    await context.addInitScript(countTemplates);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(`${served.url}#source=demo`);
    const keys = await keyActions(page);
    await everythingOnce(page, [...keys, ...OTHER_ACTIONS, ...LOSSES], random);
    const start = await countAtRest(page, session);
    const done = await soak(page, [...keys, ...OTHER_ACTIONS], minutes * MINUTE_MS, random);
    const end = await countAtRest(page, session);
    const alive = await ask(page, (lens) => lens.state === 'frozen' && lens.stats.backend === 'webgl');
    progressDone();
    return report(start, end, done, errors, alive);
  } finally {
    await browser.close();
    await served.close();
  }
}

/** So that whatever is made once and kept is there before anything is counted. */
async function everythingOnce(page: Page, actions: readonly Action[], random: () => number): Promise<void> {
  for (const round of [1, 2]) {
    for (const action of actions) {
      if (action.weight === 0 && round === 2) continue;
      progress(`everything once: ${action.name}`);
      await keepRunning(page, random);
      await action.run(page, random);
      await page.waitForTimeout(FIRST_PAUSE_MS);
    }
  }
  await plotOnce(page);
}

/** A plot is drawn some time after its key, and other keys may close it before: V8 keeps the last one there was. */
async function plotOnce(page: Page): Promise<void> {
  await rest(page);
  await page.keyboard.press('KeyK');
  await page.locator('k-lens-which-k canvas').waitFor();
  await page.keyboard.press('Escape');
}

async function soak(page: Page, actions: readonly Action[], ms: number, random: () => number): Promise<number> {
  const begin = performance.now();
  let lossAt = begin + LOSS_INTERVAL_MS / 2;
  let done = 0;
  while (performance.now() < begin + ms) {
    const lose = performance.now() > lossAt;
    if (lose) lossAt = performance.now() + LOSS_INTERVAL_MS;
    const action = lose ? LOSSES[Math.floor(random() * LOSSES.length)] : chooseAction(actions, random);
    const left = (begin + ms - performance.now()) / 1000;
    progress(`${left.toFixed(0)} s to go, ${++done}: ${action.name}`);
    await keepRunning(page, random);
    await action.run(page, random);
    await page.waitForTimeout(PAUSE_MS.least + random() * (PAUSE_MS.most - PAUSE_MS.least));
  }
  return done;
}

async function countAtRest(page: Page, session: CDPSession): Promise<Counts> {
  progress('counting');
  await rest(page);
  await page.waitForTimeout(REST_MS);
  return countPage(page, session);
}

function report(start: Counts, end: Counts, done: number, errors: readonly string[], alive: boolean): number {
  const leaks = grown(start, end);
  const rows = COUNTED.map((what) => [
    what,
    start[what].toLocaleString('en'),
    end[what].toLocaleString('en'),
    leaks.includes(what) ? 'grew' : '',
  ]);
  console.log(`\n${table(['', 'start', 'end', ''], rows)}\n`);
  for (const error of errors) console.log(`Error in the page: ${error}`);
  if (!alive) console.log('At the end there was no picture by the GPU.');
  const failed = leaks.length > 0 || errors.length > 0 || !alive;
  console.log(failed ? `Not flat after ${done} actions.` : `Everything flat after ${done} actions.`);
  return failed ? 1 : 0;
}
