import type { KLens } from '../lens/k-lens.ts';
import { LensError } from '../settings/errors.ts';
import type { LensWatch } from './lens-watch.ts';
import type { Output, OutputHost } from './output/output.ts';

/** How long it is said that a part could not be loaded, in milliseconds: time to read it twice. */
const UNLOADED_MS = 8_000;

/** Saving, copying and recording: loaded when first asked for, or with the drawer, which shows all of it. */
export class Saving implements OutputHost {
  /** What was just done, or why it could not be; '' mostly. */
  status = '';
  /** The sign that a recording goes on. */
  sign: Element | null = null;
  readonly #lens: KLens;
  readonly #watch: LensWatch;
  #output: Promise<Output> | undefined;

  constructor(lens: KLens, watch: LensWatch) {
    this.#lens = lens;
    this.#watch = watch;
  }

  /** From then on its commands are among the lens's. */
  load(): Promise<Output> {
    this.#output ??= this.#load().catch((error) => {
      // The next key asks again.
      this.#output = undefined;
      throw error;
    });
    return this.#output;
  }

  async #load(): Promise<Output> {
    const { Output } = await import('./output/output.ts');
    const output = new Output(this.#lens, this);
    this.#lens.commands = [...this.#lens.commands, ...this.#watch.watched(output.commands)];
    this.#watch.lookAgain();
    return output;
  }

  /** Loads it and goes on with it; a page that lost its host says so. */
  with(use: (output: Output) => void): void {
    this.load().then(use, () => this.sayUnloaded());
  }

  /** For a while: a part of the page could not be loaded. */
  sayUnloaded(): void {
    const sentence = new LensError('not-loaded', { host: location.host }).message;
    this.say(sentence);
    setTimeout(() => {
      if (this.status === sentence) this.say('');
    }, UNLOADED_MS);
  }

  say(status: string): void {
    this.status = status;
    this.#watch.lookAgain();
  }

  show(sign: Element | null): void {
    this.sign = sign;
    this.#watch.lookAgain();
  }
}
