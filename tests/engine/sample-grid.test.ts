import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundColor } from '../../src/color/round-color.ts';
import { cellJitter, pickPixel, sampleGrid } from '../../src/engine/sample-grid.ts';

const size = fc.integer({ min: 1, max: 8192 });

test('the grid is never finer than the pixels, and its cells are about square', () => {
  fc.assert(
    fc.property(size, size, fc.integer({ min: 16, max: 640 }), (width, height, resolution) => {
      const { columns, rows } = sampleGrid(width, height, resolution);
      expect(columns).toBe(Math.min(width, resolution));
      expect(rows).toBeGreaterThanOrEqual(1);
      expect(rows).toBeLessThanOrEqual(height);
      if (rows > 1 && rows < height) expect(Math.abs(height / rows / (width / columns) - 1)).toBeLessThan(0.5);
    }),
  );
});

test('the pixel picked for a cell lies in the cell', () => {
  fc.assert(
    fc.property(
      size,
      fc.nat(),
      fc.nat({ max: 255 }),
      fc.integer({ min: 1, max: 640 }),
      (pixels, some, jitter, most) => {
        const cells = Math.min(pixels, most);
        const cell = some % cells;
        const pixel = pickPixel(cell, jitter, pixels, cells);
        expect(pixel).toBeGreaterThanOrEqual(Math.floor((cell * pixels) / cells));
        expect(pixel).toBeLessThan(Math.max(Math.ceil(((cell + 1) * pixels) / cells), 1));
      },
    ),
  );
});

test('offsets in the cells are spread over the whole cell', () => {
  const offsets = Array.from({ length: 4096 }, (_, i) => cellJitter(i % 64, Math.floor(i / 64), 0));
  const mean = offsets.reduce((sum, value) => sum + value, 0) / offsets.length;
  expect(mean).toBeGreaterThan(120);
  expect(mean).toBeLessThan(135);
  expect(new Set(offsets).size).toBeGreaterThan(250);
});

test('colors round to the nearest byte, ties upward whatever the last bit of a float says', () => {
  expect([-3, 0, 0.49, 100.5, 100.49999, 254.6, 300].map(roundColor)).toEqual([0, 0, 0, 101, 101, 255, 255]);
});
