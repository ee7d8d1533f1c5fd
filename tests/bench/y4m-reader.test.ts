import { describe, expect, test } from 'vitest';
import { fromI420, toI420 } from '../../src/bench/i420.ts';
import { encodeY4m, pixelsOf, type Video } from '../browser/y4m.ts';
import { readY4m } from './y4m-reader.ts';

/** Areas of one color, four by four pixels. */
const VIDEO: Video = {
  width: 12,
  height: 8,
  fps: 15,
  count: 2,
  frames: (x, y, t) => [(x >> 2) * 90, (y >> 2) * 200, t * 255],
};
const ascii = (text: string) => new TextEncoder().encode(text);

describe('readY4m', () => {
  test('reads what a test camera is given', () => {
    const video = readY4m(encodeY4m(VIDEO));
    expect(video).toMatchObject({ width: 12, height: 8, fps: 15 });
    expect(video.frames).toHaveLength(2);
    expect(video.frames[0]).toHaveLength((12 * 8 * 3) / 2);
  });

  test('gives the colors of areas back within 2', () => {
    const video = readY4m(encodeY4m(VIDEO));
    video.frames.forEach((planes, t) => {
      const wanted = pixelsOf(VIDEO, t);
      fromI420(planes, 12, 8).forEach((value, i) => {
        expect(Math.abs(value - wanted[i])).toBeLessThanOrEqual(2);
      });
    });
  });

  test('says what is wrong with another file', () => {
    expect(() => readY4m(ascii('RIFF'))).toThrow(/not a y4m/);
    expect(() => readY4m(ascii('YUV4MPEG2 W4 H4 C422\n'))).toThrow(/422/);
    expect(() => readY4m(ascii('YUV4MPEG2 W4 H4\nFRAME\nabc'))).toThrow(/ends within frame 0/);
    expect(() => readY4m(ascii('YUV4MPEG2 W4 H4\n'))).toThrow(/without a frame/);
  });
});

test('planes are those that the test camera is given', () => {
  const { frames } = readY4m(encodeY4m(VIDEO));
  expect([...toI420(pixelsOf(VIDEO, 1), 12, 8)]).toEqual([...frames[1]]);
});
