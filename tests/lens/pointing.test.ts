import { expect, test } from 'vitest';
import { type Box, type Fit, pixelUnder as pixelIn, placeOf } from '../../src/lens/pointing.ts';

/** As a page shows it that leaves the styles alone, or with those of `fit`. */
const pixelUnder = (box: Box, width: number, height: number, x: number, y: number, fit?: Fit) =>
  pixelIn(placeOf(box, width, height, fit), width, height, x, y, box);

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

test('a picture that covers, fills, or is shown as large as it is', () => {
  const box = { left: 100, top: 10, width: 200, height: 100 };
  const styled = (objectFit: string, objectPosition = '50% 50%') => ({ objectFit, objectPosition });
  expect(placeOf(box, 50, 50, styled('contain'))).toEqual({ left: 150, top: 10, width: 100, height: 100 });
  expect(placeOf(box, 50, 50, styled('cover'))).toEqual({ left: 100, top: -40, width: 200, height: 200 });
  expect(placeOf(box, 50, 50, styled('fill'))).toEqual(box);
  expect(placeOf(box, 50, 50, styled('none'))).toEqual({ left: 175, top: 35, width: 50, height: 50 });
  expect(placeOf(box, 50, 50, styled('scale-down'))).toEqual({ left: 175, top: 35, width: 50, height: 50 });
  expect(placeOf(box, 500, 500, styled('scale-down'))).toEqual({ left: 150, top: 10, width: 100, height: 100 });
  expect(placeOf(box, 50, 50, styled('none', '0% 100%'))).toMatchObject({ left: 100, top: 60 });
  expect(placeOf(box, 50, 50, styled('none', '12px calc(100% - 8.5px)'))).toMatchObject({ left: 112, top: 51.5 });
  expect(placeOf(box, 50, 50, styled('cover', '0px -20px'))).toMatchObject({ left: 100, top: -10 });
  expect(pixelUnder(box, 50, 50, 100, 10, styled('cover'))).toEqual([0, 12]);
  expect(pixelUnder(box, 50, 50, 299.9, 109.9, styled('cover'))).toEqual([49, 37]);
  expect(pixelUnder(box, 50, 50, 200, 5, styled('cover'))).toBeNull();
  expect(pixelUnder(box, 50, 50, 299, 60, styled('fill'))).toEqual([49, 25]);
  expect(pixelUnder(box, 50, 50, 174, 60, styled('none'))).toBeNull();
});
