import type { Cells } from './cells.ts';
import type { ClusterSums } from './cluster-sums.ts';

/** A point is looked at again before rounding could decide: a gap is made so much smaller, as a part of what it is made of. */
const CAUTION = 1e-9;
/** In place of a cell's label: its points have several; nobody looked at it yet. */
const MIXED = -1;
const NEW = -2;

/**
 * Which cluster every point belongs to, by cells where all of a cell's points belong to the same, and how sure that is:
 * what needs no second look after centroids moved gets none.
 */
export class BoundedLabels {
  readonly #cells: Cells;
  readonly #k: number;
  readonly #centroids: Float64Array;
  readonly #sums: ClusterSums;
  /** [cells] the label of all its points, MIXED or NEW. */
  readonly #cellLabels: Int32Array;
  /** [cells] by how much each of its points is nearer to its own centroid than to any other, at least. */
  readonly #cellGaps: Float64Array;
  /** [n] the same for each point of a mixed cell. */
  readonly #labels: Int32Array;
  readonly #gaps: Float64Array;
  /** [k] how much of the gaps the last moves took. */
  readonly #drops: Float64Array;

  /** @param centroids [k, 3], which others move @param sums changed with every label */
  constructor(cells: Cells, k: number, centroids: Float64Array, sums: ClusterSums) {
    const { n } = cells.points;
    this.#cells = cells;
    this.#k = k;
    this.#centroids = centroids;
    this.#sums = sums;
    this.#cellLabels = new Int32Array(cells.starts.length - 1).fill(NEW);
    this.#cellGaps = new Float64Array(cells.starts.length - 1);
    this.#labels = new Int32Array(n).fill(-1);
    this.#gaps = new Float64Array(n);
    this.#drops = new Float64Array(k);
  }

  /** Every point to its nearest centroid, the lowest of equally near ones. @returns how many changed */
  assign(): number {
    const cellLabels = this.#cellLabels;
    const cellGaps = this.#cellGaps;
    let changed = 0;
    for (let cell = 0; cell < cellLabels.length; cell++) {
      const label = cellLabels[cell];
      if (label >= 0) {
        cellGaps[cell] -= this.#drops[label];
        if (cellGaps[cell] > 0) continue;
      }
      if (label !== MIXED) {
        const nearest = this.#nearestToCell(cell);
        if (nearest !== MIXED) {
          changed += this.#moveCell(cell, nearest);
          continue;
        }
        this.#split(cell);
      }
      changed += this.#assignPoints(cell);
    }
    return changed;
  }

