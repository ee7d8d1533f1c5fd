import { describe, expect, test } from 'vitest';
import { median, quantile, rotated } from '../../src/bench/statistics.ts';

describe('quantile', () => {
  test('lies between two numbers in proportion, whatever their order', () => {
    expect(quantile([40, 10, 30, 20], 0.25)).toBe(17.5);
    expect(quantile([3, 1, 2], 0)).toBe(1);
    expect(quantile([3, 1, 2], 1)).toBe(3);
  });

  test('the median of an even count is the middle of two', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
  });

  test('of nothing is not a number', () => expect(median([])).toBeNaN());
});

test('a rotated list begins later and loses nothing', () => {
  expect(rotated([1, 2, 3, 4], 1)).toEqual([2, 3, 4, 1]);
  expect(rotated([1, 2, 3], 7)).toEqual([2, 3, 1]);
  expect(rotated([], 3)).toEqual([]);
});
