import { demoFrames } from '../demo-frames.ts';
import { bestFeed, type Feed } from '../feed.ts';
import { lensRows } from '../lens-rows.ts';
import { passThrough } from '../pass-through.ts';
import type { Row, Size } from '../row.ts';
import { startOf } from '../sample-points.ts';
import { median, rotated } from '../statistics.ts';
import type { ROW_NAMES } from '../strings.ts';
import { Stopwatch, type Timing, timingOf } from '../timing.ts';

export const SIZES: readonly Size[] = [
  { width: 640, height: 480 },
  { width: 1280, height: 720 },
];
const KS = [5, 8, 16, 32];
const SCENE_FRAMES = 8;
/** Frames before any is timed: shaders compile, caches fill, and the lens rehearses what only keys need. */
const WARM_UP_FRAMES = 16;
/** No row warms up for longer, and no visit to one takes longer, in milliseconds. */
const WARM_UP_MS = 500;
const VISIT_MS = 600;
const FRAMES_PER_VISIT = 6;
/** A size takes rounds until so many milliseconds are over, or so many rounds: that is enough for any median. */
const ROUNDS_MS = 6_000;
const MAX_ROUNDS = 20;
/** The part of the progress of a size that is over when its rows are warm. */
const WARM_PART = 0.25;

export type RowId = keyof typeof ROW_NAMES;
export interface TimedRow extends Timing {
  readonly id: RowId;
  /** 0 where there are no clusters. */
  readonly k: number;
}
export interface SizeResult {
  readonly size: Size;
  readonly renderer: string;
  readonly software: boolean;
  readonly feed: Feed['kind'];
  readonly rows: readonly TimedRow[];
}
export interface RunOptions {
  /** Just so many rounds for each size, however long they take; null for as many as there is time for. */
  readonly rounds: number | null;
  readonly signal: AbortSignal;
  /** @param row null while there is none yet */
  onProgress(size: Size, row: Pick<TimedRow, 'id' | 'k'> | null, part: number): void;
}

/**
 * Times all rows of one size as `npm run bench` does: in turns, the order rotated from round to round, so that whatever
 * else the machine does hits all alike.
 *
 * @throws NoWebGl2Error, and the signal's reason
 */
export async function measureSize(size: Size, { rounds, signal, onProgress }: RunOptions): Promise<SizeResult> {
  const step = async (row: Row | null, part: number) => {
    onProgress(size, row && { id: row.id as RowId, k: row.k }, part);
    // Room for the page to draw itself and to hear a press of Stop.
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
  };
  await step(null, 0);
  const through = passThrough(size);
  const { engine, rows: ours } = lensRows(size, KS, { variants: false });
  const rows = [through, ...ours];
  let feed: Feed | null = null;
  try {
    const frames = demoFrames(size, SCENE_FRAMES);
    await step(null, 0);
    feed = await bestFeed(frames);
    const stopwatch = new Stopwatch(feed);
    for (const [i, row] of rows.entries()) {
      await step(row, (WARM_PART * i) / rows.length);
      row.begin?.(await feed.show(0), startOf(frames[0], row.k));
      await stopwatch.time(row, WARM_UP_FRAMES, WARM_UP_MS);
    }
    const times = new Map<Row, number[]>(rows.map((row) => [row, []]));
    const begun = performance.now();
    const partDone = (round: number) =>
      rounds === null ? Math.max(round / MAX_ROUNDS, (performance.now() - begun) / ROUNDS_MS) : round / rounds;
    for (let round = 0; partDone(round) < 1; round++) {
      for (const row of rotated(rows, round)) {
        await step(row, WARM_PART + (1 - WARM_PART) * Math.min(1, partDone(round)));
        times.get(row)?.push(...(await stopwatch.time(row, FRAMES_PER_VISIT, VISIT_MS)));
      }
    }
    const msOf = (id: RowId) => median(times.get(rows.find((row) => row.id === id) as Row) ?? []);
    const [passThroughMs, originalMs] = [msOf('pass-through'), msOf('original')];
    const { renderer, software } = engine;
    const timed = [...times].map(([{ id, k }, ms]) => ({
      id: id as RowId,
      k: id === 'lens' ? k : 0,
      ...timingOf(ms, passThroughMs, originalMs),
    }));
    return { size, renderer, software, feed: feed.kind, rows: timed };
  } finally {
    feed?.close();
    for (const row of rows) row.dispose();
    engine.dispose();
  }
}
