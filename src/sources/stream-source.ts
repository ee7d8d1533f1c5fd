import { type ErrorCode, LensError } from '../settings/errors.ts';
import { abortable } from './abortable.ts';
import type { Source, SourceEvents, SourceKind } from './source.ts';
import { watchFrames } from './video-frames.ts';

/** A stream that was granted and shows no picture for so long never will, in milliseconds: slow cameras on slow machines take 10 s. */
const FIRST_PICTURE_MS = 30_000;

/** A source whose frames are a track's. */
export interface StreamSource extends Source {
  readonly image: HTMLVideoElement;
}

/** What a stream's failures are called. */
export interface StreamErrors {
  readonly failed: ErrorCode;
  readonly ended: ErrorCode;
}

/**
 * A source of a stream that was granted, once it has a picture. Aborting the signal closes it, or rejects with its
 * reason; no track survives a failure.
 */
export async function openStream(
  kind: SourceKind,
  stream: MediaStream,
  errors: StreamErrors,
  events: SourceEvents,
  signal: AbortSignal,
): Promise<StreamSource> {
  const video = document.createElement('video');
  try {
    const track = stream.getVideoTracks()[0];
    if (!track) throw new LensError(errors.failed);
    await abortable(showStream(video, stream, track, errors), signal);
    // An abort can fall between the picture and this line, and would then never be heard below.
    signal.throwIfAborted();
    return runStream(kind, video, stream, track, errors, events, signal);
  } catch (error) {
    stopStream(stream);
    video.srcObject = null;
    throw error;
  }
}

/** Plays `stream` in `video`, outside the document, until it has a picture with a size. */
function showStream(
  video: HTMLVideoElement,
  stream: MediaStream,
  track: MediaStreamTrack,
  errors: StreamErrors,
): Promise<void> {
  const listeners = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const { signal } = listeners;
    const check = (): void => {
      // Metadata can come with 0 × 0 first; the true size follows as a resize. It can also come before a picture does: that would be black.
      const shows = video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
      if (shows && video.videoWidth > 0 && video.videoHeight > 0) resolve();
    };
    video.addEventListener('loadeddata', check, { signal });
    video.addEventListener('resize', check, { signal });
    track.addEventListener('ended', () => reject(new LensError(errors.ended)), { signal });
    const timer = setTimeout(() => reject(new LensError(errors.failed)), FIRST_PICTURE_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
    video.muted = true;
    video.playsInline = true;
    video.srcObject = stream;
    play(video);
    if (track.readyState === 'ended') reject(new LensError(errors.ended));
  }).finally(() => listeners.abort());
}

/** Played by a call, not by `autoplay`: browsers pause the latter for videos that are not visible, as this one is. */
export function play(video: HTMLVideoElement): void {
  // It rejects when the picture is taken away meanwhile, which is reported elsewhere.
  video.play().catch(() => {});
}

/** Stops every track of `stream`: the camera's light goes off. */
export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** A source from a stream that `video` plays already. Aborting the signal closes it. */
function runStream(
  kind: SourceKind,
  video: HTMLVideoElement,
  stream: MediaStream,
  track: MediaStreamTrack,
  errors: StreamErrors,
  events: SourceEvents,
  signal: AbortSignal,
): StreamSource {
  const listeners = new AbortController();
  const until = { signal: listeners.signal };
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
    events.onEnded(new LensError(errors.ended));
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
    kind,
    image: video,
    get width() {
      return video.videoWidth;
    },
    get height() {
      return video.videoHeight;
    },
    facesUser: track.getSettings().facingMode === 'user',
    hold(on) {
      held = on;
      // The camera stays on meanwhile: going on must not ask for it again.
      if (on) video.pause();
      else if (video.srcObject) play(video);
    },
    close,
  };
}
