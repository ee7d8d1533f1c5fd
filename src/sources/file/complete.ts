/** False where a picture's file ends before its picture does: browsers would show the part there is, and gray. */
export function isComplete(format: string, bytes: Uint8Array): boolean {
  switch (format) {
    case 'PNG':
      return hasPngEnd(bytes);
    case 'JPEG':
      return hasJpegEnd(bytes);
    case 'WebP':
      return bytes.length >= 8 && viewOf(bytes).getUint32(4, true) + 8 <= bytes.length;
    default:
      return true;
  }
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

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
