import { expect, test } from 'vitest';
import type { View } from '../../src/engine/engine.ts';
import { labelColors } from '../../src/engine/label-colors.ts';

const colorsOf = (view: Partial<View>, k: number) => {
  const bytes = labelColors({ kind: 'labels', mutedMask: 0, mirror: false, ...view }, k);
  return bytes && Array.from({ length: k }, (_, label) => [...bytes.subarray(3 * label, 3 * label + 3)]);
};

test('labels have the ten colors of skimage, in its order, and then again', () => {
  const colors = colorsOf({}, 32);
  expect(colors?.slice(0, 10)).toEqual([
    [255, 0, 0],
    [0, 0, 255],
    [255, 255, 0],
    [255, 0, 255],
    [0, 128, 0],
    [75, 0, 130],
    [255, 140, 0],
    [0, 255, 255],
    [255, 192, 203],
    [154, 205, 50],
  ]);
  expect(colors?.slice(10, 20)).toEqual(colors?.slice(0, 10));
});

test('no label has the black of a muted one', () => {
  for (const colors of ['skimage', 'okabe-ito'] as const)
    expect(colorsOf({ colors }, 32)).not.toContainEqual([0, 0, 0]);
});

test('grays are those of the tutorial, or of its reader', () => {
  const grays = (k: number, formula: NonNullable<View['grays']>) =>
    colorsOf({ kind: 'gray', grays: formula }, k)?.map(([r]) => r);
  expect(grays(2, 'reciprocal')).toEqual([255, 127]);
  expect(grays(5, 'reciprocal')).toEqual([255, 127, 84, 63, 50]);
  expect(grays(16, 'linear')).toEqual(Array.from({ length: 16 }, (_, label) => 16 * label));
  expect(grays(3, 'linear')).toEqual([0, 85, 170]);
  expect(colorsOf({ kind: 'gray' }, 2)?.[1]).toEqual([127, 127, 127]);
});

test('what shows centroids or the frame has no colors of its own', () => {
  for (const kind of ['segments', 'outlines', 'original'] as const) expect(colorsOf({ kind }, 5)).toBeNull();
});
