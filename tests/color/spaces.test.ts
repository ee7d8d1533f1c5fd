import { converter } from 'culori';
import { expect, test } from 'vitest';
import { COLOR_SPACES, SPACES, type Triple } from '../../src/color/spaces.ts';

/** Every eighth byte or so, and both ends, on each axis. */
const LEVELS = Array.from({ length: 18 }, (_, i) => (15 * i) / 255);
const COLORS = LEVELS.flatMap((r) => LEVELS.flatMap((g) => LEVELS.map((b): Triple => [r, g, b])));

/** Each space by culori, in its own units, as K-Lens has them. */
const PEERS = {
  rgb: ([r, g, b]: Triple) => [255 * r, 255 * g, 255 * b],
  hsv: ([r, g, b]: Triple) => {
    const { h = 0, s, v } = converter('hsv')({ mode: 'rgb', r, g, b });
    return [h / 360, s, v];
  },
  lab: ([r, g, b]: Triple) => {
    const { l, a, b: blue } = converter('lab65')({ mode: 'rgb', r, g, b });
    return [l, a, blue];
  },
  oklab: ([r, g, b]: Triple) => {
    const { l, a, b: blue } = converter('oklab')({ mode: 'rgb', r, g, b });
    return [l, a, blue];
  },
};

for (const space of SPACES) {
  const { fromRgb, toRgb, scale } = COLOR_SPACES[space];

  test(`${space} is that of culori, but for where its cube begins`, () => {
    const black = [0, 1, 2].map((axis) => scale * fromRgb(0, 0, 0)[axis] - PEERS[space]([0, 0, 0])[axis]);
    let worst = 0;
    for (const color of COLORS) {
      const expected = PEERS[space](color);
      fromRgb(...color).forEach((value, axis) => {
        worst = Math.max(worst, Math.abs(scale * value - black[axis] - expected[axis]) / scale);
      });
    }
    expect(worst).toBeLessThan(1e-6);
  });

  test(`a color goes to ${space} and back, and never leaves the cube`, () => {
    let worst = 0;
    let outside = -1;
    for (const color of COLORS) {
      const place = fromRgb(...color);
      outside = Math.max(outside, ...place.map((value) => Math.abs(value - 0.5) - 0.5));
      toRgb(...place).forEach((value, i) => {
        worst = Math.max(worst, Math.abs(value - color[i]));
      });
    }
    expect(outside).toBeLessThanOrEqual(0);
    // sRGB's two pieces do not quite meet.
    expect(worst).toBeLessThan(1e-6);
  });
}

test('what no screen can show becomes the nearest value of each channel', () => {
  for (const space of ['hsv', 'lab', 'oklab'] as const) {
    for (const place of [
      [0.5, -0.3, 1.4],
      [1.3, 1, 0],
      [-0.2, 0.5, 0.5],
    ] satisfies Triple[]) {
      for (const value of COLOR_SPACES[space].toRgb(...place)) {
        expect(value, space).toBeGreaterThanOrEqual(0);
        expect(value, space).toBeLessThanOrEqual(1);
      }
    }
  }
});
