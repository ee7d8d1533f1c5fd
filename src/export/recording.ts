import { ExportError } from './errors.ts';

/** More frames a second than a camera's nobody needs. */
const FRAME_RATE = 30;
/** Flat areas with hard edges want more than the browsers' 2.5 Mbit/s, in bits a pixel and frame. */
const BITS_PER_PIXEL = 0.2;
/** What is recorded is handed over so often that little is lost where a recorder fails, in milliseconds. */
const SLICE_MS = 1000;
/** MP4 first: slides and phones play it. */
const TYPES = ['video/mp4', 'video/webm'];

/** A picture that moves, being recorded. */
export interface Recording {
  /** Done, in whichever container the browser records; ends by `stop`, or where the recorder fails. */
  readonly file: Promise<Blob>;
  stop(): void;
}

/**
 * Records what a canvas shows from now on. It is copied, so that a canvas that changes its size or is replaced, as on a
 * slow machine and after a lost context, does not end the video.
 * @param canvasNow asked before every frame; null where there is none for the moment
 * @throws ExportError `no-recorder`; `file` rejects with `nothing-recorded`
 */
export function record(width: number, height: number, canvasNow: () => HTMLCanvasElement | null): Recording {
  const copy = document.createElement('canvas');
  // Encoders want even sizes.
  copy.width = width + (width % 2);
  copy.height = height + (height % 2);
  const context = copy.getContext('2d', { alpha: false });
  const recorder = recorderOf(copy);
  if (!context || !recorder) throw new ExportError('no-recorder');

  let request = 0;
  const follow = () => {
    const canvas = canvasNow();
    if (canvas) contain(context, canvas);
    request = requestAnimationFrame(follow);
  };
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const file = new Promise<Blob>((resolve, reject) => {
    // A failure ends the recording too: what there is by then is kept.
    recorder.onstop = () => {
      cancelAnimationFrame(request);
      for (const track of recorder.stream.getTracks()) track.stop();
      const blob = new Blob(parts, { type: recorder.mimeType.replace(/;.*/, '') });
      if (blob.size > 0) resolve(blob);
      else reject(new ExportError('nothing-recorded'));
    };
  });
  try {
    recorder.start(SLICE_MS);
  } catch (error) {
    throw new ExportError('no-recorder', {}, error);
  }
  follow();
  return { file, stop: () => recorder.state !== 'inactive' && recorder.stop() };
}

function recorderOf(canvas: HTMLCanvasElement): MediaRecorder | null {
  if (typeof MediaRecorder === 'undefined' || !('captureStream' in canvas)) return null;
  const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
  const videoBitsPerSecond = canvas.width * canvas.height * FRAME_RATE * BITS_PER_PIXEL;
  return new MediaRecorder(canvas.captureStream(FRAME_RATE), { ...(mimeType && { mimeType }), videoBitsPerSecond });
}

/** Draws a picture as large as there is room for it, in the middle. */
function contain(context: CanvasRenderingContext2D, picture: HTMLCanvasElement): void {
  const { width, height } = context.canvas;
  const scale = Math.min(width / picture.width, height / picture.height);
  const [w, h] = [picture.width * scale, picture.height * scale];
  context.clearRect(0, 0, width, height);
  context.drawImage(picture, (width - w) / 2, (height - h) / 2, w, h);
}
