import type { Start } from '../engine/engine.ts';
import { roundColor } from '../engine/round-color.ts';
import type { ExactOptions } from '../exact/exact.ts';
import type { ExactSettings } from '../exact/options.ts';
import type { ExactProgress, ExactResult } from '../exact/run.ts';
import { random } from '../kmeans/index.ts';
import { LensError } from '../settings/errors.ts';
import { centroidsOf } from './palette.ts';
import type { Session } from './session.ts';

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

  constructor(session: Session, events: ExactEvents) {
    this.#session = session;
    this.#events = events;
  }

  get running(): ExactRun | null {
    return this.#running;
  }
  /** What the picture shows; null where it is not of an exact run. */
  get result(): ExactPicture | null {
    return this.#session.loop.clusters.exact ? this.#result : null;
  }

  /** @throws LensError `not-running`, and what `exact` throws */
  run(options: ExactOptions): Promise<ExactPicture> {
    return this.#begin(options, (abort) => this.#runOnce(options, abort));
  }

  /**
   * A cold start on every frame, as scripts do it: as soon as a run is shown, the next one begins on a newer frame.
   * @returns the last, once cancelled
   */
  runFrames(options: ExactOptions): Promise<ExactPicture> {
    const { loop } = this.#session;
    const liveFps = loop.rate.latest;
    return this.#begin(options, async (abort) => {
      const since = performance.now();
      for (let frames = 1; ; frames++) {
        const result = await this.#runOnce({ ...options, seed: (options.seed ?? 0) + frames - 1 }, abort);
        if (abort.signal.aborted) return result;
        this.#pace = { fps: (1000 * frames) / (performance.now() - since), liveFps };
        await this.#session.newerFrame(abort.signal);
        if (abort.signal.aborted) return result;
        loop.takeUndrawn();
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
    const { picture, loop } = session;
    session.freeze(true);
    if (!picture || picture.lost || !session.frozen) throw new LensError('not-running');
    loop.drawAgain();
    loop.update();
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
      if (error instanceof LensError && error.code === 'exact-failed') session.report(error);
      throw error;
    } finally {
      signal?.removeEventListener('abort', onAbort);
      if (this.#abort === abort) {
        loop.drawAgain();
        this.#abort = null;
        this.#set(null);
      }
    }
  }

  /** On the frame that was taken last. */
  async #runOnce({ signal: _, onProgress, ...options }: ExactOptions, abort: AbortController): Promise<ExactPicture> {
    const session = this.#session;
    const { k, space } = session.pictureSettings();
    // The worker and all around it: nobody without an exact run needs it.
    const { exact, checkExact } = await import('../exact/exact.ts');
    // A warm start is from the colors that the picture has, unless told.
    const untold = options.seeding === 'warm' && !options.centroids;
    const startColors = untold ? centroidsOf(session.picture?.numbers) : null;
    const settings = checkExact({ k, space, startColors, ...options });
    if (!session.picture || session.picture.lost) throw new LensError('not-running');
    const { data, width, height } = session.picture.engine.pixels();
    const onStep = (progress: ExactProgress) => {
      onProgress?.(progress);
      if (this.#abort !== abort) return;
      this.#running = { attempts: settings.attempts, progress, pace: this.#pace };
      this.#events.onProgress(this.#running);
    };
    const found = await exact(data, settings, abort.signal, onStep);
    const result = { ...found, settings: { ...settings, centroids: rowsOf(found.start) }, width, height };
    // Who went on, or asked for another run, wants to see no more of this one; nor who chose another k meanwhile.
    const wanted = this.#abort === abort && session.frozen && k === session.pictureSettings().k;
    if (wanted) this.#show(result);
    return result;
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

  #show(result: ExactPicture): void {
    this.#result = result;
    this.#events.onShow(result.k);
    const { k, labels, colors } = result;
    const bytes = Uint8Array.from(colors, roundColor);
    const centroids = Float32Array.from(colors);
    const start: Start = { k, seeding: 'warm', random: random(0), iterations: 0, centroids };
    this.#session.loop.clusters.showExact(start, labels, bytes);
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
