import { LensError } from '../settings/errors.ts';
import { abortable } from './abortable.ts';
import { deniedBySystem, errorName } from './camera-errors.ts';
import type { Source, SourceEvents } from './source.ts';
import { openStream, stopStream } from './stream-source.ts';

const ERRORS = { failed: 'screen-failed', ended: 'screen-ended' } as const;
/** Smooth enough for a lecture's slides and a film's motion, and no more than the lens draws. */
const FRAMES_PER_SECOND = 30;

/**
 * Has the viewer choose a screen or a window, and shows it. The browser wants a click or a key shortly before.
 *
 * No track survives the signal, as with a camera.
 *
 * @throws LensError `screen-denied`, `-missing`, `-failed`, `-ended`
 */
export async function openScreen(events: SourceEvents, signal: AbortSignal): Promise<Source> {
  return openStream('screen', await requestScreen(signal), ERRORS, events, signal);
}

async function requestScreen(signal: AbortSignal): Promise<MediaStream> {
  signal.throwIfAborted();
  // Absent on insecure pages and on phones, though the DOM's types say otherwise.
  const devices = navigator.mediaDevices as Partial<MediaDevices> | undefined;
  if (!devices?.getDisplayMedia) throw new LensError('screen-missing');
  const wish = { video: { frameRate: { ideal: FRAMES_PER_SECOND } }, audio: false };
  try {
    return await abortable(devices.getDisplayMedia(wish), signal, stopStream);
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // Whoever closes the browser's question gets the same answer as whoever may not share.
    const denied = deniedBySystem(error) ? 'screen-system' : 'screen-denied';
    throw new LensError(errorName(error) === 'NotAllowedError' ? denied : 'screen-failed', {}, error);
  }
}
