/** Runs a tick at the next animation frame, once however often it is asked for; never while the tab is hidden. */
export class Ticker {
  readonly #tick: () => void;
  readonly #onFault: (error: unknown) => void;
  #request = 0;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(tick: () => void, onFault: (error: unknown) => void) {
    this.#tick = tick;
    this.#onFault = onFault;
  }

  wake(): void {
    this.#request ||= requestAnimationFrame(() => {
      this.#request = 0;
      this.now();
    });
  }

  /** At the first animation frame after a while, if it is not asked for before. */
  wakeIn(ms: number): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      this.wake();
    }, ms);
  }

  /** At once. What it throws is told, not thrown. */
  now(): void {
    try {
      this.#tick();
    } catch (error) {
      this.#onFault(error);
    }
  }

  stop(): void {
    cancelAnimationFrame(this.#request);
    clearTimeout(this.#later);
    this.#request = 0;
    this.#later = undefined;
  }
}
