import { expect, test, vi } from 'vitest';
import { type Command, commandFor, keyName } from '../../src/lens/commands.ts';

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
  command('up', ['ArrowUp', '+', '='], true),
  command('down', ['ArrowDown', '-'], true),
  command('seven', ['Digit7']),
  command('mute-7', ['Shift+Digit7']),
  command('reset', ['Shift+KeyR']),
  command('reseed', ['KeyR']),
  command('help', ['KeyH', '?']),
];

const press = (code: string, key: string, more: Partial<KeyboardEvent> = {}) =>
  commandFor(COMMANDS, { code, key, ...more } as KeyboardEvent)?.id ?? null;

test('letters go by their place, so that a Russian layout has them too', () => {
  expect(press('KeyQ', 'q')).toBe('quit');
  expect(press('KeyQ', 'й')).toBe('quit');
  expect(press('KeyA', 'q')).toBeNull();
});

test('digits go by their place, on the number pad and on a French layout too', () => {
  expect(press('Digit7', '7')).toBe('seven');
  expect(press('Digit7', 'è')).toBe('seven');
  expect(press('Numpad7', '7')).toBe('seven');
  expect(press('Numpad8', 'ArrowUp'), 'without NumLock').toBeNull();
  expect(press('Digit7', '/', { shiftKey: true })).toBe('mute-7');
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
