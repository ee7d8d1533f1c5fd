import { expect, test } from 'vitest';
import type { Sentence } from '../../src/lens/commands.ts';
import type { KLens } from '../../src/lens/k-lens.ts';
import { lensCommands } from '../../src/lens/lens-commands.ts';
import '../../src/settings/said-strings.ts';
import { defaults } from '../../src/settings/settings.ts';
import { text } from '../../src/settings/strings.ts';

/** A lens as far as its commands look at it; its camera faces the viewer or not. */
function fakeLens(more: Record<string, unknown> = {}, facesUser = false) {
  const lens = {
    ...defaults(),
    state: 'live',
    hasPicture: true,
    onePicture: false,
    lockable: false,
    cameraId: null,
    exactRun: null,
    stats: { mode: 'live' },
    playing: false,
    mirrored: false,
    reseed: () => {},
    reset: () => {},
    freeze: () => {
      lens.state = 'frozen';
    },
    resume: () => {
      lens.state = 'live';
    },
    ...more,
  };
  Object.defineProperty(lens, 'mirrored', {
    get: () => (lens.mirror === 'auto' ? facesUser : lens.mirror === 'on'),
  });
  return lens;
}
type Fake = ReturnType<typeof fakeLens>;

const say = (sentence: Sentence | null | undefined) => (sentence ? text(sentence.id, sentence.values) : null);
const find = (lens: Fake, id: string) => {
  const command = lensCommands(lens as unknown as KLens).find((other) => other.id === id);
  if (!command) throw new Error(id);
  return command;
};
const blocked = (lens: Fake, id: string) => say(find(lens, id).blocked?.());
/** Runs it, and asks what is on now. */
const does = (lens: Fake, id: string) => {
  const command = find(lens, id);
  expect(say(command.blocked?.()), id).toBeNull();
  command.run();
  return say(command.says?.());
};

test('what a key changed is said', () => {
  const lens = fakeLens();
  const keys = [
    'space',
    'view',
    'view',
    'cold',
    'cold',
    'steady',
    'split',
    'split',
    'mute-3',
    'mute-3',
    'solo',
    'freeze',
  ];
  expect(keys.map((id) => does(lens, id))).toEqual([
    'Color space: HSV',
    'View: labels',
    'View: gray',
    'Cold start on every frame',
    'Warm start: clusters go on from frame to frame',
    'Steady edges',
    'Original beside the result',
    'The result alone',
    'Cluster 3 muted',
    'Cluster 3 is back',
    'Cluster 1 alone',
    'Frozen',
  ]);
  expect(does(fakeLens({ state: 'frozen' }), 'cold'), 'frozen').toBe(
    'Cold start on every frame, once the picture is live',
  );
  expect(does(fakeLens({ state: 'frozen', steady: true }), 'steady')).toBe('Edges follow every frame');
  expect(does(fakeLens(), 'reseed')).toBe('The clusters start again');
  expect(does(fakeLens({ muted: '1 2 3 4' }), 'solo'), 'after the last').toBe('All clusters');
  expect(does(fakeLens(), 'sheet')).toBe('Every cluster alone, side by side');
  expect(does(fakeLens(), 'reset')).toBe('Everything is back to its default');
  expect(find(fakeLens(), 'k-6').says, 'k is large already').toBeUndefined();
});

test('a key that can do nothing says what to do first', () => {
  const live = fakeLens();
  expect(blocked(live, 'step')).toBe('Space freezes the picture; then N steps');
  expect(blocked(live, 'step-back')).toMatch(/B steps back$/);
  expect(blocked(live, 'play')).toBe('Space freezes the picture; then P plays the steps');
  expect(blocked(live, 'mute-9')).toBe('There are 5 clusters: 1 to 5 can be muted');
  expect(blocked(live, 'lock-camera')).toMatch(/while a camera runs/);
  expect(blocked(fakeLens({ cameraId: '' }), 'lock-camera')).toMatch(/does not let a page hold/);
  expect(blocked(fakeLens({ k: 1 }), 'k-down')).toBe('k is 1 already');
  expect(blocked(fakeLens({ k: 1 }), 'solo')).toMatch(/alone already/);
  expect(blocked(fakeLens({ k: 1 }), 'mute-2')).toMatch(/only 1/);
  expect(blocked(fakeLens({ k: 32 }), 'k-up')).toBe('k is 32 already');
  const still = { state: 'frozen', onePicture: true, stats: { mode: 'settled' } };
  expect(blocked(fakeLens(still), 'freeze')).toMatch(/cannot go on/);
  expect(blocked(fakeLens(still), 'step')).toBeNull();
  expect(blocked(fakeLens(still), 'step-back')).toMatch(/no step to take back/);
  expect(blocked(fakeLens({ ...still, stats: { mode: 'stepping' } }), 'step-back')).toBeNull();
});

test('on the sheet, what only shows one cluster or none says so', () => {
  const lens = fakeLens({ sheet: true });
  for (const id of ['solo', 'mute-2'])
    expect(blocked(lens, id)).toBe('The sheet shows every cluster; Shift J closes it first');
  expect(blocked(lens, 'split')).toMatch(/no divider/);
  expect(blocked(lens, 'sheet')).toBeNull();
});

test('before there is a picture, nothing changes unseen', () => {
  const changing = [
    'view',
    'space',
    'mirror',
    'split',
    'k-up',
    'k-down',
    'k-7',
    'mute-1',
    'solo',
    'sheet',
    'cold',
    'steady',
  ];
  const idle = fakeLens({ state: 'idle', hasPicture: false });
  for (const id of [...changing, 'freeze', 'reseed', 'exact', 'reset', 'step', 'play'])
    expect(blocked(idle, id), id).toMatch(/^Start first/);
  const starting = fakeLens({ state: 'starting', hasPicture: false });
  for (const id of changing) expect(blocked(starting, id), id).toBe('Wait for the first picture');
  for (const id of changing) expect(blocked(fakeLens({ state: 'stopped' }), id), 'the last picture stays').toBeNull();
  expect(blocked(idle, 'quit')).toBe('Nothing runs');
});

test('M twice gives the automatic back', () => {
  for (const facesUser of [true, false]) {
    const lens = fakeLens({}, facesUser);
    does(lens, 'mirror');
    expect([lens.mirror, lens.mirrored]).toEqual([facesUser ? 'off' : 'on', !facesUser]);
    expect(does(lens, 'mirror')).toBe(facesUser ? 'Mirrored' : 'Not mirrored');
    expect(lens.mirror).toBe('auto');
  }
  const set = fakeLens({ mirror: 'on' }, true);
  does(set, 'mirror');
  expect([set.mirror, set.mirrored], 'set by hand to what it would be anyway').toEqual(['off', false]);
});
