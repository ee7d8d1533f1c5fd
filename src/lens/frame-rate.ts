/** Over how long the frame rate is averaged where there are frames enough, in milliseconds. */
const WINDOW_MS = 1_000;

/**
 * Counts frames, and tells how many a second there were of late: over the last second, or between the last two where
 * they come more slowly.
 */
export class FrameRate {
  frames = 0;
  /** The last that was measured: still there when no more frames come, and until two have come again. 0: never yet. */
  latest = 0;
  /** Of frames that came one after the other, in milliseconds: those of the last second, and always two. */
  #times: number[] = [];

  count(now: number): void {
    this.frames++;
    this.#times.push(now);
    while (this.#times.length > 2 && now - this.#times[0] > WINDOW_MS) this.#times.shift();
    if (this.#gapMs() > 0) this.latest = 1000 / this.#gapMs();
  }

  /** Frames a second of late; 0 where none comes any more, or only one came. */
  fps(now: number): number {
    const gapMs = this.#gapMs();
    const silenceMs = now - (this.#times.at(-1) ?? now);
    return gapMs > 0 && silenceMs <= Math.max(WINDOW_MS, 2 * gapMs) ? 1000 / gapMs : 0;
  }

  /** Frames stop coming for a reason: the time until the next one is no frame's. */
  pause(): void {
    this.#times = [];
  }

  reset(): void {
    this.frames = 0;
    this.latest = 0;
    this.pause();
  }

  /** Mean time between two frames, in milliseconds; 0 while it is unknown. */
  #gapMs(): number {
    const { length } = this.#times;
    return length < 2 ? 0 : (this.#times[length - 1] - this.#times[0]) / (length - 1);
  }
}
