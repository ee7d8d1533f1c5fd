import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageDefaults, readHash, writeHash } from '../../src/app/hash.ts';
import { readSetting, SETTING_NAMES, SETTINGS, type Setting, type Settings } from '../../src/settings/settings.ts';

/** Any value a setting may have. */
function anyValue(setting: Setting): fc.Arbitrary<unknown> {
  switch (setting.type) {
    case 'integer':
      return fc.integer({ min: setting.min, max: setting.max });
    case 'choice':
      return fc.constantFrom(...setting.choices);
    case 'boolean':
      return fc.boolean();
    case 'colors':
      return fc
        .array(fc.integer({ min: 0, max: 0xffffff }), { maxLength: setting.max })
        .map((colors) => colors.map((color) => color.toString(16).padStart(6, '0')).join(' '));
    case 'numbers':
      return fc
        .uniqueArray(fc.integer({ min: setting.min, max: setting.max }))
        .map((numbers) => numbers.sort((a, b) => a - b).join(' '));
  }
}
const anySettings = fc.record(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, anyValue(SETTINGS[name])])),
) as unknown as fc.Arbitrary<Settings>;

const isValid = (settings: Settings) =>
  Object.keys(settings).join() === SETTING_NAMES.join() &&
  SETTING_NAMES.every((name) => readSetting(name, settings[name]) === settings[name]);

test('what is at its default is not written, and the page hears the keys by default', () => {
  expect(writeHash(pageDefaults())).toBe('');
  expect(readHash('').keys).toBe('page');
});

test('the hash holds what differs, by the names of the table', () => {
  expect(writeHash({ ...pageDefaults(), k: 8, view: 'original', source: 'demo' })).toBe(
    '#k=8&view=original&source=demo',
  );
  expect(readHash('#k=8&view=original&source=demo')).toEqual({
    ...pageDefaults(),
    k: 8,
    view: 'original',
    source: 'demo',
  });
});

test('reading is the inverse of writing', () => {
  fc.assert(fc.property(anySettings, (settings) => void expect(readHash(writeHash(settings))).toEqual(settings)));
});

test.each([
  '#constructor=1&__proto__=2&toString=3&hasOwnProperty',
  '#k=constructor&view=__proto__&muted=toString',
  '#k=NaN&resolution=1e309&iterations=-0&muted=1e3',
  '#k=0&iterations=21&resolution=15&view=&source=&keys=',
  '#k=5.5&k=8',
  '#%',
  '#%E0%A4%A&&&===',
  '#k=%00&view=%F0%9F%98%80',
])('%s means the defaults', (hash) => {
  expect(readHash(hash)).toEqual(pageDefaults());
});

test('a megabyte is read at once, and what stands first in it counts', () => {
  expect(readHash(`#k=8&x=${'9'.repeat(1_000_000)}&k=9`)).toEqual({ ...pageDefaults(), k: 8 });
  expect(readHash(`#${'k=9&'.repeat(250_000)}`).k).toBe(9);
});

test('any text means valid settings', () => {
  const name = fc.oneof(fc.constantFrom<string>(...SETTING_NAMES, '__proto__', 'constructor'), fc.string());
  const hash = fc.array(fc.tuple(name, fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))));
  fc.assert(fc.property(hash, (pairs) => isValid(readHash(`#${pairs.map((pair) => pair.join('=')).join('&')}`))));
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isValid(readHash(text))));
});
