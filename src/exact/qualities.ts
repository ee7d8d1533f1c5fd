import type { Space } from '../color/spaces.ts';
import { OrderWorker } from './in-worker.ts';
import type { Quality } from './which-k.ts';

/**
 * `whichK` in a worker: the page stays alive, and hears of every k as it comes.
 *
 * @param rgb [n, 3] bytes; taken over, and empty for the caller from now on
 * @param signal aborted: those so far are the result
 * @throws LensError `exact-failed` where the worker could not be made or ran out of memory
 */
export async function qualities(
  rgb: Uint8Array,
  space: Space,
  signal: AbortSignal,
  onProgress: (quality: Quality) => void,
): Promise<readonly Quality[]> {
  const found: Quality[] = [];
  const worker = new OrderWorker();
  try {
    return await worker.give<readonly Quality[]>({ kind: 'which-k', rgb, space }, rgb, signal, {
      onAnswer: (answer, end) => {
        if (answer.kind === 'quality') {
          found.push(answer.quality);
          onProgress(answer.quality);
        } else if (answer.kind === 'done') end(found);
      },
      // Each was told as it came: there is nothing to wait for.
      onAbort: (_tell, end) => end(found),
    });
  } finally {
    worker.end();
  }
}
