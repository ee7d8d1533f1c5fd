import { OrderWorker } from './in-worker.ts';
import type { ExactSettings } from './options.ts';
import type { ExactProgress, ExactResult } from './run.ts';

export interface ExactOptions extends Partial<ExactSettings> {
  /** Aborted: the best so far is the result. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ExactProgress) => void;
}

export { checkOptions } from './options.ts';

/** K-means on every pixel, one picture after the other, in one worker: the page stays alive. */
export class ExactRuns {
  #worker: OrderWorker | null = null;

  /**
   * @param pixels [n, 4] r, g, b, a; taken over, and empty for the caller from now on
   * @param settings checked: see `checkExact`
   * @param signal aborted: the best so far is the result
   * @throws LensError `exact-failed` where the worker could not be made or ran out of memory
   */
  async run(
    pixels: Uint8ClampedArray,
    settings: ExactSettings,
    signal: AbortSignal,
    onProgress: (progress: ExactProgress) => void,
  ): Promise<ExactResult> {
    this.#worker ??= new OrderWorker();
    return this.#worker.give<ExactResult>({ kind: 'run', pixels, settings }, pixels, signal, {
      onAnswer: (answer, end) => {
        if (answer.kind === 'progress') onProgress(answer.progress);
        else if (answer.kind === 'result') end(answer.result);
      },
      onAbort: (tell) => tell({ kind: 'cancel' }),
    });
  }

  /** Ends the worker. */
  end(): void {
    this.#worker?.end();
    this.#worker = null;
  }
}
