import type { FrameImage } from '../engine/engine.ts';
import { toI420 } from './i420.ts';
import { context2d } from './row.ts';

/** What hands frames to the rows. */
export interface Feed {
  readonly kind: 'video' | 'canvas';
  /** Shows frame `index` of those given, over and over. */
  show(index: number): Promise<FrameImage>;
  close(): void;
}

/** Chromium's way to make a video track of frames; not in TypeScript's library. */
declare class MediaStreamTrackGenerator extends MediaStreamTrack {
  constructor(init: { kind: 'video' });
  readonly writable: WritableStream<VideoFrame>;
}

/** A video that waits so long for a frame will not show it on any machine, in milliseconds. */
const LATE_MS = 30_000;
const START_INTERVAL_MS = 50;
const FRAME_MICROSECONDS = 33_333;

/** Frames in a `<video>`, in the planes of a camera: their upload costs what a camera's does, and each is a new one. */
export async function videoFeed(frames: readonly ImageData[]): Promise<Feed> {
  const { width, height } = frames[0];
  const planes = frames.map(({ data }) => toI420(data, width, height));
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  const video = document.createElement('video');
  video.muted = true;
  video.ariaHidden = 'true';
  // Outside of the page it would show nothing; as small as it is, the page hardly has to draw it.
  video.style.cssText = 'position: fixed; width: 1px; height: 1px';
  document.body.append(video);
  video.srcObject = new MediaStream([track]);
  let count = 0;
  const write = (index: number) =>
    writer.write(
      new VideoFrame(planes[index % planes.length], {
        format: 'I420',
        codedWidth: width,
        codedHeight: height,
        timestamp: FRAME_MICROSECONDS * count++,
        colorSpace: { primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', fullRange: false },
      }),
    );
  const close = () => {
    track.stop();
    video.remove();
  };
  video.play().catch(() => {});
  const end = performance.now() + LATE_MS;
  // What comes before the video listens is lost.
  while (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
    if (performance.now() > end) {
      close();
      throw new Error('the video does not start');
    }
    await write(0);
    await new Promise((resolve) => setTimeout(resolve, START_INTERVAL_MS));
  }
  return {
    kind: 'video',
    async show(index) {
      const shown = new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('the video stands still')), LATE_MS);
        video.requestVideoFrameCallback(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      await write(index);
      await shown;
      return video;
    },
    close,
  };
}

/** Frames in a canvas in memory, as the demo scene has them: no conversion of colors, so that every value is exact. */
export function canvasFeed(frames: readonly ImageData[]): Feed {
  const context = context2d(frames[0]);
  return {
    kind: 'canvas',
    async show(index) {
      context.putImageData(frames[index % frames.length], 0, 0);
      return context.canvas;
    },
    close: () => {},
  };
}

/** As a camera delivers, where the browser can make a video of frames; else as the demo scene does. */
export async function bestFeed(frames: readonly ImageData[]): Promise<Feed> {
  const video = 'MediaStreamTrackGenerator' in globalThis ? await videoFeed(frames).catch(() => null) : null;
  return video ?? canvasFeed(frames);
}
