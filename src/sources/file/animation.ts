import { FileBytes } from './file-bytes.ts';
import { walkGif } from './gif-blocks.ts';

/** Where the brands of an AVIF end at the latest. */
const BRANDS_MAX = 1024;

/** True where a picture moves: of GIF, PNG, WebP and AVIF, by their bytes. @throws LensError `file-unreadable` */
export async function isAnimated(format: string, file: Blob): Promise<boolean> {
  const bytes = new FileBytes(file);
  switch (format) {
    case 'GIF':
      return (await walkGif(bytes, 2)).frames === 2;
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
