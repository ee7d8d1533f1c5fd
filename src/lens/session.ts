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

  get source(): Source | null {
    return this.#runner.source;
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
    return { ...this.#settings(), mirrored: this.mirrored };
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
      this.picture ??= new Picture(this.#holder, {
        onLost: () => {
          this.loop.lost();
          this.#note('recovering');
        },
        onRebuilt: () => {
          this.loop.rebuilt();
          if (!this.source) this.#note(null);
        },
      });
      this.loop.restart();
      this.loop.frameArrived();
      await first.promise;
    } catch (error) {
      // Something later was asked for: that one tells how it goes.
      if (this.#firstFrame === first) this.#fail(error);
      throw error;
    }
  }

  /** The source is released, a camera's light goes off. The last picture stays. */
  stop(): void {
    this.#abandon();
    this.#runner.close();
    this.loop.stop();
    this.error = null;
    this.#set('stopped', null);
  }

  /** Freezes a live lens, or lets a frozen one go on; without either, nothing. */
  freeze(on: boolean): void {
    if (this.state !== (on ? 'live' : 'frozen')) return;
    this.source?.hold(on);
    this.#set(on ? 'frozen' : 'live', this.notice);
    this.loop.frozenChanged();
  }

  dispose(): void {
    this.stop();
    this.#wakeLock.dispose();
    this.picture?.dispose();
    this.picture = null;
  }

  onFrameDrawn(): void {
    if (this.notice === 'recovering') this.#note(null);
    if (!this.#firstFrame) return;
    const { resolve } = this.#firstFrame;
    this.#firstFrame = null;
    this.#set('live', null);
    resolve();
  }

  onNumbers(numbers: Numbers): void {
    this.#events.onNumbers(numbers);
  }

  onFault(error: unknown): void {
    this.#fail(error);
  }

  #abandon(): void {
    const first = this.#firstFrame;
    this.#firstFrame = null;
    first?.reject(new DOMException('something else was asked for', 'AbortError'));
  }

  #fail(error: unknown): void {
    // What is not ours is a defect: it goes on to the console, with the sentence for the viewer.
    if (!(error instanceof LensError)) reportError(error);
    this.#firstFrame = null;
    this.error = error instanceof LensError ? error : new LensError('unexpected', {}, error);
    this.#set('failed', null);
    this.#events.onError(this.error);
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
