import { loadCpuEngine } from '../engine/create-engine.ts';
import type { Numbers } from '../engine/engine.ts';
import { LensError } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import type { Source, SourceKind, SourceNote } from '../sources/source.ts';
import type { LensState } from './events.ts';
import { Loop } from './loop.ts';
import { Picture, type PictureSettings } from './picture.ts';
import { opensBeside, SourceRunner, type Wish } from './source-runner.ts';
import { WakeLock } from './wake-lock.ts';

/** Something passing that a viewer should know, and that is no failure. */
export type Notice = 'waiting' | 'paused' | 'recovering' | SourceNote;

/** How long a note about a file is shown, in milliseconds: time to read it twice. */
const NOTE_MS = 6_000;

export interface SessionEvents {
  /** `state`, `notice` or what belongs to the source changed. */
  onChange(): void;
  onNumbers(numbers: Numbers): void;
  onError(error: LensError): void;
  /** The camera that had ended is there again. */
  onReturned(cameraId: string): void;
}

/** A running lens without its element: what it is doing, from which source, into which picture. */
export class Session {
  state: LensState = 'idle';
  notice: Notice | null = null;
  /** Why the lens failed; null while all is well. */
  error: LensError | null = null;
  readonly loop: Loop;
  picture: Picture | null = null;
  readonly #holder: HTMLElement;
  readonly #settings: () => Settings;
  readonly #events: SessionEvents;
  readonly #runner: SourceRunner;
  readonly #wakeLock = new WakeLock();
  /** Of the source that was asked for last, until its first frame is drawn. */
  #firstFrame: PromiseWithResolvers | null = null;
  /** True while that source is not there yet: frames are those of the one before. */
  #opening = false;
  #noteTimer: ReturnType<typeof setTimeout> | undefined;
  /** Who waits for a newer frame while the picture stands. */
  #onNewerFrame: (() => void) | null = null;

  constructor(holder: HTMLElement, settings: () => Settings, events: SessionEvents) {
    this.#holder = holder;
    this.#settings = settings;
    this.#events = events;
    this.loop = new Loop(this);
    this.#runner = new SourceRunner({
      onFrame: () => this.#onFrame(),
      onEnded: (error) => this.#lose(error),
      onPaused: (paused) => this.#note(paused ? 'paused' : null),
      onWaiting: () => this.#note('waiting'),
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
    return this.state === 'live' || this.state === 'frozen';
  }
  get frozen(): boolean {
    return this.state === 'frozen';
  }
  get mirrored(): boolean {
    const { mirror } = this.#settings();
    return mirror === 'on' || (mirror === 'auto' && (this.source?.facesUser ?? false));
  }
  /** True once there is a frame: also frozen, after a failure, or with a stopped source. */
  get hasPicture(): boolean {
    return this.loop.rate.frames > 0;
  }

  pictureSettings(): PictureSettings {
    const settings = this.#settings();
    // A picture that stands has no noise to wait out, and shows every pixel's nearest centroid.
    return { ...settings, steady: settings.steady && !this.frozen, mirrored: this.mirrored };
  }

