import { expect, test } from 'vitest';
import { type Action, chooseAction } from './soak/actions.ts';
import { COUNTED, type Counts, grown } from './soak/counts.ts';

const START = Object.fromEntries(COUNTED.map((what) => [what, 10_000_000])) as Counts;

test('one more of anything counts as grown, and of the heap only what is no noise', () => {
  expect(grown(START, START)).toEqual([]);
  expect(grown(START, { ...START, tensors: 10_000_001, nodes: 9_000_000 })).toEqual(['tensors']);
  expect(grown(START, { ...START, 'heap bytes': 12_900_000 })).toEqual([]);
  expect(grown(START, { ...START, 'heap bytes': 13_100_000 })).toEqual(['heap bytes']);
});

test('an action comes up as often as its weight says', () => {
  const action = (name: string, weight: number): Action => ({ name, weight, run: async () => {} });
  const actions = [action('often', 3), action('never', 0), action('once', 1)];
  const chosen = [0, 0.25, 0.5, 0.75].map((chance) => chooseAction(actions, () => chance).name);
  expect(chosen).toEqual(['often', 'often', 'often', 'once']);
});
