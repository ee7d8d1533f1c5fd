import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { softened } from '../../tools/soft-lit.ts';

test('the policy of lit-html may fail, and there is one to soften', () => {
  const code = readFileSync(new URL('../../node_modules/lit-html/lit-html.js', import.meta.url), 'utf8');
  expect(softened(code)).toMatch(/\{try\{return \w+\.createPolicy\("lit-html",\{createHTML:\w=>\w\}\)\}catch\{\}\}/);
  expect(() => softened('')).toThrow('another way');
});
