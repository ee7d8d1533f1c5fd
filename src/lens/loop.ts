import type { Numbers, Start } from '../engine/engine.ts';
import { random } from '../kmeans/index.ts';
import { LensError } from '../settings/errors.ts';
import type { Source } from '../sources/source.ts';
import { Adaptation } from './adaptation.ts';
import { ExposureWatch } from './exposure-watch.ts';
import { FrameRate } from './frame-rate.ts';
import type { Picture, PictureSettings } from './picture.ts';
import { READ_INTERVAL_MS, Reader } from './reader.ts';
import { type Adoption, Restarts } from './restarts.ts';
import { type Half, Stepping } from './stepping.ts';
import { Ticker } from './ticker.ts';

/** Lloyd iterations right after a cold start, before the first picture. */
const COLD_ITERATIONS = 10;
/** Lloyd iterations between two reads while a frozen frame converges. */
const FROZEN_ITERATIONS = 8;
/** A frozen frame counts as converged after so many iterations, whatever still moves. */
const FROZEN_ITERATIONS_MAX = 400;
/** A centroid that moves less than this, in 255ths of its space's cube, stands. */
const SETTLED_SHIFT = 0.004;

/** What the loop asks of the lens, and tells it. */
export interface LoopHost {
  readonly source: Source | null;
  readonly picture: Picture | null;
  readonly frozen: boolean;
  pictureSettings(): PictureSettings;
  /** A new source frame was drawn. */
  onFrameDrawn(): void;
  onNumbers(numbers: Numbers): void;
  onFault(error: unknown): void;
}

/** One animation-frame tick at a time, and only while there is something to do: a new frame, or something changed. */
export class Loop {
  readonly rate = new FrameRate();
  readonly adaptation = new Adaptation();
  /** True when a frozen frame has converged and everything about it is known. */
  settled = false;
  /** True when a frozen frame would not change by another iteration, also where that is done by hand. */
  converged = false;
  /** True while the picture is that of an exact run. */
  exact = false;
  readonly #host: LoopHost;
  readonly #ticker: Ticker;
  readonly #reader: Reader;
  readonly #exposure = new ExposureWatch();
  readonly #restarts: Restarts;
  /** True while a frame was taken that waits for its exact run: until then nothing is drawn. */
  #undrawn = false;
  #newFrame = false;
  /** False where the new frame is only the one that stands, taken once more. */
  #counts = false;
  #changed = false;
  #start: Start | null = null;
  #coldStarts = 0;
  #stepping: Stepping | null = null;
  /** True while nothing goes on by itself. */
  #byHand = false;
  #resolution = 0;
  #space: PictureSettings['space'] | null = null;
  #position = 0;
  #frozenIterations = 0;
  /** Counts what changed the clustering or its frame, to know whether numbers that arrive are still those shown. */
  #version = 0;

  constructor(host: LoopHost) {
    this.#host = host;
    // That an engine went is no fault here: it is rebuilt.
    const onFault = (error: unknown) => {
      if (!(error instanceof LensError && error.code === 'webgl-lost')) host.onFault(error);
    };
    this.#ticker = new Ticker(() => this.#tick(performance.now()), host.onFault.bind(host));
    this.#reader = new Reader((numbers) => this.#onNumbers(numbers), onFault);
    this.#restarts = new Restarts(onFault);
  }

  /** The last time a better start took over. */
  get adoption(): Adoption | null {
    return this.#restarts.adoption;
  }
  get frameMs(): number {
    return this.#reader.frameMs;
  }

  /** There is a new frame in the source. */
  frameArrived(): void {
    this.#newFrame = true;
    this.#counts = true;
    this.#ticker.wake();
  }

  /** Forgets the frame: there is none any more. */
  reset(): void {
    this.stop();
    this.#reader.reset();
    this.rate.reset();
    this.settled = false;
    this.#resolution = 0;
  }

  /** A setting changed. */
  changed(): void {
    this.#changed = true;
    this.#unsettle();
  }

  /** The source is a new one: a cold start with its first frame. */
  restart(): void {
    this.rate.reset();
    this.adaptation.reset();
    this.#exposure.start();
    // A start that was asked for before the first frame is the one that counts.
    this.#beginAnew(this.#start ?? this.coldStart());
  }

