import type { Source, SourceNote } from '../source.ts';
import { isAnimated } from './animation.ts';
import { isComplete } from './complete.ts';
import { bytesOf, fileError } from './file-error.ts';
import { READABLE } from './file-kind.ts';
import { fitted } from './fit.ts';

/** Formats whose pictures can move, or be cut off unnoticed: for these the whole file is looked at. */
const LOOKED_AT = /^(GIF|PNG|WebP|JPEG)$/;
/** Formats without transparency: nothing to look for. */
const OPAQUE = /^(JPEG|BMP)$/;
/** A drawing has no pixels of its own; its longer side gets at least so many. */
const DRAWING_SIDE = 1024;
/** Rows of pixels that are looked through at a time. */
const STRIP_ROWS = 256;

/**
 * Opens a picture: upright, in sRGB, of eight bits a channel, without transparency, and no larger than fits. It stands.
 *
 * @throws LensError `file-format`, `file-damaged`, `file-unreadable`
 */
export async function openPicture(
  file: Blob,
  format: string,
  maxSide: () => Promise<number>,
  signal: AbortSignal,
): Promise<Source> {
  const bytes = LOOKED_AT.test(format) ? await bytesOf(file, 0, file.size) : new Uint8Array();
  if (!isComplete(format, bytes)) throw fileError('file-damaged', file, { format });
  // The element, not createImageBitmap: that one knows the size only once it has all pixels, and no SVG.
  // And by no other word for it does an element take a drawing.
  const url = URL.createObjectURL(format === 'SVG' ? new Blob([file], { type: 'image/svg+xml' }) : file);
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
    signal.throwIfAborted();
    const { canvas, notes } = flatten(image, format, await maxSide());
    if (isAnimated(format, bytes)) notes.unshift('first-frame');
    return still(canvas, notes);
  } catch (error) {
    signal.throwIfAborted();
    // What is no fault of the file's is a defect.
    if (!(error instanceof DOMException)) throw error;
    throw fileError(READABLE.includes(format) ? 'file-damaged' : 'file-format', file, { format }, error);
  } finally {
    URL.revokeObjectURL(url);
    // Its pixels go with it.
    image.removeAttribute('src');
  }
}

/** Draws a decoded picture: of an animation that is its first frame. */
function flatten(image: HTMLImageElement, format: string, maxSide: number) {
  const { width, height } = sizeOf(image, format);
  const size = fitted(width, height, maxSide);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, size);
  // In memory: it is read here, perhaps, and uploaded once.
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new TypeError('The browser gives no 2D canvas.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, size.width, size.height);
  const notes: SourceNote[] = [];
  if (size.width < width) notes.push('scaled');
  if (!OPAQUE.test(format) && isTransparent(context, size)) {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
    notes.push('on-white');
  }
  return { canvas, notes };
}

/** As it is to be seen: turned upright already, where the file says how. */
function sizeOf({ naturalWidth, naturalHeight }: HTMLImageElement, format: string) {
  if (format !== 'SVG') return { width: naturalWidth, height: naturalHeight };
  // A drawing may name no size; browsers then think of this one.
  const [width, height] = [naturalWidth || 300, naturalHeight || 150];
  const scale = Math.max(1, DRAWING_SIDE / Math.max(width, height));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/** @throws DOMException where the browser lets no page read what it drew, as with some drawings */
function isTransparent(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }) {
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const { data } = context.getImageData(0, top, width, Math.min(STRIP_ROWS, height - top));
    for (let i = 3; i < data.length; i += 4) if (data[i] < 255) return true;
  }
  return false;
}

/** A source of one frame. */
function still(canvas: HTMLCanvasElement, notes: readonly SourceNote[]): Source {
  const { width, height } = canvas;
  return {
    kind: 'file',
    image: canvas,
    width,
    height,
    still: true,
    notes,
    facesUser: false,
    hold() {},
    close() {
      // Browsers keep the pixels of a canvas until they collect it, which can be late.
      canvas.width = 0;
      canvas.height = 0;
    },
  };
}
