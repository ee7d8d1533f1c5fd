import { expect, test } from 'vitest';
import { random, randomIndex } from '../../src/kmeans/index.ts';

test('the same seed gives the same numbers, another seed others', () => {
  const draw = (seed: number) => Array.from({ length: 20 }, random(seed));
  expect(draw(42)).toEqual(draw(42));
  expect(draw(42)).not.toEqual(draw(43));
  expect(draw(1)).not.toEqual(draw(1 + 2 ** 32));
  expect(draw(-1)).not.toEqual(draw(1));
});

test('it is sfc32 as PractRand defines it, computed here with big integers', () => {
  const mask = (1n << 32n) - 1n;
  let [a, b, c, counter] = [0n, 123456789n, 0n, 1n];
  const next = () => {
    const result = (a + b + counter) & mask;
    counter = (counter + 1n) & mask;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) & mask;
    c = ((((c << 21n) | (c >> 11n)) & mask) + result) & mask;
    return Number(result) / 2 ** 32;
  };
  for (let round = 0; round < 12; round++) next();
  const mine = random(123456789);
  for (let i = 0; i < 1000; i++) expect(mine()).toBe(next());
});

test('numbers are in [0, 1) and evenly spread, for neighboring seeds too', () => {
  const buckets = new Array<number>(10).fill(0);
  for (let seed = 0; seed < 2000; seed++) {
    const next = random(seed);
    for (let i = 0; i < 5; i++) {
      const number = next();
      expect(number >= 0 && number < 1).toBe(true);
      buckets[Math.floor(number * 10)]++;
    }
  }
  for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test('a random index is within its range', () => {
  expect(randomIndex(5, () => 0)).toBe(0);
  expect(randomIndex(5, () => 1 - 2 ** -32)).toBe(4);
});

test.each([NaN, 0.5, Infinity, 2 ** 60])('seed %s is refused, with the allowed range', (seed) => {
  expect(() => random(seed)).toThrow(
    expect.objectContaining({ code: 'bad-argument', message: expect.stringContaining('9007199254740991') }),
  );
});
