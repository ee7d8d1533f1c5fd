import { expect, test } from 'vitest';
import { ResolutionPolicy, reducedColumns } from '../../src/lens/resolution-policy.ts';

const COLUMNS = 160;
const FULL = null;
const steps = [
  { samples: 1 / 2, scale: 1 },
  { samples: 1 / 4, scale: 1 },
  { samples: 1 / 4, scale: 3 / 4 },
  { samples: 1 / 4, scale: 1 / 2 },
];

/** A policy, and a machine that measures twice a second. */
class Machine {
  readonly policy = new ResolutionPolicy();
  now = 0;
  readonly #columns: number;

  constructor(columns = COLUMNS) {
    this.#columns = columns;
  }

  /** Measures for so long. @returns what the policy gave meanwhile, each value once in a row */
  run(seconds: number, ms: number | (() => number)): unknown[] {
    const seen: unknown[] = [this.#present];
    for (const end = this.now + 1000 * seconds; this.now < end; this.now += 500) {
      this.policy.measured(typeof ms === 'number' ? ms : ms(), this.now, this.#columns);
      if (this.#present !== seen.at(-1)) seen.push(this.#present);
    }
    return seen;
  }

  /** How long a frame takes that costs `full` milliseconds at the full resolution, half of them for the samples. */
  frame(full: number): () => number {
    return () => {
      const { samples, scale } = this.policy.reduction ?? { samples: 1, scale: 1 };
      return (full / 2) * samples ** 2 + (full / 2) * scale ** 2;
    };
  }

  get #present(): unknown {
    const { reduction } = this.policy;
    return reduction && steps.find(({ samples, scale }) => samples === reduction.samples && scale === reduction.scale);
  }
}

test('slow frames take the samples down first and the picture then, and no further', () => {
  expect(new Machine().run(60, 400)).toEqual([FULL, ...steps]);
});

test('a picture that is fast enough, or nearly, stays complete', () => {
  const machine = new Machine();
  expect(machine.run(600, 60)).toEqual([FULL]);
  expect(machine.run(600, 99)).toEqual([FULL]);
});

test('a hiccup is no slow machine: only slow measurements in a row count', () => {
  const machine = new Machine();
  let i = 0;
  expect(machine.run(600, () => (++i % 6 === 0 ? 20 : 3000))).toEqual([FULL]);
});

test('it steps down after some seconds, no sooner', () => {
  const machine = new Machine();
  expect(machine.run(3.5, 150)).toEqual([FULL]);
  expect(machine.run(1, 150)).toEqual([FULL, steps[0]]);
});

test('what is measured in the second after a start or a step tells nothing', () => {
  const machine = new Machine();
  machine.policy.measured(150, 0, COLUMNS);
  for (let at = 1; at < 1000; at++) machine.policy.measured(150, at, COLUMNS);
  expect(machine.policy.reduction).toBe(FULL);
  for (let at = 1000; at < 1006; at++) machine.policy.measured(150, at, COLUMNS);
  expect(machine.policy.reduction).toMatchObject(steps[0]);
  for (let at = 1006; at < 2006; at++) machine.policy.measured(150, at, COLUMNS);
  expect(machine.policy.reduction).toMatchObject(steps[0]);
});

test('a disturbance breaks a row, and has a second of its own', () => {
  const machine = new Machine();
  for (let i = 0; i < 20; i++) {
    expect(machine.run(3, 150)).toEqual([FULL]);
    machine.policy.disturb();
  }
});

test('with clear room it steps up again, one step at a time, to all there is', () => {
  const machine = new Machine();
  machine.run(60, 400);
  expect(machine.run(120, 10)).toEqual([...steps.toReversed(), FULL]);
});

test('without clear room for what a step up would cost it stays', () => {
  const machine = new Machine();
  machine.run(60, 400);
  expect(machine.run(600, 50)).toEqual([steps[3]]);
  // Nine quarters of the pixels in less than 75 ms.
  expect(machine.run(10, 30)).toEqual([steps[3], steps[2]]);
});

test('it comes to rest: each step up that has to be taken back makes the next try wait twice as long', () => {
  const machine = new Machine();
  // As if there were room, and there is none.
  const ups: number[] = [];
  let before: unknown = null;
  for (let minute = 0; minute < 60; minute += 1 / 120) {
    machine.policy.measured(machine.policy.reduction ? 50 : 110, machine.now, COLUMNS);
    if (before !== FULL && machine.policy.reduction === FULL) ups.push(machine.now);
    before = machine.policy.reduction;
    machine.now += 500;
  }
  const waits = ups.slice(1).map((at, i) => at - ups[i]);
  for (let i = 1; i < 6; i++) expect(waits[i]).toBeGreaterThan(1.5 * waits[i - 1]);
  expect(Math.max(...waits)).toBeLessThan(6 * 60_000);
  // In the first ten minutes six tries, in the last ten two.
  expect(ups.filter((at) => at < 600_000)).toHaveLength(6);
  expect(ups.filter((at) => at > 3_000_000).length).toBeLessThanOrEqual(2);
});

test('after a step up that lasted, the next one is tried as soon as the first', () => {
  const machine = new Machine();
  // Waits get long,
  machine.run(300, () => (machine.policy.reduction ? 50 : 110));
  // then something else on the machine ends, and much later it is slow for a while.
  machine.run(400, 20);
  expect(machine.policy.reduction).toBe(FULL);
  machine.run(6, 150);
  expect(machine.policy.reduction).toMatchObject(steps[0]);
  machine.run(8, 20);
  expect(machine.policy.reduction).toBe(FULL);
});

test('whatever a frame costs, a machine that stays the same sees few steps', () => {
  for (let full = 20; full < 2000; full = Math.ceil(full * 1.1)) {
    const machine = new Machine();
    machine.run(120, machine.frame(full));
    const changes = machine.run(1800, machine.frame(full)).length - 1;
    expect(changes, `${full} ms`).toBeLessThanOrEqual(14);
  }
});

test('another source begins anew', () => {
  const machine = new Machine();
  machine.run(60, 400);
  machine.policy.reset();
  expect(machine.policy.reduction).toBe(FULL);
  expect(machine.run(3.5, 400)).toEqual([FULL]);
});

test('no grid is narrower than 16 samples, nor wider than it was', () => {
  const [half, quarter] = steps;
  expect([160, 61, 30, 16, 9, 1].map((columns) => reducedColumns(columns, half))).toEqual([80, 31, 16, 16, 9, 1]);
  expect([160, 61, 30, 16, 9, 1].map((columns) => reducedColumns(columns, quarter))).toEqual([40, 16, 16, 16, 9, 1]);
});

test('steps that would change nothing are left out, both ways', () => {
  const narrow = new Machine(16);
  expect(narrow.run(60, 400)).toEqual([FULL, steps[2], steps[3]]);
  expect(narrow.run(60, 10)).toEqual([steps[3], steps[2], FULL]);
  const less = new Machine(30);
  expect(less.run(60, 400)).toEqual([FULL, steps[0], steps[2], steps[3]]);
  expect(less.run(60, 10)).toEqual([steps[3], steps[2], steps[0], FULL]);
});
