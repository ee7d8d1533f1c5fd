import type { Points } from './types.ts';

/** A grid over the points has so many cells along each axis. */
const SIDE = 32;

/** Points of three values, sorted into the cells of a grid: a cell's points mostly share their nearest centroid. */
export interface Cells {
  /** By place: those of a cell lie side by side. */
  readonly points: Required<Points>;
  /** [n] which of the points as they were given each place holds. */
  readonly order: Int32Array;
  /** [cells + 1] the first place of each cell that has points, and n. */
  readonly starts: Int32Array;
  /** [cells, 3] the middle of the box around a cell's points, and half its sides. */
  readonly middles: Float64Array;
  readonly halves: Float64Array;
  /** [cells] weight, and [cells, 3] weighted values, of a cell's points together. */
  readonly counts: Float64Array;
  readonly sums: Float64Array;
  /** Σ w x² of all points. */
  readonly squares: number;
}

/** @param given of three values each */
export function sortIntoCells(given: Points): Cells {
  const { n } = given;
  const { order, starts } = countingSort(cellsOf(given), n);
  const values = new Float64Array(3 * n);
  const weights = new Float64Array(n).fill(1);
  let squares = 0;
  for (let place = 0, p = 0; place < n; place++, p += 3) {
    const i = order[place];
    const x = given.values[3 * i];
    const y = given.values[3 * i + 1];
    const z = given.values[3 * i + 2];
    values[p] = x;
    values[p + 1] = y;
    values[p + 2] = z;
    if (given.weights) weights[place] = given.weights[i];
    squares += weights[place] * (x * x + y * y + z * z);
  }
  const points = { values, n, d: 3, weights };
  return { points, order, starts, squares, ...boxes(values, starts), ...totals(points, starts) };
}

/** [n] the number of each point's cell. */
function cellsOf({ values, n }: Points): Uint16Array {
  const { low, high } = boxOf(values, 0, n);
  const factors = low.map((value, j) => (high[j] > value ? SIDE / (high[j] - value) : 0));
  const along = (i: number, j: number) => Math.min(SIDE - 1, Math.floor((values[3 * i + j] - low[j]) * factors[j]));
  const cells = new Uint16Array(n);
  for (let i = 0; i < n; i++) cells[i] = (along(i, 0) * SIDE + along(i, 1)) * SIDE + along(i, 2);
  return cells;
}

/** Points by cell, in their old order within each. */
function countingSort(cells: Uint16Array, n: number): Pick<Cells, 'order' | 'starts'> {
  const next = new Int32Array(SIDE ** 3);
  for (const cell of cells) next[cell]++;
  const starts: number[] = [];
  let place = 0;
  for (let cell = 0; cell < next.length; cell++) {
    const count = next[cell];
    if (count > 0) starts.push(place);
    next[cell] = place;
    place += count;
  }
  const order = new Int32Array(n);
  for (let i = 0; i < n; i++) order[next[cells[i]]++] = i;
  return { order, starts: Int32Array.from([...starts, n]) };
}

function boxes(values: Float64Array, starts: Int32Array): Pick<Cells, 'middles' | 'halves'> {
  const cells = starts.length - 1;
  const middles = new Float64Array(3 * cells);
  const halves = new Float64Array(3 * cells);
  for (let cell = 0; cell < cells; cell++) {
    const { low, high } = boxOf(values, starts[cell], starts[cell + 1]);
    for (let j = 0; j < 3; j++) {
      middles[3 * cell + j] = (low[j] + high[j]) / 2;
      halves[3 * cell + j] = (high[j] - low[j]) / 2;
    }
  }
  return { middles, halves };
}

/** The box around the points from one to before another. */
function boxOf(values: Points['values'], from: number, to: number) {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (let p = 3 * from; p < 3 * to; p += 3) {
    for (let j = 0; j < 3; j++) {
      const value = values[p + j];
      if (value < low[j]) low[j] = value;
      if (value > high[j]) high[j] = value;
    }
  }
  return { low, high };
}

function totals({ values, weights }: Cells['points'], starts: Int32Array): Pick<Cells, 'counts' | 'sums'> {
  const cells = starts.length - 1;
  const counts = new Float64Array(cells);
  const sums = new Float64Array(3 * cells);
  for (let cell = 0; cell < cells; cell++) {
    for (let place = starts[cell]; place < starts[cell + 1]; place++) {
      counts[cell] += weights[place];
      for (let j = 0; j < 3; j++) sums[3 * cell + j] += weights[place] * values[3 * place + j];
    }
  }
  return { counts, sums };
}