  /** What is nearest to every place in the cell's box, or MIXED; and its gap, at the corner where it is least. */
  #nearestToCell(cell: number): number {
    const { middles, halves } = this.#cells;
    const centroids = this.#centroids;
    const x = middles[3 * cell];
    const y = middles[3 * cell + 1];
    const z = middles[3 * cell + 2];
    const hx = halves[3 * cell];
    const hy = halves[3 * cell + 1];
    const hz = halves[3 * cell + 2];
    const squared = (q: number) => (x - centroids[q]) ** 2 + (y - centroids[q + 1]) ** 2 + (z - centroids[q + 2]) ** 2;
    let nearest = 0;
    let smallest = Infinity;
    for (let c = 0; c < this.#k; c++) {
      const distance = squared(3 * c);
      if (distance >= smallest) continue;
      smallest = distance;
      nearest = c;
    }
    const near = Math.sqrt(smallest) + 2 * Math.sqrt(hx * hx + hy * hy + hz * hz);
    let gap = Infinity;
    for (let c = 0, p = 3 * nearest, q = 0; c < this.#k; c++, q += 3) {
      if (c === nearest) continue;
      const distance = squared(q);
      const dx = Math.abs(centroids[q] - centroids[p]);
      const dy = Math.abs(centroids[q + 1] - centroids[p + 1]);
      const dz = Math.abs(centroids[q + 2] - centroids[p + 2]);
      // The difference of the squared distances to two centroids is linear, so it is least in a corner.
      const lead = distance - smallest - 2 * (hx * dx + hy * dy + hz * dz);
      const reach = Math.sqrt(distance) + near;
      gap = Math.min(gap, lead / reach - CAUTION * reach);
    }
    gap -= CAUTION * (Math.abs(x) + Math.abs(y) + Math.abs(z) + hx + hy + hz);
    this.#cellGaps[cell] = gap;
    return gap > 0 ? nearest : MIXED;
  }

  /** @returns how many points changed their label */
  #moveCell(cell: number, label: number): number {
    const before = this.#cellLabels[cell];
    if (before === label) return 0;
    this.#cellLabels[cell] = label;
    const { starts, counts, sums } = this.#cells;
    const [weight, x, y, z] = [counts[cell], sums[3 * cell], sums[3 * cell + 1], sums[3 * cell + 2]];
    if (before >= 0) this.#sums.add(before, -weight, -x, -y, -z);
    this.#sums.add(label, weight, x, y, z);
    return starts[cell + 1] - starts[cell];
  }

  /** From now on its points are looked at one by one. */
  #split(cell: number): void {
    const { starts } = this.#cells;
    const label = this.#cellLabels[cell];
    this.#labels.fill(label === NEW ? -1 : label, starts[cell], starts[cell + 1]);
    this.#gaps.fill(0, starts[cell], starts[cell + 1]);
    this.#cellLabels[cell] = MIXED;
  }

  /** @returns how many changed their label */
  #assignPoints(cell: number): number {
    const { starts, points } = this.#cells;
    const { values, weights } = points;
    const labels = this.#labels;
    const gaps = this.#gaps;
    const drops = this.#drops;
    let changed = 0;
    let least = Infinity;
    let same = true;
    for (let place = starts[cell]; place < starts[cell + 1]; place++) {
      const label = labels[place];
      if (label >= 0) gaps[place] -= drops[label];
      if (!(gaps[place] > 0)) {
        const nearest = this.#nearest(place);
        if (nearest !== label) {
          changed++;
          labels[place] = nearest;
          const weight = weights[place];
          const [x, y, z] = [values[3 * place], values[3 * place + 1], values[3 * place + 2]];
          if (label >= 0) this.#sums.add(label, -weight, -weight * x, -weight * y, -weight * z);
          this.#sums.add(nearest, weight, weight * x, weight * y, weight * z);
        }
      }
      // What is no number stays, and is looked at again.
      if (!(gaps[place] >= least)) least = gaps[place];
      if (labels[place] !== labels[starts[cell]]) same = false;
    }
    if (same) {
      this.#cellLabels[cell] = labels[starts[cell]];
      this.#cellGaps[cell] = least;
    }
    return changed;
  }

  #nearest(place: number): number {
    const { values } = this.#cells.points;
    const centroids = this.#centroids;
    const x = values[3 * place];
    const y = values[3 * place + 1];
    const z = values[3 * place + 2];
    let nearest = 0;
    let smallest = Infinity;
    let second = Infinity;
    for (let c = 0, q = 0; c < this.#k; c++, q += 3) {
      const dx = x - centroids[q];
      const dy = y - centroids[q + 1];
      const dz = z - centroids[q + 2];
      const distance = dx * dx + dy * dy + dz * dz;
      if (distance < smallest) {
        second = smallest;
        smallest = distance;
        nearest = c;
      } else if (distance < second) second = distance;
    }
    const caution = CAUTION * (Math.abs(x) + Math.abs(y) + Math.abs(z));
    this.#gaps[place] = (1 - CAUTION) * Math.sqrt(second) - (1 + CAUTION) * Math.sqrt(smallest) - caution;
    return nearest;
  }

  /** [n] of every point. */
  all(): Int32Array {
    const { starts } = this.#cells;
    this.#cellLabels.forEach((label, cell) => {
      if (label !== MIXED) this.#labels.fill(label, starts[cell], starts[cell + 1]);
    });
    return this.#labels;
  }

  /** To be told after every move: a centroid may be farther from its points, and any other nearer, by as much as it moved. */
  moved(before: Float64Array): void {
    const moves = Float64Array.from({ length: this.#k }, (_, c) =>
      Math.hypot(...[0, 1, 2].map((j) => this.#centroids[3 * c + j] - before[3 * c + j])),
    );
    for (let c = 0; c < this.#k; c++) {
      let others = 0;
      for (let other = 0; other < this.#k; other++) if (other !== c) others = Math.max(others, moves[other]);
      this.#drops[c] = moves[c] + others;
    }
  }
}
