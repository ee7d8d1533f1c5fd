import { loadCpuEngine } from '../engine/create-engine.ts';
import type { Numbers } from '../engine/engine.ts';
import { LensError } from '../settings/errors.ts';
import type { Settings } from '../settings/settings.ts';
import type { Source, SourceKind } from '../sources/source.ts';
import type { LensState } from './events.ts';
import { Loop } from './loop.ts';
import { Picture, type PictureSettings } from './picture.ts';
import { SourceRunner } from './source-runner.ts';
import { WakeLock } from './wake-lock.ts';

/** Something passing that a viewer should know, and that is no failure. */
export type Notice = 'waiting' | 'paused' | 'recovering';

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
  #firstFrame: PromiseWithResolvers | null = null;

  constructor(holder: HTMLElement, settings: () => Settings, events: SessionEvents) {
    this.#holder = holder;
    this.#settings = settings;
    this.#events = events;
    this.loop = new Loop(this);
    this.#runner = new SourceRunner({
      onFrame: () => this.loop.frameArrived(),
      onEnded: (error) => this.#fail(error),
      onPaused: (paused) => this.#note(paused ? 'paused' : null),
      onWaiting: () => this.#note('waiting'),
      onReturned: (cameraId) => this.#events.onReturned(cameraId),
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
   * Opens a source and resolves when its first frame is on the canvas.
   * @throws LensError of the source; the reason of the abort where something later was asked for
   */
  async start(kind: SourceKind, cameraId: string | null): Promise<void> {
    this.#abandon();
    this.error = null;
    this.#set('starting', null);
    const first = withResolvers();
    this.#firstFrame = first;
    try {
      await this.#runner.open(kind, cameraId);
      try {
        this.picture ??= this.#newPicture();
      } catch (error) {
        if (!(await loadCpuEngine())) throw error;
        // Meanwhile something later may have been asked for.
        if (this.#firstFrame !== first) return first.promise;
        this.picture ??= this.#newPicture();
      }
      this.loop.restart();
      this.loop.frameArrived();
    } catch (error) {
      // Where something later was asked for, that one tells how it goes.
      if (this.#firstFrame === first) this.#fail(error);
      else first.reject(error);
    }
    return first.promise;
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

  /** Freezes a live lens, or lets a frozen one go on; without either, nothing. */
  freeze(on: boolean): void {
    if (this.state === (on ? 'live' : 'frozen')) this.#freeze(on);
  }

  dispose(): void {
    this.stop();
    this.picture?.dispose();
    this.picture = null;
    this.loop.reset();
  }

  onFrameDrawn(): void {
    if (this.notice === 'recovering') this.#note(null);
    if (!this.#firstFrame) return;
    const { resolve } = this.#firstFrame;
    this.#firstFrame = null;
    // A wish from before the first frame, a link's for example.
    if (this.#settings().frozen) this.#freeze(true);
    else this.#set('live', null);
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
    first?.reject(new DOMException('something else was asked for', 'AbortError'));
  }

  #fail(error: unknown): void {
    // What is not ours is a defect: it goes on to the console, with the sentence for the viewer.
    if (!(error instanceof LensError)) reportError(error);
    const failure = error instanceof LensError ? error : new LensError('unexpected', {}, error);
    const first = this.#firstFrame;
    this.#firstFrame = null;
    this.#runner.close(failure.code === 'camera-ended');
    this.loop.stop();
    this.error = failure;
    this.#set('failed', null);
    this.#events.onError(failure);
    first?.reject(failure);
  }

  #note(notice: Notice | null): void {
    this.#set(this.state, notice);
  }

  #set(state: LensState, notice: Notice | null): void {
    this.state = state;
    this.notice = notice;
    this.#wakeLock.set(state === 'live');
    this.#events.onChange();
  }
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
