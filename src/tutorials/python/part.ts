import type { Space } from '../../color/spaces.ts';
import type { ExactSettings } from '../../exact/options.ts';
import type { Scaling } from '../../exact/units.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Library } from '../libraries.ts';

/** What a script makes of the clusters. */
export interface Shown extends Pick<Settings, 'view' | 'colors' | 'grays'> {
  /** The original beside the result. */
  readonly split: boolean;
  /** Numbers as people see them, from 1. */
  readonly muted: readonly number[];
  /** A camera loop with a cold start on every frame, ended with q. */
  readonly live: boolean;
}

/** All that the lines of a script depend on. */
export interface Job {
  readonly library: Library;
  readonly settings: ExactSettings;
  readonly shown: Shown;
}

/** Blocks of lines, with a blank line between any two. */
export interface Part {
  /** Once, at the beginning. */
  readonly setup?: readonly string[];
  /** For the picture, or for every frame. */
  readonly body: readonly string[];
}

/** Rows of numbers as numpy reads them, one a line. */
export function rows(values: readonly (readonly number[])[]): string {
  return `[\n${values.map((row) => `    [${row.join(', ')}],\n`).join('')}]`;
}

/** The lines that are asked for: strings, and nothing for what is not. */
export const block = (...lines: readonly (string | false)[]): string =>
  lines.filter((line) => line !== false).join('\n');

/** numpy's and scikit-learn's seeds are 32 bits without a sign, and OpenCV's have one. */
export const seedOf = ({ seed }: ExactSettings): number => ((seed % 2 ** 31) + 2 ** 31) % 2 ** 31;

/** The steps in which a tolerance is given, `stepOf`, as a script writes them behind it. */
const OWN_STEPS: Readonly<Record<Space, string>> = { rgb: '', hsv: '', lab: ' / 10', oklab: ' / 1000' };
const SCALED_STEPS: Readonly<Record<Scaling, string>> = {
  none: '',
  unit: ' / 255',
  'plus-one': ' / 256',
  'min-max': '',
};

/** An expression: how far a center may move, in the units of the values. */
export function shiftOf({ space, scaling, tolerance }: ExactSettings): string {
  const own = scaling === 'min-max' ? ' / 1000' : OWN_STEPS[space];
  return `${tolerance}${own}${SCALED_STEPS[scaling]}`;
}

/** One attempt is all there is from given centroids. */
export const attemptsOf = ({ seeding, attempts }: ExactSettings): number => (seeding === 'warm' ? 1 : attempts);
