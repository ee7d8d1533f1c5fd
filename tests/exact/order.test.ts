import { expect, test } from 'vitest';
import type { ExactOptions } from '../../src/exact/exact.ts';
import { checkOptions } from '../../src/exact/options.ts';

test('who is to hear of a run is one that can', () => {
  const check = (options: unknown) => checkOptions(options as ExactOptions);
  for (const signal of ['now', 1, true, {}, { aborted: true }]) {
    expect(() => check({ signal }), String(signal)).toThrow(/^signal must be an AbortSignal/);
  }
  for (const onProgress of ['tell', 1, {}]) {
    expect(() => check({ onProgress })).toThrow(/^onProgress must be a function/);
  }
  const fine = { signal: new AbortController().signal, onProgress() {}, k: 3 };
  expect(check(fine)).toEqual(check({ k: 3, signal: undefined, onProgress: null }));
  expect(check(fine)).not.toHaveProperty('signal');
});
