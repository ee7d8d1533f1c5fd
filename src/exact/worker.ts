/** The worker of this folder: it gets one order after the other, and then it is ended. */

import { newPlaces } from './colors.ts';
import type { Answer, Order } from './messages.ts';
import { exactSteps } from './run.ts';
import { whichK } from './which-k.ts';

/** The page hears of the progress so often, and the worker of a cancel, in milliseconds. */
const BREATH_MS = 40;

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(answer: Answer, transfer?: Transferable[]): void;
};
/** Of the run that goes on. */
let cancel = { aborted: false };
/** For all runs of this worker. */
let places: Int32Array | undefined;

/** Lets messages in: without it a cancel would wait for the end. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve));

async function run({ pixels, settings }: Extract<Order, { kind: 'run' }>): Promise<void> {
  cancel = { aborted: false };
  places ??= newPlaces();
  const steps = exactSteps(pixels, settings, cancel, places);
  const due = (since: number) => performance.now() - since > BREATH_MS;
  let told = Number.NEGATIVE_INFINITY;
  let breathed = Number.NEGATIVE_INFINITY;
  let step = steps.next();
  while (!step.done) {
    if (step.value && due(told)) {
      scope.postMessage({ kind: 'progress', progress: step.value });
      told = performance.now();
    }
    if (due(breathed)) {
      await breathe();
      breathed = performance.now();
    }
    step = steps.next();
  }
  const { centroids, colors, labels, counts } = step.value;
  scope.postMessage(
    { kind: 'result', result: step.value },
    [centroids, colors, labels, counts].map(({ buffer }) => buffer as ArrayBuffer),
  );
}

/** Whoever wants no more of it ends the worker. */
async function compare({ rgb, space }: Extract<Order, { kind: 'which-k' }>): Promise<void> {
  for (const quality of whichK(rgb, space)) scope.postMessage({ kind: 'quality', quality });
  scope.postMessage({ kind: 'done' });
}

scope.onmessage = ({ data }) => {
  if (data.kind === 'cancel') {
    cancel.aborted = true;
    return;
  }
  const work = data.kind === 'run' ? run(data) : compare(data);
  work.catch((error) => scope.postMessage({ kind: 'failed', message: String(error) }));
};
