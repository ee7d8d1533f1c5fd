/** What runs in the browser; Node says when. Frames, rows and their state stay here, between the calls. */
import { demoFrames } from '../../../src/bench/demo-frames.ts';
import { canvasFeed, type Feed, videoFeed } from '../../../src/bench/feed.ts';
import { lensRows } from '../../../src/bench/lens-rows.ts';
import { passThrough } from '../../../src/bench/pass-through.ts';
import type { Row, Size } from '../../../src/bench/row.ts';
import { startOf } from '../../../src/bench/sample-points.ts';
import { Stopwatch } from '../../../src/bench/timing.ts';
import { coldPeers } from './cold-peers.ts';
import { fileFrames, noisyFrames } from './file-frames.ts';
import { mseOf, type Steadiness, SteadinessWatch } from './judge.ts';
import { openTfjs, plainTfjs } from './plain-tfjs.ts';

export interface Setup extends Size {
  readonly ks: readonly number[];
  /** Of the peers that start cold on every frame. */
  readonly coldKs: readonly number[];
  readonly frames: number;
  /** Frames of the still scene with noise. */
  readonly noisy: number;
  readonly sigma: number;
  /** `video` as a camera delivers, `canvas` as the demo scene does. */
  readonly feed: 'video' | 'canvas';
}
export interface RowName {
  /** Unique. */
  readonly name: string;
  readonly id: string;
  readonly k: number;
  readonly slow: boolean;
}
export interface Judgement {
  readonly mse: number;
  readonly steadiness: Steadiness | null;
}

/** Everything of one frame size. */
export class BenchPage {
  readonly #rows = new Map<string, Row>();
  readonly #frames: readonly ImageData[];
  readonly #noisy: readonly ImageData[];
  readonly #feed: Feed;
  readonly #stopwatch: Stopwatch;
  /** The last feed shows single values exactly; pictures are judged on it. */
  readonly #exact: Feed;
  readonly renderer: string;

  /** @param file a video or image in place of the demo scene */
  static async open(setup: Setup, file: File | undefined): Promise<BenchPage> {
    const frames = file ? await fileFrames(file, setup, setup.frames) : demoFrames(setup, setup.frames);
    const feed = setup.feed === 'video' ? await videoFeed(frames) : canvasFeed(frames);
    const drainTfjs = await openTfjs();
    const cold = setup.coldKs.length > 0 ? await coldPeers(setup, setup.coldKs) : [];
    return new BenchPage(setup, frames, feed, drainTfjs, cold);
  }

  private constructor(setup: Setup, frames: ImageData[], feed: Feed, drainTfjs: () => void, cold: Row[]) {
    this.#frames = frames;
    this.#feed = feed;
    this.#stopwatch = new Stopwatch(feed);
    // The still scene is the last frame: that is where the pictures are judged, too.
    this.#noisy = noisyFrames(frames[frames.length - 1], setup.noisy, setup.sigma);
    this.#exact = canvasFeed([...frames, ...this.#noisy]);
    const { engine, rows } = lensRows(setup, setup.ks, { variants: true });
    this.renderer = engine.renderer;
    const plain = setup.ks.map((k) => plainTfjs(setup, k, drainTfjs));
    for (const row of [passThrough(setup), ...rows, ...plain, ...cold]) this.#rows.set(nameOf(row), row);
  }

  get names(): RowName[] {
    return [...this.#rows.values()].map((row) => ({
      name: nameOf(row),
      id: row.id,
      k: row.k,
      slow: row.slow ?? false,
    }));
  }

  /** All warm rows begin on the first frame, from the same centroids. */
  async begin(name: string): Promise<void> {
    const row = this.#row(name);
    if (row.k > 0) row.begin?.(await this.#exact.show(0), startOf(this.#frames[0], row.k));
  }

  /** Milliseconds of each of so many frames of a row, or of fewer where `limitMs` is over. */
  async time(name: string, count: number, limitMs: number): Promise<number[]> {
    return this.#stopwatch.time(this.#row(name), count, limitMs);
  }

  /** Runs a row through all frames in order, then through so many noisy ones, and judges its pictures. */
  async judge(name: string, noisy: number): Promise<Judgement> {
    const row = this.#row(name);
    await this.begin(name);
    const last = this.#frames.length - 1;
    const show = async (index: number) => row.frame(await this.#exact.show(index));
    // What starts cold knows nothing of the frames before.
    for (let i = row.begin ? 0 : last; i <= last; i++) await show(i);
    const mse = mseOf(row.picture(), this.#frames[last]);
    if (row.k === 0 || row.id === 'original' || noisy < 2) return { mse, steadiness: null };
    const watch = new SteadinessWatch(this.#frames[last]);
    for (let i = 0; i < noisy; i++) {
      await show(last + 1 + i);
      watch.see(this.#noisy[i], row.picture(), await row.centroids());
    }
    return { mse, steadiness: watch.result() };
  }

  /** The same frames as `judge` shows a slow peer, as RGB bytes in base64, for a peer outside of the browser. */
  stills(noisy: number): string[] {
    return [this.#frames[this.#frames.length - 1], ...this.#noisy.slice(0, noisy)].map(({ data }) => {
      const rgb = data.filter((_, i) => i % 4 < 3);
      let text = '';
      // As many arguments as every browser takes at once.
      for (let i = 0; i < rgb.length; i += 8192) text += String.fromCharCode(...rgb.subarray(i, i + 8192));
      return btoa(text);
    });
  }

  /** Steadiness of centroids found elsewhere, one set per noisy frame. */
  steadinessOf(centroids: readonly (readonly number[])[]): Steadiness {
    const watch = new SteadinessWatch(this.#frames[this.#frames.length - 1]);
    // A pixel there has its nearest centroid's color, so that the frame says as much as the picture.
    centroids.forEach((values, i) => {
      watch.see(this.#noisy[i], this.#noisy[i], Float32Array.from(values));
    });
    return watch.result();
  }

  close(): void {
    for (const row of this.#rows.values()) row.dispose();
    this.#feed.close();
  }

  #row(name: string): Row {
    const found = this.#rows.get(name);
    if (!found) throw new RangeError(`no row ${name}`);
    return found;
  }
}

const nameOf = ({ id, k }: Row) => (k > 0 && id !== 'original' ? `${id} k=${k}` : id);
