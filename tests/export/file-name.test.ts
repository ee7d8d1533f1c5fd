import { expect, test } from 'vitest';
import { fileName } from '../../src/export/file-name.ts';

test('a name says k, the space where it is not the default, the scaling where there is one, and what the file holds', () => {
  expect(fileName({ k: 5, space: 'rgb' }, '', 'png')).toBe('k-lens-5.png');
  expect(fileName({ k: 8, space: 'lab' }, '', 'png')).toBe('k-lens-8-lab.png');
  expect(fileName({ k: 8, space: 'lab' }, 'labels', 'png')).toBe('k-lens-8-lab-labels.png');
  expect(fileName({ k: 8, space: 'lab' }, '', 'gpl')).toBe('k-lens-8-lab.gpl');
  expect(fileName({ k: 8, space: 'lab', scaling: 'none' }, '', 'gpl')).toBe('k-lens-8-lab.gpl');
  expect(fileName({ k: 8, space: 'lab', scaling: 'min-max' }, 'labels', 'png')).toBe('k-lens-8-lab-min-max-labels.png');
  expect(fileName({ k: 5, space: 'rgb', scaling: 'unit' }, 'numbers', 'json')).toBe('k-lens-5-unit-numbers.json');
});
