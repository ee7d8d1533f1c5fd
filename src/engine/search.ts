import type { Attempts, Clustering, Engine } from './engine.ts';

/** Cold starts in one search, at least: few, so that a scene that moves is not searched as it was long ago. */
const ATTEMPTS = 5;
/** Width of the grid on which they converge: a quarter of the samples ranks them nearly as well, at a quarter of the cost. */
export const COARSE_RESOLUTION = 80;
/** Lloyd iterations of each attempt on that grid. */
const COARSE_ITERATIONS = 6;
/** So many times as many samples has the full grid, at its usual resolution. */
const FINE_FACTOR = 4;
/** Lloyd iterations of the best of them on the full grid, before it is compared. */
const FINE_ITERATIONS = 5;
/** What a step costs in software GL beside its distances, in distances: several passes, which wait for one another. */
const STEP_COST = 30_000;

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
  least = ATTEMPTS,
): Search {
  const retained = engine.retain(COARSE_RESOLUTION);
  const { n } = retained;
  const held = new Set<{ dispose(): void }>([retained]);
  const hold = <T extends { dispose(): void }>(what: T): T => {
    held.add(what);
    return what;
  };
  const release = (what: { dispose(): void }) => {
    held.delete(what);
    what.dispose();
  };
  try {
    const best = hold(retained.cluster());
    for (let done = 0; done < least; ) {
      const attempts = hold(retained.attempts());
      yield* converge(attempts, k, n, random);
      best.takeBest(attempts);
      yield 2 * STEP_COST + (attempts.count + 1) * k * n;
      done += attempts.count;
      release(attempts);
    }
    const challenger = hold(engine.cluster());
    const saved = best.save();
    challenger.restore(saved);
    saved.dispose();
    for (let i = 0; i < FINE_ITERATIONS; i++) {
      challenger.iterate(1);
      yield STEP_COST + FINE_FACTOR * k * n;
    }
    held.delete(challenger);
    return challenger;
  } finally {
    for (const what of held) what.dispose();
  }
}

function* converge(attempts: Attempts, k: number, n: number, random: () => number): Generator<number, void, void> {
  for (let c = 0; c < k; c++) {
    attempts.sow(random);
    // Only the newest is asked about, against the nearest before it.
    yield STEP_COST + attempts.count * 2 * n;
  }
  for (let i = 0; i < COARSE_ITERATIONS; i++) {
    attempts.iterate();
    yield STEP_COST + attempts.count * k * n;
  }
}
