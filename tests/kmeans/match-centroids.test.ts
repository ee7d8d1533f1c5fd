import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchCentroids, random } from '../../src/kmeans/index.ts';

const costOf = (from: number[], to: number[], partner: ArrayLike<number>, d: number) =>
  Array.from(partner).reduce((sum, j, i) => {
    for (let c = 0; c < d; c++) sum += (from[i * d + c] - to[j * d + c]) ** 2;
    return sum;
  }, 0);

function permutations(k: number): number[][] {
  if (k === 0) return [[]];
  return permutations(k - 1).flatMap((shorter) =>
    Array.from({ length: k }, (_, at) => [...shorter.slice(0, at), k - 1, ...shorter.slice(at)]),
  );
}

test('no other pairing costs less', () => {
  const colors = (k: number) => fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 3 * k, maxLength: 3 * k });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5 }).chain((k) => fc.tuple(fc.constant(k), colors(k), colors(k))),
      ([k, from, to]) => {
        const partner = matchCentroids(from, to, k, 3);
        expect([...partner].sort()).toEqual(Array.from({ length: k }, (_, i) => i));
        const least = Math.min(...permutations(k).map((order) => costOf(from, to, order, 3)));
        expect(costOf(from, to, partner, 3)).toBeCloseTo(least, 6);
      },
    ),
    { numRuns: 200 },
  );
});

test('shuffled centroids find their old numbers, also at k = 32', () => {
  const next = random(4);
  const from = Array.from({ length: 96 }, () => 255 * next());
  const order = Array.from({ length: 32 }, (_, i) => i).sort(() => next() - 0.5);
  const to = order.flatMap((i) => from.slice(3 * i, 3 * i + 3).map((value) => value + next()));
  const partner = matchCentroids(from, to, 32, 3);
  expect([...partner]).toEqual(Array.from({ length: 32 }, (_, i) => order.indexOf(i)));
});
