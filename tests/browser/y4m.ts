/** Red, green, blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** A video made by code, for a fake camera. Frames loop. */
export interface Video {
  /** Even. */
  readonly width: number;
  /** Even. */
  readonly height: number;
  /** Frames per second, 12 if not given: more would be drawn in software, and tell no test more. */
  readonly fps?: number;
  /** Frames as RGB or RGBA bytes, or the color of each pixel of frame `t` (from 0). */
  readonly frames: readonly ArrayLike<number>[] | ((x: number, y: number, t: number) => Rgb);
  /** Number of frames if `frames` is a function; 1 if not given. */
  readonly count?: number;
}

/** One frame as RGBA bytes. */
export function pixelsOf({ width, height, frames }: Video, t = 0): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  const given = typeof frames === 'function' ? undefined : frames[t];
  const step = given ? given.length / (width * height) : 0;
  if (given && step !== 3 && step !== 4) throw new RangeError(`frame ${t} has ${given.length} values`);
  for (let i = 0; i < width * height; i++) {
    const rgb = typeof frames === 'function' ? frames(i % width, Math.floor(i / width), t) : undefined;
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = rgb?.[c] ?? given?.[step * i + c] ?? 0;
  }
  return rgba;
}

/**
 * Writes YUV4MPEG2 for a fake camera of Chromium, so that a page sees the colors of `video` within 2 of 255 (in areas of
 * one color: chroma has half the size). Chromium takes any such file for BT.709 of limited range, whatever its header
 * says, so that is what is written.
 */
export function encodeY4m(video: Video): Uint8Array {
  const { width, height, fps = 12, frames, count = 1 } = video;
  if (width % 2 !== 0 || height % 2 !== 0) throw new RangeError(`${width}×${height} is not even`);
  const header = ascii(`YUV4MPEG2 W${width} H${height} F${fps}:1 Ip A1:1 C420jpeg\n`);
  const mark = ascii('FRAME\n');
  const length = typeof frames === 'function' ? count : frames.length;
  const frameBytes = mark.length + (width * height * 3) / 2;
  const bytes = new Uint8Array(header.length + length * frameBytes);
  bytes.set(header);
  for (let t = 0; t < length; t++) {
    const at = header.length + t * frameBytes;
    bytes.set(mark, at);
    writePlanes(pixelsOf(video, t), width, height, bytes.subarray(at + mark.length, at + frameBytes));
  }
  return bytes;
}

const ascii = (text: string) => new TextEncoder().encode(text);

/** Y, then Cb and Cr at half the size, each the mean of two by two pixels. ITU-R BT.709-6, items 3.2 to 3.5. */
function writePlanes(rgba: Uint8ClampedArray, width: number, height: number, out: Uint8Array): void {
  const cbAt = width * height;
  const crAt = cbAt + cbAt / 4;
  for (let y = 0; y < height; y += 2) {
    for (let x = 0; x < width; x += 2) {
      let blue = 0;
      let red = 0;
      for (const pixel of [y * width + x, y * width + x + 1, (y + 1) * width + x, (y + 1) * width + x + 1]) {
        const [r = 0, g = 0, b = 0] = rgba.subarray(4 * pixel, 4 * pixel + 3);
        const luma = 0.2126 * r + 0.7152 * g + 0.0722 * b;
        out[pixel] = Math.round(16 + (219 / 255) * luma);
        blue += (b - luma) / 4;
        red += (r - luma) / 4;
      }
      const quarter = ((y / 2) * width) / 2 + x / 2;
      out[cbAt + quarter] = Math.round(128 + ((224 / 255) * blue) / 1.8556);
      out[crAt + quarter] = Math.round(128 + ((224 / 255) * red) / 1.5748);
    }
  }
}
