import { expect, test } from 'vitest';
import { type ClusterNumbers, csvNumbers, jsonNumbers } from '../../src/export/numbers.ts';

const LIVE: ClusterNumbers = {
  about: {
    mode: 'live',
    k: 2,
    space: 'lab',
    scaling: 'none',
    units: 'L, from 0 to "100"',
    position: 0,
    inertia: 1234.5,
    mse: 7.25,
    points: 4,
  },
  run: null,
  clusters: [
    { centroid: [10, -3.5, 8], color: [1.5, 2.25, 254.125], count: 3 },
    { centroid: [50, 0, 1e-7], color: [0, 128, 3], count: 1 },
  ],
};

const RUN: ClusterNumbers['run'] = {
  seeding: 'k-means++',
  seed: 0,
  attempts: 10,
  attempt: 3,
  maxIterations: 100,
  iterations: 17,
  criterion: 'shift',
  tolerance: 0.2,
  converged: true,
  cancelled: false,
  rounding: 'nearest',
};

test('as JSON: nothing is rounded, and counts are beside their centroids and colors', () => {
  const clusters = [
    { number: 1, color: [1.5, 2.25, 254.125], centroid: [10, -3.5, 8], count: 3, share: 0.75 },
    { number: 2, color: [0, 128, 3], centroid: [50, 0, 1e-7], count: 1, share: 0.25 },
  ];
  expect(JSON.parse(jsonNumbers(LIVE))).toEqual({ ...LIVE.about, clusters });
  expect(JSON.parse(jsonNumbers({ ...LIVE, run: RUN }))).toEqual({ ...LIVE.about, ...RUN, clusters });
});

test('as CSV: a head, then a row per cluster, each as long as the head', () => {
  const head =
    'number,r,g,b,count,share,mode,k,space,position,points,inertia,mse,scaling,units,centroid_1,centroid_2,centroid_3,' +
    'seeding,seed,attempts,attempt,maxIterations,iterations,criterion,tolerance,converged,cancelled,rounding';
  const both = 'live,2,lab,0,4,1234.5,7.25,none,"L, from 0 to ""100"""';
  const rows = [`1,1.5,2.25,254.125,3,0.75,${both},10,-3.5,8`, `2,0,128,3,1,0.25,${both},50,0,1e-7`];
  expect(csvNumbers(LIVE).split('\n')).toEqual([head, ...rows.map((row) => row + ','.repeat(11)), '']);
  const run = 'k-means++,0,10,3,100,17,shift,0.2,true,false,nearest';
  expect(csvNumbers({ ...LIVE, run: RUN }).split('\n')).toEqual([head, ...rows.map((row) => `${row},${run}`), '']);
});
