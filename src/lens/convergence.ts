import type { Clustering } from '../engine/engine.ts';

/** Lloyd iterations between two reads while a frozen frame converges. */
const ITERATIONS = 8;
/** A frozen frame counts as converged after so many iterations, whatever still moves. */
const ITERATIONS_MAX = 400;
/** A centroid that moves less than this, in 255ths of its space's cube, stands. */
const SETTLED_SHIFT = 0.004;

/** How far a frozen frame has come. */
export class Convergence {
  /** True when it would not change by another iteration. */
  converged = false;
  #iterations = 0;

  /** A few iterations more. */
  iterate(clustering: Clustering): void {
    clustering.iterate(ITERATIONS);
    this.#iterations += ITERATIONS;
  }

  /** Looks at how far the centroids would still move. */
  judge(shift: number): void {
    this.converged = shift < SETTLED_SHIFT || this.#iterations >= ITERATIONS_MAX;
  }
}
