import { expect, test } from 'vitest';
import { cameraAfter } from '../../src/lens/source-control.ts';

const CAMERAS = ['a', 'b', 'c'].map((deviceId) => ({ deviceId, label: `Camera ${deviceId}` }));
const next = (wanted: string | null, deviceId: string | null, label = '') =>
  cameraAfter(CAMERAS, wanted, deviceId === null ? null : { deviceId, label });

test('the next camera is the one after what runs, or what was asked for where that failed', () => {
  expect([next(null, 'a'), next('b', 'b'), next('c', 'c')]).toEqual(['b', 'c', 'a']);
  expect([next('b', 'a'), next('b', null)]).toEqual(['c', 'c']);
  expect(next('gone', 'b')).toBe('c');
  expect(next(null, null)).toBe('a');
});

test('cameras that do not say their id are counted on by what was asked for, or by their name', () => {
  const asked = [next(null, '')];
  for (let i = 0; i < 3; i++) asked.push(next(asked[i] ?? null, ''));
  expect(asked).toEqual(['b', 'c', 'a', 'b']);
  expect(next(null, '', ' Camera b ')).toBe('c');
});

test('where the list has no ids, or nothing, there is nobody to ask for', () => {
  const hidden = CAMERAS.map(() => ({ deviceId: '', label: 'Camera' }));
  expect(cameraAfter(hidden, null, { deviceId: '', label: '' })).toBe('');
  expect(cameraAfter([], 'a', null)).toBeUndefined();
});
