import { K_MAX } from '../kmeans/index.ts';
import { LensError, quote } from './errors.ts';
import type { MessageId } from './strings.ts';

export { K_MAX };

interface Common<T> {
  readonly default: T;
  /** Message id of the setting's label. */
  readonly message: MessageId;
}
export interface IntegerSetting extends Common<number> {
  readonly type: 'integer';
  readonly min: number;
  readonly max: number;
}
export interface ChoiceSetting<C extends string = string> extends Common<C> {
  readonly type: 'choice';
  readonly choices: readonly C[];
}
/** Cluster numbers as people see them: "2 5" is the second and the fifth. */
export interface NumbersSetting extends Common<string> {
  readonly type: 'numbers';
  readonly min: number;
  readonly max: number;
}
/** Colors as hex, without anything before them: "ff8800 00aa33". */
export interface ColorsSetting extends Common<string> {
  readonly type: 'colors';
  /** How many there are at most. */
  readonly max: number;
}
export interface BooleanSetting extends Common<boolean> {
  readonly type: 'boolean';
}
export type Setting = IntegerSetting | ChoiceSetting | NumbersSetting | ColorsSetting | BooleanSetting;

const integer = (min: number, max: number, standard: number, message: MessageId): IntegerSetting => ({
  type: 'integer',
  min,
  max,
  default: standard,
  message,
});
const choice = <const C extends string>(
  choices: readonly C[],
  standard: NoInfer<C>,
  message: MessageId,
): ChoiceSetting<C> => ({ type: 'choice', choices, default: standard, message });

/** Every setting, declared once: attributes, properties, the hash and the controls are derived from this table. */
export const SETTINGS = {
  k: integer(1, K_MAX, 5, 'setting.k'),
  /** Where a source's clusters start, in the order of their numbers, if they are k; as chance has it unless told. */
  seeds: { type: 'colors', max: K_MAX, default: '', message: 'setting.seeds' },
  /** In which colors are near each other, as src/color has them. */
  space: choice(['rgb', 'hsv', 'lab', 'oklab'], 'rgb', 'setting.space'),
  view: choice(['segments', 'labels', 'gray', 'outlines', 'original'], 'segments', 'setting.view'),
  /** Of the view `labels`: skimage's ten colors, or eight that color-blind people can tell apart, with numbers on the regions. */
  colors: choice(['skimage', 'okabe-ito'], 'skimage', 'setting.colors'),
  /** Of the view `gray`, by label from 0: int(256/(label+1)) − 1, or int(label·256/k). */
  grays: choice(['reciprocal', 'linear'], 'reciprocal', 'setting.grays'),
  /** Percent of the picture, from its left, that shows the original beside the result; 0 is off. */
  split: integer(0, 100, 0, 'command.split'),
  /** Each cluster alone, side by side. */
  sheet: { type: 'boolean', default: false, message: 'command.sheet' },
  source: choice(['none', 'camera', 'demo', 'file', 'screen'], 'none', 'setting.source'),
  /** Width of the sample grid, in samples; its height follows the frame. */
  resolution: integer(16, 640, 160, 'setting.resolution'),
  /** Weight of x and y against the color, in percent: the more, the more compact are the regions of the picture. */
  position: integer(0, 100, 0, 'setting.position'),
  /** Lloyd iterations a frame. */
  iterations: integer(1, 20, 2, 'setting.iterations'),
  /** A cold start on every frame, as scripts without a warm start do: the colors flicker. */
  cold: { type: 'boolean', default: false, message: 'setting.cold' },
  /** A pixel of a live picture stays in its cluster until it lies clearly in another one: less noise at the edges. */
  steady: { type: 'boolean', default: false, message: 'setting.steady' },
  /** Fewer samples and a smaller picture where live frames take too long. */
  adaptive: { type: 'boolean', default: true, message: 'setting.adaptive' },
  mirror: choice(['auto', 'on', 'off'], 'auto', 'setting.mirror'),
  muted: { type: 'numbers', min: 1, max: K_MAX, default: '', message: 'setting.muted' },
  frozen: { type: 'boolean', default: false, message: 'setting.frozen' },
  keys: choice(['off', 'focus', 'page'], 'focus', 'setting.keys'),
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

type ValueOf<S> =
  S extends ChoiceSetting<infer C>
    ? C
    : S extends IntegerSetting
      ? number
      : S extends BooleanSetting
        ? boolean
        : string;
export type Settings = { -readonly [N in SettingName]: ValueOf<(typeof SETTINGS)[N]> };

export function defaults(): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].default])) as Settings;
}

