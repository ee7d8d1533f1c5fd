import { expect, test } from 'vitest';
import { pastStrips } from '../../src/sources/file/rounded-drawing.ts';

/** A line of a canvas that is opaque but for its ends. */
const line = (before: number, length: number, behind: number, free = 0) => [
  ...Array(before).fill(free),
  ...Array(length - before - behind).fill(255),
  ...Array(behind).fill(free),
];

test('what rounding left free at the edges of a drawing lies outside when it is drawn again', () => {
  // 60 mm × 40 mm: 226.8 × 151.2 pixels.
  const place = pastStrips(line(1, 1024, 1, 251), line(0, 681, 0), { width: 227, height: 151 });
  expect(place).toEqual({ x: -1024 / 1022, y: -0, width: (1024 * 1024) / 1022, height: 681 });
  // 1000 : 5 in 300 × 2 pixels, of which it needs 1.5.
  expect(pastStrips(line(0, 1024, 0), line(1, 7, 1), { width: 300, height: 2 })).toMatchObject({
    height: expect.closeTo(49 / 5, 9),
  });
  expect(pastStrips(line(100, 1024, 100), line(0, 7, 0), { width: 300, height: 2 })).toMatchObject({ y: -0 });
});

test('what a drawing itself leaves free stays', () => {
  const size = { width: 227, height: 151 };
  expect(pastStrips(line(20, 1024, 20), line(0, 681, 0), size)).toBeNull();
  expect(pastStrips(line(3, 1024, 3), line(3, 681, 3), { width: 24, height: 16 })).toBeNull();
  expect(pastStrips(line(0, 1024, 0), line(0, 681, 0), size)).toBeNull();
  expect(pastStrips(Array(1024).fill(0), line(0, 681, 0), size)).toBeNull();
});
