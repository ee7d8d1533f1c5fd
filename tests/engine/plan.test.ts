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
