import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Numbers } from '../../src/engine/engine.ts';
import { ExposureWatch } from '../../src/lens/exposure-watch.ts';

const gray = (...values: number[]): Numbers => ({
  k: values.length,
  centroids: Float32Array.from(values.flatMap((value) => [value, value, value])),
  position: 0,
  positions: null,
  shares: Float32Array.from(values, () => 1 / values.length),
  inertia: 0,
  mse: 0,
  n: 100,
  shift: 0,
});

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** @param late how long after the start the first numbers come, in milliseconds */
function seen(first: Numbers, second: Numbers, late = 0): boolean[] {
  const watch = new ExposureWatch();
  watch.start();
  vi.advanceTimersByTime(late);
  const results = [watch.changed(first)];
  vi.advanceTimersByTime(1100);
  return [...results, watch.changed(second), watch.changed(first)];
}

test('a frame that was dark at the start is noticed, once, however late it was known', () => {
  expect(seen(gray(0, 0), gray(90, 110))).toEqual([false, true, false]);
  expect(seen(gray(0, 0), gray(90, 110), 5_000)).toEqual([false, true, false]);
});

test('a steady frame is not, also when k changed meanwhile', () => {
  expect(seen(gray(100), gray(100))).toEqual([false, false, false]);
  expect(seen(gray(80, 120), gray(60, 80, 120, 140))).toEqual([false, false, false]);
});
