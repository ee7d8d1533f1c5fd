import type { Edges } from './edges.ts';
import { FileBytes } from './file-bytes.ts';
import { walkGif } from './gif-blocks.ts';

/**
 * False where a picture's file ends before its picture does: browsers show the part there is. Where a PNG or a JPEG is larger
 * than its edges, the end of the last part has to do.
 *
 * @throws LensError `file-unreadable`
 */
export async function isComplete(format: string, file: Blob, { head, tail, size }: Edges): Promise<boolean> {
  const whole = head.length === size;
  switch (format) {
    case 'PNG':
      return whole ? hasPngEnd(head) : endsWith(tail, 'IEND');
    case 'JPEG':
      return whole ? hasJpegEnd(head) : endsWith(tail, '\xff\xd9');
    case 'GIF':
      return (await walkGif(new FileBytes(file), Number.POSITIVE_INFINITY)).ended;
    case 'WebP':
      return head.length >= 8 && viewOf(head).getUint32(4, true) + 8 <= size;
    case 'BMP':
      return bitmapEnd(viewOf(head)) <= size;
    case 'ICO':
    case 'CUR':
      return iconEnd(viewOf(head)) <= size;
    case 'AVIF':
    case 'HEIC':
      return hasWholeBoxes(new FileBytes(file));
    default:
      return true;
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** True where the mark is among the bytes: what follows a picture's end is nobody's. */
function endsWith(bytes: Uint8Array, mark: string): boolean {
  return new TextDecoder('latin1').decode(bytes).includes(mark);
}

/** Chunks of a length, a name, content and a sum, up to one without content. */
function hasPngEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IEND') return true;
  }
  return false;
}

/** Segments up to the first scan; after it the end is marked. A small picture within a segment has an end of its own. */
function hasJpegEnd(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    // Any marker may be preceded by fill bytes.
    at += bytes[at + 1] === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  for (; at + 1 < bytes.length; at++) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

/** Numbers that a BMP has for rows that are packed in runs: they have any length, which is told. */
const PACKED: readonly number[] = [1, 2, 4];

/** Where the pixels of a BMP end; 0 where its header is not there whole. */
function bitmapEnd(view: DataView): number {
  // The oldest header has short numbers.
  const old = view.byteLength >= 26 && view.getUint32(14, true) === 12;
  if (view.byteLength < (old ? 26 : 38)) return 0;
  const start = view.getUint32(10, true);
  const width = old ? view.getUint16(18, true) : view.getInt32(18, true);
  const height = old ? view.getUint16(20, true) : view.getInt32(22, true);
  const depth = view.getUint16(old ? 24 : 28, true);
  if (!old && PACKED.includes(view.getUint32(30, true))) return start + view.getUint32(34, true);
  // Rows begin at multiples of four bytes, and may go down as well as up.
  return start + 4 * Math.ceil((width * depth) / 32) * Math.abs(height);
}

/** Where the last picture of an icon ends, by its table. */
function iconEnd(view: DataView): number {
  let end = 0;
  const count = view.byteLength < 6 ? 0 : view.getUint16(4, true);
  for (let at = 6; at + 16 <= view.byteLength && at < 6 + 16 * count; at += 16) {
    end = Math.max(end, view.getUint32(at + 8, true) + view.getUint32(at + 12, true));
  }
  return end;
}

/** Boxes of a length and a name, one behind the other, up to the end of the file. */
async function hasWholeBoxes(bytes: FileBytes): Promise<boolean> {
  let at = 0;
  while (at + 8 <= bytes.size) {
    const length = await bytes.length(at);
    // 0: up to the end, whatever that is. 1: a longer number follows the name.
    if (length === 0) return true;
    const step = length === 1 ? 2 ** 32 * (await bytes.length(at + 8)) + (await bytes.length(at + 12)) : length;
    // No box, but what somebody put behind the picture.
    if (step < 8) return true;
    at += step;
  }
  return at <= bytes.size;
}
