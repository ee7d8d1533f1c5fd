import { expect, test } from 'vitest';
import { cornerOf, placeIn, sheetOf } from '../../src/engine/tiles.ts';

test('every cluster has a tile, and no row is empty', () => {
  for (let k = 1; k <= 32; k++) {
    const { columns, rows } = sheetOf(k);
    expect(columns * rows).toBeGreaterThanOrEqual(k);
    expect(columns * (rows - 1)).toBeLessThan(k);
    expect(rows).toBeLessThanOrEqual(columns);
  }
});

test('each tile shows the whole frame once, edge to edge, in its proportions', () => {
  const [width, height] = [320, 180];
  for (const k of [1, 2, 5, 16, 32]) {
    const seen = Array.from({ length: k }, () => ({ left: Infinity, right: 0, top: Infinity, bottom: 0, x: 0, y: 0 }));
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        const place = placeIn(sheetOf(k), width, height, x, y);
        if (!place) continue;
        const tile = seen[place.alone];
        tile.left = Math.min(tile.left, place.x);
        tile.right = Math.max(tile.right, place.x);
        tile.top = Math.min(tile.top, place.y);
        tile.bottom = Math.max(tile.bottom, place.y);
        if (place.y === 0) tile.x++;
        if (place.x === 0) tile.y++;
      }
    }
    const step = Math.ceil(Math.sqrt(k)) * 1.2 + 1;
    for (const { left, right, top, bottom } of seen) {
      expect([left, top]).toEqual([0, 0]);
      expect(right).toBeLessThan(width);
      expect(right).toBeGreaterThan(width - step);
      expect(bottom).toBeLessThan(height);
      expect(bottom).toBeGreaterThan(height - step);
    }
  }
});

test('without tiles a pixel is itself', () => {
  expect(placeIn({ columns: 0, rows: 0, k: 5 }, 64, 48, 3, 4)).toEqual({ x: 3, y: 4, alone: -1 });
});

test('a frame smaller than its tiles are many is no fault', () => {
  for (let x = 0; x < 3; x++) {
    const place = placeIn(sheetOf(32), 3, 2, x, 0);
    expect(place === null || (place.x < 3 && place.y < 2)).toBe(true);
  }
});

test('the corner of a tile is where the frame begins in it', () => {
  const [width, height] = [640, 360];
  for (const k of [1, 5, 32]) {
    for (let label = 0; label < k; label++) {
      const [x, y] = cornerOf(sheetOf(k), width, height, label);
      expect(placeIn(sheetOf(k), width, height, x, y)).toEqual({ x: 0, y: 0, alone: label });
      expect(placeIn(sheetOf(k), width, height, x - 1, y)?.alone).not.toBe(label);
      expect(placeIn(sheetOf(k), width, height, x, y - 1)?.alone).not.toBe(label);
    }
  }
});
