import { SEEDINGS } from '../../kmeans/index.ts';
import type { Clustering } from '../engine.ts';
import type { Samples } from './frame.ts';

/**
 * Compiles the shaders that only a key needs before that key is pressed: does everything once for nothing, one thing a
 * frame, so that no frame stutters, and all within the first second. tfjs compiles for each size of texture, so that
 * another sample grid wants it again.
 */
export class WarmUp {
  readonly #samples: Samples;
  readonly #rehearsals: readonly (() => void)[];
  #left = 0;
  #size = '';

  /** @param clustering of the samples, for nothing else */
  constructor(samples: Samples, clustering: Clustering) {
    this.#samples = samples;
    const seedings = SEEDINGS.filter((seeding) => seeding !== 'warm');
    this.#rehearsals = [
      () => {
        const saved = clustering.save();
        clustering.restore(saved);
        saved.dispose();
      },
      // From k = 2, where the seedings before leave it.
      () => clustering.resize(1),
      () => clustering.resize(3),
      ...seedings.map((seeding) => () => clustering.start({ k: 2, seeding, random: () => 0.5, iterations: 1 })),
    ];
  }

  /** Rehearses one thing more, while there is any. */
  next(): void {
    const { rows, columns } = this.#samples.grid;
    const size = `${columns}×${rows}`;
    if (size !== this.#size) this.#left = this.#rehearsals.length;
    this.#size = size;
    if (this.#left > 0) this.#rehearsals[--this.#left]();
  }
}
