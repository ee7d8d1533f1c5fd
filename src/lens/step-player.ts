/** How long each half-step stays while they are played, in milliseconds: time to see what moved. */
const STEP_MS = 600;

/** Takes one half-step after the other, until it is stopped. */
export class StepPlayer {
  readonly #step: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(step: () => void) {
    this.#step = step;
  }

  get playing(): boolean {
    return this.#timer !== undefined;
  }

  toggle(): void {
    if (this.playing) this.stop();
    else this.#timer = setInterval(this.#step, STEP_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
