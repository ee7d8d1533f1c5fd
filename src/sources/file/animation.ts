import { bytesOf } from './file-error.ts';

/** Bytes of a file that are read at a time: it may be larger than the memory. */
const WINDOW_BYTES = 2 ** 16;

/** True where a picture moves: of GIF, PNG and WebP, by their bytes. @throws LensError `file-unreadable` */
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
    default:
      return false;
  }
}

/** Any byte of a file, without reading it whole. */
class FileBytes {
  readonly size: number;
  readonly #file: Blob;
  #window = new Uint8Array();
  #from = 0;

  constructor(file: Blob) {
    this.#file = file;
    this.size = file.size;
  }

  /** 0 behind the end. */
  async at(place: number): Promise<number> {
    if (place >= this.size) return 0;
    if (place < this.#from || place >= this.#from + this.#window.length) {
      this.#from = place;
      this.#window = new Uint8Array(await bytesOf(this.#file, place, place + WINDOW_BYTES));
    }
    return this.#window[place - this.#from];
  }

  async four(place: number): Promise<number[]> {
    return [await this.at(place), await this.at(place + 1), await this.at(place + 2), await this.at(place + 3)];
  }

  async word(place: number): Promise<string> {
    return String.fromCharCode(...(await this.four(place)));
  }

  async length(place: number): Promise<number> {
    return (await this.four(place)).reduce((sum, byte) => 256 * sum + byte, 0);
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
