import type { LensError } from '../../settings/errors.ts';
import { text } from '../../settings/strings.ts';
import { abortable } from '../abortable.ts';
import type { Source, SourceEvents } from '../source.ts';
import { play } from '../stream-source.ts';
import { watchFrames } from '../video-frames.ts';
import { bytesOf, fileError } from './file-error.ts';
import { videoCodec } from './video-codec.ts';

/** How long a file may take to show a first picture, in milliseconds. */
const FIRST_PICTURE_MS = 30_000;
/** Tracks are described at the beginning of a file or at its end: so many bytes of either are looked at. */
const EDGE_BYTES = 2 ** 20;
/** How to ask the browser whether it plays a coding. */
const TYPES: Readonly<Record<string, string>> = {
  'H.264': 'video/mp4; codecs="avc1.42E01E"',
  VP8: 'video/webm; codecs="vp8"',
  VP9: 'video/webm; codecs="vp9"',
  AV1: 'video/mp4; codecs="av01.0.04M.08"',
};
/** Containers that browsers read. */
const READABLE = /^(MP4|WebM|Ogg)$/;

/**
 * Opens a video: it plays, without sound, and begins again at its end.
 *
 * @throws LensError `file-codec`, `file-damaged`, `file-kind` where it has sound only, `file-unreadable`
 */
export async function openVideo(
  file: Blob,
  format: string,
  events: SourceEvents,
  signal: AbortSignal,
): Promise<Source> {
  const video = document.createElement('video');
  const url = URL.createObjectURL(file);
  const release = (): void => {
    video.removeAttribute('src');
    // Only now does the browser let the decoder go.
    video.load();
    URL.revokeObjectURL(url);
  };
  try {
    await abortable(showVideo(video, url), signal);
    signal.throwIfAborted();
  } catch {
    const { error } = video;
    release();
    signal.throwIfAborted();
    throw await videoError(file, format, error);
  }
  return runVideo(file, format, video, events, release);
}

/** Plays what is at `url`, outside the document, until it has a picture. Rejects where it never will. */
function showVideo(video: HTMLVideoElement, url: string): Promise<void> {
  const listeners = new AbortController();
  const { signal } = listeners;
  return new Promise<void>((resolve, reject) => {
    // A file with sound alone has no size, and one of unknown pictures too.
    video.addEventListener('loadeddata', () => (video.videoWidth > 0 ? resolve() : reject()), { signal });
    video.addEventListener('error', () => reject(), { signal });
    const timer = setTimeout(reject, FIRST_PICTURE_MS);
    signal.addEventListener('abort', () => clearTimeout(timer));
    video.muted = true;
    video.loop = true;
    video.playsInline = true;
    video.src = url;
    play(video);
  }).finally(() => listeners.abort());
}

/** Why a video shows nothing: browsers hardly tell, so the file is asked how it is coded. */
async function videoError(file: Blob, format: string, cause: MediaError | null): Promise<LensError> {
  const edges = [
    await bytesOf(file, 0, EDGE_BYTES),
    await bytesOf(file, Math.max(0, file.size - EDGE_BYTES), file.size),
  ];
  const codec = videoCodec(edges.map((bytes) => new TextDecoder('latin1').decode(bytes)).join('\0'));
  const decoding = cause?.code === MediaError.MEDIA_ERR_DECODE;
  const playable = codec !== null && document.createElement('video').canPlayType(TYPES[codec] ?? '') !== '';
  if (!decoding && (codec ? !playable : !READABLE.test(format))) {
    return fileError('file-codec', file, { codec: codec ?? format }, cause);
  }
  if (!codec && !cause) return fileError('file-kind', file, { kind: text('kind.sound') });
  return fileError('file-damaged', file, { format }, cause);
}

function runVideo(
  file: Blob,
  format: string,
  video: HTMLVideoElement,
  events: SourceEvents,
  release: () => void,
): Source {
  const listeners = new AbortController();
  let held = false;
  const stopFrames = watchFrames(video, () => {
    // A frame can already be on its way when the video is paused.
    if (!held) events.onFrame();
  });
  const stop = (): void => {
    listeners.abort();
    stopFrames();
  };
  // Damaged in its middle.
  const onError = (): void => {
    stop();
    events.onEnded(fileError('file-damaged', file, { format }, video.error));
  };
  video.addEventListener('error', onError, { signal: listeners.signal });
  return {
    kind: 'file',
    image: video,
    get width() {
      return video.videoWidth;
    },
    get height() {
      return video.videoHeight;
    },
    facesUser: false,
    hold(on) {
      held = on;
      if (on) video.pause();
      else if (video.hasAttribute('src')) play(video);
    },
    close() {
      stop();
      release();
    },
  };
}
