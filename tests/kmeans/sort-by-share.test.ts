import { expect, test } from 'vitest';
import { kmeans, sortByShare } from '../../src/kmeans/index.ts';
import { assigned, blobs } from './helpers.ts';

test('clusters are ordered by descending share, equal ones as they were, labels and all', () => {
  const centroids = Float64Array.of(1, 1, 2, 2, 3, 3, 4, 4, 77, 77);
  const counts = Float64Array.of(5, 2, 5, 9);
  const labels = Int32Array.of(0, 1, 2, 3, 3);
  expect([...sortByShare(4, 2, centroids, counts, labels)]).toEqual([3, 0, 2, 1]);
  // The row beyond k is spare room and stays.
  expect([...centroids]).toEqual([4, 4, 1, 1, 3, 3, 2, 2, 77, 77]);
  expect([...counts]).toEqual([9, 5, 5, 2]);
  expect([...labels]).toEqual([1, 3, 2, 0, 0]);
});

test('renamed labels are still those of the nearest centroid', () => {
  const points = blobs(4, 300, 3, 6);
  const { centroids, counts, labels } = kmeans(points, { k: 6, seed: 2 });
  sortByShare(6, 3, centroids, counts, labels);
  expect(assigned(points, centroids, 6).labels).toEqual(labels);
  expect([...counts]).toEqual([...counts].sort((a, b) => b - a));
});

test('centroids can be sorted without labels', () => {
  const centroids = Float64Array.of(1, 2);
  sortByShare(2, 1, centroids, Float64Array.of(0, 3));
  expect([...centroids]).toEqual([2, 1]);
});
