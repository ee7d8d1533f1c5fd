import { LensError } from '../settings/errors.ts';
import { lockableModes, lockTrack } from './camera-lock.ts';
import { abortable, type CameraOptions, requestStream, stopStream } from './camera-request.ts';
import type { Source, SourceEvents } from './source.ts';
import { watchFrames } from './video-frames.ts';

export { type CameraOptions, PROMPT_HINT_MS } from './camera-request.ts';

/** How long a camera that was granted may take to show a first picture, in milliseconds: slow ones take 3 s. */
const FIRST_PICTURE_MS = 10_000;

/** A running camera. */
export interface CameraSource extends Source {
  readonly kind: 'camera';
  readonly image: HTMLVideoElement;
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
  const video = document.createElement('video');
  try {
    const track = stream.getVideoTracks()[0];
    if (!track) throw new LensError('camera-failed');
    await abortable(showStream(video, stream, track), signal);
    // An abort can fall between the picture and this line, and would then never be heard below.
    signal.throwIfAborted();
    return runCamera(video, stream, track, events, signal);
  } catch (error) {
    stopStream(stream);
    video.srcObject = null;
    throw error;
  }
}

/** Plays `stream` in `video`, outside the document, until it has a size. */
function showStream(video: HTMLVideoElement, stream: MediaStream, track: MediaStreamTrack): Promise<void> {
  const listeners = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const { signal } = listeners;
    const check = (): void => {
      // Metadata can come with 0 × 0 first; the true size follows as a resize.
      if (video.videoWidth > 0 && video.videoHeight > 0) resolve();
    };
    video.addEventListener('loadedmetadata', check, { signal });
    video.addEventListener('resize', check, { signal });
    track.addEventListener('ended', () => reject(new LensError('camera-ended')), { signal });
    const timer = setTimeout(() => reject(new LensError('camera-failed')), FIRST_PICTURE_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    play(video);
    if (track.readyState === 'ended') reject(new LensError('camera-ended'));
  }).finally(() => listeners.abort());
}

/** Played by a call, not by `autoplay`: browsers pause the latter for videos that are not visible, as this one is. */
function play(video: HTMLVideoElement): void {
  // It rejects when the stream is taken away meanwhile, which is reported elsewhere.
  video.play().catch(() => {});
}

function runCamera(
  video: HTMLVideoElement,
  stream: MediaStream,
  track: MediaStreamTrack,
  events: SourceEvents,
  signal: AbortSignal,
): CameraSource {
  const listeners = new AbortController();
  const until = { signal: listeners.signal };
  const settings = track.getSettings();
  let held = false;
  const stopFrames = watchFrames(video, () => {
    // A frame can already be on its way when the video is paused.
    if (!held) events.onFrame();
  });

  const release = (): void => {
    listeners.abort();
    stopFrames();
  };
  const close = (): void => {
    signal.removeEventListener('abort', close);
    release();
    stopStream(stream);
    video.srcObject = null;
  };
  const onEnded = (): void => {
    // Chromium turns the element black now; as no frame is announced any more, the owner's last one stands.
    release();
    events.onEnded();
  };
  const setPaused = (paused: boolean): void => {
    // Phones pause the element with the camera, but do not play it again.
    if (!paused && !held) play(video);
    events.onPaused?.(paused);
  };

  track.addEventListener('ended', onEnded, until);
  track.addEventListener('mute', () => setPaused(true), until);
  track.addEventListener('unmute', () => setPaused(false), until);
  signal.addEventListener('abort', close);

  return {
    kind: 'camera',
    image: video,
    get width() {
      return video.videoWidth;
    },
    get height() {
      return video.videoHeight;
    },
    facesUser: settings.facingMode === 'user',
    deviceId: settings.deviceId ?? '',
    label: track.label,
    lockable: lockableModes(track).length > 0,
    hold(on) {
      held = on;
      // The camera stays on meanwhile: going on must not ask for it again.
      if (on) video.pause();
      else if (video.srcObject) play(video);
    },
    setLocked: async (on) => track.readyState === 'live' && lockTrack(track, on),
    close,
  };
}
