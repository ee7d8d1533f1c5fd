import type { Clustering, Engine } from './engine.ts';

/** Cold starts in one search. */
const ATTEMPTS = 10;
/** Width of the grid on which they converge: a quarter of the samples ranks them nearly as well, at a quarter of the cost. */
export const COARSE_RESOLUTION = 80;
/** Lloyd iterations of each attempt on that grid. */
const COARSE_ITERATIONS = 5;
/** So many times as many samples has the full grid, at its usual resolution. */
const FINE_FACTOR = 4;
/** Lloyd iterations of the best of them on the full grid, before it is compared. */
const FINE_ITERATIONS = 8;

/** A search in pieces: yields what each piece cost, in distances computed, and returns the best of the attempts, or null where it was abandoned. */
export type Search = Generator<number, Clustering | null, void>;

/**
 * The best of several cold starts (k-means++) on the samples of this moment. It is a clustering of the engine's current
 * frame, which its receiver disposes of; abandoned in the middle, it leaves nothing behind.
 */
export function* search(
  engine: Pick<Engine, 'cluster' | 'retain'>,
  k: number,
  random: () => number,
  attempts = ATTEMPTS,
): Search {
  const retained = engine.retain(COARSE_RESOLUTION);
  const held: Clustering[] = [];
  const hold = (clustering: Clustering) => {
    held.push(clustering);
    return clustering;
  };
  try {
    const best = hold(retained.cluster());
    yield* attempt(best, k, retained.n, random);
    for (let i = 1; i < attempts; i++) {
      const other = hold(retained.cluster());
      yield* attempt(other, k, retained.n, random);
      best.takeIfBetter(other);
      held.pop();
      other.dispose();
      yield 2 * k * retained.n;
    }
    const challenger = hold(engine.cluster());
    const saved = best.save();
    challenger.restore(saved);
    saved.dispose();
    for (let i = 0; i < FINE_ITERATIONS; i++) {
      challenger.iterate(1);
      yield FINE_FACTOR * k * retained.n;
    }
    held.pop();
    return challenger;
  } finally {
    for (const clustering of held) clustering.dispose();
    retained.dispose();
  }
}

function* attempt(clustering: Clustering, k: number, n: number, random: () => number): Generator<number, void, void> {
  clustering.start({ k: 1, seeding: 'random-points', random, iterations: 0 });
  yield n;
  for (let c = 1; c < k; c++) {
    clustering.sow(random);
    yield 2 * n;
  }
  for (let i = 0; i < COARSE_ITERATIONS; i++) {
    clustering.iterate(1);
    yield k * n;
  }
}
