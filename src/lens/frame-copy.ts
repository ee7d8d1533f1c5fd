import { LensError } from '../settings/errors.ts';
import type { Source } from '../sources/source.ts';

/** A frame beside the one that the picture shows. */
export interface FrameCopy {
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  readonly facesUser: boolean;
  readonly pixels: Uint8ClampedArray;
}

/** Copies one frame after the other, always into the same canvas: the last copy's is gone with the next. */
export class FrameCopier {
  #canvas: HTMLCanvasElement | null = null;

  /** The source's frame as it is at this moment. @throws LensError `exact-failed` where there is no memory for it */
  copy({ image, width, height, facesUser }: Source): FrameCopy {
    this.#canvas ??= document.createElement('canvas');
    const canvas = this.#canvas;
    // Setting a size takes new memory, even where it is the same.
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new LensError('exact-failed');
    // What is transparent is not what the frame before has there.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return { image: canvas, width, height, facesUser, pixels: context.getImageData(0, 0, width, height).data };
  }

  /** Gives its memory back at once: some browsers have little of it for canvases, and clear up late. */
  end(): void {
    if (this.#canvas) this.#canvas.width = this.#canvas.height = 0;
    this.#canvas = null;
  }
}
