import { expect, test } from 'vitest';
import {
  aboutEqual,
  bestSilhouette,
  elbowOf,
  inertiaPercents,
  rangesText,
  silhouetteFloor,
} from '../../src/app/instruments/which-k-numbers.ts';

const qualities = (...rows: [inertia: number, silhouette: number | null][]) =>
  rows.map(([inertia, silhouette], i) => ({ k: i + 1, inertia, silhouette, silhouetteError: 0.01 }));

test('inertia is in percent of that of one cluster, and 0 where there is none to begin with', () => {
  expect(inertiaPercents(qualities([8e6, null], [4e6, 0.5], [2e6, 0.4]))).toEqual([100, 50, 25]);
  expect(inertiaPercents(qualities([0, null], [0, null]))).toEqual([0, 0]);
  expect(inertiaPercents([])).toEqual([]);
});

test('the best silhouette is the highest, with the fewest clusters of equals', () => {
  expect(bestSilhouette(qualities([9, null], [8, 0.3], [7, 0.6], [6, 0.6]))?.k).toBe(3);
  expect(bestSilhouette(qualities([9, null], [8, -0.2], [7, -0.1]))?.k).toBe(3);
  expect(bestSilhouette(qualities([9, null], [8, null]))).toBeNull();
});

test('its axis begins at 0, or below the lowest', () => {
  expect(silhouetteFloor(qualities([9, null], [8, 0.3]))).toBe(0);
  expect(silhouetteFloor(qualities([9, null], [8, 0.3], [7, -0.12]))).toBe(-0.2);
});

test('silhouettes that differ no more than by chance are about equal', () => {
  // 1.96 × √2 × 0.01 = 0.0277.
  const flat = qualities([9, null], [8, 0.54], [7, 0.53], [6, 0.56], [5, 0.535], [4, 0.5]);
  expect(aboutEqual(flat)).toEqual([2, 4, 5]);
  expect(aboutEqual(qualities([9, null], [8, 0.5], [7, 0.6], [6, 0.5]))).toEqual([3]);
  expect(aboutEqual(qualities([9, null], [8, null]))).toEqual([]);
});

test('a cluster more that lowers no inertia is not one more answer', () => {
  expect(aboutEqual(qualities([9, null], [8, 0.3], [0, 1], [0, 1], [0, 1]))).toEqual([3]);
});

test('ranges are said as people say them', () => {
  expect(rangesText([2, 3, 4, 5, 8])).toBe('2 to 5, 8');
  expect(rangesText([2, 3, 7, 9, 10, 11])).toBe('2, 3, 7, 9 to 11');
});

test('the elbow is where inertia lies farthest below the line between its ends, if that stands out', () => {
  const curve = (inertia: (k: number) => number) =>
    qualities(...Array.from({ length: 16 }, (_, i): [number, null] => [inertia(i + 1), null]));
  expect(elbowOf(curve((k) => (k < 6 ? 100 - 19 * (k - 1) : 5 - k / 10)))).toBe(6);
  expect(elbowOf(curve((k) => (k < 3 ? 100 - 40 * (k - 1) : 10 - k / 10)))).toBe(3);
  // Without groups of colors: smooth curves, and a straight one.
  expect(elbowOf(curve((k) => 1 / k))).toBeNull();
  expect(elbowOf(curve((k) => k ** (-2 / 3)))).toBeNull();
  expect(elbowOf(curve((k) => 100 - k))).toBeNull();
  expect(elbowOf(curve(() => 0))).toBeNull();
});
