import { expect, test } from 'vitest';
import { paletteOf } from '../../src/lens/palette.ts';
import { defaults } from '../../src/settings/settings.ts';

const NUMBERS = { centroids: [10.5, 127.49, 254.6, 0, 0, 0, 255, 255, 255], shares: [0.5, 0.3, 0.2] };
const COLORS = ['#0b7fff', '#000000', '#ffffff'];
const shown = (settings: Partial<ReturnType<typeof defaults>>) =>
  paletteOf(NUMBERS, { ...defaults(), ...settings }).map((swatch) => swatch.shown);

test('a swatch has its mean color, and the one that the picture shows', () => {
  for (const view of ['segments', 'outlines', 'original'] as const) expect(shown({ view }), view).toEqual(COLORS);
  expect(shown({ view: 'labels' })).toEqual(['#ff0000', '#0000ff', '#ffff00']);
  expect(shown({ view: 'labels', colors: 'okabe-ito' })).not.toEqual(shown({ view: 'labels' }));
  expect(shown({ view: 'gray' })).toEqual(['#ffffff', '#7f7f7f', '#545454']);
  expect(shown({ view: 'gray', grays: 'linear' })).toEqual(['#000000', '#555555', '#aaaaaa']);
  for (const view of ['segments', 'labels', 'gray'] as const)
    expect(paletteOf(NUMBERS, { ...defaults(), view }).map(({ color }) => color)).toEqual(COLORS);
});

test('shares and muting are those of the clusters, whatever is shown', () => {
  const swatches = paletteOf(NUMBERS, { ...defaults(), view: 'gray', muted: '2' });
  expect(swatches.map(({ label, share, muted }) => [label, share, muted])).toEqual([
    [0, 0.5, false],
    [1, 0.3, true],
    [2, 0.2, false],
  ]);
  expect(paletteOf(null, defaults())).toEqual([]);
});
