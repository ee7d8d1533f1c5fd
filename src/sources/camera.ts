import { lockableModes, lockTrack } from './camera-lock.ts';
import { type CameraOptions, requestStream } from './camera-request.ts';
import type { SourceEvents } from './source.ts';
import { openStream, type StreamSource } from './stream-source.ts';

export { type CameraOptions, PROMPT_HINT_MS } from './camera-request.ts';

const ERRORS = { failed: 'camera-failed', ended: 'camera-ended' } as const;

/** A running camera. */
export interface CameraSource extends StreamSource {
  readonly kind: 'camera';
  /** The id under which this site knows the camera; '' where the browser does not say. */
  readonly deviceId: string;
  /** The camera's name as its maker or driver wrote it: foreign text, to be shown as text only. */
  readonly label: string;
  /** True where exposure, white balance or focus can be held still. */
  readonly lockable: boolean;
  /**
   * Holds exposure, white balance and focus as they are now, or sets them free again.
   *
   * @returns whether they are held now; never rejects
   */
  setLocked(on: boolean): Promise<boolean>;
}

/**
 * Opens a camera, without sound, and resolves once it has a picture with a size.
 *
 * No track survives the signal: aborting before the promise settles rejects it at once with the signal's reason and
 * stops whatever the browser grants later; aborting afterwards closes the source.
 *
 * @param events `onFrame`, `onEnded` and `onPaused` come only after the promise has resolved
 * @throws LensError `camera-denied`, `-blocked`, `-missing`, `-busy`, `-failed`, `-constraint`, `-insecure`, `-ended`
 */
export async function openCamera(
  options: CameraOptions,
  events: SourceEvents,
  signal: AbortSignal,
): Promise<CameraSource> {
  const stream = await requestStream(options, signal, () => events.onWaiting?.());
  const source = await openStream('camera', stream, ERRORS, events, signal);
  const [track] = stream.getVideoTracks();
  // Into the source itself: a copy would no longer follow the size of the frames.
  return Object.assign(source, {
    kind: 'camera',
    // Some browsers do not say which camera they gave: then it is the one that was asked for.
    deviceId: track.getSettings().deviceId || options.deviceId || '',
    label: track.label,
    lockable: lockableModes(track).length > 0,
    setLocked: async (on: boolean) => track.readyState === 'live' && lockTrack(track, on),
  } as const);
}
