import type { Clustering, Numbers, Start } from '../engine/engine.ts';
import { random } from '../kmeans/index.ts';
import { seedColors } from '../settings/settings.ts';
import type { Source } from '../sources/source.ts';
import { Convergence } from './convergence.ts';
import type { ExactPicture } from './exact-control.ts';
import { ExposureWatch } from './exposure-watch.ts';
import type { Picture, PictureSettings } from './picture.ts';
import { type Adoption, Restarts } from './restarts.ts';
import type { Mode } from './stats.ts';
import { StepPlayer } from './step-player.ts';
import { type Half, Stepping, type StepReport } from './stepping.ts';

/** Lloyd iterations right after a cold start, before the first picture. */
const COLD_ITERATIONS = 10;

/** What the clusters ask of the lens, and tell it. */
export interface ClustersHost {
  readonly source: Source | null;
  readonly picture: Picture | null;
  readonly hasPicture: boolean;
  readonly frozen: boolean;
  pictureSettings(): PictureSettings;
  /** What became of the last half-step is known, or gone. */
  onStep(): void;
  /** Half-steps are played, or no more. */
  onPlay(): void;
}

/** What they ask of the loop. */
export interface ClustersLoop {
  /** The numbers are those of the picture. */
  readonly current: boolean;
  /** They are to start again with the next tick. */
  changed(): void;
  /** They are others now: to be drawn, and their numbers to be read, at once. */
  moved(): void;
  /** Brings the picture up to date, at once. */
  update(): void;
  /** Asks for the numbers of the picture as it now is, at once. */
  read(use: (numbers: Numbers) => void): void;
}

/** An exact run's picture. */
export interface ExactLabels {
  readonly start: Start;
  readonly result: ExactPicture;
  /** [k, 3] bytes */
  readonly colors: ArrayLike<number>;
  /** True where it is of the frame that the source holds. */
  readonly ofSource: boolean;
}

/** What becomes of the clusters. */
type Doing =
  /** Each frame goes on from the last. */
  | { readonly mode: 'live' }
  /** What stands goes on by itself, and better starts are searched for, until nothing is to be gained. */
  | { readonly mode: 'converging'; readonly convergence: Convergence }
  | { readonly mode: 'settled' }
  /** By hand. Without steps so far where the start that it begins at waits for its picture; `from` is what is before them. */
  | { readonly mode: 'stepping'; readonly steps: Stepping | null; readonly from: ExactLabels | null }
  /** The picture is that of an exact run. */
  | { readonly mode: 'exact'; readonly shown: ExactLabels };

/** What a tick finds: where the clusters start again, null where they go on; and whether something else is clustered. */
interface Followed {
  readonly start: Start | null;
  readonly anew: boolean;
}

const LIVE: Doing = { mode: 'live' };
const BY_HAND: Doing = { mode: 'stepping', steps: null, from: null };
const converging = (): Doing => ({ mode: 'converging', convergence: new Convergence() });

/** What becomes of the clusters: where they start, what settings and scenes mean for them, what is done with them by hand. */
export class Clusters {
  readonly player: StepPlayer;
  readonly #host: ClustersHost;
  readonly #loop: ClustersLoop;
  readonly #exposure = new ExposureWatch();
  readonly #restarts: Restarts;
  #doing: Doing = LIVE;
  /** Waits for the next tick, and is made then: for the clusters that there are to be by then. */
  #start: (() => Start) | null = null;
  #coldStarts = 0;
  /** How they started on the very frame that stands; null where frames went by since. */
  #fresh: 'cold' | 'seeds' | null = null;
  /** What was clustered at the last tick, beside k; null before there was one. */
  #clustered: Pick<PictureSettings, 'space' | 'position' | 'resolution'> | null = null;

  constructor(host: ClustersHost, loop: ClustersLoop, onFault: (error: unknown) => void) {
    this.#host = host;
    this.#loop = loop;
    this.#restarts = new Restarts(onFault, () => this.#adopted());
    this.player = new StepPlayer(
      () => this.#playStep(),
      () => host.onPlay(),
    );
  }

