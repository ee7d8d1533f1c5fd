import { expect, test } from 'vitest';
import { pixelUnder } from '../../src/lens/pointing.ts';

test('a picture as large as its box', () => {
  const box = { left: 10, top: 20, width: 64, height: 48 };
  expect(pixelUnder(box, 64, 48, 10, 20)).toEqual([0, 0]);
  expect(pixelUnder(box, 64, 48, 73.9, 67.9)).toEqual([63, 47]);
  expect(pixelUnder(box, 640, 480, 42, 44)).toEqual([320, 240]);
});

test('bars on the left and the right are no picture', () => {
  const box = { left: 0, top: 0, width: 200, height: 50 };
  expect(pixelUnder(box, 10, 5, 49.9, 25)).toBeNull();
  expect(pixelUnder(box, 10, 5, 50, 25)).toEqual([0, 2]);
  expect(pixelUnder(box, 10, 5, 149.9, 25)).toEqual([9, 2]);
  expect(pixelUnder(box, 10, 5, 150, 25)).toBeNull();
});

test('nor are bars above and below', () => {
  const box = { left: 0, top: 0, width: 50, height: 200 };
  expect(pixelUnder(box, 5, 10, 25, 49.9)).toBeNull();
  expect(pixelUnder(box, 5, 10, 25, 50)).toEqual([2, 0]);
  expect(pixelUnder(box, 5, 10, 25, 150)).toBeNull();
});

test('a box of no size has nothing under any point', () => {
  expect(pixelUnder({ left: 0, top: 0, width: 0, height: 0 }, 64, 48, 0, 0)).toBeNull();
});
