import type { Clustering, Saved } from '../engine/engine.ts';

export type Half = 'assign' | 'update';

/** What became of the last half-step that was taken by hand. */
export interface StepReport {
  /** Half-steps since the start, from 1; 0: back at the start. */
  readonly step: number;
  /** null at the start. */
  readonly half: Half | null;
  /** Mean squared difference of picture and frame, as `stats` has it, before the step; null at the start. */
  readonly before: number | null;
  /** The same after it. */
  readonly mse: number;
  /** Pixels of the frame whose label changed, after an assignment; null after an update. */
  readonly changed: number | null;
  /** Pixels of the frame. */
  readonly pixels: number;
  /** Nothing changes any more: a further half-step would leave everything as it is. */
  readonly converged: boolean;
}

/**
 * Stepping by hand through a frozen frame. After its seeding k-means has no chance in it, so that going back is going
 * forward again from the start, one half-step less: nothing has to be kept but where it began.
 */
export class Stepping {
  readonly #clustering: Clustering;
  readonly #origin: Saved;
  #steps = 0;

  constructor(clustering: Clustering) {
    this.#clustering = clustering;
    this.#origin = clustering.save();
  }

  /** What was shown before the first step is an assignment, so that the centroids move first. */
  next(): Half {
    const half = this.#steps % 2 === 0 ? 'update' : 'assign';
    this.#clustering.half(half);
    this.#steps++;
    return half;
  }

  /** @returns false where there is nothing before */
  previous(): boolean {
    if (this.#steps === 0) return false;
    const steps = this.#steps - 1;
    this.#steps = 0;
    this.#clustering.restore(this.#origin);
    while (this.#steps < steps) this.next();
    return true;
  }

  dispose(): void {
    this.#origin.dispose();
  }
}
