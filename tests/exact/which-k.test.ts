import { describe, expect, test } from 'vitest';
import { drawSample, meanSilhouette } from '../../src/exact/silhouette.ts';
import { WHICH_K_MAX, whichK } from '../../src/exact/which-k.ts';
import { kmeans, random } from '../../src/kmeans/index.ts';

/** `count` blobs of colors, far from each other, with grain. */
function blobs(n: number, count: number, grain: number, seed = 1): Uint8Array {
  const next = random(seed);
  const center = (blob: number, channel: number) => 40 + 170 * ((blob >> channel) & 1);
  return Uint8Array.from({ length: 3 * n }, (_, i) => {
    const blob = Math.floor(i / 3) % count;
    return center(blob, i % 3) + grain * (2 * next() - 1);
  });
}

const line = (...values: number[]) => ({ values: Float64Array.from(values), n: values.length, d: 1 });

describe('the silhouette', () => {
  test('of five points on a line is what comes out by hand', () => {
    // Clusters {0, 2}, {6, 7} and {20}, which is alone and has 0.
    // 0: a = 2, b = 6.5; 2: a = 2, b = 4.5; 6: a = 1, b = 5; 7: a = 1, b = 6.
    const expected = (4.5 / 6.5 + 2.5 / 4.5 + 4 / 5 + 5 / 6 + 0) / 5;
    expect(meanSilhouette(line(0, 2, 6, 7, 20), Int32Array.from([0, 0, 1, 1, 2]), 3)?.mean).toBeCloseTo(expected, 12);
    // Numbers without points change nothing.
    expect(meanSilhouette(line(0, 2, 6, 7, 20), Int32Array.from([5, 5, 3, 3, 0]), 6)?.mean).toBeCloseTo(expected, 12);
  });

  test('is below 0 where points are in the wrong cluster', () => {
    expect(meanSilhouette(line(0, 10, 1, 11), Int32Array.from([0, 0, 1, 1]), 2)?.mean).toBeLessThan(0);
  });

  test('is none with fewer than two clusters, and 0 where all points are one', () => {
    expect(meanSilhouette(line(1, 2, 3), new Int32Array(3), 2)).toBeNull();
    expect(meanSilhouette(line(4, 4, 4, 4), Int32Array.from([0, 0, 1, 1]), 2)?.mean).toBe(0);
  });

  test('is that of scikit-learn 1.2.1, silhouette_score, on the same points and labels', () => {
    const next = random(11);
    const values = Float64Array.from({ length: 3 * 60 }, () => Math.floor(256 * next()));
    const labels = Int32Array.from({ length: 60 }, (_, i) => (i === 7 ? 4 : Math.floor(values[3 * i] / 64)));
    const score = -0.02774423104159086;
    expect(meanSilhouette({ values, n: 60, d: 3 }, labels, 5)?.mean).toBeCloseTo(score, 12);
  });

  test('is asked of different points, all of them where there are few', () => {
    const sample = drawSample(5_000, 1_000, random(3));
    expect(new Set(sample).size).toBe(1_000);
    expect(Math.max(...sample)).toBeLessThan(5_000);
    expect(Math.max(...sample)).toBeGreaterThan(4_900);
    expect([...drawSample(4, 1_000, random(3))].sort()).toEqual([0, 1, 2, 3]);
  });
});

describe('which k', () => {
  test('gives every k once: inertia that never rises, a silhouette from 2 on', () => {
    const next = random(5);
    const noise = Uint8Array.from({ length: 3 * 3_000 }, () => 256 * next());
    for (const space of ['rgb', 'hsv', 'lab', 'oklab'] as const) {
      const found = [...whichK(noise, space)];
      expect(found.map(({ k }) => k)).toEqual(Array.from({ length: WHICH_K_MAX }, (_, i) => i + 1));
      for (let i = 1; i < found.length; i++) expect(found[i].inertia, space).toBeLessThan(found[i - 1].inertia);
      expect(found[0].silhouette).toBeNull();
      for (const { silhouette } of found.slice(1)) expect(Math.abs(silhouette ?? 2)).toBeLessThanOrEqual(1);
    }
  });

  test('never rises, also where a start by chance misses some of many small groups', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const next = random(seed);
      const centers = Array.from({ length: 3 * 14 }, () => 256 * next());
      const rgb = Uint8Array.from({ length: 3 * 280 }, (_, i) => centers[i % centers.length] + 4 * next());
      const found = [...whichK(rgb, 'rgb')];
      for (let i = 1; i < found.length; i++) {
        expect(found[i].inertia, `seed ${seed}, k = ${i + 1}`).toBeLessThanOrEqual(found[i - 1].inertia);
      }
    }
  });

  test('k = 1 is the spread about the mean, and no k is worse than one start of k-means', () => {
    const rgb = blobs(2_000, 6, 30);
    const values = Float64Array.from(rgb);
    const mean = [0, 1, 2].map((c) => rgb.reduce((sum, value, i) => sum + (i % 3 === c ? value : 0), 0) / 2_000);
    const spread = values.reduce((sum, value, i) => sum + (value - mean[i % 3]) ** 2, 0);
    for (const { k, inertia } of whichK(rgb, 'rgb')) {
      if (k === 1) expect(inertia / spread).toBeCloseTo(1, 9);
      const one = kmeans({ values, n: 2_000, d: 3 }, { k, seed: 1, tolerance: 0 });
      // Two starts may end in two places; more of them in a worse one only by a hair.
      expect(inertia / one.inertia, `k = ${k}`).toBeLessThan(1.02);
    }
  });

  test.each([2, 3, 5, 8])('finds %i blobs: the best silhouette, and the elbow', (count) => {
    const found = [...whichK(blobs(4_000, count, 20), 'rgb')];
    const best = found.reduce((a, b) => ((b.silhouette ?? -1) > (a.silhouette ?? -1) ? b : a));
    expect(best.k).toBe(count);
    expect(best.silhouette).toBeGreaterThan(0.7);
    const falls = found.slice(1).map(({ inertia }, i) => found[i].inertia - inertia);
    // Up to the elbow each cluster more takes away much; beyond it hardly anything.
    expect(falls[count - 2]).toBeGreaterThan(20 * falls[count - 1]);
  });

  test('fewer colors than clusters: nothing is left, nothing rises', () => {
    for (const space of ['rgb', 'lab'] as const) {
      const found = [...whichK(blobs(500, 3, 0), space)];
      for (let i = 1; i < found.length; i++) {
        expect(found[i].inertia, `k = ${i + 1}`).toBeLessThanOrEqual(found[i - 1].inertia);
      }
      expect(found[2].inertia / found[0].inertia).toBeLessThan(1e-20);
      expect(found[15].silhouette).toBeCloseTo(1, 9);
    }
    expect([...whichK(blobs(500, 1, 0), 'rgb')].map(({ silhouette }) => silhouette)).toEqual(Array(16).fill(null));
    expect([...whichK(Uint8Array.from([1, 2, 3]), 'oklab')]).toHaveLength(16);
  });

  test('the same samples, the same numbers', () => {
    const rgb = blobs(1_500, 7, 60);
    expect([...whichK(rgb, 'lab')]).toEqual([...whichK(rgb, 'lab')]);
  });
});
