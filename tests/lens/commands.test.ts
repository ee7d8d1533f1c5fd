import { expect, test, vi } from 'vitest';
import { type Command, commandFor, keyName } from '../../src/lens/commands.ts';
import { isLatin } from '../../src/lens/key-tokens.ts';

const command = (id: string, keys: string[], repeats = false): Command => ({
  id,
  keys,
  repeats,
  message: 'command.quit',
  group: 'page',
  run: vi.fn(),
});
const COMMANDS = [
  command('quit', ['KeyQ']),
  command('mirror', ['KeyM']),
  command('steady', ['KeyY']),
  command('view', ['KeyV']),
  command('back', ['KeyB']),
  command('split', ['Shift+KeyV']),
  command('sheet', ['Shift+KeyJ']),
  command('up', ['ArrowUp', '+', '='], true),
  command('down', ['ArrowDown', '-'], true),
  command('two', ['Digit2']),
  command('six', ['Digit6']),
  command('seven', ['Digit7']),
  command('mute-6', ['Shift+Digit6']),
  command('mute-7', ['Shift+Digit7']),
  command('reset', ['Shift+KeyR']),
  command('reseed', ['KeyR']),
  command('help', ['KeyH', '?']),
  command('freeze', ['Space']),
  command('close', ['Escape']),
];

interface More extends Partial<KeyboardEvent> {
  latin?: boolean;
}
const press = (code: string, key: string, { latin, ...more }: More = {}) =>
  commandFor(COMMANDS, { code, key, ...more } as KeyboardEvent, latin)?.id ?? null;
const SHIFT = { shiftKey: true };

test('letters go by what is printed on them, on any Latin layout', () => {
  expect(press('KeyQ', 'q')).toBe('quit');
  expect([press('KeyQ', 'a'), press('KeyA', 'q'), press('Semicolon', 'm'), press('KeyM', ',')], 'AZERTY').toEqual([
    null,
    'quit',
    'mirror',
    null,
  ]);
  expect([press('KeyZ', 'y'), press('KeyY', 'z')], 'QWERTZ').toEqual(['steady', null]);
  expect([press('Period', 'v'), press('KeyV', 'k'), press('KeyQ', "'"), press('KeyR', 'p')], 'Dvorak').toEqual([
    'view',
    null,
    null,
    null,
  ]);
  expect([press('KeyS', 'r'), press('KeyR', 'p'), press('KeyJ', 'y')], 'Colemak').toEqual(['reseed', null, 'steady']);
});

test('digits go by what is printed where there is one, also without a place, and by their place elsewhere', () => {
  expect([press('', '7'), press('Digit9', '7'), press('Equal', '6')]).toEqual(['seven', 'seven', 'six']);
  expect([press('Digit2', '7', SHIFT), press('Digit7', '7', SHIFT)]).toEqual(['mute-7', 'mute-7']);
  expect([press('Digit7', 'è'), press('Digit7', '٧'), press('Numpad7', '7')]).toEqual(['seven', 'seven', 'seven']);
});

test('the dotless i of Turkish is the letter I, and a sign that looks like a letter is none', () => {
  const numbers = [command('numbers', ['KeyI'])];
  const pressed = (key: string, code: string) => commandFor(numbers, { key, code } as KeyboardEvent)?.id ?? null;
  expect([pressed('ı', 'KeyI'), pressed('I', 'KeyI'), pressed('ß', 'KeyI')]).toEqual(['numbers', 'numbers', null]);
});

test('Caps Lock makes no other key of a letter', () => {
  expect(press('KeyQ', 'Q')).toBe('quit');
  expect(press('KeyA', 'Q'), 'AZERTY').toBe('quit');
  expect(press('KeyR', 'r', SHIFT)).toBe('reset');
});

test('letters of Latin layouts that no command has mean nothing where they are', () => {
  for (const key of ['é', 'ß', 'ñ', 'ł', 'ă', 'ª', 'µ', 'Ä']) expect(press('KeyQ', key), key).toBeNull();
  for (const key of ['Dead', 'Process', 'Unidentified', 'Enter']) expect(press('KeyQ', key), key).toBeNull();
});

test('a layout without Latin letters has them by their place', () => {
  const q = { Russian: 'й', Arabic: 'ض', Thai: 'ๆ', Georgian: 'ქ', Kana: 'た', Devanagari: 'ौ', Cyrillic: 'Й' };
  for (const [script, key] of Object.entries(q)) expect(press('KeyQ', key), script).toBe('quit');
  expect(press('KeyB', 'لا'), 'two letters of one Arabic key').toBe('back');
  expect(press('KeyR', 'к', SHIFT)).toBe('reset');
  expect(press('KeyR', 'ٌ', SHIFT), 'an Arabic mark').toBe('reset');
  expect(press('BracketLeft', 'х'), 'no letter is printed there').toBeNull();
});

