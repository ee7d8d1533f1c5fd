import { expect, test } from 'vitest';
import { clearMuted } from '../../src/export/picture.ts';

/** Opaque pixels of gray levels, one row. */
const row = (...levels: number[]) => ({
  data: Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, 255])),
  width: levels.length,
  height: 1,
});
const alphas = ({ data }: { data: Uint8ClampedArray }) => [...data].filter((_, i) => i % 4 === 3);
const map = (...labels: number[]) => ({ width: labels.length, height: 1, k: 4, labels: Uint8Array.from(labels) });

test('pixels of muted clusters become transparent, whatever is shown there, and no others', () => {
  const picture = row(0, 9, 0, 178);
  clearMuted(picture, { map: map(1, 0, 2, 1), labels: [1, 3], mirrored: false, original: 0 });
  expect(alphas(picture)).toEqual([0, 255, 255, 0]);
  expect([...picture.data.subarray(4, 8)]).toEqual([9, 9, 9, 255]);
});

test('a mirrored picture is read from the other side', () => {
  const picture = row(0, 0, 0);
  clearMuted(picture, { map: map(1, 0, 0), labels: [1], mirrored: true, original: 0 });
  expect(alphas(picture)).toEqual([255, 255, 0]);
  const rows = { ...row(0, 0, 0, 0), width: 2, height: 2 };
  clearMuted(rows, { map: { ...map(1, 0, 0, 1), width: 2, height: 2 }, labels: [1], mirrored: true, original: 0 });
  expect(alphas(rows)).toEqual([255, 0, 0, 255]);
});

test('a picture of another size is left alone', () => {
  const picture = row(0, 0);
  clearMuted(picture, { map: map(1, 1, 1), labels: [1], mirrored: false, original: 0 });
  expect(alphas(picture)).toEqual([255, 255]);
});

test('on the original’s side of a split nothing is muted, and black stays black', () => {
  const shown = (original: number, mirrored: boolean) => {
    const picture = row(0, 0, 0, 0);
    clearMuted(picture, { map: map(1, 0, 1, 1), labels: [1], mirrored, original });
    return alphas(picture);
  };
  expect(shown(0, false)).toEqual([0, 255, 0, 0]);
  expect(shown(1, false)).toEqual([255, 255, 0, 0]);
  expect(shown(3, false)).toEqual([255, 255, 255, 0]);
  expect(shown(4, false)).toEqual([255, 255, 255, 255]);
  // The picture's left is the original's, whichever way round it is.
  expect(shown(0, true)).toEqual([0, 0, 255, 0]);
  expect(shown(1, true)).toEqual([255, 0, 255, 0]);
  expect(shown(3, true)).toEqual([255, 255, 255, 0]);
});
