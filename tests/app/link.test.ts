import { expect, test } from 'vitest';
import { pageDefaults, readHash } from '../../src/app/hash.ts';
import { linkHash } from '../../src/app/link.ts';

const palette = [{ color: '#ff8800' }, { color: '#00aa33' }];
const live = { state: 'live', palette } as const;
const settings = { ...pageDefaults(), source: 'demo', k: 2 } as const;
const seedsOf = (hash: string) => readHash(hash).seeds;

test('an address stays clean where no number matters, and else holds the colors of all clusters in their order', () => {
  expect(linkHash(live, settings)).toBe('#k=2&source=demo');
  for (const matter of [
    { muted: '2' },
    { sheet: true },
    { frozen: true },
    { view: 'labels' },
    { view: 'gray' },
  ] as const) {
    expect(seedsOf(linkHash(live, { ...settings, ...matter }))).toBe('ff8800 00aa33');
  }
  for (const matter of [{ view: 'outlines' }, { view: 'original' }, { space: 'lab' }, { split: 50 }] as const) {
    expect(seedsOf(linkHash(live, { ...settings, ...matter }))).toBe('');
  }
});

test('a link that is copied always holds them', () => {
  expect(seedsOf(linkHash(live, settings, true))).toBe('ff8800 00aa33');
});

test('before there are clusters, or while they are others, a link holds the seeds it was opened with', () => {
  const opened = { ...settings, muted: '2', seeds: '112233 445566' };
  for (const state of ['idle', 'starting', 'stopped', 'failed'] as const) {
    expect(seedsOf(linkHash({ state, palette }, opened))).toBe('112233 445566');
  }
  expect(seedsOf(linkHash({ state: 'live', palette: [] }, opened))).toBe('112233 445566');
  expect(seedsOf(linkHash(live, { ...settings, k: 3, muted: '2' }))).toBe('');
});
