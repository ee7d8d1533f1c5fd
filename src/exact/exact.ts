import { LensError } from '../settings/errors.ts';
import type { Answer, Order } from './messages.ts';
import { newWorker } from './new-worker.ts';
import type { ExactSettings } from './options.ts';
import type { ExactProgress, ExactResult } from './run.ts';

export interface ExactOptions extends Partial<ExactSettings> {
  /** Aborted: the best so far is the result. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExactProgress) => void;
}

export { checkExact } from './options.ts';

/**
 * K-means on every pixel, in a worker: the page stays alive.
 *
 * @param pixels [n, 4] r, g, b, a; taken over, and empty for the caller from now on
 * @param settings checked: see `checkExact`
 * @param signal aborted: the best so far is the result
 * @throws LensError `exact-failed` where the worker could not be made or ran out of memory
 */
export async function exact(
  pixels: Uint8ClampedArray,
  settings: ExactSettings,
  signal: AbortSignal,
  onProgress: (progress: ExactProgress) => void,
): Promise<ExactResult> {
  const worker = makeWorker();
  const order = (message: Order, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  const onAbort = () => order({ kind: 'cancel' });
  try {
    return await new Promise<ExactResult>((resolve, reject) => {
      const fail = (cause: unknown) => reject(new LensError('exact-failed', {}, cause));
      worker.onerror = ({ message }) => fail(message);
      worker.onmessageerror = () => fail('the answer could not be read');
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'progress') onProgress(data.progress);
        else if (data.kind === 'result') resolve(data.result);
        else fail(data.message);
      };
      order({ kind: 'run', pixels, settings }, [pixels.buffer as ArrayBuffer]);
      if (signal.aborted) onAbort();
      signal.addEventListener('abort', onAbort);
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}

function makeWorker(): Worker {
  try {
    return newWorker();
  } catch (error) {
    throw new LensError('exact-failed', {}, error);
  }
}
