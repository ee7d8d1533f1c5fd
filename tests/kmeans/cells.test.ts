import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortIntoCells } from '../../src/kmeans/index.ts';
import { anySeed, blobs, FIXED } from './helpers.ts';

test('every point is in one cell, its box around it, and nothing of it is lost in the sums', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), anySeed, fc.boolean(), (n, seed, flat) => {
      const { values } = blobs(seed, n, 3, 4);
      // All on one plane, as gray pictures are: a box may have no height.
      if (flat) for (let i = 0; i < n; i++) values[3 * i + 1] = 7;
      const weights = Float64Array.from({ length: n }, (_, i) => 1 + (i % 3));
      const { points, order, starts, middles, halves, counts, sums } = sortIntoCells({ values, n, d: 3, weights });
      expect(Int32Array.from(order).sort()).toEqual(Int32Array.from({ length: n }, (_, i) => i));
      expect([starts[0], starts.at(-1)]).toEqual([0, n]);
      for (let cell = 0; cell + 1 < starts.length; cell++) {
        expect(starts[cell]).toBeLessThan(starts[cell + 1]);
        let weight = 0;
        const sum = [0, 0, 0];
        for (let place = starts[cell]; place < starts[cell + 1]; place++) {
          expect(points.weights[place]).toBe(weights[order[place]]);
          weight += points.weights[place];
          for (let j = 0; j < 3; j++) {
            const value = points.values[3 * place + j];
            expect(value).toBe(values[3 * order[place] + j]);
            expect(Math.abs(value - middles[3 * cell + j])).toBeLessThanOrEqual(halves[3 * cell + j] + 1e-9);
            sum[j] += points.weights[place] * value;
          }
        }
        expect(counts[cell]).toBe(weight);
        expect([...sums.slice(3 * cell, 3 * cell + 3)]).toEqual(sum);
      }
    }),
    FIXED,
  );
});
