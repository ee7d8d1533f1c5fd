import type { Engine, Numbers } from '../engine/engine.ts';
import type { Picture } from './picture.ts';

/** Least time between two reads of the numbers, in milliseconds: ten a second are as many as an eye can follow. */
export const READ_INTERVAL_MS = 100;
/** Least time between two measurements of how long a frame takes, in milliseconds. */
const TIMING_INTERVAL_MS = 500;

/** What comes back from the engine, asynchronously: the numbers, and how long a frame takes. */
export class Reader {
  /** How long a frame takes from its upload until the engine is done with it, in milliseconds. */
  frameMs = 0;
  /** Which version of the clustering the last numbers belong to. */
  version = -1;
  /** The newest version whose numbers were asked for. */
  asked = -1;
  readonly #onNumbers: (numbers: Numbers) => void;
  readonly #onFault: (error: unknown) => void;
  /** Hear the numbers of the version that was asked for last. */
  #waiting: ((numbers: Numbers) => void)[] = [];
  #readAt = 0;
  #timedAt = 0;
  #timing = false;
  #round = 0;

  constructor(onNumbers: (numbers: Numbers) => void, onFault: (error: unknown) => void) {
    this.#onNumbers = onNumbers;
    this.#onFault = onFault;
  }

  /** True while numbers are under way. */
  get reading(): boolean {
    return this.asked !== this.version;
  }

  /** Asks for the numbers of `version`, unless they are known, any are under way, or some were asked for a moment ago. */
  read(picture: Picture, version: number, now: number): void {
    if (!this.reading && now - this.#readAt >= READ_INTERVAL_MS) this.readNow(picture, version, now);
  }

  /**
   * Asks for them at once, beside others that are under way.
   * @param use hears them, right after everyone else
   */
  readNow(picture: Picture, version: number, now: number, use?: (numbers: Numbers) => void): void {
    if (this.asked === version) {
      if (!use) return;
      if (this.reading || !picture.numbers) this.#waiting.push(use);
      else use(picture.numbers);
      return;
    }
    const waiting = use ? [use] : [];
    this.#waiting = waiting;
    this.asked = version;
    this.#readAt = now;
    this.#answer(picture, picture.clustering.read(), (numbers) => {
      if (version > this.version) {
        this.version = version;
        picture.numbers = numbers;
        this.#onNumbers(numbers);
      }
      for (const hear of waiting) hear(numbers);
    });
  }

  /** Measures now and then how long the frame takes that was begun at `now` and just handed over; then tells it. */
  time(picture: Picture, now: number, onMeasured: (ms: number) => void): void {
    if (this.#timing || now - this.#timedAt < TIMING_INTERVAL_MS) return;
    this.#timing = true;
    this.#timedAt = now;
    this.#answer(picture, picture.engine.finished(), () => {
      this.#timing = false;
      this.frameMs = performance.now() - now;
      onMeasured(this.frameMs);
    });
  }

  /** There is another engine: what was under way will never come. */
  reset(): void {
    this.#round++;
    this.#timing = false;
    this.version = -1;
    this.asked = -1;
  }

  /** Uses the answer, unless its engine is gone by then. */
  #answer<T>(picture: Picture, promise: Promise<T>, use: (value: T) => void): void {
    const engine: Engine = picture.engine;
    const round = this.#round;
    promise.then((value) => {
      if (round === this.#round && picture.engine === engine) use(value);
    }, this.#onFault);
  }
}
