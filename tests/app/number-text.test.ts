import { expect, test } from 'vitest';
import { errorText, large, percentOf } from '../../src/app/instruments/number-text.ts';

test('an inertia is written one way, whatever its size', () => {
  expect([0, 0.000123, 6863.0417, 98765, 264190123.4, 7e12].map(large)).toEqual([
    '0',
    '0.000123',
    '6,863.0417',
    '98,765',
    '264,190,123',
    '7,000,000,000,000',
  ]);
});

test('an error has a decimal, and as many as it needs below one', () => {
  expect([0, 0.01234, 0.5, 1, 213.44, 2385].map(errorText)).toEqual(['0.0', '0.012', '0.50', '1.0', '213.4', '2385.0']);
});

test('a share is in percent, and a small one is not none', () => {
  expect([0, 0.001, 0.0049, 0.005, 0.126, 1].map(percentOf)).toEqual(['0', '<1', '<1', '1', '13', '100']);
});
