import type { Numbers } from '../engine/engine.ts';

/** A camera's first frames are dark, until its exposure settles: in milliseconds. */
const WARM_UP_MS = 1_000;
/** The scene counts as another one when its inertia grew or shrank by this factor while the camera warmed up. */
const WARM_UP_FACTOR = 1.25;

/** Finds out, once after each start, whether the first cold start saw a dark frame and should be made again. */
export class ExposureWatch {
  #startedAt: number | null = null;
  #first: number | null = null;

  start(): void {
    this.#startedAt = performance.now();
    this.#first = null;
  }

  /** @returns true at most once after each start */
  changed({ inertia, n }: Numbers): boolean {
    if (this.#startedAt === null) return false;
    this.#first ??= inertia / n;
    if (performance.now() - this.#startedAt < WARM_UP_MS) return false;
    this.#startedAt = null;
    // One is added so that a black first frame, of no inertia at all, has a factor too.
    const factor = (inertia / n + 1) / (this.#first + 1);
    return factor > WARM_UP_FACTOR || factor < 1 / WARM_UP_FACTOR;
  }
}
