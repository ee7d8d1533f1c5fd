import type { Numbers, Start } from '../engine/engine.ts';
import { random } from '../kmeans/index.ts';
import type { Source } from '../sources/source.ts';
import { Convergence } from './convergence.ts';
import type { ExactPicture } from './exact-control.ts';
import { ExposureWatch } from './exposure-watch.ts';
import type { Picture, PictureSettings } from './picture.ts';
import { type Adoption, Restarts } from './restarts.ts';
import type { Mode } from './stats.ts';
import { type Half, Stepping } from './stepping.ts';

/** Lloyd iterations right after a cold start, before the first picture. */
const COLD_ITERATIONS = 10;

/** What the clusters ask of the lens. */
export interface ClustersHost {
  readonly source: Source | null;
  readonly picture: Picture | null;
  readonly hasPicture: boolean;
  readonly frozen: boolean;
  pictureSettings(): PictureSettings;
}

/** What they ask of the loop. */
export interface ClustersLoop {
  /** They are to be drawn anew, or to start again, with the next tick. */
  changed(): void;
  /** Brings the picture up to date, at once. */
  update(): void;
}

/** What becomes of the clusters: where they start, what settings and scenes mean for them, what is done with them by hand. */
export class Clusters {
  readonly convergence = new Convergence();
  /** The exact run that the picture is of; null where it is of none, so that nobody keeps its labels. */
  exact: ExactPicture | null = null;
  readonly #host: ClustersHost;
  readonly #loop: ClustersLoop;
  readonly #exposure = new ExposureWatch();
  readonly #restarts: Restarts;
  /** Waits for the next tick. */
  #start: Start | null = null;
  #coldStarts = 0;
  #stepping: Stepping | null = null;
  /** True while nothing goes on by itself. */
  #byHand = false;
  #space: PictureSettings['space'] | null = null;
  #position = 0;

  constructor(host: ClustersHost, loop: ClustersLoop, onFault: (error: unknown) => void) {
    this.#host = host;
    this.#loop = loop;
    this.#restarts = new Restarts(onFault);
  }

  /** The last time a better start took over. */
  get adoption(): Adoption | null {
    return this.#restarts.adoption;
  }