  /**
   * Opens a source and resolves when its first frame is on the canvas. Until a file or a screen is there, what runs goes on.
   * @throws LensError of the source; the reason of the abort where something later was asked for
   */
  async start(wish: Wish): Promise<void> {
    this.#abandon();
    this.error = null;
    const beside = opensBeside(wish) && this.running;
    if (beside) this.#note(this.notice);
    else this.#set('starting', null);
    const first = withResolvers();
    this.#firstFrame = first;
    this.#opening = true;
    try {
      await this.#runner.open(wish);
      if (this.#firstFrame !== first) return first.promise;
      this.#opening = false;
      this.error = null;
      if (this.state !== 'starting') this.#set('starting', null);
      await this.#ownPicture();
      // Meanwhile something later may have been asked for.
      if (this.#firstFrame !== first) return first.promise;
      this.loop.restart();
      this.loop.frameArrived();
    } catch (error) {
      // Where something later was asked for, that one tells how it goes.
      if (this.#firstFrame === first) this.#fail(error, beside && this.running && !this.#runner.ended);
      else first.reject(error);
    }
    return first.promise;
  }

  async #ownPicture(): Promise<Picture> {
    try {
      this.picture ??= this.#newPicture();
    } catch (error) {
      if (!(await loadCpuEngine())) throw error;
      this.picture ??= this.#newPicture();
    }
    return this.picture;
  }

  /** The source is released, a camera's light goes off. The last picture stays. */
  stop(): void {
    if (this.state === 'idle') return;
    this.#abandon();
    this.#runner.close();
    this.loop.stop();
    this.error = null;
    this.#set('stopped', null);
  }

  /** Freezes a live lens, or lets a frozen one go on: a still picture goes on by itself. Without either, nothing. */
  freeze(on: boolean): void {
    if (this.state === (on ? 'live' : 'frozen')) this.#freeze(on || this.still);
  }

  /**
   * Lets what is frozen go on for one frame, which then stands; at once where there is never another.
   * @param signal aborted: waits no longer
   */
  async newerFrame(signal: AbortSignal): Promise<void> {
    const { source } = this;
    if (!source || source.still || signal.aborted) return;
    let giveUp = () => {};
    await new Promise<void>((resolve) => {
      giveUp = resolve;
      this.#onNewerFrame = resolve;
      signal.addEventListener('abort', giveUp);
      source.hold(false);
    });
    signal.removeEventListener('abort', giveUp);
    this.#onNewerFrame = null;
    if (this.frozen) this.source?.hold(true);
  }

  #onFrame(): void {
    if (this.#onNewerFrame) this.#onNewerFrame();
    else this.loop.frameArrived();
  }

  /** Takes back a word in passing: a note, or why a file could not be opened while something else goes on. */
  dismiss(): void {
    if (!this.running) return;
    this.error = null;
    this.#note(this.notice === 'recovering' ? this.notice : null);
  }

  /** Says a failure beside what runs, which goes on. */
  report(failure: LensError): void {
    this.error = failure;
    this.#note(this.notice);
    this.#events.onError(failure);
  }

  dispose(): void {
    this.stop();
    this.picture?.dispose();
    this.picture = null;
    this.loop.reset();
  }

  onFrameDrawn(): void {
    if (this.notice === 'recovering') this.#note(null);
    if (!this.#firstFrame || this.#opening) return;
    const { resolve } = this.#firstFrame;
    this.#firstFrame = null;
    // A wish from before the first frame, a link's for example.
    if (this.#settings().frozen || this.still) this.#freeze(true);
    else this.#set('live', null);
    this.#tell(this.source?.notes ?? []);
    resolve();
  }

  onNumbers(numbers: Numbers): void {
    this.#events.onNumbers(numbers);
  }

  onFault(error: unknown): void {
    // One failure is enough to tell of; what follows from it is not.
    if (this.state !== 'failed') this.#fail(error);
  }

  #newPicture(): Picture {
    return new Picture(this.#holder, {
      onLost: () => {
        this.loop.lost();
        this.#note('recovering');
      },
      onRebuilt: () => {
        this.loop.rebuilt();
        // Without a source no frame will come to end the notice.
        if (!this.source) this.#note(null);
      },
      onFault: (error) => this.onFault(error),
    });
  }

  #freeze(on: boolean): void {
    this.source?.hold(on);
    this.#set(on ? 'frozen' : 'live', null);
    this.loop.frozenChanged();
  }

  #abandon(): void {
    const first = this.#firstFrame;
    this.#firstFrame = null;
    this.#opening = false;
    first?.reject(new DOMException('something else was asked for', 'AbortError'));
  }

  /** @param beside true where what ran before goes on: what was to be opened is no picture */
  #fail(error: unknown, beside = false): void {
    const failure = asLensError(error);
    const first = this.#firstFrame;
    this.#firstFrame = null;
    this.#opening = false;
    if (beside) this.report(failure);
    else this.#end(failure, false);
    first?.reject(failure);
  }

  /** The source that ran is over. What is being opened instead is not. */
  #lose(error: LensError): void {
    if (!this.#opening) this.#end(error, error.code === 'camera-ended');
    else this.loop.stop();
  }

  #end(failure: LensError, awaitReturn: boolean): void {
    this.#runner.close(awaitReturn);
    this.loop.stop();
    this.error = failure;
    this.#set('failed', null);
    this.#events.onError(failure);
  }

  /** Shows notes one after the other, each for a while. */
  #tell([note, ...others]: readonly SourceNote[]): void {
    if (!note) return;
    this.#note(note);
    this.#noteTimer = setTimeout(() => {
      if (this.notice !== note) return;
      this.#note(null);
      this.#tell(others);
    }, NOTE_MS);
  }

  #note(notice: Notice | null): void {
    this.#set(this.state, notice);
  }

  #set(state: LensState, notice: Notice | null): void {
    this.state = state;
    this.notice = notice;
    clearTimeout(this.#noteTimer);
    this.#wakeLock.set(state === 'live');
    this.#events.onChange();
  }
}

/** What is not ours is a defect: it goes on to the console, with the sentence for the viewer. */
function asLensError(error: unknown): LensError {
  if (error instanceof LensError) return error;
  reportError(error);
  return new LensError('unexpected', {}, error);
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  resolve(): void;
  reject(reason: unknown): void;
}

/** Promise.withResolvers, which browsers of 2023 lack. */
function withResolvers(): PromiseWithResolvers {
  let resolve = () => {};
  let reject = (_reason: unknown) => {};
  const promise = new Promise<void>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  // It may be abandoned before anyone waits for it.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
