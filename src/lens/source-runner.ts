import { LensError } from '../settings/errors.ts';
import { type CameraSource, openCamera } from '../sources/camera.ts';
import { watchCameras } from '../sources/cameras.ts';
import type { Source, SourceKind } from '../sources/source.ts';

export interface SourceRunnerEvents {
  onFrame(): void;
  /** The source ended by itself; the last picture stays. */
  onEnded(error: LensError): void;
  onPaused(paused: boolean): void;
  onWaiting(): void;
  /** The camera that had ended is plugged in again. */
  onReturned(cameraId: string): void;
}

/** The one source that runs. Opening another closes it; when two are being opened, the later one wins. */
export class SourceRunner {
  readonly #events: SourceRunnerEvents;
  #source: Source | null = null;
  #opening: AbortController | null = null;
  #stopWatching = () => {};
  /** True where the source ended by itself. */
  ended = false;
  /** The kind of source that runs or is being opened. */
  kind: SourceKind | null = null;

  constructor(events: SourceRunnerEvents) {
    this.#events = events;
  }

  get source(): Source | null {
    return this.#source;
  }
  get camera(): CameraSource | null {
    return this.#source?.kind === 'camera' ? (this.#source as CameraSource) : null;
  }

  /**
   * Opens a source and closes the one before.
   * @param deviceId which camera; without it the browser's default
   * @throws LensError of the camera, or the reason of the abort where a later call won
   */
  async open(kind: SourceKind, deviceId: string | null): Promise<Source> {
    this.close();
    this.kind = kind;
    const opening = new AbortController();
    this.#opening = opening;
    // A source can report a frame before its promise settles; only the one that runs is heard.
    const heard =
      <A extends unknown[]>(handler: (...args: A) => void) =>
      (...args: A) => {
        if (this.#opening === opening) handler(...args);
      };
    const events = {
      onFrame: heard(() => this.#events.onFrame()),
      onEnded: heard(() => this.#ended()),
      onPaused: heard((paused: boolean) => this.#events.onPaused(paused)),
      onWaiting: heard(() => this.#events.onWaiting()),
    };
    const source =
      kind === 'camera'
        ? await openCamera(deviceId === null ? {} : { deviceId }, events, opening.signal)
        : // The scene is drawn by a good deal of code, which nobody with a camera needs.
          (await import('../sources/demo.ts')).openDemo(events);
    // A later call can fall between the camera's answer and this line.
    if (opening.signal.aborted) source.close();
    opening.signal.throwIfAborted();
    this.#source = source;
    return source;
  }

  /**
   * Closes what runs and gives up what is being opened. The camera's light goes off.
   * @param awaitReturn an ended camera is still waited for
   */
  close(awaitReturn = false): void {
    if (awaitReturn && this.ended) return;
    this.#stopWatching();
    this.#stopWatching = () => {};
    this.ended = false;
    this.kind = null;
    this.#opening?.abort(new DOMException('another source was asked for', 'AbortError'));
    this.#opening = null;
    this.#source?.close();
    this.#source = null;
  }

  /** The camera's picture is gone with it, but not the canvas's. It is waited for. */
  #ended(): void {
    this.ended = true;
    const id = this.camera?.deviceId;
    if (id) {
      this.#stopWatching = watchCameras((cameras) => {
        if (!cameras.some(({ deviceId }) => deviceId === id)) return;
        this.#stopWatching();
        this.#events.onReturned(id);
      });
    }
    this.#events.onEnded(new LensError('camera-ended'));
  }
}
