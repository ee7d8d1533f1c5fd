import { loadCpuEngine } from '../engine/create-engine.ts';
import type { Numbers } from '../engine/engine.ts';
import { readsTrue } from '../engine/reads-true.ts';
import { asLensError, LensError } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import type { Source, SourceKind } from '../sources/source.ts';
import { isRunning } from './events.ts';
import { FirstFrame } from './first-frame.ts';
import { Loop } from './loop.ts';
import { Picture, type PictureSettings } from './picture.ts';
import { opensBeside, SourceRunner, type Wish } from './source-runner.ts';
import { Status } from './status.ts';
import { until } from './until.ts';

export interface SessionEvents {
  /** The status or what belongs to the source changed. */
  onChange(): void;
  onNumbers(numbers: Numbers): void;
  /** What became of the last half-step is known, or gone. */
  onStep(): void;
  /** Half-steps are played, or no more. */
  onPlay(): void;
  onError(error: LensError): void;
  /** The camera that had ended is there again. */
  onReturned(cameraId: string): void;
  /** What stands is to go on, and its source is gone. */
  onReopen(kind: SourceKind): void;
}

/** A running lens without its element: what it is doing, from which source, into which picture. */
export class Session {
  readonly status: Status;
  readonly loop: Loop;
  picture: Picture | null = null;
  readonly #holder: HTMLElement;
  readonly #settings: () => Settings;
  readonly #events: SessionEvents;
  readonly #runner: SourceRunner;
  /** Of the source that was asked for last, until its first frame is drawn. */
  #firstFrame: FirstFrame | null = null;

  /** Counts how often all was let go. */
  #lives = 0;

