import type { Clustering, Numbers, Start } from '../engine/engine.ts';
import { positionScale } from '../engine/position-scale.ts';
import { type Search, search } from '../engine/search.ts';
import { matchCentroids, random } from '../kmeans/index.ts';
import type { Picture } from './picture.ts';

/**
 * Restart work per tick, in distances between a sample and a centroid, and as much more for each cluster: about a quarter
 * of a frame on software GL, which takes longer for more clusters.
 */
const SOFTWARE_WORK = 230_000;
const SOFTWARE_WORK_PER_CLUSTER = 20_000;
/** The same where graphics hardware does it. */
const HARDWARE_WORK = 6_000_000;
/** So much more while the picture stands, and no frame waits. */
const STANDING_FACTOR = 4;
/** A challenger takes over only if it is better by this part: less is noise, and not worth a change of colors. */
const MIN_GAIN = 0.002;
/** After so many searches without a better result, a scene has its best one. */
const SEARCHES_IN_VAIN = 4;
/** The scene was cut when the inertia grows or shrinks by this factor from one read to the next: search at once. */
const CUT_FACTOR = 1.4;
/** It has drifted when the inertia is this factor away from what it was at the end of the last search. */
const DRIFT_FACTOR = 1.04;

/** A better start that took over. */
export interface Adoption {
  /** By how much the inertia fell, 0 to 1. */
  readonly gain: number;
  /** When, by `performance.now()`. */
  readonly at: number;
}

/**
 * Parallel restarts beside the picture. A warm start alone stays in the minimum where it began; so cold starts converge
 * in the background, a bounded piece of work each tick, and when the best of them is better on the current samples, it
 * takes over, matched to the old numbers. A steady scene soon needs none.
 */
export class Restarts {
  /** The last time a better start took over. */
  adoption: Adoption | null = null;
  #search: Search | null = null;
  /** A result that is compared with the picture; another one, or none, where that counts no more. */
  #comparing: Clustering | null = null;
  /** Work that was done before its tick, as a number below 0: a piece may be larger than what a tick has left. */
  #debt = 0;
  #inVain = 0;
  #seed = 0;
  /** Mean squared difference of picture and frame at the end of the last search, and at the last read. */
  #settledAt: number | null = null;
  #last: number | null = null;
  readonly #onFault: (error: unknown) => void;
  readonly #onAdopted: () => void;

  /** @param onAdopted a better start took over */
  constructor(onFault: (error: unknown) => void, onAdopted = () => {}) {
    this.#onFault = onFault;
    this.#onAdopted = onAdopted;
  }

  /** True while a search goes on, or its result is compared. */
  get busy(): boolean {
    return this.#comparing !== null || this.#inVain < SEARCHES_IN_VAIN;
  }

  /** Another source: its searches are by the same chance, whatever was searched before. */
  reset(): void {
    this.#seed = 0;
    this.forget();
    this.begin();
  }

  /** What took over is shown no more. */
  forget(): void {
    this.adoption = null;
  }

  /** The scene or k is another one: search anew with the next tick. */
  begin(): void {
    this.cancel();
    this.#inVain = 0;
  }

  /** Stops searching, until the scene changes. */
  cancel(): void {
    this.#search?.return(null);
    this.#search = null;
    this.#comparing = null;
    this.#inVain = SEARCHES_IN_VAIN;
    this.#settledAt = null;
    this.#last = null;
  }

  /** Looks at the numbers of the live clustering for a cut, or a drift since the last search. */
  watch({ mse }: Numbers): void {
    // In RGB, so that one step more means as little in every space.
    const now = 3 * mse + 1;
    const away = (from: number | null, factor: number) =>
      from !== null && Math.abs(Math.log(now / from)) > Math.log(factor);
    const cut = away(this.#last, CUT_FACTOR);
    const drift = !this.#search && this.#inVain >= SEARCHES_IN_VAIN && away(this.#settledAt, DRIFT_FACTOR);
    if (cut || drift) this.begin();
    this.#last = now;
    if (!this.#search && this.#inVain >= SEARCHES_IN_VAIN) this.#settledAt ??= now;
  }

  /** A bounded piece of work, after a frame was drawn. Does nothing where nothing is to be found. */
  work({ engine, clustering }: Pick<Picture, 'engine' | 'clustering'>, stands = false): void {
    if (this.#comparing || !this.busy) return;
    const { k } = clustering;
    this.#search ??= search(engine, k, random(++this.#seed));
    const piece = engine.software ? SOFTWARE_WORK + SOFTWARE_WORK_PER_CLUSTER * k : HARDWARE_WORK;
    let left = this.#debt + (stands ? STANDING_FACTOR : 1) * piece;
    while (left > 0) {
      const { done, value } = this.#search.next();
      if (done) {
        this.#search = null;
        this.#debt = 0;
        if (value) this.#compare(clustering, value).catch(this.#onFault);
        return;
      }
      left -= value;
    }
    this.#debt = left;
  }

  /** Old and new on the current samples; the better one goes on. */
  async #compare(clustering: Clustering, challenger: Clustering): Promise<void> {
    this.#comparing = challenger;
    try {
      const [old, best] = await Promise.all([clustering.read(), challenger.read()]);
      // What was compared may be gone by now: another engine, another k, another scene.
      if (this.#comparing !== challenger || clustering.k !== best.k) return;
      const gain = 1 - best.inertia / old.inertia;
      if (gain > MIN_GAIN) {
        clustering.start({ k: best.k, seeding: 'warm', random: random(0), iterations: 0, ...renumbered(best, old) });
        this.adoption = { gain, at: performance.now() };
        this.#inVain = 0;
        this.#onAdopted();
      } else {
        this.#inVain++;
      }
    } finally {
      if (this.#comparing === challenger) this.#comparing = null;
      challenger.dispose();
    }
  }
}

/** The centroids of one clustering with the numbers that the nearest ones of another have, by color and position. */
function renumbered(numbers: Numbers, old: Numbers): Pick<Start, 'centroids' | 'positions'> {
  const { k, centroids, positions } = numbers;
  const partner = matchCentroids(rowsOf(old), rowsOf(numbers), k, 5);
  const inOrder = (values: Float32Array, d: number) => {
    const result = new Float32Array(d * k);
    partner.forEach((from, to) => {
      result.set(values.subarray(d * from, d * from + d), d * to);
    });
    return result;
  };
  return { centroids: inOrder(centroids, 3), positions: positions && inOrder(positions, 2) };
}

/** [k, 5]: the color, and the position in its weight beside it. */
function rowsOf({ k, centroids, position, positions }: Numbers): number[] {
  const scale = positionScale(position);
  return Array.from({ length: k }, (_, c) => [
    ...centroids.subarray(3 * c, 3 * c + 3),
    ...[0, 1].map((axis) => scale * (positions?.[2 * c + axis] ?? 0)),
  ]).flat();
}