test('its signs on the keys of letters go by their place too, once the layout is known', () => {
  const other = { latin: false };
  expect([press('KeyQ', '/', other), press('KeyQ', ';', other)], 'Hebrew, Greek').toEqual(['quit', 'quit']);
  expect([press('KeyV', '}', { ...SHIFT, ...other }), press('KeyJ', 'ـ', { ...SHIFT, ...other })], 'Arabic').toEqual([
    'split',
    'sheet',
  ]);
  expect([press('KeyQ', '/'), press('KeyQ', ';')], 'Dvorak has them elsewhere').toEqual([null, null]);
  expect(press('KeyQ', 'a', other), 'a Latin letter is one on any layout').toBeNull();
  expect(['й', 'ש', 'q', 'é', ';', 'µ', '7', 'Shift', 'Dead'].map(isLatin)).toEqual([
    false,
    false,
    true,
    true,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test('digits go by their place, on the number pad and on a French layout too', () => {
  expect(press('Digit7', '7')).toBe('seven');
  expect([press('Digit7', 'è'), press('Digit2', 'é'), press('Digit7', '7', SHIFT)], 'AZERTY').toEqual([
    'seven',
    'two',
    'mute-7',
  ]);
  expect(press('Digit7', '٧'), 'Arabic').toBe('seven');
  expect(press('Digit6', 'Dead', SHIFT), 'a dead key').toBe('mute-6');
  expect(press('Numpad7', '7')).toBe('seven');
  expect(press('Numpad7', '7', SHIFT)).toBe('mute-7');
  for (const [code, key] of [
    ['Numpad8', 'ArrowUp'],
    ['Numpad7', 'Home'],
    ['Numpad5', 'Clear'],
  ] as const)
    expect(press(code, key), 'without NumLock').toBeNull();
  expect(press('Digit7', '/', SHIFT)).toBe('mute-7');
});

test('symbols come before digits', () => {
  expect(press('Digit6', '-'), 'AZERTY').toBe('down');
  expect(press('Digit7', '?', SHIFT), 'Russian').toBe('help');
  expect(press('Digit2', '+'), 'Czech').toBe('up');
});

test('a third character of a key is a symbol at most', () => {
  const third = { getModifierState: (name: string) => name === 'AltGraph' };
  expect([press('KeyQ', 'q', third), press('KeyM', 'м', third), press('Digit7', '{', third)]).toEqual([
    null,
    null,
    null,
  ]);
  expect(press('KeyE', '=', third)).toBe('up');
});

test('keys with a name go by it', () => {
  expect(press('CapsLock', 'Escape'), 'remapped').toBe('close');
  expect([press('Space', ' '), press('Space', '\u00a0'), press('Space', ' ', SHIFT)]).toEqual([
    'freeze',
    'freeze',
    null,
  ]);
});

test('symbols go by what they are, wherever they are', () => {
  expect(press('NumpadAdd', '+')).toBe('up');
  expect(press('BracketRight', '+')).toBe('up');
  expect(press('Digit0', '=', { shiftKey: true })).toBe('up');
  expect(press('Minus', '?', { shiftKey: true })).toBe('help');
  expect(press('Slash', '-')).toBe('down');
});

test('Shift makes another key of a letter', () => {
  expect(press('KeyR', 'R', { shiftKey: true })).toBe('reset');
  expect(press('KeyR', 'r')).toBe('reseed');
  expect(press('KeyQ', 'Q', { shiftKey: true })).toBeNull();
});

test('nothing is meant with Ctrl, Alt or Meta, or while composing', () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey', 'isComposing'])
    expect(press('KeyQ', 'q', { [held]: true })).toBeNull();
});

test('holding a key repeats only where that makes sense', () => {
  expect(press('ArrowUp', 'ArrowUp', { repeat: true })).toBe('up');
  expect(press('KeyQ', 'q', { repeat: true })).toBeNull();
});

test('keys have names that people read', () => {
  expect(['KeyQ', 'Digit7', 'Shift+KeyR', 'ArrowUp', 'Space', '?', 'Escape'].map(keyName)).toEqual([
    'Q',
    '7',
    'Shift R',
    '↑',
    'Space',
    '?',
    'Esc',
  ]);
});
