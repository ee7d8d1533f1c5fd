import { KMeansError } from './errors.ts';
import type { Points } from './types.ts';

/** Above this a squared difference, summed over a large picture, could leave the range of a double. */
const VALUE_LIMIT = 1e90;

/**
 * Looks at points once, at the door, so that no inner loop has to.
 *
 * @throws KMeansError `no-points` where there is nothing to cluster, `not-finite` for a value or weight that is NaN,
 *   infinite or out of range (naming the first such row), `bad-argument` where the sizes do not fit together
 */
export function checkPoints(points: Points): void {
  const { values, n, d, weights } = points;
  if (n === 0) throw new KMeansError('no-points', 'There are no points: n is 0 and must be 1 or more.');
  checkInteger('n', n, 1, Number.MAX_SAFE_INTEGER);
  checkInteger('d', d, 1, Number.MAX_SAFE_INTEGER);
  if (values.length < n * d) {
    const message = `values has ${values.length} numbers; ${n} points of ${d} values need ${n * d}.`;
    throw new KMeansError('bad-argument', message);
  }
  checkFinite('Point', values, n, d);
  if (weights) checkWeights(weights, n);
}

/**
 * @param what how a row is called in the sentence, e.g. `Point`
 * @throws KMeansError `not-finite`, naming the first row that holds NaN, an infinity, or a value out of range
 */
export function checkFinite(what: string, values: Float64Array | Float32Array, rows: number, d: number): void {
  for (let i = 0; i < rows * d; i++) {
    // Written so that NaN, which compares false with everything, is caught by the same test.
    if (!(Math.abs(values[i]) <= VALUE_LIMIT)) {
      const message =
        `${what} ${Math.floor(i / d)} (counted from 0) holds ${values[i]}; ` +
        `every value must be a finite number from -${VALUE_LIMIT} to ${VALUE_LIMIT}.`;
      throw new KMeansError('not-finite', message);
    }
  }
}

/** @throws KMeansError `bad-k` unless k is an integer of 1 or more; more than n is allowed */
export function checkK(k: number): void {
  if (!Number.isSafeInteger(k) || k < 1) {
    throw new KMeansError('bad-k', `k is ${k}; it must be an integer of 1 or more.`);
  }
}

/** @throws KMeansError `bad-argument` unless `value` is an integer from `min` to `max` */
export function checkInteger(name: string, value: number, min: number, max: number): void {
  if (!Number.isInteger(value) || value < min || value > max) {
    throw new KMeansError('bad-argument', `${name} is ${value}; it must be an integer from ${min} to ${max}.`);
  }
}

function checkWeights(weights: Float64Array, n: number): void {
  if (weights.length < n) {
    throw new KMeansError('bad-argument', `weights has ${weights.length} numbers; ${n} points need ${n}.`);
  }
  checkFinite('The weight of point', weights, n, 1);
  let total = 0;
  for (let i = 0; i < n; i++) {
    if (weights[i] < 0) {
      throw new KMeansError('bad-argument', `The weight of point ${i} is ${weights[i]}; it must be 0 or more.`);
    }
    total += weights[i];
  }
  if (total === 0) {
    throw new KMeansError('no-points', 'Every point has weight 0; at least one weight must be more than 0.');
  }
}
