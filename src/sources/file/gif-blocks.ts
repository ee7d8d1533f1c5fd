import type { FileBytes } from './file-bytes.ts';

/** Bytes of a GIF's color table, by the flags that announce it. */
const tableBytes = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/**
 * Walks through the blocks of a GIF, up to its end or behind its frame number `max`.
 * @returns how many frames there are, and whether the file's end came that belongs there
 */
export async function walkGif(bytes: FileBytes, max: number): Promise<{ frames: number; ended: boolean }> {
  let frames = 0;
  let at = 13 + tableBytes(await bytes.at(10));
  while (at < bytes.size && frames < max) {
    const block = await bytes.at(at);
    // 0x21: an extension of one kind or another. 0x2c: a frame, with its place, size, flags, colors and code size. 0x3b: the end.
    if (block === 0x21) at += 2;
    else if (block === 0x2c) {
      frames++;
      at += 11 + tableBytes(await bytes.at(at + 9));
    } else return { frames, ended: block === 0x3b };
    for (let length = await bytes.at(at); length > 0; length = await bytes.at(at)) at += length + 1;
    at++;
  }
  return { frames, ended: false };
}
