import { roundColor } from '../color/round-color.ts';
import type { Start } from '../engine/engine.ts';
import { readsTrue } from '../engine/reads-true.ts';
import type { ExactOptions, ExactRuns } from '../exact/exact.ts';
import type { ExactSettings } from '../exact/options.ts';
import type { ExactProgress, ExactResult } from '../exact/run.ts';
import { random } from '../kmeans/index.ts';
import { LensError, loaded } from '../settings/errors.ts';
import { FrameCopier, type FrameCopy } from './frame-copy.ts';
import { type ClusterShares, centroidsOf } from './palette.ts';
import type { Picture } from './picture.ts';
import type { Session } from './session.ts';
import { until } from './until.ts';

/** What the element says of a run that failed. */
const TOLD: readonly string[] = ['exact-failed', 'exact-blocked', 'not-loaded', 'pixels-altered', 'unexpected'];
/** And of one that was asked for by its own options: they are nobody else's. */
const TOLD_OF_OWN: readonly string[] = [...TOLD, 'bad-argument'];

/** A run on every pixel, with the size of its labels. */
export interface ExactPicture extends ExactResult {
  /** All that was asked for. */
  readonly settings: ExactSettings;
  readonly width: number;
  readonly height: number;
}

/** A run that goes on. */
export interface ExactRun {
  readonly attempts: number;
  /** null until the first iteration is known. */
  readonly progress: ExactProgress | null;
  /** Of runs on one frame after the other, once one is shown: how many a second, beside the live mode's; null otherwise. */
  readonly pace: { readonly fps: number; readonly liveFps: number } | null;
}

/** The options, and whose they are: the element says what is wrong with its own. */
export interface ExactOrder {
  readonly options: ExactOptions;
  readonly own: boolean;
}

/** What a run, or one after the other, works with. */
interface Work {
  readonly abort: AbortController;
  /** From the first run on. */
  runs: ExactRuns | null;
}

interface ExactEvents {
  /** A run began or ended. */
  onChange(): void;
  onProgress(run: ExactRun): void;
  /** A result is to be shown, with its number of clusters. */
  onShow(k: number): void;
}

/** Exact runs of a lens: one at a time, on the frame that stands, or on one after the other. */
export class ExactControl {
  readonly #session: Session;
  readonly #events: ExactEvents;
  #abort: AbortController | null = null;
  #running: ExactRun | null = null;
  #pace: ExactRun['pace'] = null;
  /** The lens's k when the run began. */
  #lensK = 0;

  constructor(session: Session, events: ExactEvents) {
    this.#session = session;
    this.#events = events;
  }

  get running(): ExactRun | null {
    return this.#running;
  }
  /** What the picture shows; null where it is not of an exact run, or one goes on of which nothing is shown yet. */
  get result(): ExactPicture | null {
    return this.#running && !this.#running.pace ? null : this.#session.loop.clusters.exact;
  }

  /** The colors of the exact run that the picture is of, and the parts that its clusters have of all pixels. */
  get numbers(): ClusterShares | null {
    const { exact } = this.#session.loop.clusters;
    if (!exact) return null;
    const { colors, counts, labels } = exact;
    return { centroids: colors, shares: counts.map((count) => count / labels.length) };
  }

