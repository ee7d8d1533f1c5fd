import { roundColor } from '../color/round-color.ts';
import type { Start } from '../engine/engine.ts';
import type { ExactOptions } from '../exact/exact.ts';
import type { ExactSettings } from '../exact/options.ts';
import type { ExactProgress, ExactResult } from '../exact/run.ts';
import { random } from '../kmeans/index.ts';
import { LensError } from '../settings/errors.ts';
import { copyFrame, type FrameCopy } from './frame-copy.ts';
import { centroidsOf } from './palette.ts';
import type { Picture } from './picture.ts';
import type { Session } from './session.ts';
import { until } from './until.ts';

/** What the element says of a run that failed. */
const TOLD: readonly string[] = ['exact-failed', 'unexpected'];
/** How long the numbers of another k may take, in milliseconds. */
const NUMBERS_MS = 2_000;

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
  #result: ExactPicture | null = null;
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
  /** What the picture shows; null where it is not of an exact run. */
  get result(): ExactPicture | null {
    const { picture, loop } = this.#session;
    return picture && loop.clusters.exact ? this.#result : null;
  }

  /** @throws LensError `not-running`, and what `exact` throws */
  run(options: ExactOptions): Promise<ExactPicture> {
    return this.#begin(options, async (abort) => {
      const result = await this.#find(options, abort, null);
      this.#show(result, abort, null);
      return result;
    });
  }

  /**
   * A cold start on every frame, as scripts do it: as soon as a run is shown, the next one begins on a newer frame.
   * @returns the last that was finished, once cancelled
   */
  runFrames(options: ExactOptions): Promise<ExactPicture> {
    const session = this.#session;
    const liveFps = session.loop.rate.latest;
    const seedOf = (frames: number) => ((options.seed ?? 0) + frames) % Number.MAX_SAFE_INTEGER;
    return this.#begin(options, async (abort) => {
      const since = performance.now();
      let frame: FrameCopy | null = null;
      let last: ExactPicture | null = null;
      for (let frames = 0; ; ) {
        const result = await this.#find({ ...options, seed: seedOf(frames) }, abort, frame);
        // The frame before is whole.
        if (last && result.cancelled) return last;
        this.#show(result, abort, frame);
        last = result;
        frames++;
        this.#pace = { fps: (1000 * frames) / (performance.now() - since), liveFps };
        await session.newerFrame(abort.signal);
        if (abort.signal.aborted || !session.source) return last;
        frame = copyFrame(session.source);
      }
    });
  }

  /** Freezes the frame, and clears away after the work on it. */
  async #begin(
    { signal, attempts = 0 }: ExactOptions,
    work: (abort: AbortController) => Promise<ExactPicture>,
  ): Promise<ExactPicture> {
    this.cancel();
    const session = this.#session;
    session.freeze(true);
    if (!session.picture || !session.frozen) throw new LensError('not-running');
    const abort = new AbortController();
    const onAbort = () => abort.abort();
    signal?.addEventListener('abort', onAbort);
    if (signal?.aborted) abort.abort();
    this.#abort = abort;
    this.#result = null;
    this.#pace = null;
    this.#set({ attempts, progress: null, pace: null });
    try {
      return await work(abort);
    } catch (error) {
      // Wrong arguments are their caller's; what the world does, the element says.
      if (error instanceof LensError && TOLD.includes(error.code)) session.report(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      if (this.#abort === abort) {
        this.#abort = null;
        this.#set(null);
      }
    }
  }

  /** @param frame null is the one that the picture shows */
  async #find(
    { signal: _, onProgress, ...options }: ExactOptions,
    abort: AbortController,
    frame: FrameCopy | null,
  ): Promise<ExactPicture> {
    const session = this.#session;
    const { k, space } = session.pictureSettings();
    this.#lensK = k;
    // The worker and all around it: nobody without an exact run needs it.
    const { exact, checkExact } = await import('../exact/exact.ts').catch((error) => {
      throw new LensError('unexpected', {}, error);
    });
    const shown = await session.wholePicture(abort.signal);
    // A warm start is from the colors that the picture has, unless told.
    const untold = options.seeding === 'warm' && !options.centroids;
    if (untold) await until(() => shown.numbers?.k === k, abort.signal, NUMBERS_MS);
    const startColors = untold ? centroidsOf(shown.numbers) : null;
    const settings = checkExact({ k, space, startColors, ...options });
    const { pixels, width, height } = frame ?? pixelsOf(shown);
    const onStep = (progress: ExactProgress) => {
      onProgress?.(progress);
      if (this.#abort !== abort) return;
      this.#running = { attempts: settings.attempts, progress, pace: this.#pace };
      this.#events.onProgress(this.#running);
    };
    const found = await exact(pixels, settings, abort.signal, onStep);
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

  #show(result: ExactPicture, abort: AbortController, frame: FrameCopy | null): void {
    const session = this.#session;
    // Who went on, or asked for another run, wants to see no more of this one; nor who chose another k meanwhile.
    if (this.#abort !== abort || !session.frozen || this.#lensK !== session.pictureSettings().k) return;
    this.#result = result;
    this.#events.onShow(result.k);
    const { k, labels, colors } = result;
    const bytes = Uint8Array.from(colors, roundColor);
    const centroids = Float32Array.from(colors);
    const start: Start = { k, seeding: 'warm', random: random(0), iterations: 0, centroids };
    session.loop.showExact({ start, labels, colors: bytes, frame });
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
  const { data, width, height } = engine.pixels();
  return { pixels: data, width, height };
}
