import type { FrameImage } from '../engine/engine.ts';

/** One way from a frame to a picture in k colors. */
export interface Row {
  readonly id: string;
  readonly k: number;
  /** Takes a second or more: a few frames have to do. */
  readonly slow?: boolean;
  /** Begins warm, from [k, 3] centroids in 0–255 units. What starts cold on every frame has nothing to begin. */
  begin?(image: FrameImage, centroids: Float32Array): void;
  /** From the image to the finished picture. */
  frame(image: FrameImage): void | Promise<void>;
  /** Waits until the graphics driver has done all it was given. */
  drain(): void;
  /** The picture as it is now. */
  picture(): ImageData;
  /** [k, 3] in 0–255 units: what the picture was colored with. */
  centroids(): Promise<Float32Array>;
  dispose(): void;
}

/** The size of every frame of a row. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Nothing can be measured here. */
export class NoWebGl2Error extends Error {
  override readonly message = 'no WebGL2 here';
}

export function hasWebGl2(): boolean {
  const gl = newCanvas({ width: 1, height: 1 }).getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

/** One pixel read back: it can only come when everything before it is done. `finish` alone does not wait everywhere. */
export function drainer(gl: WebGL2RenderingContext): () => void {
  const pixel = new Uint8Array(4);
  return () => {
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    // A lost context does nothing, at once: that would pass for fast.
    if (gl.isContextLost()) throw new Error('the graphics context was lost');
  };
}

export function newCanvas({ width, height }: Size): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** A 2D canvas in memory: what is read back from one on the GPU costs more. */
export function context2d(size: Size): CanvasRenderingContext2D {
  return newCanvas(size).getContext('2d', { alpha: false, willReadFrequently: true }) as CanvasRenderingContext2D;
}

/** What a canvas shows. */
export function pixelsOf(canvas: HTMLCanvasElement): ImageData {
  const copy = context2d(canvas);
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height);
}