  get mode(): Mode {
    if (!this.#host.frozen) return 'live';
    if (this.exact) return 'exact';
    if (this.#byHand) return 'stepping';
    return this.convergence.settled ? 'settled' : 'converging';
  }

  /** A cold start for the clusters there are to be: k-means++, and another seed each time. */
  coldStart(): Start {
    const { k } = this.#host.pictureSettings();
    return { k, seeding: 'k-means++', random: random(++this.#coldStarts), iterations: COLD_ITERATIONS };
  }

  /** The source is a new one: a cold start with its first frame. */
  restart(): void {
    this.#exposure.start();
    // A start that was asked for before the first frame is the one that counts.
    this.#beginAnew(this.#start ?? this.coldStart());
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
  showExact(start: Start, result: ExactPicture, colors: ArrayLike<number>): void {
    this.seed(start, true);
    // Its own labels, and not those of its centroids: its space and scaling may be others than the lens's.
    this.#host.picture?.engine.give(result.labels, colors);
    this.exact = result;
  }

  /** The next half-step by hand, or null where there is nothing to step through. */
  step(): Half | null {
    return this.#steppingNow()?.next() ?? null;
  }
  stepBack(): void {
    this.#steppingNow()?.previous();
  }

  /** Freezing or going on: hand stepping ends. */
  frozenChanged(): void {
    this.#endStepping();
    this.#endExact();
    // What was kept for a search is old by the time that the picture goes on; a still picture stays what it is.
    if (!this.#host.frozen) this.#restarts.begin();
    else if (!this.#host.source?.still) this.#restarts.cancel();
    this.#byHand = false;
  }

  /** The engine is gone, and with it what was saved on it. */
  lost(): void {
    this.#restarts.cancel();
    this.#endStepping();
  }

  /** Goes on with the next frame from kept centroids, on a new engine. */
  rebuilt(): void {
    const numbers = this.#host.picture?.numbers;
    const kept = numbers && { k: numbers.k, centroids: numbers.centroids, positions: numbers.positions };
    const start: Start = kept ? { ...kept, seeding: 'warm', random: random(0), iterations: 0 } : this.coldStart();
    this.#begin(start, this.#byHand);
    this.#restarts.begin();
  }

  stop(): void {
    this.#start = null;
    this.#restarts.cancel();
    this.#endStepping();
  }

  /** Where they start on a new frame; null where they go on from where they are. */
  startOn(picture: Picture, settings: PictureSettings): Start | null {
    this.#follow(settings);
    const start = this.#start ?? (settings.cold && !this.#host.frozen ? this.coldStart() : null);
    this.#start = null;
    if (picture.clustering.k !== settings.k) this.#restarts.begin();
    return start;
  }

  /** A piece of the search for a better start, after a frame was drawn. */
  search(picture: Picture, { cold }: PictureSettings): void {
    if (!this.#host.frozen && !cold) this.#restarts.work(picture);
  }

  /**
   * Without a new frame: what is frozen converges, and what was asked for is done.
   * @param reading what became of the last iterations is not known yet
   * @returns true where there is something else to draw
   */
  goOn(picture: Picture, settings: PictureSettings, reading: boolean): boolean {
    const { clustering } = picture;
    const { frozen, source } = this.#host;
    const moved = this.#follow(settings);
    if (this.#start) clustering.start(this.#start);
    this.#start = null;
    if (clustering.k !== settings.k) {
      clustering.resize(settings.k);
      this.#endExact();
      this.#restarts.begin();
      this.#endStepping();
    }
    // Nothing more is to come: a draft is to be complete.
    if (this.convergence.settled) return moved || (picture.engine.draft ?? false);
    if (this.#byHand) return moved;
    const converging = frozen && !reading;
    if (converging) this.convergence.iterate(clustering);
    // A still picture is never live, and is to be as good as the best of many cold starts all the same.
    if (source?.still) this.#restarts.work(picture);
    return moved || converging;
  }

  /** @param current they are still those of the picture */
  onNumbers(numbers: Numbers, current: boolean): void {
    const { frozen, source } = this.#host;
    const searching = (source?.still ?? false) && this.#restarts.busy;
    if (current && frozen) this.convergence.judge(numbers.shift, this.#byHand, searching);
    const exposed = this.#exposure.changed(numbers) && source?.kind === 'camera';
    if (exposed && !frozen) this.#beginAnew(this.coldStart());
    if (!frozen) this.#restarts.watch(numbers);
  }

  /** @returns true in another space: everything is to be drawn anew */
  #follow({ space, position }: PictureSettings): boolean {
    const moved = space !== this.#space;
    // The old centroids mean nothing there: a cold start, unless one was asked for already.
    if (moved && this.#space !== null && !this.#start) this.#beginAnew(this.coldStart());
    this.#space = space;
    // With another weight of the position the clusters go on from where they are; a better start may be another one.
    if (position !== this.#position) this.#restarts.begin();
    this.#position = position;
    return moved;
  }

  #begin(start: Start, byHand: boolean): void {
    this.#start = start;
    this.#endExact();
    this.#endStepping();
    this.#byHand = byHand;
    this.#loop.changed();
  }

  /** Another scene, as far as anyone knows: what was found for the last one counts no more. */
  #beginAnew(start: Start): void {
    this.#begin(start, false);
    this.#restarts.begin();
  }

  /** The picture is to be that of the live clusters again. */
  #endExact(): void {
    if (this.exact) this.#host.picture?.engine.give(null);
    this.exact = null;
  }

  /** The stepping that a key means: begun here at the first of them. The picture is up to date before it. */
  #steppingNow(): Stepping | null {
    const { picture, hasPicture } = this.#host;
    if (!picture || picture.lost || !hasPicture) return null;
    this.#byHand = true;
    this.#loop.update();
    // Also where that tick was a start in another space.
    this.#byHand = true;
    this.#stepping ??= new Stepping(picture.clustering);
    this.#endExact();
    this.#loop.changed();
    return this.#stepping;
  }

  #endStepping(): void {
    this.#stepping?.dispose();
    this.#stepping = null;
  }
}
