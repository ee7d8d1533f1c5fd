import { addTexts } from './strings.ts';

/** The texts of exact runs and tutorials: they come with their panel, when it is first opened. */
const TUTORIAL_STRINGS = {
  'tutorials.name': 'Exact runs and tutorials',
  'tutorials.group': 'Run this tutorial',
  'tutorial.1': 'Recolor in five colors',
  'tutorial.1.hint':
    'scikit-learn on values from 0 to 1; original and result side by side. The same seed gives the same picture.',
  'tutorial.2': 'Three colors, then disable one',
  'tutorial.2.hint':
    'OpenCV, ten attempts from random centers. Press a color of the palette: its pixels become black, all others get their original color back.',
  'tutorial.3a': 'Two clusters as a gray map',
  'tutorial.3a.hint':
    'scikit-learn, each channel scaled to 0–1 by itself: without it the channel with the widest range counts most. The grays are 255 and 127; S saves them.',
  'tutorial.3b': 'Sixteen clusters in false colors',
  'tutorial.3b.hint':
    'The colors say which cluster, not which color: ten of them, and they repeat. S saves the map. The controls (G) have other colors, with numbers on the regions.',
  'tutorial.3c': 'Compression to sixteen colors',
  'tutorial.3c.hint':
    'Values scaled by (v + 1) ÷ 256; each pixel becomes its centroid. A pixel then needs 4 bits in place of 24.',
  'tutorial.4': 'Ten clusters by hue',
  'tutorial.4.hint':
    'In OpenCV’s HSV, each pixel in a random cluster at first, until no label changes. Hue is a circle cut open at red: reds fall apart. One attempt by chance: another seed or library ends elsewhere.',
  'tutorial.5': 'Every camera frame anew',
  'tutorial.5.hint':
    'Ten cold attempts on every full frame, as the script does it. The colors jump because nothing links one frame to the next. Esc or E ends it.',

  'exact.parameters': 'Parameters',
  'exact.run': 'Run on every pixel',
  'exact.scaling': 'Scaling',
  'exact.seeding': 'Seeding',
  'exact.attempts': 'Attempts',
  'exact.maxIterations': 'Iterations at most',
  'exact.criterion': 'Ends at',
  'exact.tolerance': 'Tolerance',
  'exact.seed': 'Seed',
  'exact.rounding': 'Colors drawn',
  'choice.scaling.none': 'none',
  'choice.scaling.unit': 'v ÷ 255',
  'choice.scaling.min-max': 'min–max',
  'choice.scaling.plus-one': '(v + 1) ÷ 256',
  'choice.seeding.k-means++': 'k-means++',
  'choice.seeding.random-points': 'random points',
  'choice.seeding.random-box': 'random in a box',
  'choice.seeding.random-partition': 'random partition',
  'choice.seeding.maximin': 'farthest points',
  'choice.seeding.warm': 'the colors shown',
  'choice.criterion.shift': 'shift ≤ tolerance',
  'choice.criterion.variance': 'tolerance × variance',
  'choice.criterion.labels': 'no label change',
  'choice.rounding.nearest': 'rounded',
  'choice.rounding.down': 'cut, as uint8',

  'outcome.name': 'Result',
  'outcome.of': 'Result: {name}',
  'outcome.none': 'Nothing yet: run a tutorial, or press E.',
  'outcome.compactness': 'Compactness',
  'outcome.ended': 'Attempt {attempt} of {attempts} was best, after {iterations} iterations',
  'outcome.converged': 'converged',
  'outcome.limit': 'stopped by the limit',
  'outcome.cancelled': 'cancelled: the best so far',
  'outcome.labels': 'Labels',
  'outcome.centers': 'Centers',
  'outcome.distinct': '{distinct} different colors in {pixels} pixels, each counted once and weighted',
  'outcome.number': 'Cluster',
  'outcome.share': 'Share',
  'outcome.shape': 'shape {shape}',

  'python.name': 'The same in Python',
  'python.opencv': 'OpenCV',
  'python.scikit-learn': 'scikit-learn',
  'python.copy': 'Copy',
  'python.copied': 'Copied',
  'python.start': 'Run it once: the script then begins with the same centroids.',
} as const;

export type TutorialMessageId = keyof typeof TUTORIAL_STRINGS;

addTexts(TUTORIAL_STRINGS);
