import { expect, test } from 'vitest';
import { FrameRate } from '../../src/lens/frame-rate.ts';

test('frames a second are those of the last second', () => {
  const rate = new FrameRate();
  for (let frame = 0; frame < 90; frame++) rate.count(frame * 33.3);
  expect(rate.fps(90 * 33.3)).toBeCloseTo(30, -0.5);
  expect(rate.fps(90 * 33.3 + 2000)).toBe(0);
  expect(rate.frames).toBe(90);
});
