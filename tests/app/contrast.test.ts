import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, inkOn, luminance } from '../../src/app/look/contrast.ts';

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('luminance runs from black to white, and green is lighter than red than blue', () => {
  expect(luminance('#000000')).toBe(0);
  expect(luminance('#ffffff')).toBeCloseTo(1, 10);
  expect(luminance('#00ff00')).toBeGreaterThan(luminance('#ff0000'));
  expect(luminance('#ff0000')).toBeGreaterThan(luminance('#0000ff'));
});

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#123456', '#123456')).toBe(1);
});

test('ink on any color has at least 4.5 to 1, and is black or white', () => {
  fc.assert(
    fc.property(anyColor, (color) => {
      expect(['#000000', '#ffffff']).toContain(inkOn(color));
      expect(contrast(color, inkOn(color))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