/** The words of anything that lists some: a text, a number, a list of them; null where it is something else. */
function wordsOf(raw: unknown): string[] | null {
  const list =
    typeof raw === 'object' && raw !== null && Symbol.iterator in raw ? [...(raw as Iterable<unknown>)] : [raw];
  if (!list.every((item) => typeof item === 'string' || typeof item === 'number')) return null;
  return list
    .join(' ')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** "2 5" from anything that lists cluster numbers; null where a part is not a number in the range. */
function readNumbers(setting: NumbersSetting, raw: unknown): string | null {
  const words = wordsOf(raw);
  if (!words?.every((word) => /^\d{1,3}$/.test(word) && +word >= setting.min && +word <= setting.max)) return null;
  return [...new Set(words.map(Number))].sort((a, b) => a - b).join(' ');
}

/** "ff8800 00aa33" from anything that lists colors; null where a part is none, or there are too many. */
function readColors(setting: ColorsSetting, raw: unknown): string | null {
  const words = wordsOf(raw);
  if (!words?.every((word) => /^#?[\da-f]{6}$/i.test(word)) || words.length > setting.max) return null;
  return words.map((word) => word.replace('#', '').toLowerCase()).join(' ');
}

/** The value that `raw` (an attribute, a part of the hash, an argument) means for a setting, or null if it means none. */
export function readSetting<N extends SettingName>(name: N, raw: unknown): Settings[N] | null {
  const setting: Setting = SETTINGS[name];
  // In HTML an attribute that is present may have its own name as its value.
  return read(setting, setting.type === 'boolean' && raw === name ? true : raw) as Settings[N] | null;
}

function read(setting: Setting, raw: unknown): string | number | boolean | null {
  switch (setting.type) {
    case 'integer': {
      const value = typeof raw === 'string' && /^-?\d{1,6}$/.test(raw) ? Number(raw) : raw;
      const valid = Number.isInteger(value) && (value as number) >= setting.min && (value as number) <= setting.max;
      // There is no zero below zero.
      return valid ? (value as number) + 0 : null;
    }
    case 'choice':
      return typeof raw === 'string' && setting.choices.includes(raw) ? raw : null;
    case 'numbers':
      return readNumbers(setting, raw);
    case 'colors':
      return readColors(setting, raw);
    case 'boolean':
      if (typeof raw === 'boolean') return raw;
      if (raw === '' || raw === 'true' || raw === '1') return true;
      return raw === 'false' || raw === '0' ? false : null;
  }
}

/** The range of a setting, in the words an error uses. */
export function rangeOf(name: SettingName): string {
  const setting: Setting = SETTINGS[name];
  switch (setting.type) {
    case 'integer':
      return `an integer from ${setting.min} to ${setting.max}`;
    case 'choice':
      return `one of ${setting.choices.join(', ')}`;
    case 'numbers':
      return `cluster numbers from ${setting.min} to ${setting.max}, as a list or separated by spaces`;
    case 'colors':
      return `up to ${setting.max} colors as six hexadecimal digits, as a list or separated by spaces`;
    case 'boolean':
      return 'true or false';
  }
}

/**
 * The value of `raw` for a setting; one that is taken away, as frameworks do with undefined or null, has its default.
 * @throws LensError `bad-setting`, with the range in its text, where `raw` is outside of it
 */
export function checkSetting<N extends SettingName>(name: N, raw: unknown): Settings[N] {
  const value = raw === undefined || raw === null ? defaults()[name] : readSetting(name, raw);
  if (value === null) {
    throw new LensError('bad-setting', { name, range: rangeOf(name), value: quote(raw) });
  }
  return value;
}

/** [k, 3] The colors of `seeds`, 0 to 255; null where they are not k. */
export function seedColors(seeds: string, k: number): Float32Array | null {
  const colors = seeds.split(' ');
  if (seeds === '' || colors.length !== k) return null;
  return Float32Array.from(colors.flatMap((hex) => [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))));
}

/** Cluster numbers as people see them, from 1. */
export function mutedNumbers(muted: string): number[] {
  return muted === '' ? [] : muted.split(' ').map(Number);
}

/** `muted` with one cluster's number added or taken away. */
export function toggleMuted(muted: string, number: number): string {
  const numbers = mutedNumbers(muted);
  const next = numbers.includes(number) ? numbers.filter((other) => other !== number) : [...numbers, number];
  return next.sort((a, b) => a - b).join(' ');
}

/** Clusters muted among the first k, as a bit mask: bit 0 is cluster 1. */
export function mutedMask(muted: string): number {
  return mutedNumbers(muted).reduce((mask, number) => mask | (1 << (number - 1)), 0) >>> 0;
}

/** How many columns of a picture of such a width show the original, from the left. @param split in percent */
export const splitColumns = (split: number, width: number) => Math.round((width * split) / 100);

/** The number of the only one of k clusters that is not muted, 0 where there are more or none. */
export function soloOf(muted: string, k: number): number {
  const hidden = mutedNumbers(muted);
  const shown = Array.from({ length: k }, (_, i) => i + 1).filter((number) => !hidden.includes(number));
  return k > 1 && shown.length === 1 ? shown[0] : 0;
}

/** `muted` so that one of k clusters is alone; where it is already, with none muted. */
export function toggleSolo(muted: string, number: number, k: number): string {
  if (soloOf(muted, k) === number) return '';
  return Array.from({ length: k }, (_, i) => i + 1)
    .filter((other) => other !== number)
    .join(' ');
}
