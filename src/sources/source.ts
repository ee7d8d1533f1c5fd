import type { LensError } from '../settings/errors.ts';

/** What a source is asked to do, and what happens to it. One interface for cameras, the demo scene, files, screens. */

export type SourceKind = 'camera' | 'demo' | 'file' | 'screen';

/** What had to be done to a file for its picture to be shown, and should be said. */
export type SourceNote = 'first-frame' | 'on-white' | 'scaled' | 'cut-off';

/** A running source of frames. Closing it frees everything it holds: tracks, elements, listeners, timers. */
export interface Source {
  readonly kind: SourceKind;
  /** The element that holds the current frame; what the engine uploads. */
  readonly image: HTMLVideoElement | HTMLCanvasElement;
  /** Size of the current frame in pixels; 0 × 0 until there is one. */
  readonly width: number;
  readonly height: number;
  /** True where there is one frame and never another: it stands from the beginning. */
  readonly still?: boolean;
  readonly notes?: readonly SourceNote[];
  /** True where the picture faces the viewer (`facingMode: "user"`), so that `mirror: auto` mirrors it. */
  readonly facesUser: boolean;
  /** Lets the current frame stand, or goes on. A held source sends no frames, and is still open. */
  hold(on: boolean): void;
  /** Stops at once. Safe to call twice. */
  close(): void;
}

/** What a source tells its owner. */
export interface SourceEvents {
  /** There is a new frame in `image` (from requestVideoFrameCallback or the scene's own clock). */
  onFrame(): void;
  /**
   * The source ended by itself (unplugged, permission taken away). The last frame stays in `image` where it can.
   * @param error why; `camera-ended` unless told
   */
  onEnded(error?: LensError): void;
  /** The source is delivering nothing for now (shutter closed, computer asleep), or delivers again. */
  onPaused?(paused: boolean): void;
  /** The browser has not answered for 5 s, most likely because its prompt is open; called at most once. */
  onWaiting?(): void;
}
