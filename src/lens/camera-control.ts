import { listCameras } from '../sources/cameras.ts';
import type { Session } from './session.ts';

/** Which camera is meant, and whether its automatics are held. */
export class CameraControl {
  /** The camera asked for last; null is the browser's choice. */
  wanted: string | null = null;
  readonly #session: Session;
  #locked = false;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The camera that runs; '' where the browser does not say, null where none runs. */
  get id(): string | null {
    return this.#session.camera?.deviceId ?? null;
  }
  /** True where the running camera's exposure, white balance or focus can be held. */
  get lockable(): boolean {
    return this.#session.camera?.lockable ?? false;
  }
  /** True while they are held. */
  get locked(): boolean {
    return this.lockable && this.#locked;
  }

  /** The camera after the one asked for last, also where that one is still starting, or failed. */
  async next(): Promise<string | undefined> {
    const cameras = await listCameras();
    const last = cameras.findIndex(({ deviceId }) => deviceId === (this.id ?? this.wanted));
    return cameras[(last + 1) % cameras.length]?.deviceId;
  }

  async setLocked(on: boolean): Promise<void> {
    const { camera } = this.#session;
    const locked = (await camera?.setLocked(on)) ?? false;
    // The answer of a camera that was closed meanwhile says nothing of the next.
    if (camera === this.#session.camera) this.#locked = locked;
  }

  /** Another source: its automatics run. */
  reset(): void {
    this.#locked = false;
  }
}
