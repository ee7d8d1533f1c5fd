import { FileBytes } from './file-bytes.ts';

/** Where the brands of an AVIF end at the latest. */
const BRANDS_MAX = 1024;

/** True where a picture moves: of GIF, PNG, WebP and AVIF, by their bytes. @throws LensError `file-unreadable` */
export async function isAnimated(format: string, file: Blob): Promise<boolean> {
  const bytes = new FileBytes(file);
  switch (format) {
    case 'GIF':
      return (await gifFrames(bytes, 2)) === 2;
    case 'PNG':
      return isAnimatedPng(bytes);
    case 'WebP':
      // The second bit of the flags of an extended file.
      return (await bytes.word(12)) === 'VP8X' && ((await bytes.at(20)) & 2) !== 0;
    case 'AVIF':
      return isAnimatedAvif(bytes);
    default:
      return false;
  }
}

/** An animated PNG says so, in a chunk before its pixels. */
async function isAnimatedPng(bytes: FileBytes): Promise<boolean> {
  for (let at = 8; at + 8 <= bytes.size; at += 12 + (await bytes.length(at))) {
    const chunk = await bytes.word(at + 4);
    if (chunk === 'acTL') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
}

/** By its brands: as a sequence of pictures if the first says so, or if the first leaves it open and another says so. */
async function isAnimatedAvif(bytes: FileBytes): Promise<boolean> {
  const first = await bytes.word(8);
  if (first === 'avis' || first === 'avif') return first === 'avis';
  const end = Math.min(await bytes.length(0), BRANDS_MAX);
  for (let at = 16; at + 4 <= end; at += 4) if ((await bytes.word(at)) === 'avis') return true;
  return false;
}

/** Bytes of a GIF's color table, by the flags that announce it. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Frames of a GIF, counted up to `max`. */
async function gifFrames(bytes: FileBytes, max: number): Promise<number> {
  let frames = 0;
  let at = 13 + tableBytes(await bytes.at(10));
  while (at < bytes.size && frames < max) {
    const block = await bytes.at(at);
    // 0x21: an extension of one kind or another. 0x2c: a frame, with its place, size, flags, colors and code size.
    if (block === 0x21) at += 2;
    else if (block === 0x2c) {
      frames++;
      at += 11 + tableBytes(await bytes.at(at + 9));
    } else break;
    for (let length = await bytes.at(at); length > 0; length = await bytes.at(at)) at += length + 1;
    at++;
  }
  return frames;
}
