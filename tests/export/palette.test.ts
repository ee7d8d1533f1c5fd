import { expect, test } from 'vitest';
import { cssPalette, gplPalette, hexPalette, jsonPalette, type PaletteEntry } from '../../src/export/palette.ts';

const PALETTE: readonly PaletteEntry[] = [
  { label: 0, color: '#0a80ff', share: 0.625, muted: false },
  { label: 1, color: '#000000', share: 0.375, muted: true },
];

test('for GIMP: a head, then three numbers and a name a line', () => {
  expect(gplPalette(PALETTE, { space: 'lab' })).toBe(
    'GIMP Palette\nName: K-Lens: 2 colors, lab\nColumns: 2\n#\n 10 128 255\tCluster 1\n  0   0   0\tCluster 2\n',
  );
});

test('for GIMP, of scaled values: they are named', () => {
  expect(gplPalette(PALETTE, { space: 'lab', scaling: 'min-max' })).toContain('Name: K-Lens: 2 colors, lab, min-max\n');
});

test('as a list: a color a line', () => {
  expect(hexPalette(PALETTE)).toBe('#0a80ff\n#000000\n');
});

test('for CSS: a custom property each, by the number that people see', () => {
  expect(cssPalette(PALETTE)).toBe(
    ':root {\n  --k-lens-1: #0a80ff; /* 62.5 % */\n  --k-lens-2: #000000; /* 37.5 % */\n}\n',
  );
});

test('as JSON: also what is muted', () => {
  expect(JSON.parse(jsonPalette(PALETTE))).toEqual([
    { number: 1, color: '#0a80ff', share: 0.625, muted: false },
    { number: 2, color: '#000000', share: 0.375, muted: true },
  ]);
});
