import { drawScene } from './demo-scene.ts';
import type { Source, SourceEvents } from './source.ts';

/** Frame size in pixels where the owner does not choose one. */
const WIDTH_PX = 640;
const HEIGHT_PX = 480;
/** A frame comes no sooner than this after the last, in milliseconds: 30 a second, less the jitter of a screen. */
const FRAME_MS = 1000 / 30 - 4;

export interface DemoOptions {
  /** Frame size in pixels, whole numbers of at least 1; 640 × 480 where left out. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The scene's clock, in milliseconds; `performance.now` where left out. */
  readonly now?: (() => number) | undefined;
}

/** The demo scene, running. */
export interface DemoSource extends Source {
  readonly kind: 'demo';
  readonly image: HTMLCanvasElement;
  /** The moment shown, in seconds since the scene began. */
  readonly seconds: number;
  /** Shows exactly that moment, announces it at once with `onFrame`, and stands there until `hold(false)`. */
  seek(seconds: number): void;
}

/**
 * Opens the demo scene: the first frame is in `image` on return, and `onFrame` follows with the next animation frame,
 * then up to 30 times a second while the page is visible. It never ends by itself.
 *
 * @throws TypeError where the browser gives no 2D canvas
 */
export function openDemo(events: SourceEvents, options: DemoOptions = {}): DemoSource {
  const { width = WIDTH_PX, height = HEIGHT_PX, now = () => performance.now() } = options;
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  // Drawn in memory: many small shapes are slow on a software GPU (600 ms a frame where memory takes 6), and one
  // upload of the finished picture is cheap on any. Without alpha there is nothing to blend in that upload.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new TypeError('The browser gives no 2D canvas.');

  let seconds = 0;
  let origin = 0;
  let last = Number.NEGATIVE_INFINITY;
  let handle = 0;
  let closed = false;

  const show = (at: number): void => {
    seconds = at;
    drawScene(context, width, height, seconds);
  };
  const tick = (): void => {
    handle = requestAnimationFrame(tick);
    const time = now();
    if (time - last < FRAME_MS) return;
    // However long it stood, or whatever was made ready before its first frame: the same link opens the same one.
    if (last === Number.NEGATIVE_INFINITY) origin = time - seconds * 1000;
    last = time;
    show((time - origin) / 1000);
    events.onFrame();
  };
  const pause = (): void => {
    cancelAnimationFrame(handle);
    handle = 0;
  };

  /** Goes on from the moment shown. */
  const play = (): void => {
    if (closed || handle !== 0) return;
    last = Number.NEGATIVE_INFINITY;
    handle = requestAnimationFrame(tick);
  };

  show(0);
  play();
  return {
    kind: 'demo',
    image: canvas,
    width,
    height,
    facesUser: false,
    get seconds() {
      return seconds;
    },
    seek(at) {
      if (closed) return;
      pause();
      show(at);
      events.onFrame();
    },
    hold(on) {
      if (on) pause();
      else play();
    },
    close() {
      closed = true;
      pause();
    },
  };
}
