import { LensError } from '../settings/errors.ts';
import type { Source } from '../sources/source.ts';

/** A frame beside the one that the picture shows. */
export interface FrameCopy {
  readonly image: HTMLCanvasElement;
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

/** The source's frame as it is at this moment. @throws LensError `exact-failed` where there is no memory for it */
export function copyFrame({ image, width, height }: Source): FrameCopy {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new LensError('exact-failed');
  context.drawImage(image, 0, 0, width, height);
  return { image: canvas, width, height, pixels: context.getImageData(0, 0, width, height).data };
}
