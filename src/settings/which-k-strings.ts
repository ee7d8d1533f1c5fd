import { addTexts } from './strings.ts';

/** The texts of the plot of which k: they come with it, when it is first opened. */
const WHICH_K_STRINGS = {
  'which-k.title': 'Which k?',
  'which-k.close': 'Close',
  'which-k.inertia': 'Inertia, %',
  'which-k.silhouette': 'Silhouette',
  'which-k.plot': 'Plot of inertia and silhouette over k. Press it to choose a k.',
  'which-k.values': 'k = {k}: inertia {inertia} %, silhouette {silhouette}',
  'which-k.beyond': 'k = {k} is beyond this plot',
  'which-k.computing': 'Computing k = {k} of {max} …',
  'which-k.best': 'Best silhouette: k = {k}, {silhouette}',
  'which-k.equal': 'Best silhouette: k = {ks} are about equal, {silhouette} at most',
  'which-k.bend': 'Elbow of inertia: k = {k}',
  'which-k.no-bend': 'Inertia has no clear elbow',
  'which-k.none': 'One color only: there is nothing to divide',
  'which-k.failed': 'This could not be computed: the browser gave the page no worker, or too little memory.',
  'which-k.elbow':
    'Inertia, the squared distance of the samples to their colors, here in % of that for k = 1, falls with every k. Where the curve bends like an elbow, one color more tells little that is new.',
  'which-k.says':
    'Silhouette: how much nearer samples are to their own color’s samples than to those of the next. 1 is clearly apart, 0 is on the border; the k with the highest is one to try.',
} as const;

export type WhichKMessageId = keyof typeof WHICH_K_STRINGS;

addTexts(WHICH_K_STRINGS);
