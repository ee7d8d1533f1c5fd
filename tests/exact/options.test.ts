import { describe, expect, test } from 'vitest';
import { checkExact, type ExactSettings } from '../../src/exact/options.ts';
import { exactSteps } from '../../src/exact/run.ts';
import { runToEnd } from '../../src/kmeans/index.ts';
import { demoColors } from './demo-colors.ts';

const refused = expect.objectContaining({ code: 'bad-argument' });
const check = (options: unknown) => checkExact(options as Partial<ExactSettings>);
const ROWS = [
  [1, 2, 3],
  [4, 5, 6],
];

describe('rows to start from are refused at the door', () => {
  const holes: unknown[] = [1, 2, 3];
  delete holes[1];
  const bad: readonly [string, unknown][] = [
    ['a value that no double squares', [[1e300, 0, 0], ROWS[1]]],
    ['one below that', [[0, 0, -1e91], ROWS[1]]],
    ['one a little too far', [[0, 1.000001e6, 0], ROWS[1]]],
    ['infinity', [[Number.POSITIVE_INFINITY, 0, 0], ROWS[1]]],
    ['not a number', [[Number.NaN, 0, 0], ROWS[1]]],
    ['a text', [['1', 2, 3], ROWS[1]]],
    ['a hole in a row', [holes, ROWS[1]]],
    ['a hole among the rows', [ROWS[0], ...Array(1)]],
    ['only holes', Array(2)],
    ['too few values', [[1, 2], ROWS[1]]],
    ['too many', [[1, 2, 3, 4], ROWS[1]]],
    ['too few rows', [ROWS[0]]],
    ['too many rows', [...ROWS, ROWS[0]]],
    ['no rows', []],
    ['rows in a row', [1, 2, 3, 4, 5, 6]],
    ['a text of rows', 'rows'],
    ['an object', { length: 2 }],
  ];
  test.each(bad)('%s', (_, rows) => {
    for (const name of ['centroids', 'startColors']) {
      expect(() => check({ k: 2, seeding: 'warm', [name]: rows })).toThrow(refused);
      // Also where they are not looked at: they would go to the worker all the same.
      expect(() => check({ k: 2, [name]: rows })).toThrow(/2 rows of three numbers from -1000000 to 1000000/);
    }
  });

  test('and those that are let in can be clustered, in every space', () => {
    const far = [
      [1e6, -1e6, 1e6],
      [-1e6, 0, 0],
    ];
    for (const space of ['rgb', 'hsv', 'lab', 'oklab'] as const) {
      for (const name of ['centroids', 'startColors'] as const) {
        const settings = check({ k: 2, space, seeding: 'warm', [name]: far });
        const { counts, inertia } = runToEnd(exactSteps(demoColors(500), settings, { aborted: false }));
        expect(counts[0] + counts[1], `${space} ${name}`).toBe(500);
        expect(inertia).toBeGreaterThan(0);
      }
    }
  });
});

test('numbers are numbers, within their range', () => {
  for (const name of ['k', 'attempts', 'maxIterations', 'tolerance', 'seed']) {
    const wrong = [
      Number.NaN,
      Infinity,
      -Infinity,
      1e300,
      '1',
      [1],
      null,
      true,
      {},
      1n,
      ...(name === 'seed' ? [] : [-1]),
    ];
    for (const value of wrong) expect(() => check({ [name]: value }), `${name} ${String(value)}`).toThrow(refused);
  }
  for (const name of ['k', 'attempts', 'maxIterations', 'seed']) {
    expect(() => check({ [name]: 1.5 }), name).toThrow(refused);
  }
});

test('words are among those that there are', () => {
  for (const name of ['space', 'scaling', 'seeding', 'criterion', 'rounding']) {
    for (const value of ['', 'none ', 0, null, ['none'], {}]) {
      expect(() => check({ [name]: value }), name).toThrow(refused);
    }
  }
});

test('what is undefined is not told, and nothing at all asks for the defaults', () => {
  const all = Object.fromEntries(Object.keys(checkExact({})).map((name) => [name, undefined]));
  for (const nothing of [all, {}, undefined, null]) expect(check(nothing)).toEqual(checkExact({}));
});
