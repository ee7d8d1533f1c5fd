import { expect, test } from 'vitest';
import { pageDefaults } from '../../src/app/hash.ts';
import { chipsOf } from '../../src/app/instruments/chips.ts';
import type { Sentence } from '../../src/lens/commands.ts';
import '../../src/settings/said-strings.ts';
import { SETTING_NAMES, type Settings } from '../../src/settings/settings.ts';
import { text } from '../../src/settings/strings.ts';
import '../../src/settings/tutorial-strings.ts';
import { TUTORIALS } from '../../src/tutorials/tutorials.ts';

const say = ({ id, values }: Sentence) => text(id, values);
const labels = (settings: Partial<Settings>, exact = {}) =>
  chipsOf({ ...pageDefaults(), ...settings }, exact).map(({ label }) => say(label));

/** Another value than the default, for every setting that has a chip. */
const OTHERS: Partial<Settings> = {
  space: 'hsv',
  view: 'labels',
  colors: 'okabe-ito',
  split: 50,
  sheet: true,
  resolution: 80,
  position: 30,
  iterations: 5,
  cold: true,
  steady: true,
  adaptive: false,
  mirror: 'on',
  muted: '2 5',
  keys: 'off',
};

test('nothing that is at its default has a chip, nor what is seen anyway', () => {
  expect(labels({})).toEqual([]);
  expect(labels({ k: 9, source: 'demo', frozen: true })).toEqual([]);
  expect(labels({ colors: 'okabe-ito', grays: 'linear' }), 'of views that are off').toEqual([]);
});

test('every setting that is not has one', () => {
  expect(labels(OTHERS)).toEqual([
    'HSV',
    'Labels',
    'Okabe–Ito, numbered',
    'original beside',
    'every cluster',
    'muted 2, 5',
    'position 30 %',
    'cold start',
    'steady edges',
    'mirrored',
    'grid 80',
    '5 iterations a frame',
    'full detail',
    'keys off',
  ]);
  expect(labels({ muted: '1 2 4 5' })).toEqual(['only 3']);
  expect(labels({ view: 'gray', grays: 'linear' })).toEqual(['Gray', 'label × 256 ÷ k']);
  expect(labels({ mirror: 'off', keys: 'focus' })).toEqual(['not mirrored', 'keys in the picture only']);
});

test('a press on a chip brings back its default, and only that, and says so', () => {
  const settings = { ...pageDefaults(), ...OTHERS };
  for (const { name, undo, undone } of chipsOf(settings, {})) {
    const lens = { ...settings, exactOptions: {} };
    undo(lens);
    const changed = SETTING_NAMES.filter((other) => lens[other] !== settings[other]);
    expect(changed).toEqual([name]);
    expect(lens[name as 'k']).toBe(pageDefaults()[name as 'k']);
    expect(say(undone), name).toMatch(/^[A-Z][^{}]+$/);
  }
  const sayings = chipsOf(settings, {}).map(({ undone }) => say(undone));
  expect(sayings.slice(0, 6)).toEqual([
    'Color space: RGB',
    'View: colors',
    'Colors of the labels: skimage',
    'The result alone',
    'One picture again',
    'All clusters',
  ]);
});

test('the parameters of a tutorial never stay on silently', () => {
  const exact = { scaling: 'min-max', maxIterations: 300, attempts: 10 } as const;
  const [chip] = chipsOf(pageDefaults(), exact);
  expect(say(chip.label)).toBe('E: min–max, 300 iterations');
  const lens = { ...pageDefaults(), exactOptions: exact };
  chip.undo(lens);
  expect(lens.exactOptions).toEqual({});
  for (const { id, exact } of TUTORIALS) {
    const { k, space, ...options } = exact;
    const [label] = labels({}, options);
    if (label) expect(label, id).toMatch(/^E: [^{}]+$/);
  }
  expect(labels({}, { criterion: 'labels', seed: 7 })).toEqual([`E: ${text('choice.criterion.labels')}, seed 7`]);
  expect(labels({}, { tolerance: 0, k: 3 })).toEqual(['E: k = 3, tolerance 0']);
  const senseless = { criterion: 'soon', attempts: Object.create(null), scaling: null } as never;
  expect(labels({}, senseless)).toEqual([expect.stringMatching(/^E: .*soon/)]);
});
