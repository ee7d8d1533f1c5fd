import { expect, test } from 'vitest';
import { FrameRate } from '../../src/lens/frame-rate.ts';

/** A rate that has counted a frame at each of these times, in milliseconds. */
function counted(...times: number[]): FrameRate {
  const rate = new FrameRate();
  for (const time of times) rate.count(time);
  return rate;
}
const every = (ms: number, count: number) => Array.from({ length: count }, (_, i) => i * ms);

test('frames a second are those of the last second, and none where no more come', () => {
  const rate = counted(...every(33.3, 90));
  expect(rate.fps(90 * 33.3)).toBeCloseTo(30, 0);
  expect(rate.fps(90 * 33.3 + 2000)).toBe(0);
  expect(rate.frames).toBe(90);
  expect(counted(...every(33.3, 90), ...every(100, 30).map((time) => 3000 + time)).fps(6000)).toBeCloseTo(10, 0);
});

test('two frames make a rate, however soon the second came, and however slowly frames come', () => {
  expect(counted(0).latest).toBe(0);
  expect(counted(0).fps(10)).toBe(0);
  expect(counted(0, 40).latest).toBeCloseTo(25);
  expect(counted(0, 40).fps(50)).toBeCloseTo(25);
  const slow = counted(0, 4_000, 9_000);
  expect(slow.latest).toBeCloseTo(1 / 5);
  expect(slow.fps(15_000)).toBeCloseTo(1 / 5);
  expect(slow.fps(60_000)).toBe(0);
});

test('the latest rate stays when frames end, and a pause is not taken for a slow frame', () => {
  const rate = counted(...every(50, 60));
  expect(rate.latest).toBeCloseTo(20);
  rate.pause();
  rate.count(9_000);
  expect(rate.latest).toBeCloseTo(20);
  rate.count(9_100);
  expect(rate.latest).toBeCloseTo(10);
  rate.reset();
  expect([rate.latest, rate.frames]).toEqual([0, 0]);
});
