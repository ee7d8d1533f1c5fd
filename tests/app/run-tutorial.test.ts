import { expect, test } from 'vitest';
import { leaveTutorials, runTutorial } from '../../src/app/tutorials/run-tutorial.ts';
import { defaults } from '../../src/settings/settings.ts';
import { TUTORIALS } from '../../src/tutorials/tutorials.ts';

const lensWith = (settings: object) => ({
  ...defaults(),
  exactOptions: {},
  ...settings,
  cancelExact: () => {},
  exact: () => new Promise<never>(() => {}),
  exactFrames: () => new Promise<never>(() => {}),
});
const OWN = { k: 7, space: 'lab', view: 'outlines', position: 20, muted: '2', exactOptions: { attempts: 3 } };

test('whatever tutorials ran, leaving them brings back what there was before the first', () => {
  const lens = lensWith(OWN);
  const before = { ...lens };
  for (const tutorial of TUTORIALS) {
    runTutorial(lens, tutorial);
    leaveTutorials(lens);
    expect(lens, tutorial.id).toEqual(before);
  }
  for (const tutorial of TUTORIALS) runTutorial(lens, tutorial);
  expect(lens).not.toEqual(before);
  leaveTutorials(lens);
  expect(lens).toEqual(before);
});

test('what was changed by hand in between stays, also from one tutorial to the next; muted clusters were the tutorial’s', () => {
  const lens = lensWith(OWN);
  const before = { ...lens };
  const [one, two, gray] = TUTORIALS;
  runTutorial(lens, one);
  lens.k = 9;
  runTutorial(lens, gray);
  Object.assign(lens, { view: 'original', muted: '1' });
  runTutorial(lens, two);
  lens.split = 30;
  leaveTutorials(lens);
  expect(lens).toEqual({ ...before, k: 9, view: 'original', split: 30 });
});

test('leaving without a tutorial changes nothing, nor does leaving twice', () => {
  const lens = lensWith(OWN);
  const before = { ...lens };
  leaveTutorials(lens);
  expect(lens).toEqual(before);
  runTutorial(lens, TUTORIALS[3]);
  leaveTutorials(lens);
  lens.k = 4;
  leaveTutorials(lens);
  expect(lens).toEqual({ ...before, k: 4 });
});
