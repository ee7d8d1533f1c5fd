import { expect, test } from 'vitest';
import { narrate } from '../../src/app/instruments/narration.ts';
import { apart } from '../../src/app/instruments/number-text.ts';
import type { StepReport } from '../../src/lens/stepping.ts';
import '../../src/settings/said-strings.ts';
import { text } from '../../src/settings/strings.ts';

const ASSIGN: StepReport = {
  step: 4,
  half: 'assign',
  before: 213.1,
  mse: 206.92,
  changed: 2580,
  pixels: 61_440,
  converged: false,
};
const told = (report: Partial<StepReport>) => {
  const { id, values } = narrate({ ...ASSIGN, ...report });
  return text(id, values);
};

test('a half-step says what it did, its number and what became of the error', () => {
  expect(told({ step: 0, half: null, before: null, mse: 226.41, changed: null })).toBe('Start · error 226.4');
  expect(told({ step: 3, half: 'update', before: 226.41, mse: 213.1, changed: null })).toBe(
    'Step 3 · each color moved to the mean of its pixels · error 226.4 → 213.1',
  );
  expect(told({})).toBe('Step 4 · 4.2 % of the pixels changed color · error 213.1 → 206.9');
});

test('few pixels are counted', () => {
  expect(told({ changed: 37 })).toMatch(/^Step 4 · 37 pixels changed color · error/);
  expect(told({ changed: 1 })).toMatch(/^Step 4 · one pixel changed color/);
  expect(told({ changed: 0, before: 206.92 })).toBe('Step 4 · no pixel changed color · error 206.9');
});

test('where nothing changes any more, it says after how many steps', () => {
  expect(told({ converged: true, step: 12 })).toBe('Nothing changes any more: converged after 12 steps · error 206.9');
  expect(told({ converged: true, step: 1 })).toMatch(/after one step/);
  expect(told({ converged: true, step: 0, half: null, before: null })).toMatch(/converged already/);
});

test('a fall of the error is seen in the digits, however small', () => {
  expect(apart(226.41, 213.1)).toEqual({ before: '226.4', after: '213.1' });
  expect(apart(207.04, 207.01)).toEqual({ before: '207.04', after: '207.01' });
  expect(apart(207.00012, 207.0001)).toEqual({ before: '207.00012', after: '207.00010' });
  expect(apart(3.5, 3.5)).toEqual({ before: '3.5', after: '3.5' });
});
