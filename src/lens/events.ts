import type { LensError } from '../settings/errors.ts';
import type { ExactRun } from './exact-control.ts';
import type { StepReport } from './stepping.ts';

/** idle: never started; stopped: was, and let everything go; failed: see `error`, the last picture stays. */
export type LensState = 'idle' | 'starting' | 'live' | 'frozen' | 'stopped' | 'failed';

/** True while a source runs. */
export function isRunning(state: LensState): boolean {
  return state === 'live' || state === 'frozen';
}

/** One cluster, as people see it. */
export interface Swatch {
  /** From 0; people see label + 1. */
  readonly label: number;
  /** `#rrggbb` of its centroid, as drawn in `segments`. */
  readonly color: string;
  /** `#rrggbb`: what the view that is on draws the cluster in; another than `color` in `labels` and `gray`. */
  readonly shown: string;
  /** Part of the samples, 0 to 1. */
  readonly share: number;
  readonly muted: boolean;
}

/** All events but `error` bubble and cross shadow roots, so that a page hears them wherever the lens stands. */
const EVERYWHERE = { bubbles: true, composed: true } as const;

export class StateChangeEvent extends Event {
  readonly state: LensState;
  constructor(state: LensState) {
    super('statechange', EVERYWHERE);
    this.state = state;
  }
}

/** At most ten a second. */
export class PaletteChangeEvent extends Event {
  readonly palette: readonly Swatch[];
  constructor(palette: readonly Swatch[]) {
    super('palettechange', EVERYWHERE);
    this.palette = palette;
  }
}

/** At most 25 a second. */
export class ExactProgressEvent extends Event {
  readonly run: ExactRun;
  constructor(run: ExactRun) {
    super('exactprogress', EVERYWHERE);
    this.run = run;
  }
}

/** What became of the last half-step is known; or it is gone with what it was about. */
export class StepChangeEvent extends Event {
  readonly step: StepReport | null;
  constructor(step: StepReport | null) {
    super('stepchange', EVERYWHERE);
    this.step = step;
  }
}

/**
 * The lens could not do what it was asked for, or lost what it had. It stays at the lens, as that of an image does: what
 * comes to a window under this name is an error of a script, and is reported as one.
 */
export class LensErrorEvent extends Event {
  readonly error: LensError;
  constructor(error: LensError) {
    super('error');
    this.error = error;
  }
}
