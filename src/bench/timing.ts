import type { Feed } from './feed.ts';
import type { Row } from './row.ts';
import { median, quantile } from './statistics.ts';

/** A row whose frames take less is a fast one, in milliseconds: its times scatter more, and more of them cost little. */
export const FAST_MS = 100;

/** What the times of a row come to. */
export interface Timing {
  /** Median of milliseconds a frame, and its quarters. */
  readonly ms: number;
  readonly lowMs: number;
  readonly highMs: number;
  readonly frames: number;
  /** `ms` in pass-throughs of the same size. */
  readonly ratio: number;
  /** `ms` in frames of K-Lens's own original view of the same size: what the k-means and the colors cost. */
  readonly toOriginal: number;
}

/** Hands the frames of a feed to rows, one after the other, and takes the time of each. */
export class Stopwatch {
  readonly #feed: Feed;
  #shown = 0;

  constructor(feed: Feed) {
    this.#feed = feed;
  }

  /**
   * Milliseconds of each of so many frames of a row, or of fewer where `limitMs` is over; of one at least. One more goes
   * before them where there are several: after another row it finds caches and contexts of that one.
   */
  async time(row: Row, count: number, limitMs: number): Promise<number[]> {
    const times: number[] = [];
    const end = performance.now() + limitMs;
    if (count > 1) await this.#frame(row);
    for (let i = 0; i < count && (i === 0 || performance.now() < end); i++) times.push(await this.#frame(row));
    return times;
  }

  async #frame(row: Row): Promise<number> {
    const image = await this.#feed.show(this.#shown++);
    row.drain();
    const start = performance.now();
    await row.frame(image);
    row.drain();
    return performance.now() - start;
  }
}

export function timingOf(times: readonly number[], passThroughMs: number, originalMs: number): Timing {
  const ms = median(times);
  const [lowMs, highMs] = [quantile(times, 0.25), quantile(times, 0.75)];
  return { ms, lowMs, highMs, frames: times.length, ratio: ms / passThroughMs, toOriginal: ms / originalMs };
}
