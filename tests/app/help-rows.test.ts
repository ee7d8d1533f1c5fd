import { expect, test } from 'vitest';
import type { CommandView } from '../../src/app/controls/command-view.ts';
import { helpRows } from '../../src/app/screens/help-rows.ts';
import { text } from '../../src/settings/strings.ts';

const view = (message: CommandView['message'], ...keys: string[]): CommandView => ({
  id: keys.join(),
  group: 'clusters',
  message,
  name: text(message),
  keys,
  enabled: true,
  pressed: null,
});

test('commands that differ only in a number share a line with the first and the last key', () => {
  const digits = ['1', '2', '3', '0'].map((key) => view('command.k-set', key));
  expect(helpRows(digits)).toEqual([{ name: text('help.k-set'), keys: ['1', '0'], range: true }]);
});

test('other commands keep their line, their keys and their order', () => {
  const rows = helpRows([view('command.k-up', '↑', '+'), view('command.mute', 'Shift 1'), view('command.view', 'V')]);
  expect(rows.map(({ keys }) => keys[0])).toEqual(['↑', 'Shift 1', 'V']);
  expect(rows[0]).toEqual({ name: text('command.k-up'), keys: ['↑', '+'], range: false });
});

test('a command without a key is no line', () => {
  expect(helpRows([view('command.camera')])).toEqual([]);
});
