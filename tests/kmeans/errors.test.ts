import { expect, test } from 'vitest';
import {
  KMeansError,
  type KMeansErrorCode,
  type KMeansOptions,
  kmeans,
  kmeansSteps,
  type Points,
} from '../../src/kmeans/index.ts';
import { pointsOf } from './helpers.ts';

const THREE = pointsOf([
  [0, 0],
  [1, 1],
  [2, 2],
]);

function withValue(value: number, i: number): Points {
  const values = THREE.values.slice();
  values[i] = value;
  return { ...THREE, values };
}

const CASES: [string, Points, Partial<KMeansOptions>, KMeansErrorCode, string][] = [
  ['no points', { values: new Float64Array(), n: 0, d: 3 }, {}, 'no-points', 'n is 0 and must be 1 or more'],
  ['points without weight', { ...THREE, weights: new Float64Array(3) }, {}, 'no-points', 'more than 0'],
  ['NaN', withValue(NaN, 5), {}, 'not-finite', 'Point 2 (counted from 0) holds NaN'],
  ['an infinity', withValue(-Infinity, 2), {}, 'not-finite', 'Point 1 (counted from 0) holds -Infinity'],
  ['a value whose square overflows', withValue(1e200, 0), {}, 'not-finite', 'from -1e+90 to 1e+90'],
  ['a broken weight', { ...THREE, weights: Float64Array.of(1, NaN, 1) }, {}, 'not-finite', 'weight of point 1'],
  ['a negative weight', { ...THREE, weights: Float64Array.of(1, 1, -1) }, {}, 'bad-argument', '0 or more'],
  ['too few weights', { ...THREE, weights: Float64Array.of(1) }, {}, 'bad-argument', '3 points need 3'],
  ['too few values', { ...THREE, n: 9 }, {}, 'bad-argument', '9 points of 2 values need 18'],
  ['half a point', { ...THREE, n: 1.5 }, {}, 'bad-argument', 'n is 1.5'],
  ['points without values', { ...THREE, d: 0 }, {}, 'bad-argument', 'd is 0'],
  ['k = 0', THREE, { k: 0 }, 'bad-k', 'an integer of 1 or more'],
  ['k = 2.5', THREE, { k: 2.5 }, 'bad-k', 'k is 2.5'],
  ['k = NaN', THREE, { k: NaN }, 'bad-k', 'k is NaN'],
  ['no attempts', THREE, { attempts: 0 }, 'bad-argument', 'attempts is 0; it must be an integer from 1'],
  ['no iterations', THREE, { maxIterations: 0 }, 'bad-argument', 'maxIterations is 0; it must be an integer from 1'],
  ['a negative tolerance', THREE, { tolerance: -1 }, 'bad-argument', 'tolerance is -1; it must be 0 or more'],
  ['a tolerance that is not a number', THREE, { tolerance: NaN }, 'bad-argument', 'tolerance is NaN'],
  ['a broken seed', THREE, { seed: 0.5 }, 'bad-argument', 'seed is 0.5'],
  ['warm without centroids', THREE, { seeding: 'warm' }, 'bad-argument', 'needs centroids: 2 rows of 2 values'],
];

test.each(CASES)('%s: refused with a code and the allowed range', (_, points, options, code, text) => {
  const run = () => kmeans(points, { k: 2, ...options });
  expect(run).toThrow(KMeansError);
  expect(run).toThrow(expect.objectContaining({ name: 'KMeansError', code, message: expect.stringContaining(text) }));
  // In steps the same, at the call: nobody has to take a step to learn that the arguments are wrong.
  expect(() => kmeansSteps(points, { k: 2, ...options })).toThrow(text);
});
