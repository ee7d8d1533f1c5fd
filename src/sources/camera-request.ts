import { LensError } from '../settings/errors.ts';
import { abortable } from './abortable.ts';
import { cameraError, failedToStart, policyAllowsCamera } from './camera-errors.ts';
import { stopStream } from './stream-source.ts';

/** How long a prompt may stay unanswered before the page says that it is waiting for one, in milliseconds. */
export const PROMPT_HINT_MS = 5000;
/** Pause before the one retry of a camera that failed to start, in milliseconds: drivers need a moment to let go. */
const RETRY_PAUSE_MS = 500;
/** What is asked for where nothing else is said: enough for a projector, and every webcam has it or scales to it. */
const IDEAL_WIDTH_PX = 1280;
const IDEAL_HEIGHT_PX = 720;
const IDEAL_FRAMES_PER_SECOND = 30;

/** Which camera, and how large. Everything is a wish: a camera that has none of it still opens. */
export interface CameraOptions {
  /** A `deviceId` of `listCameras`. Asked for exactly at first, then preferred, then given up. */
  readonly deviceId?: string | undefined;
  /** Which way a phone's camera should look. Without effect where `deviceId` is given. */
  readonly facingMode?: 'user' | 'environment' | undefined;
  /** Ideal frame size in pixels; 1280 × 720 where left out. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/** The constraint sets to try in turn, from exact over ideal to any camera at all; equal neighbors are left out. */
export function constraintLadder(options: CameraOptions): MediaTrackConstraints[] {
  const size: MediaTrackConstraints = {
    width: { ideal: options.width ?? IDEAL_WIDTH_PX },
    height: { ideal: options.height ?? IDEAL_HEIGHT_PX },
    frameRate: { ideal: IDEAL_FRAMES_PER_SECOND },
  };
  const { deviceId, facingMode } = options;
  if (deviceId) return [{ ...size, deviceId: { exact: deviceId } }, { ...size, deviceId: { ideal: deviceId } }, {}];
  // Never exact: a webcam on a desk reports no facing mode, and would be refused for it.
  if (facingMode) return [{ ...size, facingMode: { ideal: facingMode } }, {}];
  return [size, {}];
}

/**
 * Asks the browser for a camera's stream, never for sound. One retry where the hardware failed to start; constraints
 * relaxed step by step where they cannot be met.
 *
 * @param onWaiting called once if the browser has not answered after PROMPT_HINT_MS
 * @throws LensError with a `camera-…` code, or the signal's reason
 */
export async function requestStream(
  options: CameraOptions,
  signal: AbortSignal,
  onWaiting?: () => void,
): Promise<MediaStream> {
  signal.throwIfAborted();
  // Absent on insecure pages, though the DOM's types say otherwise.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new LensError('camera-insecure');
  const hint = onWaiting && setTimeout(onWaiting, PROMPT_HINT_MS);
  try {
    return await climbDown(devices, constraintLadder(options), signal);
  } catch (error) {
    // Whatever the browser says once the owner has given up is no error of the camera.
    if (signal.aborted) throw signal.reason;
    throw cameraError(error, policyAllowsCamera());
  } finally {
    clearTimeout(hint);
  }
}

async function climbDown(
  devices: MediaDevices,
  ladder: readonly MediaTrackConstraints[],
  signal: AbortSignal,
): Promise<MediaStream> {
  let step = 0;
  let retries = 1;
  for (;;) {
    try {
      const request = devices.getUserMedia({ video: ladder[step] as MediaTrackConstraints, audio: false });
      return await abortable(request, signal, stopStream);
    } catch (error) {
      if (signal.aborted) throw error;
      if (cameraError(error, true).code === 'camera-constraint' && step < ladder.length - 1) {
        step += 1;
      } else if (failedToStart(error) && retries > 0) {
        retries -= 1;
        await abortable(new Promise((resolve) => setTimeout(resolve, RETRY_PAUSE_MS)), signal);
      } else {
        throw error;
      }
    }
  }
}
