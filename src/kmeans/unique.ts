import type { Points } from './types.ts';

/** Points without repetition, and the way back. */
export interface UniquePoints {
  /** Every different point once, in order of first appearance; its weight is that of all its copies. */
  readonly points: Points;
  /** [n], for every original point the index of its unique one. */
  readonly index: Int32Array;
}

/**
 * Counts equal points once and weights them. K-means on the result moves the same centroids for a fraction of the
 * work: a picture has far fewer colors than pixels. Only a tie, such as between two centroids in one place, may fall
 * the other way, by rounding. -0 equals 0.
 *
 * @param points checked: see `checkPoints`
 */
export function countUnique(points: Points): UniquePoints {
  const { values, n, d, weights } = points;
  // Open addressing with linear probing: no strings, no objects. At most half full, so a probe ends soon.
  const size = 2 ** Math.ceil(Math.log2(2 * n));
  const table = new Int32Array(size).fill(-1);
  const firsts = new Int32Array(n);
  const index = new Int32Array(n);
  const sums = new Float64Array(n);
  const hash = rowHash(values, d);

  let unique = 0;
  for (let i = 0; i < n; i++) {
    let slot = hash(i) & (size - 1);
    while (table[slot] >= 0 && !equalRows(values, d, firsts[table[slot]], i)) slot = (slot + 1) & (size - 1);
    if (table[slot] < 0) {
      table[slot] = unique;
      firsts[unique++] = i;
    }
    index[i] = table[slot];
    sums[table[slot]] += weights ? weights[i] : 1;
  }

  const uniqueValues = values instanceof Float32Array ? new Float32Array(unique * d) : new Float64Array(unique * d);
  for (let u = 0; u < unique; u++) {
    for (let j = 0; j < d; j++) uniqueValues[u * d + j] = values[firsts[u] * d + j];
  }
  return { points: { values: uniqueValues, n: unique, d, weights: sums.slice(0, unique) }, index };
}

/**
 * Takes the labels of unique points back to all points.
 *
 * @param labels one per unique point
 * @param index [n], from `countUnique`
 * @returns [n]
 */
export function expandLabels(labels: Int32Array, index: Int32Array): Int32Array {
  const expanded = new Int32Array(index.length);
  for (let i = 0; i < index.length; i++) expanded[i] = labels[index[i]];
  return expanded;
}

/** Hashes the bits of row i, in the manner of MurmurHash3 (Austin Appleby, public domain). */
function rowHash(values: Points['values'], d: number): (i: number) => number {
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  return (i) => {
    let h = 0;
    for (let p = i * d; p < (i + 1) * d; p++) {
      double[0] = values[p] + 0; // -0 + 0 is 0: equal values must have equal bits
      h = Math.imul(h ^ halves[0], 0x85ebca6b);
      h ^= h >>> 13;
      h = Math.imul(h ^ halves[1], 0xc2b2ae35);
      h ^= h >>> 16;
    }
    return h;
  };
}

function equalRows(values: Points['values'], d: number, a: number, b: number): boolean {
  for (let j = 0; j < d; j++) if (values[a * d + j] !== values[b * d + j]) return false;
  return true;
}
