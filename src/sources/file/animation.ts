/** True where a picture moves: of GIF, PNG and WebP, by their bytes. */
export function isAnimated(format: string, bytes: Uint8Array): boolean {
  switch (format) {
    case 'GIF':
      return gifFrames(bytes, 2) === 2;
    case 'PNG':
      return isAnimatedPng(bytes);
    case 'WebP':
      // The second bit of the flags of an extended file.
      return ascii(bytes, 12) === 'VP8X' && (bytes[20] & 2) !== 0;
    default:
      return false;
  }
}

const ascii = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** An animated PNG says so, in a chunk before its pixels. */
function isAnimatedPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const chunk = ascii(bytes, at + 4);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

/** Bytes of a GIF's color table, by the flags that announce it. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Frames of a GIF, counted up to `max`. */
function gifFrames(bytes: Uint8Array, max: number): number {
  let frames = 0;
  let at = 13 + tableBytes(bytes[10]);
  while (at < bytes.length && frames < max) {
    const block = bytes[at];
    // 0x21: an extension of one kind or another. 0x2c: a frame, with its place, size, flags, colors and code size.
    if (block === 0x21) at += 2;
    else if (block === 0x2c) {
      frames++;
      at += 11 + tableBytes(bytes[at + 9]);
    } else break;
    while (bytes[at] > 0) at += bytes[at] + 1;
    at++;
  }
  return frames;
}
