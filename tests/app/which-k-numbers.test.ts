import { expect, test } from 'vitest';
import { bestSilhouette, inertiaPercents, silhouetteFloor } from '../../src/app/instruments/which-k-numbers.ts';

const qualities = (...rows: [inertia: number, silhouette: number | null][]) =>
  rows.map(([inertia, silhouette], i) => ({ k: i + 1, inertia, silhouette }));

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
