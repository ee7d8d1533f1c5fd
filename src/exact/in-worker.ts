import { LensError } from '../settings/errors.ts';
import { PolicyWatch } from '../settings/policy-watch.ts';
import type { Answer, Order } from './messages.ts';
import { newWorker, notLoaded } from './new-worker.ts';

/** What is done about a worker's answers, and about an abort: in the end, `end` is called with the result. */
export interface Job<T> {
  onAnswer(answer: Answer, end: (result: T) => void): void;
  onAbort(tell: (order: Order) => void, end: (result: T) => void): void;
}

/** A worker for one order after the other. What fails ends its use. */
export class OrderWorker {
  /** Until it has answered. */
  readonly #watch = new PolicyWatch('worker-src');
  /** @throws LensError `exact-blocked` where the page's policy forbids it; `exact-failed` where it could not be made */
  readonly #worker = makeWorker(this.#watch);
  #loaded = false;

  /**
   * @param bytes what the order is about; taken over, and empty for the caller from now on
   * @throws LensError `exact-failed` where the worker ran out of memory; `exact-blocked` or `not-loaded` where it was not loaded
   */
  async give<T>(order: Order, bytes: Uint8Array | Uint8ClampedArray, signal: AbortSignal, job: Job<T>): Promise<T> {
    const worker = this.#worker;
    let onAbort = () => {};
    try {
      return await new Promise<T>((resolve, reject) => {
        const fail = (cause: unknown) => reject(new LensError('exact-failed', {}, cause));
        worker.onerror = ({ message }) => {
          // An error of the worker itself has a message, and what was not loaded has none.
          if (message || this.#loaded) fail(message);
          else void notLoaded(this.#watch).then(reject);
        };
        worker.onmessageerror = () => fail('the answer could not be read');
        worker.onmessage = ({ data }: MessageEvent<Answer>) => {
          this.#loaded = true;
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
    this.#watch.end();
    this.#worker.terminate();
  }
}

function makeWorker(watch: PolicyWatch): Worker {
  try {
    return newWorker();
  } catch (error) {
    watch.end();
    throw error instanceof LensError ? error : new LensError('exact-failed', {}, error);
  }
}