  /** @throws LensError `not-running`, `bad-argument`; `exact-failed` */
  run(order: ExactOrder): Promise<ExactPicture> {
    return this.#begin(order, async (work) => {
      const result = await this.#find(order.options, work, null);
      this.#show(result, work, null);
      return result;
    });
  }

  /**
   * A cold start on every frame, as scripts do it: as soon as a run is shown, the next one begins on a newer frame.
   * @returns the last that was finished, once cancelled
   */
  runFrames(order: ExactOrder): Promise<ExactPicture> {
    const session = this.#session;
    const { options } = order;
    const copier = new FrameCopier();
    const liveFps = session.loop.rate.latest;
    const seedOf = (frames: number) => ((options.seed ?? 0) + frames) % Number.MAX_SAFE_INTEGER;
    const work = this.#begin(order, async (work) => {
      const { abort } = work;
      let since = performance.now();
      let frame: FrameCopy | null = null;
      let last: ExactPicture | null = null;
      for (let frames = 0; ; ) {
        const result = await this.#find({ ...options, seed: seedOf(frames) }, work, frame);
        // The frame before is whole.
        if (last && result.cancelled) return last;
        this.#show(result, work, frame);
        last = result;
        // The first waited for the worker, too, as no other does: it counts only until there is another.
        const now = performance.now();
        this.#pace = { fps: (1000 * Math.max(1, frames)) / (now - since), liveFps };
        if (frames++ === 0) since = now;
        if (this.#running && this.#abort === abort) this.#set({ ...this.#running, pace: this.#pace });
        await session.newerFrame(abort.signal);
        if (abort.signal.aborted || !session.source) return last;
        frame = copier.copy(session.source);
      }
    });
    return work.finally(() => copier.end());
  }

  /** Freezes the frame, and clears away after the work on it. */
  async #begin(
    { options: { signal, attempts = 0 }, own }: ExactOrder,
    find: (work: Work) => Promise<ExactPicture>,
  ): Promise<ExactPicture> {
    this.cancel();
    const session = this.#session;
    // A step that is played would wipe the result away.
    session.loop.clusters.player.stop();
    session.freeze(true);
    if (!session.picture || !session.frozen) throw new LensError('not-running');
    const abort = new AbortController();
    const work: Work = { abort, runs: null };
    const onAbort = () => abort.abort();
    // What is no signal is told of with the other options.
    signal?.addEventListener?.('abort', onAbort);
    if (signal?.aborted) abort.abort();
    this.#abort = abort;
    this.#pace = null;
    this.#set({ attempts, progress: null, pace: null });
    try {
      return await find(work);
    } catch (error) {
      // Wrong arguments are their caller's; what the world does, the element says.
      if (error instanceof LensError && (own ? TOLD_OF_OWN : TOLD).includes(error.code)) session.report(error);
      throw error;
    } finally {
      work.runs?.end();
      signal?.removeEventListener?.('abort', onAbort);
      if (this.#abort === abort) {
        this.#abort = null;
        this.#set(null);
      }
    }
  }

  /** @param frame null is the one that the picture shows */
  async #find(options: ExactOptions, work: Work, frame: FrameCopy | null): Promise<ExactPicture> {
    const { abort } = work;
    const session = this.#session;
    // The worker and all around it: nobody without an exact run needs it.
    const { ExactRuns, checkOptions } = await loaded(import('../exact/exact.ts'));
    const shown = await session.wholePicture(abort.signal);
    // A warm start is from the colors that the picture has, unless told.
    const untold = options.seeding === 'warm' && !options.centroids;
    // Of another k they come later; and k may be another one once more by then.
    if (untold) await until(() => shown.numbers?.k === session.pictureSettings().k, abort.signal);
    const { k, space } = session.pictureSettings();
    this.#lensK = k;
    const startColors = untold ? centroidsOf(shown.numbers) : null;
    const settings = checkOptions({
      ...options,
      k: options.k ?? k,
      space: options.space ?? space,
      startColors: options.startColors ?? startColors,
    });
    const { pixels, width, height } = frame ?? pixelsOf(shown);
    const onStep = (progress: ExactProgress) => {
      options.onProgress?.(progress);
      if (this.#abort !== abort) return;
      this.#running = { attempts: settings.attempts, progress, pace: this.#pace };
      this.#events.onProgress(this.#running);
    };
    work.runs ??= new ExactRuns();
    const found = await work.runs.run(pixels, settings, abort.signal, onStep);
    return { ...found, settings: { ...settings, centroids: rowsOf(found.start) }, width, height };
  }

  /** Ends the run that goes on; its best so far is its result. */
  cancel(): void {
    this.#abort?.abort();
  }

  /** The frame goes on, or is gone: the run ends, and nothing of it is shown. */
  abandon(): void {
    if (!this.#abort) return;
    this.#abort.abort();
    this.#abort = null;
    this.#set(null);
  }

  #show(result: ExactPicture, { abort }: Work, frame: FrameCopy | null): void {
    const session = this.#session;
    // Who went on, or asked for another run, wants to see no more of this one; nor who chose another k meanwhile.
    if (this.#abort !== abort || !session.frozen || this.#lensK !== session.pictureSettings().k) return;
    this.#events.onShow(result.k);
    const { k, colors } = result;
    const bytes = Uint8Array.from(colors, roundColor);
    const centroids = Float32Array.from(colors);
    const start: Start = { k, seeding: 'warm', random: random(0), iterations: 0, centroids };
    session.loop.showExact({ start, result, colors: bytes, frame });
  }

  #set(running: ExactRun | null): void {
    this.#running = running;
    this.#events.onChange();
  }
}

function rowsOf(values: Float64Array | null): [number, number, number][] | null {
  return (
    values && Array.from({ length: values.length / 3 }, (_, c) => [values[3 * c], values[3 * c + 1], values[3 * c + 2]])
  );
}

function pixelsOf({ engine }: Picture): Pick<FrameCopy, 'pixels' | 'width' | 'height'> {
  if (!readsTrue()) throw new LensError('pixels-altered');
  const { data, width, height } = engine.pixels();
  return { pixels: data, width, height };
}
