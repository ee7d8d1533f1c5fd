import { LensError } from '../settings/errors.ts';
import type { Answer, Order } from './messages.ts';
import { newWorker } from './new-worker.ts';
import { checkExact, type ExactSettings } from './options.ts';
import type { ExactProgress, ExactResult } from './run.ts';

export interface ExactOptions extends Partial<ExactSettings> {
  /** Aborted: the best so far is the result. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExactProgress) => void;
}

/**
 * K-means on every pixel, in a worker: the page stays alive.
 *
 * @param pixels [n, 4] r, g, b, a; taken over, and empty for the caller from now on
 * @throws LensError `bad-argument`; `exact-failed` where the worker could not be made or ran out of memory
 */
export async function exact(pixels: Uint8ClampedArray, options: ExactOptions = {}): Promise<ExactResult> {
  const { signal, onProgress, ...given } = options;
  const settings = checkExact(given);
  const worker = newWorker();
  const order = (message: Order, transfer: Transferable[] = []) => worker.postMessage(message, transfer);
  const onAbort = () => order({ kind: 'cancel' });
  try {
    return await new Promise<ExactResult>((resolve, reject) => {
      const fail = (cause: unknown) => reject(new LensError('exact-failed', {}, cause));
      worker.onerror = ({ message }) => fail(message);
      worker.onmessageerror = () => fail('the answer could not be read');
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'progress') onProgress?.(data.progress);
        else if (data.kind === 'result') resolve(data.result);
        else fail(data.message);
      };
      order({ kind: 'run', pixels, settings }, [pixels.buffer as ArrayBuffer]);
      if (signal?.aborted) onAbort();
      signal?.addEventListener('abort', onAbort);
    });
  } finally {
    signal?.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
