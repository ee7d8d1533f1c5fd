import { expect, test } from 'vitest';
import { type ClusterNumbers, csvNumbers, jsonNumbers } from '../../src/export/numbers.ts';

const NUMBERS: ClusterNumbers = {
  mode: 'live',
  k: 2,
  space: 'lab',
  position: 0,
  centroids: [
    [1.5, 2.25, 254.125],
    [0, 128, 3],
  ],
  counts: [3, 1],
  points: 4,
  inertia: 1234.5,
};

test('as JSON: nothing is rounded, and counts are beside their centroids', () => {
  expect(JSON.parse(jsonNumbers(NUMBERS))).toEqual({
    mode: 'live',
    k: 2,
    space: 'lab',
    position: 0,
    inertia: 1234.5,
    points: 4,
    clusters: [
      { number: 1, centroid: [1.5, 2.25, 254.125], count: 3, share: 0.75 },
      { number: 2, centroid: [0, 128, 3], count: 1, share: 0.25 },
    ],
  });
});

test('as CSV: a head, then a row per cluster, each as long as the head', () => {
  const rows = csvNumbers(NUMBERS).split('\n');
  expect(rows).toEqual([
    'number,r,g,b,count,share,mode,k,space,position,points,inertia',
    '1,1.5,2.25,254.125,3,0.75,live,2,lab,0,4,1234.5',
    '2,0,128,3,1,0.25,live,2,lab,0,4,1234.5',
    '',
  ]);
});
