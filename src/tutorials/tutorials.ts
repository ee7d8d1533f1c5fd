import type { ExactSettings } from '../exact/options.ts';
import type { Settings } from '../settings/settings.ts';
import type { TutorialMessageId } from '../settings/tutorial-strings.ts';
import type { Library } from './libraries.ts';

/** The parameters of a k-means tutorial, and how it shows what comes out. */
export interface Tutorial {
  readonly id: string;
  readonly name: TutorialMessageId;
  /** What to see in it, or to do next. */
  readonly hint: TutorialMessageId;
  readonly library: Library;
  readonly exact: Omit<ExactSettings, 'centroids' | 'startColors'>;
  readonly show: Pick<Settings, 'view' | 'colors' | 'grays' | 'split'>;
  /** True where it runs on every frame of a camera. */
  readonly live: boolean;
}

/** scikit-learn's defaults, as they were with ten attempts. */
const SCIKIT_LEARN = {
  space: 'rgb',
  seeding: 'k-means++',
  attempts: 10,
  maxIterations: 300,
  criterion: 'variance',
  tolerance: 1e-4,
  seed: 0,
  rounding: 'down',
} as const;

/** Of both tutorials with OpenCV; its centers are cut to whole numbers for the picture. */
const OPENCV = {
  space: 'rgb',
  scaling: 'none',
  seeding: 'random-box',
  attempts: 10,
  maxIterations: 100,
  criterion: 'shift',
  tolerance: 0.2,
  seed: 0,
  rounding: 'down',
} as const;

const SEGMENTS = { view: 'segments', colors: 'skimage', grays: 'reciprocal', split: 0 } as const;

/** Five tutorials, the third in its three parts. */
export const TUTORIALS: readonly Tutorial[] = [
  {
    id: '1',
    name: 'tutorial.1',
    hint: 'tutorial.1.hint',
    library: 'scikit-learn',
    exact: { ...SCIKIT_LEARN, k: 5, scaling: 'unit' },
    show: { ...SEGMENTS, split: 50 },
    live: false,
  },
  {
    id: '2',
    name: 'tutorial.2',
    hint: 'tutorial.2.hint',
    library: 'opencv',
    exact: { ...OPENCV, k: 3 },
    show: SEGMENTS,
    live: false,
  },
  {
    id: '3a',
    name: 'tutorial.3a',
    hint: 'tutorial.3a.hint',
    library: 'scikit-learn',
    exact: { ...SCIKIT_LEARN, k: 2, scaling: 'min-max' },
    show: { ...SEGMENTS, view: 'gray' },
    live: false,
  },
  {
    id: '3b',
    name: 'tutorial.3b',
    hint: 'tutorial.3b.hint',
    library: 'scikit-learn',
    exact: { ...SCIKIT_LEARN, k: 16, scaling: 'min-max' },
    show: { ...SEGMENTS, view: 'labels' },
    live: false,
  },
  {
    id: '3c',
    name: 'tutorial.3c',
    hint: 'tutorial.3c.hint',
    library: 'scikit-learn',
    exact: { ...SCIKIT_LEARN, k: 16, scaling: 'plus-one' },
    show: SEGMENTS,
    live: false,
  },
  {
    id: '4',
    name: 'tutorial.4',
    hint: 'tutorial.4.hint',
    library: 'opencv',
    exact: {
      ...OPENCV,
      k: 10,
      space: 'hsv',
      seeding: 'random-partition',
      attempts: 1,
      criterion: 'labels',
      tolerance: 0,
      rounding: 'nearest',
    },
    show: SEGMENTS,
    live: false,
  },
  {
    id: '5',
    name: 'tutorial.5',
    hint: 'tutorial.5.hint',
    library: 'opencv',
    exact: { ...OPENCV, k: 5 },
    show: SEGMENTS,
    live: true,
  },
];
