import { describe, expect, test } from 'vitest';
import { encodeY4m, pixelsOf, type Rgb, type Video } from '../browser/y4m.ts';

/** What Chromium makes of one pixel of a y4m file: BT.709, limited range. */
function seen(bytes: Uint8Array, { width, height }: Video, x: number, y: number, t = 0): number[] {
  const start = bytes.indexOf(0x0a) + 1;
  const size = (width * height * 3) / 2;
  const planes = bytes.subarray(start + t * (size + 6) + 6, start + (t + 1) * (size + 6));
  const quarter = (Math.floor(y / 2) * width) / 2 + Math.floor(x / 2);
  const at = (i: number) => planes[i] ?? Number.NaN;
  const luma = ((at(y * width + x) - 16) * 255) / 219;
  const blue = ((at(width * height + quarter) - 128) * 255) / 224;
  const red = ((at((width * height * 5) / 4 + quarter) - 128) * 255) / 224;
  return [luma + 1.5748 * red, luma - 0.1873 * blue - 0.4681 * red, luma + 1.8556 * blue];
}

const COLORS: readonly Rgb[] = [
  [0, 0, 0],
  [255, 255, 255],
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 0],
  [200, 60, 40],
  [13, 200, 201],
];

describe('encodeY4m', () => {
  test('keeps the colors of areas within 2', () => {
    const video: Video = {
      width: 16,
      height: 4,
      frames: (x, _, t) => COLORS[((x >> 1) + t) % 8] ?? [0, 0, 0],
      count: 3,
    };
    const bytes = encodeY4m(video);
    for (let t = 0; t < 3; t++) {
      for (let x = 0; x < 16; x++) {
        const wanted = pixelsOf(video, t).subarray(4 * (16 + x), 4 * (16 + x) + 3);
        const error = seen(bytes, video, x, 1, t).map((value, c) => Math.abs(value - (wanted[c] ?? Number.NaN)));
        expect(Math.max(...error), `${wanted}`).toBeLessThanOrEqual(2);
      }
    }
  });

  test('says its size and speed, and holds every frame', () => {
    const bytes = encodeY4m({ width: 4, height: 2, fps: 12, frames: () => [1, 2, 3], count: 5 });
    const header = 'YUV4MPEG2 W4 H2 F12:1 Ip A1:1 C420jpeg\n';
    expect(new TextDecoder().decode(bytes.subarray(0, header.length))).toBe(header);
    expect(bytes.length).toBe(header.length + 5 * ('FRAME\n'.length + 12));
  });

  test('takes RGB and RGBA frames alike', () => {
    const rgb = [9, 8, 7, 9, 8, 7, 9, 8, 7, 9, 8, 7];
    const rgba = [9, 8, 7, 255, 9, 8, 7, 0, 9, 8, 7, 255, 9, 8, 7, 255];
    const size = { width: 2, height: 2 };
    expect(encodeY4m({ ...size, frames: [rgb, rgb] })).toEqual(encodeY4m({ ...size, frames: [rgba, rgba] }));
  });

  test('refuses odd sizes and frames of another size', () => {
    expect(() => encodeY4m({ width: 3, height: 2, frames: () => [0, 0, 0] })).toThrow('3×2 is not even');
    expect(() => encodeY4m({ width: 2, height: 2, frames: [[1, 2, 3]] })).toThrow('frame 0 has 3 values');
  });
});
