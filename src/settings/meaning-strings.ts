import { addTexts } from './strings.ts';

/** What the numbers mean: said when somebody asks. */
const MEANING_STRINGS = {
  'meaning.fps': 'New pictures in a second.',
  'meaning.ms': 'Milliseconds from the arrival of a frame until its picture is drawn.',
  'meaning.mse':
    'Mean squared error: the difference of picture and frame in each of R, G and B (0 to 255), squared; the mean of that. 0 is the frame itself. Live it is taken on the samples, after an exact run on every pixel.',
  'meaning.compactness':
    'Of an exact run: the sum of the squared distances of all pixels to their centers, in the units that were clustered (RGB², Lab² …).',
  'meaning.both':
    'In RGB without scaling, compactness = 3 × pixels × mse, but for the rounding of the colors that are drawn.',
  'meaning.sum': 'Here: 3 × {pixels} × {mse} = {product}.',
  'meaning.other':
    'This run is in {space}, {scaling}: its compactness compares only with other runs of that kind; its mse with all.',
  'meaning.scaled': 'scaled',
  'meaning.unscaled': 'not scaled',
  'meaning.attempt': 'An exact run starts several times; which start came out best.',
  'meaning.iterations':
    'Each gives every pixel to its nearest center, then moves each center to the mean of its pixels. So many took that attempt.',
} as const;

export type MeaningMessageId = keyof typeof MEANING_STRINGS;

addTexts(MEANING_STRINGS);