  /** A cold start for the clusters there are to be: k-means++, and another seed each time. */
  coldStart(): Start {
    const { k } = this.#host.pictureSettings();
    return { k, seeding: 'k-means++', random: random(++this.#coldStarts), iterations: COLD_ITERATIONS };
  }

  /**
   * Starts again at the next tick.
   * @param byHand shows the seeds themselves, and nothing goes on by itself until the lens is live again
   */
  seed(start: Start, byHand: boolean): void {
    this.#begin(byHand ? { ...start, iterations: 0 } : start, byHand);
    // Who asks for a start wants to see what becomes of it.
    this.#restarts.cancel();
    this.#exposure.end();
  }

  /** Shows the clusters of an exact run on the frame that stands; nothing goes on by itself. */
  showExact(start: Start, labels: Uint8Array, colors: ArrayLike<number>): void {
    this.seed(start, true);
    // Its own labels, and not those of its centroids: its space and scaling may be others than the lens's.
    this.#host.picture?.engine.give(labels, colors);
    this.exact = true;
  }

  /** Takes the source's newer frame in place of the one that stands; the picture stays until an exact run of it is shown. */
  takeUndrawn(): void {
    const { source, picture } = this.#host;
    if (!source || !picture || picture.lost) return;
    this.#undrawn = true;
    this.#newFrame = false;
    picture.takeFrame(source, this.#host.pictureSettings());
  }

  /** It is not waited for any more. */
  drawAgain(): void {
    if (!this.#undrawn) return;
    this.#undrawn = false;
    this.changed();
  }

  /** The picture is to be that of the live clusters again. */
  #endExact(): void {
    if (this.exact) this.#host.picture?.engine.give(null);
    this.exact = false;
  }

  /** Brings the picture up to date, without waiting for the next tick. */
  update(): void {
    this.#ticker.now();
  }

  #begin(start: Start, byHand: boolean): void {
    this.#start = start;
    this.#undrawn = false;
    this.#endExact();
    this.#endStepping();
    this.#byHand = byHand;
    this.#unsettle();
  }

  /** Another scene, as far as anyone knows: what was found for the last one counts no more. */
  #beginAnew(start: Start): void {
    this.#begin(start, false);
    this.#restarts.begin();
  }

  /** The engine is gone, and with it what was saved on it. */
  lost(): void {
    this.#restarts.cancel();
    this.#endStepping();
    this.#reader.reset();
    this.#resolution = 0;
  }

  /** Goes on with the next frame from kept centroids, on a new engine. */
  rebuilt(): void {
    const numbers = this.#host.picture?.numbers;
    const kept = numbers && { k: numbers.k, centroids: numbers.centroids, positions: numbers.positions };
    const start: Start = kept ? { ...kept, seeding: 'warm', random: random(0), iterations: 0 } : this.coldStart();
    this.#begin(start, this.#byHand);
    this.#restarts.begin();
    this.frameArrived();
  }

  /** Freezing or going on: hand stepping ends. The frame that stands is taken once more: it may be one newer. */
  frozenChanged(): void {
    this.#endStepping();
    this.#endExact();
    // What was kept for a search is old by the time that the picture goes on; a still picture stays what it is.
    if (!this.#host.frozen) this.#restarts.begin();
    else if (!this.#host.source?.still) this.#restarts.cancel();
    this.#byHand = false;
    this.#undrawn = false;
    this.#newFrame = true;
    this.#unsettle();
  }

  /** The next half-step by hand, or null where there is nothing to step through. */
  step(): Half | null {
    return this.#steppingNow()?.next() ?? null;
  }

  stepBack(): void {
    this.#steppingNow()?.previous();
  }

  stop(): void {
    this.#ticker.stop();
    this.#newFrame = false;
    this.#start = null;
    this.#restarts.cancel();
    this.#endStepping();
  }

  /** The stepping that a key means: begun here at the first of them. The picture is up to date before it. */
  #steppingNow(): Stepping | null {
    const { picture } = this.#host;
    if (!picture || picture.lost || this.rate.frames === 0) return null;
    this.#byHand = true;
    this.#ticker.now();
    // Also where that tick was a start in another space.
    this.#byHand = true;
    this.#stepping ??= new Stepping(picture.clustering);
    this.#endExact();
    this.#changed = true;
    this.#unsettle();
    return this.#stepping;
  }

  #endStepping(): void {
    this.#stepping?.dispose();
    this.#stepping = null;
  }

  #unsettle(): void {
    this.#version++;
    this.settled = false;
    this.converged = false;
    this.#frozenIterations = 0;
    this.#ticker.wake();
  }

