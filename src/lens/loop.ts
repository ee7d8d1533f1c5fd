import type { Numbers } from '../engine/engine.ts';
import { LensError } from '../settings/errors.ts';
import type { Source } from '../sources/source.ts';
import { Adaptation } from './adaptation.ts';
import { Clusters, type ClustersHost, type ExactLabels } from './clusters.ts';
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
export interface ExactShow extends Omit<ExactLabels, 'ofSource'> {
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
  /** The first version of what is clustered now: numbers from before it are about something else. */
  #since = 0;

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

  /** The numbers are those of the picture. A live one may be a few frames further. */
  get current(): boolean {
    const { frozen } = this.#host;
    const waiting = this.#changed || this.clusters.waiting || (frozen && this.#newFrame);
    return !waiting && this.#reader.version >= (frozen ? this.#version : this.#since);
  }

  /** Nothing of what stands will change by itself, it is drawn to the end, and its numbers are known. */
  get settled(): boolean {
    return this.clusters.rests && this.current && !this.#host.picture?.engine.draft;
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
    this.#ticker.wake();
  }

  /** The clusters are others: they are to be drawn, and their numbers to be read. */
  moved(): void {
    this.#since = ++this.#version;
    this.changed();
  }

  /** Asks for the numbers of the clusters as they are. */
  read(use: (numbers: Numbers) => void): void {
    const { picture } = this.#host;
    if (picture && !picture.lost) this.#reader.readNow(picture, this.#version, performance.now(), use);
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
  frozenChanged(frozen: boolean): void {
    this.clusters.frozenChanged(frozen);
    this.rate.pause();
    this.#newFrame = true;
    this.#ticker.wake();
  }

  /** Shows the clusters of an exact run; nothing goes on by itself. */
  showExact({ frame, ...shown }: ExactShow): void {
    // What waits for the next tick comes first: a frame that is taken later would take the labels away.
    this.update();
    const { picture } = this.#host;
    if (!picture || picture.lost) return;
    if (frame) picture.takeFrame(frame, this.#host.pictureSettings());
    this.clusters.showExact({ ...shown, ofSource: frame === null }, picture);
  }

  /** What stands is the last frame. */
  sourceLost(): void {
    this.#newFrame = false;
    this.changed();
  }

  /** The engine is gone. */
  lost(): void {
    this.clusters.lost();
    this.#reader.reset();
  }

  /** There is a new engine, without a frame. */
  rebuilt(): void {
    this.clusters.rebuilt();
    this.rate.pause();
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
    this.clusters.reset();
  }

  #tick(now: number): void {
    const { source, picture, frozen } = this.#host;
    if (!picture || picture.lost) return;
    const settings = this.adaptation.adapt(this.#host.pictureSettings(), frozen, picture.width);
    if (this.#newFrame && source && source.width > 0) this.#takeFrame(source, picture, settings, now);
    else if (picture.hasFrame) this.#keepFrame(picture, settings, frozen);
    else return;
    // What is something else is waited for; what only went on can wait.
    if (this.#reader.asked < this.#since) this.#reader.readNow(picture, this.#version, now);
    else this.#reader.read(picture, this.#version, now);
    if (this.#changed || (frozen && (this.clusters.mode === 'converging' || picture.engine.draft))) this.#ticker.wake();
    else if (this.#reader.asked !== this.#version) this.#ticker.wakeIn(READ_INTERVAL_MS);
  }

  #takeFrame(source: Source, picture: Picture, settings: PictureSettings, now: number): void {
    this.#newFrame = false;
    this.#version++;
    const { frozen } = this.#host;
    // A frozen frame converges with the ticks that follow, or by hand.
    const iterations = frozen ? 0 : settings.iterations;
    const { start, anew } = this.clusters.startOn(picture, settings);
    if (frozen || anew) this.#since = this.#version;
    picture.showFrame(source, { ...settings, iterations, draft: true }, start);
    this.#changed = this.clusters.drawn(picture);
    if (this.#counts) this.rate.count(now);
    this.#counts = false;
    this.adaptation.time(this.#reader, picture, settings, frozen, now);
    this.clusters.search(picture, settings);
    this.#host.onFrameDrawn();
  }

  #keepFrame(picture: Picture, settings: PictureSettings, frozen: boolean): void {
    picture.resample(settings);
    const became = this.clusters.goOn(picture, this.#reader.reading);
    const moved = became === 'anew' || became === 'on';
    if (moved) this.#version++;
    if (became === 'anew') this.#since = this.#version;
    // What changes again is a draft; what stands is then drawn to the end.
    const draft = !frozen || moved || this.#changed;
    if (draft ? moved || this.#changed : this.clusters.rests && picture.engine.draft)
      picture.draw({ ...settings, draft });
    this.#changed = false;
    if (became === 'settled' && picture.numbers) this.#host.onNumbers(picture.numbers);
  }

  #onNumbers(numbers: Numbers): void {
    this.clusters.onNumbers(numbers);
    this.#host.onNumbers(numbers);
  }
}
