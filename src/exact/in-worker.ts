import { LensError } from '../settings/errors.ts';
import type { Answer, Order } from './messages.ts';
import { newWorker } from './new-worker.ts';

/** What is done about a worker's answers, and about an abort: in the end, `end` is called with the result. */
export interface Job<T> {
  onAnswer(answer: Answer, end: (result: T) => void): void;
  onAbort(tell: (order: Order) => void, end: (result: T) => void): void;
}

/**
 * Gives a worker of its own one order; it is ended with the result, or the failure.
 *
 * @param bytes what the order is about; taken over, and empty for the caller from now on
 * @throws LensError `exact-failed` where the worker could not be made or ran out of memory
 */
export async function inWorker<T>(
  order: Order,
  bytes: Uint8Array | Uint8ClampedArray,
  signal: AbortSignal,
  job: Job<T>,
) {
  const worker = makeWorker();
  let onAbort = () => {};
  try {
    return await new Promise<T>((resolve, reject) => {
      const fail = (cause: unknown) => reject(new LensError('exact-failed', {}, cause));
      worker.onerror = ({ message }) => fail(message);
      worker.onmessageerror = () => fail('the answer could not be read');
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        if (data.kind === 'failed') fail(data.message);
        else job.onAnswer(data, resolve);
      };
      worker.postMessage(order, [bytes.buffer as ArrayBuffer]);
      onAbort = () => job.onAbort((message) => worker.postMessage(message), resolve);
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