  constructor(holder: HTMLElement, settings: () => Settings, events: SessionEvents) {
    this.#holder = holder;
    this.#settings = settings;
    this.#events = events;
    this.status = new Status(() => events.onChange());
    this.loop = new Loop(this);
    this.#runner = new SourceRunner({
      onFrame: () => this.loop.frameArrived(),
      onEnded: (error) => this.#lose(error),
      onPaused: (paused) => this.status.note(paused ? 'paused' : null),
      onWaiting: () => this.status.note('waiting'),
      onReturned: (cameraId) => this.#events.onReturned(cameraId),
      maxSide: async () => (await this.#ownPicture()).engine.maxSide,
    });
  }

  /** What delivers frames; an ended camera does not, and its element is black. */
  get source(): Source | null {
    return this.#runner.ended ? null : this.#runner.source;
  }
  /** The kind of source that runs or is being opened. */
  get kind(): SourceKind | null {
    return this.#runner.kind;
  }
  get camera(): SourceRunner['camera'] {
    return this.#runner.camera;
  }
  /** True where there is one frame and never another: it is always frozen. */
  get still(): boolean {
    return this.source?.still ?? false;
  }
  /** True while a source runs, whatever is being opened beside it. */
  get running(): boolean {
    return isRunning(this.status.state);
  }
  get frozen(): boolean {
    return this.status.state === 'frozen';
  }
  get mirrored(): boolean {
    const settings = this.#settings();
    return this.picture?.mirrored(settings) ?? settings.mirror === 'on';
  }
  /** True once there is a frame: also frozen, after a failure, or with a stopped source. */
  get hasPicture(): boolean {
    return this.loop.rate.frames > 0;
  }

  pictureSettings(): PictureSettings {
    const settings = this.#settings();
    // A picture that stands has no noise to wait out, and shows every pixel's nearest centroid.
    return { ...settings, steady: settings.steady && !this.frozen };
  }

  /**
   * Opens a source and resolves when its first frame is on the canvas. Until a file or a screen is there, what runs goes on,
   * and what is frozen without its source stands until another is there.
   * @throws LensError of the source; the reason of the abort where something later was asked for
   */
  async start(wish: Wish): Promise<void> {
    this.#abandon();
    this.status.error = null;
    const beside = this.running && (opensBeside(wish) || this.#runner.ended);
    // One camera has to be let go before another is opened: some phones have one at a time. It is better than none.
    const before = wish.kind === 'camera' && this.#runner.wish?.kind === 'camera' ? this.#runner.wish : null;
    let failure: LensError | null = null;
    if (beside) this.status.note(this.status.notice);
    else this.status.set('starting');
    const first = new FirstFrame();
    this.#firstFrame = first;
    try {
      await this.#runner.open(wish).catch(async (error: unknown) => {
        if (!before || this.#firstFrame !== first) throw error;
        await this.#runner.open(before).catch(() => {
          throw error;
        });
        failure = asLensError(error);
      });
      if (this.#firstFrame !== first) return first.drawn;
      first.opening = false;
      this.status.error = null;
      if (this.status.state !== 'starting') this.status.set('starting');
      await this.#ownPicture();
      // Meanwhile something later may have been asked for.
      if (this.#firstFrame !== first) return first.drawn;
      this.loop.restart();
      this.loop.frameArrived();
    } catch (error) {
      // Where something later was asked for, that one tells how it goes.
      if (this.#firstFrame === first) this.#fail(error, beside && this.running);
      else first.reject(error);
    }
    await first.drawn;
    // The GPU reads no pixel of a canvas; the CPU's picture is made of them.
    if (this.picture?.engine.backend === 'cpu' && !readsTrue()) this.report(new LensError('pixels-altered'));
    if (failure) {
      this.report(failure);
      throw failure;
    }
  }

  async #ownPicture(): Promise<Picture> {
    try {
      this.picture ??= this.#newPicture();
    } catch (error) {
      const lives = this.#lives;
      if (!(await loadCpuEngine())) throw error;
      // Whoever was waiting for it may be gone: nobody would free another one.
      if (lives !== this.#lives) throw new DOMException('the lens has left the page', 'AbortError');
      this.picture ??= this.#newPicture();
    }
    return this.picture;
  }

  /** The source is released, a camera's light goes off. The last picture stays. */
  stop(): void {
    if (this.status.state === 'idle') return;
    this.#abandon();
    this.#runner.close();
    this.loop.stop();
    this.status.error = null;
    this.status.set('stopped');
  }

  /** Freezes a live lens, or lets a frozen one go on: a still picture goes on by itself. Without either, nothing. */
  freeze(on: boolean): void {
    if (this.status.state !== (on ? 'live' : 'frozen')) return;
    const { source, ended } = this.#runner;
    if (source && ended) this.#events.onReopen(source.kind);
    else this.#freeze(on || this.still);
  }

  /** The camera of what is frozen, in place of the one that ended: it is held, and the picture stands. */
  async takeUp(wish: Wish): Promise<void> {
    try {
      const source = await this.#runner.open(wish);
      // A context that is lost takes what stood with it.
      if (!this.frozen) return await this.start(wish);
      source.hold(true);
      if (this.status.error?.code.startsWith('camera')) this.status.error = null;
    } finally {
      this.#answered();
      this.#runner.rejoin();
    }
  }

  /**
   * Lets what is frozen go on for one frame, which then stands; at once where there is never another.
   * @param signal aborted: waits no longer
   */
  async newerFrame(signal: AbortSignal): Promise<void> {
    await this.#runner.frameAfter(signal);
    if (this.frozen) this.source?.hold(true);
  }

  /**
   * The picture, up to date, once it is whole: a lost context comes back, or another takes its place.
   * @param signal aborted: waits no longer for a context
   * @throws LensError `not-running` where there is none, and none can be made any more
   */
  async wholePicture(signal: AbortSignal): Promise<Picture> {
    for (;;) {
      await until(() => this.picture?.lost !== true || !this.running, signal);
      const { picture } = this;
      if (!picture || picture.lost) throw new LensError('not-running');
      this.loop.update();
      // Who reads before all is drawn holds the page until it is.
      const drawn = await picture.engine.finished().then(
        () => true,
        () => false,
      );
      if (drawn && picture === this.picture && !picture.lost) return picture;
      // The engine knows of a loss before the picture does, whose turn comes with a task.
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  /** Takes back a word in passing: a note, or why a file could not be opened while something else goes on. */
  dismiss(): void {
    if (!this.running) return;
    this.status.error = null;
    this.status.note(this.status.notice === 'recovering' ? this.status.notice : null);
  }

  /** Says a failure beside what runs, which goes on. */
  report(failure: LensError): void {
    this.status.error = failure;
    this.#answered();
    this.#events.onError(failure);
  }

  /** Nobody is waited for any more. */
  #answered(): void {
    this.status.note(this.status.notice === 'waiting' ? null : this.status.notice);
  }

  dispose(): void {
    this.#lives++;
    this.stop();
    this.picture?.dispose();
    this.picture = null;
    // The canvas of an engine that could not be made would stay.
    this.#holder.replaceChildren();
    this.loop.reset();
  }

  onFrameDrawn(): void {
    if (this.status.notice === 'recovering') this.status.note(null);
    if (!this.#firstFrame || this.#firstFrame.opening) return;
    const { resolve } = this.#firstFrame;
    this.#firstFrame = null;
    // A wish from before the first frame, a link's for example.
    if (this.#settings().frozen || this.still) this.#freeze(true);
    else this.status.set('live');
    this.status.tell(this.source?.notes ?? []);
    resolve();
  }

  onNumbers(numbers: Numbers): void {
    this.#events.onNumbers(numbers);
  }

  onStep(): void {
    this.#events.onStep();
  }

  onPlay(): void {
    this.#events.onPlay();
  }

  onFault(error: unknown): void {
    // One failure is enough to tell of; what follows from it is not.
    if (this.status.state !== 'failed') this.#fail(error);
  }

  #newPicture(): Picture {
    return new Picture(this.#holder, {
      onLost: () => {
        this.loop.lost();
        this.status.note('recovering');
      },
      onRebuilt: () => {
        this.loop.rebuilt();
        // Without a source no frame will come to end the notice, and what was frozen is gone.
        if (this.frozen && !this.source) this.#tellEnd(new LensError('not-running'));
        else if (!this.source) this.status.note(null);
      },
      onFault: (error) => {
        // The next start tries anew.
        this.picture?.dispose();
        this.picture = null;
        this.onFault(error);
      },
    });
  }

  #freeze(on: boolean): void {
    this.source?.hold(on);
    // Before it is told, so that whoever hears of it finds the clusters in the same mode.
    this.loop.frozenChanged(on);
    this.status.set(on ? 'frozen' : 'live');
  }

  #abandon(): void {
    const first = this.#firstFrame;
    this.#firstFrame = null;
    first?.reject(new DOMException('something else was asked for', 'AbortError'));
  }

  /** @param beside true where what ran before goes on: what was to be opened is no picture */
  #fail(error: unknown, beside = false): void {
    const failure = asLensError(error);
    const first = this.#firstFrame;
    this.#firstFrame = null;
    if (beside) this.report(failure);
    // A camera that ended meanwhile is still waited for.
    else this.#end(failure, this.#runner.ended);
    first?.reject(failure);
    this.#runner.rejoin();
  }

  /** The source that ran is over. What is being opened instead is not, nor what is frozen, which needs none. */
  #lose(error: LensError): void {
    if (this.frozen) {
      this.loop.sourceLost();
      if (this.status.notice === 'paused') this.status.notice = null;
      this.report(error);
    } else if (this.#firstFrame?.opening) this.#tellEnd(error);
    else this.#end(error, error.code === 'camera-ended');
  }

  #end(failure: LensError, awaitReturn: boolean): void {
    this.#runner.close(awaitReturn);
    this.#tellEnd(failure);
  }

  #tellEnd(failure: LensError): void {
    this.loop.stop();
    this.status.error = failure;
    this.status.set('failed');
    this.#events.onError(failure);
  }
}
