import { LensError } from '../settings/errors.ts';
import type { Answer, Order } from './messages.ts';
import { newWorker } from './new-worker.ts';

/** What is done about a worker's answers, and about an abort: in the end, `end` is called with the result. */
export interface Job<T> {
  onAnswer(answer: Answer, end: (result: T) => void): void;
  onAbort(tell: (order: Order) => void, end: (result: T) => void): void;
}

/** A worker for one order after the other. What fails ends its use. */
export class OrderWorker {
  /** @throws LensError `exact-failed` where it could not be made */
  readonly #worker = makeWorker();

  /**
   * @param bytes what the order is about; taken over, and empty for the caller from now on
   * @throws LensError `exact-failed` where the worker could not be loaded or ran out of memory
   */
  async give<T>(order: Order, bytes: Uint8Array | Uint8ClampedArray, signal: AbortSignal, job: Job<T>): Promise<T> {
    const worker = this.#worker;
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
    }
  }

  end(): void {
    this.#worker.terminate();
  }
}

function makeWorker(): Worker {
  try {
    return newWorker();
  } catch (error) {
    throw new LensError('exact-failed', {}, error);
  }
}
