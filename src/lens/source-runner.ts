import { LensError, loaded } from '../settings/errors.ts';
import { type CameraSource, openCamera } from '../sources/camera.ts';
import { watchCameras } from '../sources/cameras.ts';
import type { Source, SourceEvents, SourceKind } from '../sources/source.ts';

const REFUSED: readonly string[] = ['camera-denied', 'camera-dismissed', 'camera-blocked', 'camera-system'];

/** Which source is wanted. */
export type Wish =
  /** Without an id it is the browser's choice, of a phone's cameras the one that looks at the scene unless told. */
  | { readonly kind: 'camera'; readonly deviceId: string | null; readonly facing?: 'user' | 'environment' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'file'; readonly file: Blob }
  | { readonly kind: 'screen' };

export interface SourceRunnerEvents {
  onFrame(): void;
  /** The source ended by itself; the last picture stays. */
  onEnded(error: LensError): void;
  onPaused(paused: boolean): void;
  onWaiting(): void;
  /** The camera that had ended is plugged in again. */
  onReturned(cameraId: string): void;
  /** How wide and how high a frame may be, in pixels. */
  maxSide(): Promise<number>;
}

/**
 * The one source that runs. Opening another closes it: a file or a screen, which may turn out to be none, only once it is
 * there. When two are being opened, the later one wins.
 */
export class SourceRunner {
  readonly #events: SourceRunnerEvents;
  #source: Source | null = null;
  /** Of what runs, and of what is being opened. */
  #running: AbortController | null = null;
  #opening: AbortController | null = null;
  #openingKind: SourceKind | null = null;
  #stopWatching = () => {};
  #wish: Wish | null = null;
  /** The camera that came back while something else was being opened: its turn comes where that fails. */
  #returned: string | null = null;
  /** Hears the next frame in place of the events. */
  #onNextFrame: (() => void) | null = null;
  /** True where the source ended by itself. */
  ended = false;

  constructor(events: SourceRunnerEvents) {
    this.#events = events;
  }

  get source(): Source | null {
    return this.#source;
  }
  /** The kind of source that is being opened, or else of the one that runs. */
  get kind(): SourceKind | null {
    return this.#openingKind ?? this.#source?.kind ?? null;
  }
  /** What opens the source that runs once more; null where none does. The camera that a browser chose is known by its id. */
  get wish(): Wish | null {
    const wish = this.#wish;
    if (this.ended || wish?.kind !== 'camera') return this.ended ? null : wish;
    return { ...wish, deviceId: this.camera?.deviceId || wish.deviceId };
  }
  get camera(): CameraSource | null {
    return this.#source?.kind === 'camera' ? (this.#source as CameraSource) : null;
  }

  /**
   * Opens a source and closes the one before. One that ended by itself holds nothing any more: until then it is waited for.
   * @throws LensError of the source, or the reason of the abort where a later call won
   */
  async open(wish: Wish): Promise<Source> {
    if (opensBeside(wish) || this.ended) this.#giveUp();
    else this.close();
    const opening = new AbortController();
    this.#opening = opening;
    this.#openingKind = wish.kind;
    try {
      const source = await this.#openSource(wish, opening);
      // A later call can fall between the source's answer and this line.
      if (opening.signal.aborted) source.close();
      opening.signal.throwIfAborted();
      this.#closeSource();
      this.#running = opening;
      this.#source = source;
      this.#wish = wish;
      return source;
    } catch (error) {
      // Who said no is not asked again at every plug.
      if (error instanceof LensError && REFUSED.includes(error.code)) this.#stopWatching();
      throw error;
    } finally {
      if (this.#opening === opening) {
        this.#opening = null;
        this.#openingKind = null;
      }
    }
  }

  async #openSource(wish: Wish, opening: AbortController): Promise<Source> {
    // A source can report a frame before its promise settles; only the one that runs is heard.
    const heard =
      <A extends unknown[]>(handler: (...args: A) => void) =>
      (...args: A) => {
        if (this.#running === opening) handler(...args);
      };
    const events: SourceEvents = {
      onFrame: heard(() => {
        if (this.#onNextFrame) this.#onNextFrame();
        else this.#events.onFrame();
      }),
      onEnded: heard((error?: LensError) => this.#ended(error)),
      onPaused: heard((paused: boolean) => this.#events.onPaused(paused)),
      onWaiting: () => {
        if (this.#opening === opening) this.#events.onWaiting();
      },
    };
    const { signal } = opening;
    // Whoever has a camera needs none of the others, which are a good deal of code.
    switch (wish.kind) {
      case 'camera':
        return openCamera(
          wish.deviceId ? { deviceId: wish.deviceId } : { facingMode: wish.facing ?? 'environment' },
          events,
          signal,
        );
      case 'demo':
        return (await loaded(import('../sources/demo.ts'))).openDemo(events);
      case 'file': {
        const { openFile } = await loaded(import('../sources/file/open-file.ts'));
        return openFile(wish.file, events, () => this.#events.maxSide(), signal);
      }
      case 'screen':
        return (await loaded(import('../sources/screen.ts'))).openScreen(events, signal);
    }
  }

  /**
   * Lets a held source go on until its next frame; at once where there is never another.
   * @param signal aborted: waits no longer
   */
  async frameAfter(signal: AbortSignal): Promise<void> {
    const source = this.#source;
    if (!source || this.ended || source.still || signal.aborted) return;
    let giveUp = () => {};
    await new Promise<void>((resolve) => {
      giveUp = resolve;
      this.#onNextFrame = resolve;
      signal.addEventListener('abort', giveUp);
      source.hold(false);
    });
    signal.removeEventListener('abort', giveUp);
    this.#onNextFrame = null;
  }

  /**
   * Closes what runs and gives up what is being opened. The camera's light goes off.
   * @param awaitReturn an ended camera is still waited for
   */
  close(awaitReturn = false): void {
    if (awaitReturn && this.ended) return;
    this.#giveUp();
    this.#closeSource();
  }

  #giveUp(): void {
    this.#opening?.abort(new DOMException('another source was asked for', 'AbortError'));
    this.#opening = null;
    this.#openingKind = null;
  }

  #closeSource(): void {
    this.#stopWatching();
    this.#stopWatching = () => {};
    this.ended = false;
    this.#returned = null;
    this.#running = null;
    this.#source?.close();
    this.#source = null;
    this.#wish = null;
  }

  /** The camera's picture is gone with it, but not the canvas's. It is waited for. */
  #ended(error = new LensError('camera-ended')): void {
    this.ended = true;
    const { camera } = this;
    if (camera && (camera.deviceId || camera.label)) {
      this.#stopWatching = watchCameras((cameras) => {
        // Whose id no one tells is known by its name.
        const same = cameras.find(({ deviceId, label }) =>
          camera.deviceId ? deviceId === camera.deviceId : label === camera.label,
        );
        this.#returned = same?.deviceId ?? null;
        this.rejoin();
      });
    }
    // No frame will come.
    this.#onNextFrame?.();
    this.#events.onEnded(error);
  }

  /** Tells of the camera that came back, if one did and nothing is being opened. Until it shows a picture, it is still waited for. */
  rejoin(): void {
    const returned = this.#returned;
    if (returned === null || this.#opening) return;
    this.#returned = null;
    this.#events.onReturned(returned);
  }
}

/** True where what runs goes on until the new source is there: it may turn out to be none. */
export function opensBeside({ kind }: Wish): boolean {
  return kind === 'file' || kind === 'screen';
}