  #tick(now: number): void {
    const { source, picture, frozen } = this.#host;
    if (!picture || picture.lost || this.#undrawn) return;
    const settings = this.adaptation.adapt(this.#host.pictureSettings(), frozen, picture.width);
    if (this.#newFrame && source && source.width > 0) this.#takeFrame(source, picture, settings, now);
    else if (this.#resolution > 0) this.#keepFrame(picture, settings, frozen);
    else return;
    this.#reader.read(picture, this.#version, now);
    if (frozen && !this.settled) this.#ticker.wake();
    else if (this.#reader.version !== this.#version) this.#ticker.wakeIn(READ_INTERVAL_MS);
  }

  #takeFrame(source: Source, picture: Picture, settings: PictureSettings, now: number): void {
    this.#newFrame = false;
    this.#changed = false;
    this.#version++;
    this.#resolution = settings.resolution;
    this.#followSpace(settings);
    this.#followPosition(settings);
    const { frozen } = this.#host;
    const start = this.#start ?? (settings.cold && !frozen ? this.coldStart() : null);
    this.#start = null;
    if (picture.clustering.k !== settings.k) this.#restarts.begin();
    // A frozen frame converges with the ticks that follow, or by hand.
    const iterations = frozen ? 0 : settings.iterations;
    picture.showFrame(source, { ...settings, iterations }, start);
    if (this.#counts) this.rate.count(now);
    this.#counts = false;
    this.adaptation.time(this.#reader, picture, settings, frozen, now);
    if (!frozen && !settings.cold) this.#restarts.work(picture);
    this.#host.onFrameDrawn();
  }

  /** Without a new frame: what is frozen converges, and what was changed is shown. */
  #keepFrame(picture: Picture, settings: PictureSettings, frozen: boolean): void {
    const { engine, clustering } = picture;
    const moved = this.#followSpace(settings);
    const weighted = this.#followPosition(settings);
    if (moved || weighted || settings.resolution !== this.#resolution) {
      engine.sample(settings.resolution, settings.space, settings.position);
      this.#resolution = settings.resolution;
    }
    if (this.#start) clustering.start(this.#start);
    this.#start = null;
    if (clustering.k !== settings.k) {
      clustering.resize(settings.k);
      this.#endExact();
      this.#restarts.begin();
      this.#endStepping();
    }
    if (frozen && !this.settled && !this.#byHand && !this.#reader.reading) {
      clustering.iterate(FROZEN_ITERATIONS);
      this.#frozenIterations += FROZEN_ITERATIONS;
      this.#changed = true;
      this.#version++;
    }
    // A still picture is never live, and is to be as good as the best of many cold starts all the same.
    if (this.#host.source?.still && !this.settled && !this.#byHand) this.#restarts.work(picture);
    if (this.#changed) picture.draw(settings);
    this.#changed = false;
  }

  /** In another space the old centroids mean nothing: a cold start there, unless one was asked for already. */
  #followSpace({ space }: PictureSettings): boolean {
    if (space === this.#space) return false;
    if (this.#space !== null && !this.#start) this.#beginAnew(this.coldStart());
    this.#space = space;
    this.#changed = true;
    return true;
  }

  /** With another weight of the position the clusters go on from where they are; a better start may be another one. */
  #followPosition({ position }: PictureSettings): boolean {
    if (position === this.#position) return false;
    this.#position = position;
    this.#restarts.begin();
    return true;
  }

  #onNumbers(numbers: Numbers): void {
    if (this.#reader.version === this.#version && this.#host.frozen) {
      const searching = (this.#host.source?.still ?? false) && this.#restarts.busy;
      const done = !searching && (numbers.shift < SETTLED_SHIFT || this.#frozenIterations >= FROZEN_ITERATIONS_MAX);
      this.settled = done || this.#byHand;
      this.converged = numbers.shift < SETTLED_SHIFT;
    }
    const exposed = this.#exposure.changed(numbers) && this.#host.source?.kind === 'camera';
    if (exposed && !this.#host.frozen) this.#beginAnew(this.coldStart());
    if (!this.#host.frozen) this.#restarts.watch(numbers);
    this.#host.onNumbers(numbers);
  }
}
