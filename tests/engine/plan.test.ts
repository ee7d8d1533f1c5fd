import { expect, test } from 'vitest';
import type { View } from '../../src/engine/engine.ts';
import { planOf } from '../../src/engine/plan.ts';

const plan = (view: Partial<View>, k = 5) =>
  planOf({ kind: 'segments', mutedMask: 0, mirror: false, ...view }, k, 640, 480);

test('only plain segments are plain', () => {
  expect(plan({}).plain).toBe(true);
  expect(plan({ mirror: true }).plain).toBe(true);
  for (const view of [{ kind: 'labels' }, { mutedMask: 1 }, { split: 50 }, { sheet: true }] as const) {
    expect(plan(view)).toMatchObject({ plain: false, original: false });
  }
});

test('only clusters that there are can be muted', () => {
  expect(plan({ mutedMask: 0b100000 })).toMatchObject({ muted: 0, plain: true });
  expect(plan({ mutedMask: 2 ** 31 }, 32).muted).toBe(-(2 ** 31));
  expect(plan({ kind: 'original', mutedMask: 0b100000 }).original).toBe(true);
  expect(plan({ kind: 'original', mutedMask: 0b10000 }).original).toBe(false);
});

test('one cluster alone, whichever it is and however it came to be, stands on a checkerboard; else what is muted is black', () => {
  const checker = (mutedMask: number, k?: number) => plan({ mutedMask }, k).checker;
  for (const alone of [0b11110, 0b11011, 0b01111, 0b1101111]) expect(checker(alone)).toBe(8);
  for (const several of [0, 0b1, 0b1110, 0b11111]) expect(checker(several)).toBe(0);
  expect(checker(0b1, 2)).toBe(8);
  expect(checker(0b1, 1)).toBe(0);
  expect([checker(2 ** 32 - 2, 32), checker(2 ** 31 - 1, 32)]).toEqual([8, 8]);
  expect([checker(2 ** 32 - 1, 32), checker(2 ** 32 - 4, 32)]).toEqual([0, 0]);
  // As many squares on a smaller canvas, and never none.
  expect(planOf({ kind: 'gray', mutedMask: 1, mirror: false }, 2, 240, 320).checker).toBe(4);
  expect(planOf({ kind: 'gray', mutedMask: 1, mirror: false }, 2, 30, 20).checker).toBe(1);
});

test('the sheet shows every cluster, whatever is muted, each on a checkerboard', () => {
  const bare = plan({ sheet: true });
  expect(bare).toMatchObject({ muted: 0, checker: 8, painted: false, original: false });
  for (const mutedMask of [0b11110, 0b11111, 0b10]) expect(plan({ sheet: true, mutedMask })).toEqual(bare);
});

test('beside the original there is the result: its colors, or what is left of it', () => {
  expect(plan({ kind: 'original', split: 30 })).toEqual(plan({ kind: 'segments', split: 30 }));
  expect(plan({ kind: 'original', split: 30 })).toMatchObject({ painted: true, original: false, splitAt: 192 });
  expect(plan({ kind: 'original', split: 30, mutedMask: 2 }).painted).toBe(false);
  expect(plan({ kind: 'original', split: 100 }).original).toBe(true);
  // On, also where it is too narrow for a column.
  expect(planOf({ kind: 'original', split: 1, mutedMask: 0, mirror: false }, 5, 40, 30).plain).toBe(true);
  // The sheet has no divider.
  expect(plan({ kind: 'original', split: 30, sheet: true })).toEqual(plan({ kind: 'original', sheet: true }));
});

test('what is left keeps its own colors in segments, and its label in labels', () => {
  expect(plan({ mutedMask: 1 }).painted).toBe(false);
  expect(plan({ kind: 'labels', mutedMask: 1 }).painted).toBe(true);
  expect(plan({ sheet: true }).painted).toBe(false);
});

test('all of the frame beside nothing of the result is the original', () => {
  expect(plan({ split: 100 }).original).toBe(true);
  expect(plan({ split: 99 })).toMatchObject({ original: false, splitAt: 634 });
  expect(plan({ split: 50, sheet: true }).splitAt).toBe(0);
});

test('numbers are on labels in colors that need them, and in tiles that have room for them', () => {
  expect(plan({ kind: 'labels' }).numbers).toBe(0);
  expect(plan({ kind: 'labels', colors: 'okabe-ito' }).numbers).toBe(20);
  expect(plan({ sheet: true }, 2).numbers).toBe(48);
  expect(plan({ sheet: true }, 32).numbers).toBe(20);
  expect(planOf({ kind: 'segments', mutedMask: 0, mirror: false, sheet: true }, 32, 96, 64).numbers).toBe(0);
});
