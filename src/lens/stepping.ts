import type { Clustering, Engine, Numbers, Saved } from '../engine/engine.ts';

export type Half = 'assign' | 'update';

/** What became of the last half-step that was taken by hand. */
export interface StepReport {
  /** Half-steps since the start, from 1; 0: back at the start. */
  readonly step: number;
  /** null at the start. */
  readonly half: Half | null;
  /** Mean squared difference of picture and frame, as `stats` has it, before the step; null at the start. */
  readonly before: number | null;
  /** The same after it. */
  readonly mse: number;
  /** Pixels of the frame whose label changed, after an assignment; null after an update. */
  readonly changed: number | null;
  /** Pixels of the frame. */
  readonly pixels: number;
  /** Nothing changes any more: a further half-step would leave everything as it is. */
  readonly converged: boolean;
}

/** What is known of a step, as it comes to be known. */
interface Step {
  readonly half: Half | null;
  readonly changed: number | null;
  mse: number | null;
  converged: boolean;
}

/**
 * Stepping by hand through a frozen frame. After its seeding k-means has no chance in it, so that going back is going
 * forward again from the start, one half-step less: nothing has to be kept but where it began, and what was said.
 */
export class Stepping {
  readonly #engine: Pick<Engine, 'cluster' | 'labels'>;
  readonly #clustering: Clustering;
  readonly #origin: Saved;
  /** The start, and every half-step so far, also those that were taken back. */
  readonly #steps: Step[];
  #at = 0;
  /**
   * [height × width] of the furthest step, and after an update those that the next assignment will find; null before the
   * first update, which is the first to ask.
   */
  #labels: Uint8Array | null = null;
  #ahead: Uint8Array | null = null;
  readonly #pixels: number;

  /** @param pixels of the frame */
  constructor(engine: Pick<Engine, 'cluster' | 'labels'>, clustering: Clustering, pixels: number) {
    this.#engine = engine;
    this.#clustering = clustering;
    this.#pixels = pixels;
    this.#origin = clustering.save();
    this.#steps = [{ half: null, changed: null, mse: null, converged: false }];
  }

  /** Half-steps from the start to what is shown. */
  get at(): number {
    return this.#at;
  }
  get converged(): boolean {
    return this.#steps[this.#at].converged;
  }
  /** What became of the last one; null until its numbers are known. */
  get report(): StepReport | null {
    const { mse, ...step } = this.#steps[this.#at];
    const before = this.#steps[this.#at - 1]?.mse ?? null;
    if (mse === null || (before === null && this.#at > 0)) return null;
    return { step: this.#at, before, mse, pixels: this.#pixels, ...step };
  }

  /** The half that comes next. What was shown before the first is an assignment, so that the centroids move first. */
  get half(): Half {
    return this.#at % 2 === 0 ? 'update' : 'assign';
  }

  next(): Half {
    const { half } = this;
    this.#clustering.half(half);
    this.#at++;
    if (this.#at === this.#steps.length) this.#steps.push(half === 'update' ? this.#moved() : this.#assigned());
    return half;
  }

  /** @returns false where there is nothing before */
  previous(): boolean {
    if (this.#at === 0) return false;
    const steps = this.#at - 1;
    this.#at = 0;
    this.#clustering.restore(this.#origin);
    while (this.#at < steps) this.next();
    return true;
  }

  /** The numbers of the picture after so many steps. */
  known(at: number, { mse, shift }: Numbers): void {
    const step = this.#steps[at];
    step.mse = mse;
    // The samples may have the labels that they had, although pixels between them changed theirs.
    if (step.half === 'assign') step.converged = shift === 0;
  }

  dispose(): void {
    this.#origin.dispose();
  }

  /** Where no pixel would change its label, the colors are the means of what they will always be of. */
  #moved(): Step {
    // An update leaves the labels as they were.
    this.#labels ??= this.#engine.labels(this.#clustering);
    this.#ahead = this.#nearest();
    const converged = differences(this.#labels, this.#ahead) === 0;
    return { half: 'update', changed: null, mse: null, converged };
  }

  #assigned(): Step {
    const changed = this.#labels && this.#ahead && differences(this.#labels, this.#ahead);
    this.#labels = this.#ahead;
    return { half: 'assign', changed, mse: null, converged: false };
  }

  /** [height × width] the labels by where the centroids are now. */
  #nearest(): Uint8Array {
    const clustering = this.#engine.cluster();
    const saved = this.#clustering.save();
    clustering.restore(saved);
    const labels = this.#engine.labels(clustering);
    saved.dispose();
    clustering.dispose();
    return labels;
  }
}

function differences(a: Uint8Array, b: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}
