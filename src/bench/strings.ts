import { filled } from '../settings/strings.ts';

/** What each row is, for people. */
export const ROW_NAMES = {
  'pass-through': 'pass-through: upload, draw',
  original: 'K-Lens, original view',
  lens: 'K-Lens live',
} as const;

/** The texts of the bench page: a table of their own, so that the page of the lens does not load them. */
const ENGLISH = {
  'page.title': 'How fast is this machine?',
  'page.what':
    'One press draws the demo scene over and over, through the lens and past it, and takes the time of every frame: about 20 seconds. Nothing is sent anywhere.',
  'page.back': 'To the lens',
  'run.start': 'Measure',
  'run.again': 'Measure again',
  'run.stop': 'Stop',
  'run.progress': 'Progress',
  'run.size': 'Measuring at {size}: {row}',
  'run.begun': 'Measuring. This takes about 20 seconds.',
  'run.done': 'Done.',
  'run.stopped': 'Stopped.',
  'run.hidden': 'Stopped: the page was out of sight, where browsers slow it down. Keep it in sight and measure again.',
  'run.failed':
    'The measurement went wrong: the graphics driver or the browser gave up. Try again, or reload the page.',
  'run.no-webgl': 'There is nothing to measure here: this browser has no WebGL2, so the lens runs on the CPU.',
  'run.preparing': 'preparing',
  'row.k': '{name}, k\u00a0=\u00a0{k}',
  'machine.name': 'This machine',
  'machine.renderer': 'Graphics',
  'machine.software': '{renderer}: no GPU, in software',
  'machine.browser': 'Browser',
  'machine.cores': 'Cores',
  'machine.unknown': 'not told',
  'machine.frames': 'Frames',
  'frames.video': 'demo scene, as a video, like a camera’s',
  'frames.canvas': 'demo scene, from a canvas',
  'table.row': 'From frame to picture',
  'table.ms': 'ms',
  'table.quarters': 'quarters',
  'table.ratio': '÷ pass-through',
  'table.count': 'frames',
  'table.notes':
    'ms: median time of a frame, from upload to finished picture; the graphics driver is idle before and after. Quarters: half of all frames took a time between these two. The rows take turns.',
  'table.coarse': 'This browser’s clock has steps of {ms} ms: shorter times than that say little.',
  'copy.button': 'Copy as text',
  'copy.done': 'Copied.',
  'copy.by-hand': 'The browser lets no page copy here. The text is below, selected: copy it by hand.',
  'copy.text': 'The results as text',
} as const;

export type BenchMessageId = keyof typeof ENGLISH;

/** The text for `id`, with `{name}` places filled from `values`. */
export function benchText(id: BenchMessageId, values: Readonly<Record<string, string>> = {}): string {
  return filled(ENGLISH[id], values);
}

/** "K-Lens live, k = 8" */
export function rowName(id: keyof typeof ROW_NAMES, k: number): string {
  const name = ROW_NAMES[id];
  return id === 'lens' ? benchText('row.k', { name, k: String(k) }) : name;
}
