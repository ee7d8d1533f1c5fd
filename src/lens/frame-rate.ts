/** Over how long the frame rate is averaged, in milliseconds. */
const WINDOW_MS = 1_000;

/** Counts frames, and tells how many a second there were of late. */
export class FrameRate {
  frames = 0;
  /** The last that was measured over a whole second: still there when no more frames come. */
  latest = 0;
  /** When frames began to come without a pause. */
  #since = 0;
  #times: number[] = [];

  count(now: number): void {
    this.frames++;
    this.#forget(now);
    this.#times.push(now);
    if (this.#times.length === 1) this.#since = now;
    if (now - this.#since >= WINDOW_MS) this.latest = this.fps(now);
  }

  /** Frames a second over the last second. */
  fps(now: number): number {
    this.#forget(now);
    return (this.#times.length * 1000) / WINDOW_MS;
  }

  reset(): void {
    this.frames = 0;
    this.latest = 0;
    this.#times = [];
  }

  #forget(now: number): void {
    while (this.#times.length > 0 && now - this.#times[0] > WINDOW_MS) this.#times.shift();
  }
}
