import { SPACES, type Space } from '../color/spaces.ts';
import { K_MAX, SEEDINGS, type Seeding } from '../kmeans/index.ts';
import { badArgument } from '../settings/errors.ts';
import type { ExactOptions } from './exact.ts';
import { SCALINGS, type Scaling } from './units.ts';

export { SEEDINGS };

/**
 * When an attempt ends, beside its last iteration.
 *
 * - `shift`: no centroid moved farther than the tolerance (OpenCV's `TERM_CRITERIA_EPS`), which asks for
 *   the same in every space and scaling: in bytes it is as it stands, elsewhere as `stepOf` has it
 * - `variance`: the sum of the squared moves is at most the tolerance times the mean variance of the channels
 *   (scikit-learn's `tol`)
 * - `labels`: no label changed; the tolerance means nothing
 */
export const CRITERIA = ['shift', 'variance', 'labels'] as const;
export type Criterion = (typeof CRITERIA)[number];

/**
 * The tolerance of a criterion, unless told: the result is then within a hair of the one without any tolerance. OpenCV's
 * scripts have 0.2. scikit-learn's 1e-4 may end an attempt some percent too early, where clusters move slowly for long.
 */
export const TOLERANCES: Readonly<Record<Criterion, number>> = { shift: 0.2, variance: 1e-6, labels: 0 };

/**
 * What becomes of the colors' fractions.
 *
 * - `nearest`: they are kept, and whoever shows a color rounds it
 * - `down`: they are cut off, as `np.uint8(centers)` and `int(c * 256) - 1` do
 */
export const ROUNDINGS = ['nearest', 'down'] as const;
export type Rounding = (typeof ROUNDINGS)[number];

/** What can be asked of an exact run; all but k has a default. */
export interface ExactSettings {
  /** 1 to 32. */
  readonly k: number;
  readonly space: Space;
  readonly scaling: Scaling;
  readonly seeding: Seeding;
  /** Cold starts, 1 to 1,000; the lowest inertia wins. `warm` runs once. */
  readonly attempts: number;
  /** Lloyd iterations of each attempt, 1 to 10,000. */
  readonly maxIterations: number;
  readonly criterion: Criterion;
  /** 0 to 1,000: more than any color can move. What it is of, the criterion says; `TOLERANCES` unless told. */
  readonly tolerance: number;
  /** Any safe integer: the same seed, the same result. */
  readonly seed: number;
  readonly rounding: Rounding;
  /** For `warm`: k rows of three values, in the units that are clustered. */
  readonly centroids: readonly (readonly number[])[] | null;
  /** In their place: k colors, r, g, b, 0 to 255. */
  readonly startColors: readonly (readonly number[])[] | null;
}

/** OpenCV's live script: ten attempts, 100 iterations, 0.2. */
export const EXACT_DEFAULTS: ExactSettings = {
  k: 5,
  space: 'rgb',
  scaling: 'none',
  seeding: 'k-means++',
  attempts: 10,
  maxIterations: 100,
  criterion: 'shift',
  tolerance: TOLERANCES.shift,
  seed: 0,
  rounding: 'nearest',
  centroids: null,
  startColors: null,
};

/** Of the numbers among them; all but the tolerance are whole. */
export const EXACT_RANGES = {
  attempts: { min: 1, max: 1_000 },
  maxIterations: { min: 1, max: 10_000 },
  tolerance: { min: 0, max: 1_000 },
  seed: { min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER },
} as const;

/** Further from 0 no value of any space and scaling lies, by far: what is, is a slip. */
const VALUE_MAX = 1e6;

/** The settings with their defaults; what is undefined is not told. The tolerance's goes by the criterion. */
export function withDefaults(given: Partial<ExactSettings>): ExactSettings {
  const told: Partial<ExactSettings> = Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== undefined),
  );
  const { criterion = EXACT_DEFAULTS.criterion } = told;
  return { ...EXACT_DEFAULTS, tolerance: TOLERANCES[criterion], ...told };
}

/** The settings with their defaults, all checked. @throws LensError `bad-argument` with the range in its text */
export function checkExact(given: Partial<ExactSettings>): ExactSettings {
  const settings = withDefaults(given);
  const want = (name: keyof ExactSettings, fine: boolean, range: string) => {
    if (!fine) throw badArgument(name, range, settings[name]);
  };
  const wantInteger = (name: 'k' | 'attempts' | 'maxIterations', max: number) => {
    const value = settings[name];
    want(name, Number.isInteger(value) && value >= 1 && value <= max, `an integer from 1 to ${max}`);
  };
  const wantOneOf = (name: keyof ExactSettings, choices: readonly string[]) =>
    want(name, choices.includes(settings[name] as string), `one of ${choices.join(', ')}`);
  wantInteger('k', K_MAX);
  wantInteger('attempts', EXACT_RANGES.attempts.max);
  wantInteger('maxIterations', EXACT_RANGES.maxIterations.max);
  wantOneOf('space', SPACES);
  wantOneOf('scaling', SCALINGS);
  wantOneOf('seeding', SEEDINGS);
  wantOneOf('criterion', CRITERIA);
  wantOneOf('rounding', ROUNDINGS);
  const { min, max } = EXACT_RANGES.tolerance;
  want('tolerance', isWithin(settings.tolerance, min, max), `a number from ${min} to ${max}`);
  want('seed', Number.isSafeInteger(settings.seed), 'a safe integer');
  const { k } = settings;
  const range = `${k} rows of three numbers from ${-VALUE_MAX} to ${VALUE_MAX}`;
  for (const name of ['centroids', 'startColors'] as const) {
    want(name, settings[name] === null || areRows(settings[name], k), range);
  }
  const started = settings.seeding !== 'warm' || settings.centroids !== null || settings.startColors !== null;
  want('centroids', started, range);
  return settings;
}

/** The settings with their defaults, and who is to hear of the run, all checked. @throws LensError `bad-argument` */
export function checkOptions({ signal, onProgress, ...given }: ExactOptions): ExactSettings {
  if (signal && typeof signal.addEventListener !== 'function') throw badArgument('signal', 'an AbortSignal', signal);
  if (onProgress && typeof onProgress !== 'function') throw badArgument('onProgress', 'a function', onProgress);
  return checkExact(given);
}

/** False for what is no number, and for NaN. */
const isWithin = (value: unknown, min: number, max: number) =>
  typeof value === 'number' && value >= min && value <= max;

/** Array.from: a hole is a value that is missing, and `every` alone passes over it. */
const areRows = (rows: unknown, k: number) => Array.isArray(rows) && rows.length === k && Array.from(rows).every(isRow);
const isRow = (row: unknown) =>
  Array.isArray(row) && row.length === 3 && Array.from(row).every((value) => isWithin(value, -VALUE_MAX, VALUE_MAX));
