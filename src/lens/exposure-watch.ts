import type { Numbers } from '../engine/engine.ts';

/** A camera's first frames are dark, until its exposure settles: in milliseconds. */
const WARM_UP_MS = 1_000;
/** The frame counts as exposed anew when its mean grew or shrank by this factor while the camera warmed up. */
const WARM_UP_FACTOR = 1.25;

/** Finds out, once after each start, whether the cold start saw a dark frame and should be made again. */
export class ExposureWatch {
  #watching = false;
  /** The first numbers after the start, which may come late: the warm-up is from there. */
  #first: { readonly mean: number; readonly at: number } | null = null;

  start(): void {
    this.#watching = true;
    this.#first = null;
  }

  end(): void {
    this.#watching = false;
  }

  /** @returns true at most once after each start */
  changed(numbers: Numbers): boolean {
    if (!this.#watching) return false;
    const now = performance.now();
    const mean = brightness(numbers);
    this.#first ??= { mean, at: now };
    if (now - this.#first.at < WARM_UP_MS) return false;
    this.end();
    const factor = mean / this.#first.mean;
    return factor > WARM_UP_FACTOR || factor < 1 / WARM_UP_FACTOR;
  }
}

/** Mean of all channels of all samples, 1 to 256: it does not depend on k. One, so that black has a factor too. */
function brightness({ centroids, shares }: Numbers): number {
  let sum = 0;
  centroids.forEach((value, i) => {
    sum += (value * shares[Math.floor(i / 3)]) / 3;
  });
  return sum + 1;
}
