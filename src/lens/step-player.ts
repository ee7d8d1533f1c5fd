/** How long each half-step stays while they are played, in milliseconds: time to see what moved. */
const STEP_MS = 600;

/** Takes one half-step after the other, until it is stopped. */
export class StepPlayer {
  readonly #step: () => void;
  readonly #onChange: () => void;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onChange is told when it begins and when it ends */
  constructor(step: () => void, onChange: () => void) {
    this.#step = step;
    this.#onChange = onChange;
  }

  get playing(): boolean {
    return this.#timer !== undefined;
  }

  start(): void {
    if (this.playing) return;
    this.#timer = setInterval(this.#step, STEP_MS);
    this.#onChange();
  }

  stop(): void {
    if (!this.playing) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#onChange();
  }
}
