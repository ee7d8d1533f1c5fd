import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chance } from '../../src/sources/scene/chance.ts';
import { halfWay, lightAt, lit, rgb, tone } from '../../src/sources/scene/light.ts';
import { curve, normalAt, type Turned } from '../../src/sources/scene/turned.ts';

const length = (x: number, y: number, z: number): number => Math.hypot(x, y, z);

describe('the light of the scene', () => {
  it('is a direction from above and before, at any moment, and the same for the same moment', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e4, max: 1e4, noNaN: true }), (seconds) => {
        const light = lightAt(seconds);
        const half = halfWay(light);
        expect(length(light.x, light.y, light.z)).toBeCloseTo(1, 9);
        expect(length(half.x, half.y, half.z)).toBeCloseTo(1, 9);
        expect(light.y).toBeGreaterThan(0);
        expect(light.z).toBeGreaterThan(0);
        expect(lightAt(seconds)).toEqual(light);
      }),
    );
  });

  it('comes from either side in turn, and never jumps', () => {
    const xs = Array.from({ length: 26 * 30 }, (_, frame) => lightAt(frame / 30).x);
    expect(Math.min(...xs)).toBeLessThan(-0.4);
    expect(Math.max(...xs)).toBeGreaterThan(0.4);
    // No flicker: a thirtieth of a second is never a visible step.
    for (let i = 1; i < xs.length; i++) expect(Math.abs(xs[i] - xs[i - 1])).toBeLessThan(0.01);
  });

  it('brightens what faces it, and gives whole channels', () => {
    const brightness = (css: string): number => {
      const channels = (css.match(/\d+/g) ?? []).map(Number);
      expect(channels).toHaveLength(3);
      for (const channel of channels) expect(channel).toBeLessThanOrEqual(255);
      return channels.reduce((sum, channel) => sum + channel, 0);
    };
    const orange = rgb('#ff8a12');
    expect(brightness(lit(orange, 1))).toBeGreaterThan(brightness(lit(orange, 0.3)));
    expect(brightness(lit(orange, 0.3))).toBeGreaterThan(brightness(lit(orange, -1)));
    expect(brightness(lit(orange, -1))).toBe(brightness(lit(orange, -0.5)));
  });

  it('undoes its own gamma within one step', () => {
    for (let channel = 0; channel < 256; channel++) {
      const hex = `#${channel.toString(16).padStart(2, '0').repeat(3)}`;
      // The darkest steps lie closer together than the table's.
      expect(Math.abs(tone(rgb(hex)[0]) - channel)).toBeLessThanOrEqual(channel < 24 ? 6 : 1);
    }
    expect(tone(7)).toBe(255);
  });
});

describe('a turned body', () => {
  const ball: Turned = {
    cx: 5,
    top: -40,
    bottom: 40,
    radius: (t) => 40 * Math.sqrt(Math.max(0, 1 - (2 * t - 1) ** 2)),
    tilt: 0,
    open: false,
  };

  it('has the normals of a ball where it is one', () => {
    for (const [x, y] of [
      [0, 0],
      [20, 0],
      [-15, 12],
      [10, -25],
      [0, 30],
    ] as const) {
      const [nx, ny, nz] = normalAt(ball, ball.cx + x, y);
      expect(nx).toBeCloseTo(x / 40, 1);
      expect(ny).toBeCloseTo(-y / 40, 1);
      expect(nz).toBeCloseTo(Math.sqrt(1 - (x * x + y * y) / 1600), 1);
    }
  });

  it('has unit normals that face the viewer, on it and around it', () => {
    const jug: Turned = { ...ball, radius: curve([30, 20, 60, 35]), tilt: 0.2, open: true };
    const place = fc.double({ min: -80, max: 80, noNaN: true });
    fc.assert(
      fc.property(place, place, (x, y) => {
        const [nx, ny, nz] = normalAt(jug, x, y);
        expect(length(nx, ny, nz)).toBeCloseTo(1, 6);
        expect(nz).toBeGreaterThan(0);
      }),
    );
  });

  it('follows a curve through all of its values', () => {
    const values = [35, 28, 24, 40, 64, 38];
    const along = curve(values);
    for (const [i, value] of values.entries()) expect(along(i / 5)).toBeCloseTo(value, 9);
    expect(along(-1)).toBe(35);
    expect(along(2)).toBe(38);
  });
});

describe('chance', () => {
  it('repeats itself for the same seed, and spreads evenly', () => {
    const first = Array.from({ length: 4000 }, chance(3));
    expect(Array.from({ length: 4000 }, chance(3))).toEqual(first);
    expect(Array.from({ length: 4000 }, chance(4))).not.toEqual(first);
    for (const value of first) expect(value >= 0 && value < 1).toBe(true);
    const low = first.filter((value) => value < 0.25).length;
    expect(low).toBeGreaterThan(900);
    expect(low).toBeLessThan(1100);
  });
});
