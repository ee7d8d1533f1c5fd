import { expect, test } from 'vitest';
import { checkExact } from '../../src/exact/options.ts';
import { readSetting } from '../../src/settings/settings.ts';
import { TUTORIALS } from '../../src/tutorials/tutorials.ts';

test('every tutorial can be run and shown', () => {
  for (const { exact, show } of TUTORIALS) {
    expect(checkExact(exact)).toMatchObject(exact);
    for (const [name, value] of Object.entries(show)) expect(readSetting(name as keyof typeof show, value)).toBe(value);
  }
});

test('no two have the same parameters: the page tells by them which one is loaded', () => {
  const parameters = TUTORIALS.map(({ exact }) => JSON.stringify(exact));
  expect(new Set(parameters).size).toBe(TUTORIALS.length);
});
