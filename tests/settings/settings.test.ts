import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERROR_CODES, LensError } from '../../src/settings/errors.ts';
import {
  checkSetting,
  defaults,
  mutedMask,
  mutedNumbers,
  readSetting,
  SETTING_NAMES,
  SETTINGS,
  soloOf,
  toggleMuted,
  toggleSolo,
} from '../../src/settings/settings.ts';

test('every default is a value of its own setting', () => {
  for (const name of SETTING_NAMES) expect(readSetting(name, defaults()[name]), name).toEqual(SETTINGS[name].default);
});

test('a setting written as text is read back', () => {
  for (const [name, value] of [
    ['k', 32],
    ['space', 'oklab'],
    ['view', 'original'],
    ['source', 'demo'],
    ['resolution', 16],
    ['muted', '2 5'],
    ['frozen', true],
  ] as const) {
    expect(readSetting(name, String(value)), name).toBe(value);
  }
});

test('what is present or not may have its own name as its value, as HTML has it', () => {
  for (const name of ['frozen', 'sheet', 'cold', 'steady'] as const) expect(readSetting(name, name), name).toBe(true);
  expect(readSetting('frozen', 'sheet')).toBeNull();
});

test('anything at all reads as a value in the range, or as null', () => {
  const nasty = fc.constantFrom(
    'constructor',
    '__proto__',
    'toString',
    'NaN',
    '1e309',
    '-0',
    ' 5',
    '5 ',
    '0x10',
    '٣',
    '５',
  );
  fc.assert(
    fc.property(fc.constantFrom(...SETTING_NAMES), fc.oneof(fc.anything(), fc.string(), nasty), (name, raw) => {
      const value = readSetting(name, raw);
      if (value === null) return;
      const setting = SETTINGS[name];
      expect(typeof value).toBe(typeof setting.default);
      if (setting.type === 'integer') {
        expect(value).toBeGreaterThanOrEqual(setting.min);
        expect(value).toBeLessThanOrEqual(setting.max);
      }
      if (setting.type === 'choice') expect(setting.choices).toContain(value);
      expect(readSetting(name, String(value))).toEqual(value);
    }),
  );
});

test('minus zero is zero', () => {
  expect(readSetting('position', '-0')).toBe(0);
});

test('outside of its range a setting is null', () => {
  for (const raw of [
    '0',
    '33',
    '5.5',
    '',
    '-1',
    'five',
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    undefined,
    '9'.repeat(1e6),
  ]) {
    expect(readSetting('k', raw)).toBeNull();
  }
  for (const raw of ['0', '33', '1 99', 'a', '1;2', '2-5']) expect(readSetting('muted', raw)).toBeNull();
});

test('a checked setting throws its range and the value', () => {
  expect(() => checkSetting('k', 99)).toThrow('The setting k must be an integer from 1 to 32, not 99.');
  expect(() => checkSetting('view', 'x')).toThrow(
    /view must be one of segments, labels, gray, outlines, original, not x/,
  );
  expect(() => checkSetting('frozen', 'maybe')).toThrow(/true or false/);
  expect(() => checkSetting('muted', 'x'.repeat(1e6))).toThrow(LensError);
  expect(() => checkSetting('k', Object.create(null))).toThrow(LensError);
});

test('muted clusters are numbers as people see them, sorted, each once', () => {
  expect(readSetting('muted', '5, 2 2')).toBe('2 5');
  expect(mutedNumbers('')).toEqual([]);
  expect(mutedNumbers('2 5')).toEqual([2, 5]);
  expect(toggleMuted('2 5', 1)).toBe('1 2 5');
  expect(toggleMuted('1 2 5', 2)).toBe('1 5');
  expect(mutedMask('1 3 32')).toBe(0b101 + 2 ** 31);
});

test('a setting that is taken away has its default', () => {
  for (const name of SETTING_NAMES) {
    for (const nothing of [undefined, null]) expect(checkSetting(name, nothing), name).toBe(SETTINGS[name].default);
  }
});

test('muted clusters may come as any list of numbers', () => {
  for (const raw of [[2, 5], [5, '2'], new Set([5, 2]), Uint8Array.of(2, 5), ['2 5'], '5,2']) {
    expect(checkSetting('muted', raw)).toBe('2 5');
  }
  expect(checkSetting('muted', 3)).toBe('3');
  expect(checkSetting('muted', [])).toBe('');
  for (const raw of [[0], [2, 33], [2.5], [null], [[2]], [Object.create(null)], {}, 33, -1, true, new Map([[2, 5]])]) {
    expect(() => checkSetting('muted', raw)).toThrow(LensError);
  }
});

test('every error has a sentence of its own', () => {
  const sentences = ERROR_CODES.map((code) => new LensError(code).message);
  expect(new Set(sentences).size).toBe(ERROR_CODES.length);
  for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z{].*\.$/s);
});

test('one cluster alone is all others muted, and back again', () => {
  expect(toggleSolo('', 2, 4)).toBe('1 3 4');
  expect(toggleSolo('2 7', 2, 4)).toBe('1 3 4');
  expect(toggleSolo('1 3 4', 3, 4)).toBe('1 2 4');
  expect(toggleSolo('1 3 4 9', 2, 4)).toBe('');
  expect(soloOf('1 3 4', 4)).toBe(2);
  expect(soloOf('1 3', 4)).toBe(0);
  expect(soloOf('1 2 3 4', 4)).toBe(0);
  expect(soloOf('', 1)).toBe(0);
});
