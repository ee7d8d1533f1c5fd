import { K_MAX, SEEDINGS, type Seeding } from '../kmeans/index.ts';
import { badArgument } from '../settings/errors.ts';

/** How to start the clusters again. */
export interface ReseedOptions {
  /** Where they start: `k-means++` unless told, `warm` where `centroids` are given. */
  readonly seeding?: Seeding;
  /** A safe integer: the same seed gives the same start on the same frame. Another one each time unless told. */
  readonly seed?: number;
  /** 1 to K_MAX colors [r, g, b], 0 to 255; k becomes their number. */
  readonly centroids?: readonly (readonly [number, number, number])[];
}

/** A complete, checked reseeding; `centroids` is flat. */
export interface Reseed {
  readonly seeding: Seeding;
  readonly seed: number | null;
  readonly centroids: Float32Array | null;
}

/** @throws LensError `bad-argument`, with the range in its text */
export function checkReseed(options: ReseedOptions): Reseed {
  // Whoever calls from JavaScript may give anything.
  const given = (options ?? {}) as ReseedOptions;
  const [seeding, seed, centroids] = [given.seeding, given.seed ?? undefined, given.centroids ?? undefined];
  const check = (valid: boolean, name: string, range: string, value: unknown) => {
    if (!valid) throw badArgument(name, range, value);
  };
  const chosen = seeding ?? (centroids ? 'warm' : 'k-means++');
  check(SEEDINGS.includes(chosen), 'seeding', `one of ${SEEDINGS.join(', ')}`, seeding);
  check(seed === undefined || Number.isSafeInteger(seed), 'seed', 'a safe integer', seed);
  check((chosen === 'warm') === (centroids !== undefined), 'centroids', 'given with warm, and only then', centroids);
  if (centroids) {
    const range = `1 to ${K_MAX} colors [r, g, b] from 0 to 255`;
    check(
      Array.isArray(centroids) && centroids.length >= 1 && centroids.length <= K_MAX,
      'centroids',
      range,
      centroids,
    );
    const valid = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 255;
    for (const color of Array.from(centroids)) {
      check(Array.isArray(color) && color.length === 3 && Array.from(color).every(valid), 'centroids', range, color);
    }
  }
  return { seeding: chosen, seed: seed ?? null, centroids: centroids ? Float32Array.from(centroids.flat()) : null };
}
