import type { LensError } from '../../settings/errors.ts';
import { PolicyWatch } from '../../settings/policy-watch.ts';
import { text } from '../../settings/strings.ts';
import { abortable } from '../abortable.ts';
import type { Source, SourceEvents } from '../source.ts';
import { play } from '../stream-source.ts';
import { watchFrames } from '../video-frames.ts';
import { EDGE_BYTES, edgesOf } from './edges.ts';
import { blockedError, bytesOf, fileError } from './file-error.ts';
import { videoCodec } from './video-codec.ts';

/** How long a file may take to show a first picture, in milliseconds. */
const FIRST_PICTURE_MS = 30_000;
/** How to ask the browser whether it plays a coding. */
const TYPES: Readonly<Record<string, string>> = {
  'H.264': 'video/mp4; codecs="avc1.42E01E"',
  VP8: 'video/webm; codecs="vp8"',
  VP9: 'video/webm; codecs="vp9"',
  AV1: 'video/mp4; codecs="av01.0.04M.08"',
};
/** WebM's AlphaMode of a track, with the length and the value 1. */
const ALPHA_MODE = 'S\xc0\x81\x01';
/** Pixels in a row, and rows, of a frame that is looked at for transparency. */
const PROBE_SIDE = 64;
/** Containers that browsers read. */
const READABLE = /^(MP4|WebM|Ogg)$/;

/**
 * Opens a video: it plays, without sound, and begins again at its end.
 *
 * @throws LensError `file-codec`, `file-damaged`, `file-kind` where it has sound only, `file-blocked`, `file-unreadable`
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
  const watch = new PolicyWatch('media-src', 'blob:');
  let white: Behind | null;
  try {
    await abortable(showVideo(video, url), signal);
    white = await whiteBehind(file, video);
    signal.throwIfAborted();
  } catch {
    const { error } = video;
    release();
    signal.throwIfAborted();
    throw (await blockedError(file, watch, 'media-src blob:')) ?? (await videoError(file, format, error));
  } finally {
    watch.end();
  }
  return runVideo(file, format, video, white, events, release);
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
  // Tracks are described at the beginning of a file or at its end.
  const { head, tail } = await edgesOf(file);
  const codec = videoCodec([head, tail].map((bytes) => new TextDecoder('latin1').decode(bytes)).join('\0'));
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
  white: Behind | null,
  events: SourceEvents,
  release: () => void,
): Source {
  const listeners = new AbortController();
  let held = false;
  const stopFrames = watchFrames(video, () => {
    // A frame can already be on its way when the video is paused.
    if (held) return;
    white?.draw();
    events.onFrame();
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
    image: white?.canvas ?? video,
    notes: white ? ['on-white'] : [],
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

/** Where the frames of a video are drawn on white. */
interface Behind {
  readonly canvas: HTMLCanvasElement;
  draw(): void;
}

/** For a video with transparent pixels; null for any other. The track says so, or else its first frame shows it. */
async function whiteBehind(file: Blob, video: HTMLVideoElement): Promise<Behind | null> {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: PROBE_SIDE, height: PROBE_SIDE });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  const head = new TextDecoder('latin1').decode(await bytesOf(file, 0, EDGE_BYTES));
  if (!head.includes(ALPHA_MODE)) {
    context.drawImage(video, 0, 0, PROBE_SIDE, PROBE_SIDE);
    const { data } = context.getImageData(0, 0, PROBE_SIDE, PROBE_SIDE);
    if (data.every((value, i) => i % 4 < 3 || value === 255)) return null;
  }
  const draw = (): void => {
    if (canvas.width !== video.videoWidth) canvas.width = video.videoWidth;
    if (canvas.height !== video.videoHeight) canvas.height = video.videoHeight;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(video, 0, 0);
  };
  draw();
  return { canvas, draw };
}
