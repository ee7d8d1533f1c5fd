import type { Source, SourceNote } from '../source.ts';
import { isAnimated } from './animation.ts';
import { isComplete } from './complete.ts';
import { type Decoded, decode, decodeInline } from './decode.ts';
import type { Edges } from './edges.ts';
import { fileError } from './file-error.ts';
import { READABLE } from './file-kind.ts';
import { fitted } from './fit.ts';
import { type Place, pastStrips } from './rounded-drawing.ts';

/** Formats without transparency: nothing to look for. */
const OPAQUE = /^JPEG$/;
/** A drawing has no pixels of its own; its longer side gets at least so many. */
const DRAWING_SIDE = 1024;
/** Rows of pixels that are looked through at a time. */
const STRIP_ROWS = 256;

/**
 * Opens a picture: upright, in sRGB, of eight bits a channel, without transparency, and no larger than fits. It stands. What the
 * browser shows of a file is opened, also where its end is missing.
 *
 * @throws LensError `file-format`, `file-damaged`, `file-tainted`, `file-blocked`, `file-unreadable`
 */
export async function openPicture(
  file: Blob,
  edges: Edges,
  format: string,
  maxSide: () => Promise<number>,
  signal: AbortSignal,
): Promise<Source> {
  const complete = await isComplete(format, file, edges);
  try {
    const flat = await flatPicture(file, format, complete, await maxSide(), signal);
    if (await isAnimated(format, file)) flat.notes.unshift('first-frame');
    signal.throwIfAborted();
    return still(flat.canvas, flat.notes);
  } catch (error) {
    signal.throwIfAborted();
    // What is no fault of the file's is a defect.
    if (!(error instanceof DOMException)) throw error;
    if (error.name === 'SecurityError') throw fileError('file-tainted', file, {}, error);
    throw fileError(READABLE.includes(format) ? 'file-damaged' : 'file-format', file, { format }, error);
  }
}

async function flatPicture(file: Blob, format: string, complete: boolean, maxSide: number, signal: AbortSignal) {
  const flattened = async ({ image, release }: Decoded) => {
    try {
      signal.throwIfAborted();
      return flatten(image, format, complete, maxSide);
    } finally {
      release();
    }
  };
  try {
    return await flattened(await decode(file, format));
  } catch (error) {
    if (format !== 'SVG' || !(error instanceof DOMException) || error.name !== 'SecurityError') throw error;
    const inline = await decodeInline(file).catch((failed) => {
      throw failed instanceof DOMException ? error : failed;
    });
    return flattened(inline);
  }
}

/** Draws a decoded picture: of an animation that is its first frame. @throws DOMException where nothing of it is there */
function flatten(image: HTMLImageElement, format: string, complete: boolean, maxSide: number) {
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
  let seen = OPAQUE.test(format) ? 'all' : opacity(context, size);
  if (format === 'SVG' && seen === 'some' && fillStrips(context, image)) seen = 'all';
  if (seen === 'nothing' && !complete) throw new DOMException('nothing was decoded', 'EncodingError');
  if (seen !== 'all') {
    context.globalCompositeOperation = 'destination-over';
    context.fillStyle = '#fff';
    context.fillRect(0, 0, size.width, size.height);
  }
  if (!complete) notes.push('cut-off');
  else if (seen !== 'all') notes.push('on-white');
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

/**
 * How much of what was drawn is opaque.
 * @throws DOMException where the browser lets no page read what it drew, as with some drawings
 */
function opacity(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }) {
  let [least, most] = [255, 0];
  for (let top = 0; top < height; top += STRIP_ROWS) {
    const { data } = context.getImageData(0, top, width, Math.min(STRIP_ROWS, height - top));
    for (let i = 3; i < data.length; i += 4) {
      if (data[i] < least) least = data[i];
      if (data[i] > most) most = data[i];
    }
    if (least < 255 && most > 0) return 'some';
  }
  if (most === 0) return 'nothing';
  return least < 255 ? 'some' : 'all';
}

/** Draws an opaque drawing again where rounding left strips free at its edges. @returns false where it has free parts of its own */
function fillStrips(context: CanvasRenderingContext2D, image: HTMLImageElement): boolean {
  const { width, height } = context.canvas;
  const alphas = (x: number, y: number, columns: number, rows: number) =>
    context.getImageData(x, y, columns, rows).data.filter((_, i) => i % 4 === 3);
  const row = alphas(0, height >> 1, width, 1);
  const column = alphas(width >> 1, 0, 1, height);
  const place = pastStrips(row, column, { width: image.naturalWidth || 300, height: image.naturalHeight || 150 });
  if (!place) return false;
  const draw = (at: Place) => {
    context.clearRect(0, 0, width, height);
    context.drawImage(image, at.x, at.y, at.width, at.height);
  };
  draw(place);
  if (opacity(context, { width, height }) === 'all') return true;
  draw({ x: 0, y: 0, width, height });
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
