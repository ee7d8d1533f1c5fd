/** Over how long the frame rate is averaged, in milliseconds. */
const WINDOW_MS = 1_000;

/** Counts frames, and tells how many a second there were of late. */
export class FrameRate {
  frames = 0;
  /** Frames a second when the last one came: still there when no more come. */
  latest = 0;
  #times: number[] = [];

  count(now: number): void {
    this.frames++;
    this.#times.push(now);
    this.latest = this.fps(now);
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
