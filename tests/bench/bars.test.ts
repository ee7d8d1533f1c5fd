import { expect, test } from 'vitest';
import { table } from '../../src/bench/table.ts';
import { barsSvg } from './bars.ts';
import { comparisons } from './report.ts';
import type { BenchReport, Result } from './result.ts';

const result = (id: string, k: number, ms: number): Result => ({
  id,
  k,
  ms,
  width: 640,
  height: 480,
  lowMs: ms,
  highMs: ms,
  frames: 1,
  ratio: ms / 10,
  toOriginal: ms / 10,
  mse: null,
  steadiness: null,
});
const REPORT: BenchReport = {
  date: '2026-01-01T00:00:00.000Z',
  renderer: 'A & <B>',
  browser: '1',
  cores: 2,
  scene: 'demo scene',
  feed: 'video',
  results: [
    result('pass-through', 0, 10),
    result('lens', 5, 20),
    result('tfjs', 5, 200),
    result('opencv', 5, 2000),
    result('lens', 2, 15),
    result('tfjs', 2, 150),
  ],
};

test('bars grow with the logarithm of the time', () => {
  const svg = barsSvg(REPORT);
  const widths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));
  const [through, lens, tfjs, opencv] = widths;
  expect(widths).toHaveLength(4);
  expect(tfjs - lens).toBeCloseTo(opencv - tfjs, 0);
  expect(through).toBeLessThan(lens);
});

test('text from outside is no markup', () => {
  expect(barsSvg(REPORT)).toContain('A &amp; &lt;B>');
});

test('the others are counted in frames of K-Lens', () => {
  const [line] = comparisons(REPORT.results);
  expect(line).toContain('plain tfjs ops 10');
  expect(line).toContain('opencv.js, live script 100');
});

test('numbers of a table stand to the right', () => {
  expect(
    table(
      ['', 'ms'],
      [
        ['one', '1.0'],
        ['two', '22.0'],
      ],
    ).split('\n'),
  ).toEqual(['       ms', '───  ────', 'one   1.0', 'two  22.0']);
});
