import { badArgument, LensError } from '../settings/errors.ts';
import { SETTINGS } from '../settings/settings.ts';
import type { CameraSource } from '../sources/camera.ts';
import { type Camera, listCameras } from '../sources/cameras.ts';
import type { SourceKind } from '../sources/source.ts';
import type { Session } from './session.ts';
import type { Wish } from './source-runner.ts';

/** What is asked of the source: which kind, which camera with its automatics held or not, which file. */
export class SourceControl {
  readonly #session: Session;
  readonly #onKind: (kind: SourceKind) => void;
  /** Counts what was asked for: only the last one counts. */
  #requests = 0;
  /** The camera asked for last; null is the browser's choice. */
  #wantedCamera: string | null = null;
  /** Which way a camera without an id is asked to look. */
  #facing: 'user' | 'environment' = 'environment';
  #locked = false;
  /** The file opened last; null before. */
  #file: Blob | null = null;

  /** @param onKind is told the kind of what is asked for, where what runs does not go on until it is there */
  constructor(session: Session, onKind: (kind: SourceKind) => void) {
    this.#session = session;
    this.#onKind = onKind;
  }

  /** The camera that runs; '' where the browser does not say, null where none runs. */
  get cameraId(): string | null {
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

  /**
   * @param source a `file` is the one opened last
   * @param cameraId the one asked for last unless told
   * @throws LensError `bad-argument`; `file-none`; what `Session.start` throws
   */
  async start(source: string, cameraId?: string): Promise<void> {
    const kinds = SETTINGS.source.choices.filter((choice) => choice !== 'none');
    const kind = kinds.find((choice) => choice === source);
    if (!kind) throw badArgument('source', `one of ${kinds.join(', ')}`, source);
    if (kind === 'screen') return this.#startBeside({ kind });
    if (kind === 'file') {
      if (!this.#file) throw new LensError('file-none');
      return this.#startBeside({ kind, file: this.#file });
    }
    this.#wantedCamera = cameraId || this.#wantedCamera;
    this.giveUp();
    this.#onKind(kind);
    const session = this.#session;
    // The browser would choose another in place of the one that was lost.
    const lost = session.source ? null : session.camera?.deviceId || null;
    const deviceId = this.#wantedCamera ?? lost;
    await session.start(kind === 'camera' ? { kind, deviceId, facing: this.#facing } : { kind });
  }

  /** The camera that had ended is there again. What is frozen stays, and goes on with it when it is asked to. */
  async cameraReturned(cameraId: string): Promise<void> {
    if (!this.#session.frozen) return this.start('camera', cameraId);
    this.#locked = false;
    await this.#session.takeUp({ kind: 'camera', deviceId: cameraId || this.#wantedCamera, facing: this.#facing });
  }

  /** @throws LensError `bad-argument`; what `Session.start` throws */
  async open(file: Blob): Promise<void> {
    if (!(file instanceof Blob)) throw badArgument('file', 'a File or a Blob', file);
    await this.#startBeside({ kind: 'file', file });
    this.#file = file;
  }

  /**
   * The camera after the one asked for last, in the browser's order, also where that one is still starting, or failed. Where the
   * browser names none, the one that looks the other way.
   */
  async nextCamera(): Promise<void> {
    const request = ++this.#requests;
    const cameras = await listCameras();
    // While the browser counted its cameras, something else may have been asked for.
    if (request !== this.#requests) return;
    const { camera } = this.#session;
    if (camera && cameras.every(({ deviceId }) => deviceId === '')) {
      this.#facing = this.#facing === 'user' ? 'environment' : 'user';
    }
    await this.start('camera', cameraAfter(cameras, this.#wantedCamera, camera));
  }

  async setLocked(on: boolean): Promise<void> {
    const { camera } = this.#session;
    const locked = (await camera?.setLocked(on)) ?? false;
    // The answer of a camera that was closed meanwhile says nothing of the next.
    if (camera === this.#session.camera) this.#locked = locked;
  }

  /** Something else is asked for, or nothing any more: the next camera's automatics run. */
  giveUp(): void {
    this.#requests++;
    this.#locked = false;
  }

  /** What runs goes on until it is there. */
  async #startBeside(wish: Wish): Promise<void> {
    this.#requests++;
    await this.#session.start(wish);
    this.#locked = false;
  }
}

/**
 * The id of the camera after the present one, which is the one asked for, or else the one that runs: by its id, by its name, or,
 * where a browser tells neither, the first. undefined where there is none.
 */
export function cameraAfter(
  cameras: readonly Camera[],
  wanted: string | null,
  running: Pick<CameraSource, 'deviceId' | 'label'> | null,
): string | undefined {
  const found = [
    cameras.findIndex(({ deviceId }) => deviceId !== '' && deviceId === wanted),
    cameras.findIndex(({ deviceId }) => deviceId !== '' && deviceId === running?.deviceId),
    cameras.findIndex(({ label }) => label === running?.label.trim()),
    running ? 0 : -1,
  ];
  const present = found.find((index) => index >= 0) ?? -1;
  return cameras[(present + 1) % cameras.length]?.deviceId;
}
