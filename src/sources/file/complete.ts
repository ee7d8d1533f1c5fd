import type { Edges } from './edges.ts';

/**
 * False where a picture's file ends before its picture does: browsers show the part there is. Where the file is larger than its
 * edges, the end of the last part has to do.
 */
export function isComplete(format: string, { head, tail, size }: Edges): boolean {
  const whole = head.length === size;
  switch (format) {
    case 'PNG':
      return whole ? hasPngEnd(head) : endsWith(tail, 'IEND');
    case 'JPEG':
      return whole ? hasJpegEnd(head) : endsWith(tail, '\xff\xd9');
    case 'GIF':
      return endsWith((whole ? head : tail).slice(-GIF_END_BYTES), ';');
    case 'WebP':
      return head.length >= 8 && viewOf(head).getUint32(4, true) + 8 <= size;
    default:
      return true;
  }
}

/** Some programs fill a GIF up behind its end. */
const GIF_END_BYTES = 1024;

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
