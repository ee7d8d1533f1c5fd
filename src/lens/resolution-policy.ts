/** A live frame that takes longer than this, in milliseconds, is a slow one: ten a second still look live. */
const BUDGET_MS = 100;
/** There is room for more where a frame would take less than this with it, in milliseconds. */
const ROOM_MS = 75;
/** So many slow measurements in a row, at most two a second, are a slow machine, and no hiccup. */
const SLOW_MEASUREMENTS = 6;
/** So many measurements in a row with room for more are worth a try. */
const CALM_MEASUREMENTS = 10;
/** A step up that was taken back makes the next try wait longer by this factor, */
const IMPATIENCE = 2;
/** up to so many measurements: about five minutes. */
const CALM_MEASUREMENTS_MAX = 640;
/** A step up that lasted so many measurements was right: half a minute. */
const PROOF_MEASUREMENTS = 60;
/** After a start and after every step, measurements tell nothing for so long, in milliseconds: shaders compile. */
const SETTLING_MS = 1_000;
/** No grid is narrower on account of a slow machine, in samples. */
const COLUMNS_MIN = 16;

/** How much of what was asked for a live picture gets. */
export interface Reduction {
  /** Part of the sample grid's width. */
  readonly samples: number;
  /** Part of the frame's width and height. */
  readonly scale: number;
}

interface Step extends Reduction {
  /** By how much longer a frame may take one step up: what is drawn in pixels, at most in proportion to them. */
  readonly growth: number;
}

/** From all there is to the least. Fewer samples are hardly seen, so they go first. */
const STEPS: readonly Step[] = [
  { samples: 1, scale: 1, growth: 1 },
  { samples: 1 / 2, scale: 1, growth: 4 / 3 },
  { samples: 1 / 4, scale: 1, growth: 4 / 3 },
  { samples: 1 / 4, scale: 3 / 4, growth: 16 / 9 },
  { samples: 1 / 4, scale: 1 / 2, growth: 9 / 4 },
];

/** The width of the sample grid that is left of `columns`. */
export function reducedColumns(columns: number, { samples }: Reduction): number {
  return Math.min(columns, Math.max(COLUMNS_MIN, Math.round(columns * samples)));
}

/**
 * Which resolution a live picture can afford: told how long its frames take, it steps down soon, and up with patience.
 * Where a step up has to be taken back, the next try waits twice as long, so that it comes to rest.
 */
export class ResolutionPolicy {
  #step = 0;
  #settled: number | null = null;
  /** Slow measurements in a row, and those with room for more. */
  #slow = 0;
  #calm = 0;
  #patience = CALM_MEASUREMENTS;
  /** Measurements since the last step up; null where that is proven, or there was none. */
  #sinceUp: number | null = null;

  /** null at the full resolution. */
  get reduction(): Reduction | null {
    return this.#step > 0 ? STEPS[this.#step] : null;
  }

  /** Another source: begins anew. */
  reset(): void {
    this.#step = 0;
    this.#patience = CALM_MEASUREMENTS;
    this.#sinceUp = null;
    this.disturb();
  }

  /** Frames are slow for another reason than the picture's size: what was measured counts no more, nor does what comes next. */
  disturb(): void {
    this.#settled = null;
    this.#slow = 0;
    this.#calm = 0;
  }

  /**
   * @param ms how long a live frame took
   * @param at when it was begun, in milliseconds on any clock
   * @param columns of the full sample grid
   */
  measured(ms: number, at: number, columns: number): void {
    this.#settled ??= at + SETTLING_MS;
    if (at < this.#settled) return;
    if (this.#sinceUp !== null && ++this.#sinceUp >= PROOF_MEASUREMENTS) {
      this.#sinceUp = null;
      this.#patience = CALM_MEASUREMENTS;
    }
    this.#slow = ms > BUDGET_MS ? this.#slow + 1 : 0;
    this.#calm = ms * STEPS[this.#step].growth < ROOM_MS ? this.#calm + 1 : 0;
    if (this.#slow >= SLOW_MEASUREMENTS) this.#go(1, columns);
    else if (this.#calm >= this.#patience && this.#step > 0) this.#go(-1, columns);
  }

  #go(by: 1 | -1, columns: number): void {
    const next = nextStep(this.#step, by, columns);
    if (next === this.#step) return;
    if (by > 0 && this.#sinceUp !== null) {
      this.#patience = Math.min(this.#patience * IMPATIENCE, CALM_MEASUREMENTS_MAX);
    }
    this.#sinceUp = by > 0 ? null : 0;
    this.#step = next;
    this.disturb();
  }
}

/** The next step that makes a difference to a grid of `columns`; the same one where there is none. */
function nextStep(from: number, by: 1 | -1, columns: number): number {
  const isLike = (a: Step, b: Step) => a.scale === b.scale && reducedColumns(columns, a) === reducedColumns(columns, b);
  let next = from + by;
  if (by > 0) {
    while (next < STEPS.length && isLike(STEPS[next], STEPS[from])) next++;
    return next < STEPS.length ? next : from;
  }
  // The first of those alike: nobody is told of a reduction that is none.
  while (next > 0 && isLike(STEPS[next], STEPS[next - 1])) next--;
  return next;
}
