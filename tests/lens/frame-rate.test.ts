import { expect, test } from 'vitest';
import { FrameRate } from '../../src/lens/frame-rate.ts';

test('frames a second are those of the last second', () => {
  const rate = new FrameRate();
  for (let frame = 0; frame < 90; frame++) rate.count(frame * 33.3);
  expect(rate.fps(90 * 33.3)).toBeCloseTo(30, -0.5);
  expect(rate.fps(90 * 33.3 + 2000)).toBe(0);
  expect(rate.frames).toBe(90);
});

test('the latest rate is of a whole second, and stays when frames end, and when they have only just begun again', () => {
  const rate = new FrameRate();
  rate.count(0);
  expect(rate.latest).toBe(0);
  for (let frame = 1; frame < 60; frame++) rate.count(frame * 50);
  expect(rate.latest).toBeCloseTo(20, -0.5);
  const latest = rate.latest;
  rate.count(9_000);
  rate.count(9_050);
  expect(rate.latest).toBe(latest);
});
