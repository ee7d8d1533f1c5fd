import type { Numbers, Start } from '../engine/engine.ts';
import { LensError } from '../settings/errors.ts';
import type { Source } from '../sources/source.ts';
import { Adaptation } from './adaptation.ts';
import { Clusters, type ClustersHost } from './clusters.ts';
import type { ExactPicture } from './exact-control.ts';
import { FrameRate } from './frame-rate.ts';
import type { Picture, PictureSettings, TakenFrame } from './picture.ts';
import { READ_INTERVAL_MS, Reader } from './reader.ts';
import { Ticker } from './ticker.ts';

/** What the loop asks of the lens, and tells it. */
export interface LoopHost extends ClustersHost {
  /** A new source frame was drawn. */
  onFrameDrawn(): void;
  onNumbers(numbers: Numbers): void;
  onFault(error: unknown): void;
}

/** What an exact run found. */
export interface ExactShow {
  readonly start: Start;
  readonly result: ExactPicture;
  /** [k, 3] bytes */
  readonly colors: ArrayLike<number>;
  /** Which it was found in; null is the one that the picture shows. */
  readonly frame: TakenFrame | null;
}

/** One animation-frame tick at a time, and only while there is something to do: a new frame, or something changed. */
export class Loop {
  readonly rate = new FrameRate();
  readonly adaptation = new Adaptation();
  readonly clusters: Clusters;
  readonly #host: LoopHost;
  readonly #ticker: Ticker;
  readonly #reader: Reader;
  #newFrame = false;
  /** False where the new frame is only the one that stands, taken once more. */
  #counts = false;
  #changed = false;
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
    this.clusters = new Clusters(host, this, onFault);
  }

  get frameMs(): number {
    return this.#reader.frameMs;
  }

  /** The numbers are those of the picture. */
  get current(): boolean {
    return !this.#host.frozen || this.#reader.version === this.#version;
  }

  /** There is a new frame in the source. */
  frameArrived(): void {
    this.#newFrame = true;
    this.#counts = true;
    this.#ticker.wake();
  }

  /** Something else is to be drawn: a setting changed, or the clusters start again. */
  changed(): void {
    this.#changed = true;
    this.#unsettle();
  }

  /** Brings the picture up to date, without waiting for the next tick. */
  update(): void {
    this.#ticker.now();
  }

  /** The source is a new one. */
  restart(): void {
    this.rate.reset();
    this.adaptation.reset();
    this.clusters.restart();
  }

  /** Freezing or going on. The frame that stands is taken once more: it may be one newer. */
  frozenChanged(): void {
    this.clusters.frozenChanged();
    this.#newFrame = true;
    this.#unsettle();
  }

  /** Shows the clusters of an exact run; nothing goes on by itself. */
  showExact({ start, result, colors, frame }: ExactShow): void {
    // What waits for the next tick comes first: a frame that is taken later would take the labels away.
    this.update();
    const { picture } = this.#host;
    if (!picture || picture.lost) return;
    if (frame) picture.takeFrame(frame, this.#host.pictureSettings());
    this.clusters.showExact(start, result, colors);
  }

  /** The engine is gone. */
  lost(): void {
    this.clusters.lost();
    this.#reader.reset();
  }

  /** There is a new engine, without a frame. */
  rebuilt(): void {
    this.clusters.rebuilt();
    this.frameArrived();
  }

  stop(): void {
    this.#ticker.stop();
    this.#newFrame = false;
    this.clusters.stop();
  }

  /** Forgets the frame: there is none any more. */
  reset(): void {
    this.stop();
    this.#reader.reset();
    this.rate.reset();
    this.clusters.convergence.reset();
    this.clusters.exact = null;
  }

  #unsettle(): void {
    this.#version++;
    this.clusters.convergence.reset();
    this.#ticker.wake();
  }

  #tick(now: number): void {
    const { source, picture, frozen } = this.#host;
    if (!picture || picture.lost) return;
    const settings = this.adaptation.adapt(this.#host.pictureSettings(), frozen, picture.width);
    if (this.#newFrame && source && source.width > 0) this.#takeFrame(source, picture, settings, now);
    else if (picture.hasFrame) this.#keepFrame(picture, settings);
    else return;
    this.#reader.read(picture, this.#version, now);
    if (frozen && !this.clusters.convergence.settled) this.#ticker.wake();
    else if (this.#reader.version !== this.#version) this.#ticker.wakeIn(READ_INTERVAL_MS);
  }

  #takeFrame(source: Source, picture: Picture, settings: PictureSettings, now: number): void {
    this.#newFrame = false;
    this.#version++;
    const { frozen } = this.#host;
    // A frozen frame converges with the ticks that follow, or by hand.
    const iterations = frozen ? 0 : settings.iterations;
    picture.showFrame(source, { ...settings, iterations }, this.clusters.startOn(picture, settings));
    this.#changed = false;
    if (this.#counts) this.rate.count(now);
    this.#counts = false;
    this.adaptation.time(this.#reader, picture, settings, frozen, now);
    this.clusters.search(picture, settings);
    this.#host.onFrameDrawn();
  }

  #keepFrame(picture: Picture, settings: PictureSettings): void {
    picture.resample(settings);
    if (this.clusters.goOn(picture, settings, this.#reader.reading)) {
      this.#changed = true;
      this.#version++;
    }
    if (this.#changed) picture.draw(settings);
    this.#changed = false;
  }

  #onNumbers(numbers: Numbers): void {
    this.clusters.onNumbers(numbers, this.#reader.version === this.#version);
    this.#host.onNumbers(numbers);
  }
}