  get mode(): Mode {
    return this.#doing.mode;
  }
  /** The exact run that the picture is of; null where it is of none. */
  get exact(): ExactPicture | null {
    return this.#doing.mode === 'exact' ? this.#doing.shown.result : null;
  }
  /** True where nothing goes on by itself. */
  get rests(): boolean {
    return this.#doing.mode !== 'live' && this.#doing.mode !== 'converging';
  }
  /** True while a start waits for the next tick. */
  get waiting(): boolean {
    return this.#start !== null;
  }
  /** The last time a better start took over, of what is clustered now. */
  get adoption(): Adoption | null {
    return this.#restarts.adoption;
  }
  /** What became of the last half-step; null where none was taken, or it is not known yet. */
  get lastStep(): StepReport | null {
    return this.#doing.mode === 'stepping' ? (this.#doing.steps?.report ?? null) : null;
  }

  /** A cold start for the clusters there are to be: k-means++, and another seed each time. */
  coldStart(): Start {
    const { k } = this.#host.pictureSettings();
    return { k, seeding: 'k-means++', random: random(++this.#coldStarts), iterations: COLD_ITERATIONS };
  }

  /** The source is a new one: its first frame starts by the seeds, or cold, and always by the same chance. */
  restart(): void {
    this.#exposure.start();
    this.#coldStarts = 0;
    // A start that was asked for before the first frame is the one that counts.
    this.#begin(this.#start ?? (() => this.#firstStart()), LIVE);
    this.#restarts.reset();
  }

  /**
   * Starts again at the next tick, by hand at once.
   * @param byHand shows the seeds themselves, and nothing goes on by itself until the lens is live again
   */
  seed(start: Start, byHand: boolean): void {
    this.#begin(() => (byHand ? { ...start, iterations: 0 } : start), byHand ? BY_HAND : LIVE);
    // Who asks for a start wants to see what becomes of it.
    this.#restarts.cancel();
    this.#restarts.forget();
    this.#exposure.end();
    if (byHand) this.#steppingNow();
  }

  /** The seeds are others: starts from them, where they are as many as there are clusters. */
  seedsChanged(): void {
    const { k, seeds } = this.#host.pictureSettings();
    if (!seedColors(seeds, k)) return;
    this.#beginAnew(() => this.#firstStart());
    // They were found for what stands.
    if (this.#host.frozen) this.#restarts.cancel();
  }

  /** Shows the clusters of an exact run on the frame that stands; nothing goes on by itself. */
  showExact(shown: ExactLabels, { engine, clustering }: Picture): void {
    this.player.stop();
    this.#restarts.cancel();
    this.#restarts.forget();
    this.#exposure.end();
    this.#start = null;
    this.#fresh = null;
    this.#become({ mode: 'exact', shown });
    clustering.start(shown.start);
    // Its own labels, and not those of its centroids: its space and scaling may be others than the lens's.
    engine.give(shown.result.labels, shown.colors);
    this.#loop.moved();
  }

  /**
   * The next half-step by hand, or null where there is nothing to step through. Where nothing changes any more, that is
   * said again.
   */
  step(): Half | null {
    const steps = this.#steppingNow();
    if (!steps) return null;
    if (steps.converged) {
      this.#host.onStep();
      return steps.half;
    }
    const half = steps.next();
    this.#stepped(steps);
    return half;
  }

  /** Back by one; before the first, at what an exact run had found, if it was that. */
  stepBack(): void {
    this.player.stop();
    const doing = this.#doing;
    const { picture } = this.#host;
    if (doing.mode !== 'stepping' || !picture || picture.lost) return;
    this.#loop.update();
    const { steps, from } = doing;
    // What waited may have been another k, and the steps are gone.
    if (this.#doing !== doing || !steps) return;
    if (!steps.previous()) this.#host.onStep();
    else if (steps.at === 0 && from) this.showExact(from, picture);
    else this.#stepped(steps);
  }

  /** Freezing or going on: what was done by hand ends. */
  frozenChanged(frozen: boolean): void {
    this.player.stop();
    this.#become(frozen ? converging() : LIVE);
    // What is to be searched still is the frame that stands; seeds were found for one such.
    this.#searchAgain(!frozen || (this.#restarts.busy && this.#fresh !== 'seeds'));
  }

  /** The engine is gone, and with it what was saved on it. */
  lost(): void {
    this.player.stop();
    this.#searchAgain(this.#restarts.busy);
    if (this.#doing.mode === 'stepping') this.#become(BY_HAND);
  }

  /** Goes on with the next frame from kept centroids, on a new engine. */
  rebuilt(): void {
    const doing = this.#doing;
    const keeps = doing.mode === 'exact' && doing.shown.ofSource;
    const { numbers: kept } = this.#host.picture ?? {};
    const warm: Start | null = kept
      ? {
          k: kept.k,
          centroids: kept.centroids,
          positions: kept.positions,
          seeding: 'warm',
          random: random(0),
          iterations: 0,
        }
      : null;
    const start = keeps ? doing.shown.start : warm;
    const goesOn = doing.mode === 'settled' || (doing.mode === 'exact' && !keeps);
    this.#begin(() => start ?? this.coldStart(), goesOn ? converging() : doing);
    if (!this.#host.frozen) this.#restarts.begin();
  }

  stop(): void {
    this.player.stop();
    this.#start = null;
    this.#restarts.cancel();
    // The picture stays, also that of an exact run.
    if (this.#doing.mode !== 'exact') this.#become(LIVE);
  }

  /** There is no picture any more. */
  reset(): void {
    this.#become(LIVE);
    this.#clustered = null;
  }

  /** Where they start on a new frame, null where they go on from where they are; and whether it is something else by that. */
  startOn(picture: Picture, { cold }: PictureSettings): Followed {
    const { frozen } = this.#host;
    const { start, anew } = this.#follow(picture.clustering);
    if (!frozen && !start) this.#fresh = null;
    return { start: start ?? (cold && !frozen ? this.coldStart() : null), anew };
  }

  /**
   * A new frame was drawn: an exact run's picture that it is the frame of is shown on it again.
   * @returns true where there is something else to draw
   */
  drawn({ engine, width, height }: Picture): boolean {
    if (this.#doing.mode !== 'exact') return false;
    const { result, colors } = this.#doing.shown;
    const { labels } = result;
    if (labels.length === width * height) engine.give(labels, colors);
    else this.#become(converging());
    return true;
  }

  /** A piece of the search for a better start, after a frame was drawn. */
  search(picture: Picture, { cold }: PictureSettings): void {
    if (!this.#host.frozen && !cold) this.#restarts.work(picture);
  }

  /**
   * Without a new frame: what is frozen converges, and what was asked for is done.
   * @param reading what became of the last iterations is not known yet
   * @returns whether something else is clustered now, what stands went on a piece of its way, or came to its end
   */
  goOn(picture: Picture, reading: boolean): 'anew' | 'on' | 'settled' | null {
    const { clustering } = picture;
    const { start, anew } = this.#follow(clustering);
    if (start) clustering.start(start);
    clustering.resize(this.#host.pictureSettings().k);
    if (anew) return 'anew';
    const doing = this.#doing;
    if (doing.mode !== 'converging' || !this.#host.frozen) return null;
    this.#restarts.work(picture, true);
    if (reading) return null;
    if (!doing.convergence.converged) {
      doing.convergence.iterate(clustering);
      return 'on';
    }
    this.#settle(clustering);
    return this.rests ? 'settled' : null;
  }

  onNumbers(numbers: Numbers): void {
    const { frozen, source, picture } = this.#host;
    if (this.#doing.mode === 'converging' && frozen && picture && this.#loop.current) {
      this.#doing.convergence.judge(numbers.shift);
      this.#settle(picture.clustering);
    }
    const exposed = this.#exposure.changed(numbers) && source?.kind === 'camera';
    if (exposed && !frozen) this.#beginAnew(() => this.#firstStart());
    if (!frozen) this.#restarts.watch(numbers);
  }

  #firstStart(): Start {
    const { k, seeds } = this.#host.pictureSettings();
    const centroids = seedColors(seeds, k);
    return centroids ? { k, seeding: 'warm', random: random(0), iterations: 0, centroids } : this.coldStart();
  }

  /** What is clustered follows the settings. */
  #follow(clustering: Clustering): Followed {
    const { k, space, position, resolution } = this.#host.pictureSettings();
    const before = this.#clustered;
    this.#clustered = { space, position, resolution };
    const asked = this.#start?.();
    const moved = before !== null && before.space !== space;
    const weighed = before !== null && before.position !== position;
    // Live, the grid is whatever the machine can afford.
    const resampled = before !== null && before.resolution !== resolution && this.#host.frozen;
    // A start that was asked for is one for all of this already.
    const other = asked ? asked.k !== k : clustering.k !== k || moved || weighed || resampled;
    // In another space the old centroids mean nothing.
    const start = asked ?? (moved ? this.coldStart() : null);
    if (other) this.#clusterAnew();
    this.#start = null;
    if (start) this.#fresh = start.iterations > 0 ? 'cold' : start.seeding === 'warm' ? 'seeds' : null;
    return { start, anew: other || start !== null };
  }

  #searchAgain(on: boolean): void {
    if (on) this.#restarts.begin();
    else this.#restarts.cancel();
  }

  /** Something else is clustered: what was found for the last one counts no more, nor what was done by hand. */
  #clusterAnew(): void {
    this.player.stop();
    this.#become(this.#host.frozen ? converging() : LIVE);
    this.#restarts.forget();
    this.#restarts.begin();
  }

  /** Another start, and with it another search. */
  #beginAnew(start: () => Start): void {
    this.#begin(start, this.#host.frozen ? converging() : LIVE);
    this.#restarts.forget();
    this.#restarts.begin();
  }

  #begin(start: () => Start, doing: Doing): void {
    this.#start = start;
    this.#become(doing);
    this.#loop.changed();
  }

  /** From one to another; what belonged to the first ends with it. */
  #become(doing: Doing): void {
    const before = this.#doing;
    if (doing === before) return;
    this.#doing = doing;
    if (before.mode === 'exact') this.#host.picture?.engine.give(null);
    if (before.mode !== 'stepping' || !before.steps) return;
    before.steps.dispose();
    this.#host.onStep();
  }

  /** Where nothing moves any more and nothing better is to be found, that is it. A cold start gets its numbers then. */
  #settle(clustering: Clustering): void {
    if (this.#doing.mode !== 'converging' || !this.#doing.convergence.converged) return;
    if (this.#restarts.busy || !this.#loop.current) return;
    if (this.#fresh === 'cold') {
      this.#fresh = null;
      clustering.sort();
      this.#loop.moved();
    } else {
      this.#become({ mode: 'settled' });
    }
  }

  /** A better start took over: what stands goes on from there. */
  #adopted(): void {
    if (this.#doing.mode === 'converging') this.#doing = converging();
    this.#loop.moved();
  }

  /** The stepping that a key means: begun here at the first of them. The picture is up to date before it. */
  #steppingNow(): Stepping | null {
    const { picture, hasPicture } = this.#host;
    if (!picture || picture.lost || !hasPicture) return null;
    this.#loop.update();
    if (picture.lost) return null;
    this.#restarts.cancel();
    const doing = this.#doing;
    if (doing.mode === 'stepping' && doing.steps) return doing.steps;
    const from = doing.mode === 'exact' ? doing.shown : null;
    this.#become(BY_HAND);
    const steps = new Stepping(picture.engine, picture.clustering, picture.width * picture.height);
    this.#doing = { mode: 'stepping', steps, from };
    this.#restarts.forget();
    this.#read(steps);
    return steps;
  }

  #stepped(steps: Stepping): void {
    this.#loop.moved();
    this.#read(steps);
  }

  /** Asks for the numbers of the present step, which are then told. */
  #read(steps: Stepping): void {
    const { at } = steps;
    this.#loop.read((numbers) => {
      steps.known(at, numbers);
      if (this.#doing.mode === 'stepping' && this.#doing.steps === steps && steps.at === at) this.#host.onStep();
    });
  }

  #playStep(): void {
    // Until it is known what became of the last step, nobody knows whether there is another.
    if (this.#doing.mode === 'stepping' && this.#doing.steps && !this.lastStep) return;
    if (this.#doing.mode === 'stepping' && this.#doing.steps?.converged) this.player.stop();
    else this.step();
  }
}
